namespace EktpModel.Forecasting;

/// <summary>The requests of one demand rate by chance. Its mean may differ from month to month, so each mean is made ready only once.</summary>
internal sealed class RequestDraws(RegionCode region, byte index, RequestVariation variation)
{
    private readonly Dictionary<double, CountSampler> _known = [];
    private CountSampler _sampler;
    private RandomStream _random;
    private double _mean = -1;

    public void Begin(PathKey key) => _random = new RandomStream(key.Seed, key.Path, region, RandomPurpose.Demand, index);

    public void SetMean(double mean)
    {
        if (mean == _mean) return;
        _mean = mean;
        if (!_known.TryGetValue(mean, out _sampler)) _known.Add(mean, _sampler = new CountSampler(variation, mean));
    }

    public long Next() => _sampler.Next(ref _random);
}
