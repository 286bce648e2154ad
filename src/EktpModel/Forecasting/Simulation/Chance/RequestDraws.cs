using System.Numerics;

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
        if (!_known.TryGetValue(mean, out _sampler)) _known.Add(mean, _sampler = new CountSampler(variation, mean, isForMany: true));
    }

    /// <summary>The requests of each of some days: nothing on a day on which none can come.</summary>
    /// <param name="come">Takes them, one a day. It has room for whole vectors: what stands behind the days is lost.</param>
    /// <param name="days">How many days, less than 64.</param>
    /// <param name="open">The days on which some can come, the first one the lowest bit.</param>
    public void Next(Span<long> come, int days, ulong open)
    {
        open &= (1UL << days) - 1;
        _sampler.Next(ref _random, come[..BitOperations.PopCount(open)]);
        DailyNumbers.Spread(come, days, open);
    }
}
