namespace EktpModel.Forecasting;

/// <summary>Attempts that spoil by chance, each independently of the others.</summary>
internal sealed class SpoilageDraws(RegionCode region, Fraction spoilage)
{
    private readonly BinomialSampler _spoilage = new((double)spoilage.Numerator / spoilage.Denominator, BinomialSampler.MostPrepared);
    private RandomStream _random;

    public void Begin(PathKey key) => _random = new RandomStream(key.Seed, key.Path, region, RandomPurpose.Spoilage);

    /// <summary>Attempts until so many good cards are printed, or so many attempts are made.</summary>
    /// <remarks>
    /// As many attempts as good cards are missing are made in any case; then as many as spoiled among them, and so on. So the
    /// number of attempts has exactly the distribution that one after the other would give it.
    /// </remarks>
    /// <returns>The attempts, and how many of them spoiled.</returns>
    public (long Attempts, long Spoiled) Print(long most, long good)
    {
        long attempts = 0, spoiled = 0;
        while (good > 0 && most > 0)
        {
            long together = Math.Min(good, most), lost = _spoilage.Next(ref _random, together);
            attempts += together;
            most -= together;
            spoiled += lost;
            good -= together - lost;
        }

        return (attempts, spoiled);
    }
}
