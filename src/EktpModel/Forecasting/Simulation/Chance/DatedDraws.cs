namespace EktpModel.Forecasting;

/// <summary>The requests of single days by chance, in order of their dates.</summary>
internal sealed class DatedDraws
{
    private readonly RegionCode _region;
    private readonly CountSampler?[] _samplers;
    private RandomStream _random;

    public DatedDraws(RegionCode region, ValueList<DatedRequests> dated)
    {
        _region = region;
        _samplers = [.. dated.Select(requests => requests.Variation is { } variation ? new CountSampler(variation, requests.Count.Value, isForMany: false) : (CountSampler?)null)];
    }

    public void Begin(PathKey key) => _random = new RandomStream(key.Seed, key.Path, _region, RandomPurpose.DatedDemand);

    /// <summary>How many come instead of so many.</summary>
    public long Next(int index, long expected) => _samplers[index] is { } sampler ? sampler.Next(ref _random) : expected;
}
