namespace EktpModel.Forecasting;

/// <summary>Attempts that spoil by chance, each independently of the others.</summary>
internal sealed class SpoilageDraws(RegionCode region, Fraction spoilage)
{
    private readonly double _chance = (double)spoilage.Numerator / spoilage.Denominator;
    private readonly double _lostForEachGood = (double)spoilage.Numerator / Math.Max(1, spoilage.Denominator - spoilage.Numerator);
    private readonly BinomialSampler _spoilage = new((double)spoilage.Numerator / spoilage.Denominator);
    private RandomStream _random;

    public void Begin(PathKey key) => _random = new RandomStream(key.Seed, key.Path, region, RandomPurpose.Spoilage);

    /// <summary>Attempts until so many good cards are printed, or so many attempts are made; both at least 1.</summary>
    /// <remarks>
    /// If all attempts that may be made give too few good cards, all are made. If not, the spoiled ones before the last good card are
    /// negative binomial, given that they fit; they are drawn until they do, which takes one draw more on average, however rarely they fit.
    /// </remarks>
    /// <returns>The attempts, and how many of them spoiled.</returns>
    public (long Attempts, long Spoiled) Print(long most, long good)
    {
        long lost = _spoilage.Next(ref _random, most);
        if (most - lost < good || most <= good) return (most, lost);
        if (_chance == 0) return (good, 0);
        NegativeBinomialSampler sampler = new(good * _lostForEachGood, good);
        do lost = sampler.Next(ref _random);
        while (lost > most - good);
        return (good + lost, lost);
    }
}
