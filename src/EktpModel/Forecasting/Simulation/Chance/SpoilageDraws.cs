namespace EktpModel.Forecasting;

/// <summary>Attempts that spoil by chance, each independently of the others.</summary>
/// <param name="region">The region.</param>
/// <param name="spoilage">The share that spoils.</param>
/// <param name="losses">Draws how many of some attempts do.</param>
internal sealed class SpoilageDraws(RegionCode region, Fraction spoilage, BinomialSampler losses)
{
    private readonly double _chance = (double)spoilage.Numerator / spoilage.Denominator;
    private readonly double _lostForEachGood = (double)spoilage.Numerator / Math.Max(1, spoilage.Denominator - spoilage.Numerator);
    private RandomStream _random;

    public void Begin(PathKey key) => _random = new RandomStream(key.Seed, key.Path, region, RandomPurpose.Spoilage);

    /// <inheritdoc cref="SpoilageMeter.PrintDays"/>
    public void PrintDays(DaySheet sheet, int day, int end, ref long onHand, ref long backlog)
    {
        ReadOnlySpan<long> capacity = sheet.Capacity[..end];
        Span<long> waiting = sheet.Requests[..end], blanks = sheet.Blanks[..end], printed = sheet.Printed[..end], spoiled = sheet.Spoiled[..end];
        long blanksLeft = onHand, owed = backlog;
        bool inRounds = _chance <= 0.5;
        for (; day < capacity.Length; day++)
        {
            owed += waiting[day];
            long most = Math.Min(capacity[day], blanksLeft), attempts = 0, lost = 0;
            if (most > 0 && owed > 0) (attempts, lost) = inRounds ? PrintInRounds(most, owed) : PrintAtOnce(most, owed);
            blanksLeft -= attempts;
            owed -= attempts - lost;
            printed[day] = attempts - lost;
            spoiled[day] = lost;
            blanks[day] = blanksLeft;
            waiting[day] = owed;
        }

        onHand = blanksLeft;
        backlog = owed;
    }

    /// <summary>
    /// Prints so many good cards, unless the most attempts are made before; both at least 1. As many attempts as good cards are missing are made in any case; then as many as spoiled among them, and so on, of which there are fewer each
    /// time. The number of attempts has exactly the law that one after the other would give it.
    /// </summary>
    private (long Attempts, long Spoiled) PrintInRounds(long most, long good)
    {
        long attempts = 0, spoiled = 0;
        while (good > 0 && most > 0)
        {
            long together = Math.Min(good, most), lost = losses.Next(ref _random, together);
            attempts += together;
            most -= together;
            spoiled += lost;
            good -= together - lost;
        }

        return (attempts, spoiled);
    }

    /// <summary>
    /// Where most attempts spoil there would be too many rounds. If all attempts that may be made give too few good cards, all are made. If not,
    /// the spoiled ones before the last good card are negative binomial, given that they fit; they are drawn until they do, which takes one
    /// draw more on average, however rarely they fit.
    /// </summary>
    private (long Attempts, long Spoiled) PrintAtOnce(long most, long good)
    {
        long lost = losses.Next(ref _random, most);
        if (most - lost < good || most <= good) return (most, lost);
        NegativeBinomialSampler sampler = new(good * _lostForEachGood, good);
        do lost = sampler.Next(ref _random);
        while (lost > most - good);
        return (good + lost, lost);
    }
}
