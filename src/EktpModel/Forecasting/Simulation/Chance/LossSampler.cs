using System.Diagnostics;

namespace EktpModel.Forecasting;

/// <summary>
/// Draws how many attempts are made and how many of them spoil, each with the same chance and independently of the others, until so many good cards
/// are printed or all attempts are made that may be. The law is exactly that of one attempt after another.
/// </summary>
/// <remarks>
/// The attempts that spoil before the last good card have a negative binomial law. Where a day needs few cards it is drawn from a
/// <see cref="AliasSampler">table</see>, made when it is first needed; the same few numbers of cards come again and again.
/// </remarks>
internal sealed class LossSampler
{
    // As for the binomial tables: the mean of a table is at most so large.
    private const int LargestMean = 10;

    private readonly double _chance;
    private readonly double _odds;
    private readonly BinomialSampler _losses;
    private readonly AliasSampler[] _before = [];

    /// <summary>Prepares to draw.</summary>
    /// <param name="spoilage">The share that spoils.</param>
    public LossSampler(Fraction spoilage)
    {
        _chance = (double)spoilage.Numerator / spoilage.Denominator;
        _odds = (double)spoilage.Numerator / Math.Max(1, spoilage.Denominator - spoilage.Numerator);
        _losses = new BinomialSampler(_chance, BinomialSampler.MostPrepared);
        if (_chance is 0 or > 0.5) return;
        _before = new AliasSampler[(int)Int128.Min(BinomialSampler.MostPrepared, (Int128)LargestMean * (spoilage.Denominator - spoilage.Numerator) / spoilage.Numerator) + 1];
    }

    /// <summary>Prints.</summary>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="most">The most attempts, at least 1.</param>
    /// <param name="good">The most good cards, at least 1.</param>
    /// <returns>The attempts, and how many of them spoiled.</returns>
    public (long Attempts, long Spoiled) Next(ref RandomStream random, long most, long good)
    {
        Debug.Assert(most > 0 && good > 0);
        if (most <= good) return (most, _losses.Next(ref random, most));
        if (good < _before.Length) return ByTable(ref random, most, good);
        return _chance <= 0.5 ? InRounds(ref random, most, good) : AtOnce(ref random, most, good);
    }

    private (long Attempts, long Spoiled) ByTable(ref RandomStream random, long most, long good)
    {
        ref AliasSampler table = ref _before[good];
        if (!table.IsPrepared) table = NegativeBinomialSampler.TableOf(good * _odds, good);
        long lost = table.Next(ref random);
        return lost <= most - good ? (good + lost, lost) : (most, MoreThan(ref random, most - good, most));
    }

    /// <summary>How many of some attempts spoil, where it is known that more than so many do: by inversion, from the first number that is more.</summary>
    private long MoreThan(ref RandomStream random, long few, long attempts)
    {
        // As parts of the chance of the first.
        double sum = 0, part = 1;
        for (long lost = few + 1; lost <= attempts && part >= AliasSampler.LeastChance; part *= (attempts - lost) * _odds / (lost + 1), lost++) sum += part;
        double left = random.NextDouble() * sum;
        part = 1;
        for (long lost = few + 1; ; part *= (attempts - lost) * _odds / (lost + 1), lost++)
        {
            left -= part;
            if (left < 0 || lost == attempts || part < AliasSampler.LeastChance) return lost;
        }
    }

    /// <summary>As many attempts as good cards are missing are made in any case; then as many as spoiled among them, and so on, of which there are fewer each time.</summary>
    private (long Attempts, long Spoiled) InRounds(ref RandomStream random, long most, long good)
    {
        long attempts = 0, spoiled = 0;
        while (good > 0 && most > 0)
        {
            long together = Math.Min(good, most), lost = _losses.Next(ref random, together);
            attempts += together;
            most -= together;
            spoiled += lost;
            good -= together - lost;
        }

        return (attempts, spoiled);
    }

    /// <summary>
    /// Where most attempts spoil there would be too many rounds and too large tables. If all attempts that may be made give too few good cards, all are made. If not,
    /// the spoiled ones before the last good card are negative binomial, given that they fit; they are drawn until they do, which takes one
    /// draw more on average, however rarely they fit.
    /// </summary>
    private (long Attempts, long Spoiled) AtOnce(ref RandomStream random, long most, long good)
    {
        long lost = _losses.Next(ref random, most);
        if (most - lost < good) return (most, lost);
        NegativeBinomialSampler sampler = new(good * _odds, good);
        do lost = sampler.Next(ref random);
        while (lost > most - good);
        return (good + lost, lost);
    }
}
