using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>The requests of single days by chance, in order of their dates. Those of a day do not depend on what comes on others.</summary>
internal sealed class DatedDraws
{
    // Each day has 2,048 draws of its own, far more than its requests need; where they are not enough, those of the next days come later.
    private const int BatchesOfDay = 1 << 7;

    private static readonly LocalDate s_firstDay = new(1, 1, 1);

    private readonly RegionCode _region;
    private readonly CountSampler?[] _samplers;
    private readonly uint[] _batches;
    private PathKey _key;
    private RandomStream _random;

    public DatedDraws(RegionCode region, ValueList<DatedRequests> dated, CancellationToken cancellation)
    {
        _region = region;
        _samplers = new CountSampler?[dated.Count];
        _batches = new uint[dated.Count];
        for (int i = 0; i < dated.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (dated[i].Variation is { } variation) _samplers[i] = new CountSampler(variation, dated[i].Count.Value, isForMany: false);
            _batches[i] = (uint)Period.DaysBetween(s_firstDay, dated[i].Date) * BatchesOfDay;
        }
    }

    public void Begin(PathKey key)
    {
        _key = key;
        _random = StreamFrom(0);
    }

    /// <summary>How many come instead of so many.</summary>
    public long Next(int index, long expected)
    {
        if (_samplers[index] is not { } sampler) return expected;
        if (_random.Batch < _batches[index]) _random = StreamFrom(_batches[index]);
        return sampler.Next(ref _random);
    }

    private RandomStream StreamFrom(uint batch) => new(_key.Seed, _key.Path, _region, RandomPurpose.DatedDemand, batch: batch);
}
