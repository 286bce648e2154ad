using System.Diagnostics;

namespace EktpModel.Forecasting;

/// <summary>Draws from a Poisson distribution.</summary>
/// <remarks>
/// By inversion where the mean is below 10, from there on by transformed rejection: W. Hörmann, <i>The transformed
/// rejection method for generating Poisson random variables</i>, Insurance: Mathematics and Economics 12 (1993), algorithm PTRS.
/// </remarks>
internal readonly struct PoissonSampler
{
    /// <summary>The largest mean.</summary>
    public const double LargestMean = 1L << 60;

    private const double LeastForRejection = 10;

    // So large a count has no chance at a mean below 10, but for the rounding of the sum of all chances.
    private const long Unreachable = 110;

    // No table has fewer counts than so many standard deviations.
    private const double DeviationsAtLeast = 17;

    private readonly double _mean;
    private readonly double _chanceOfZero;
    private readonly long _whole;
    private readonly double _fraction;
    private readonly double _a;
    private readonly double _b;
    private readonly double _inverseAlpha;
    private readonly double _quick;

    /// <summary>Prepares to draw.</summary>
    /// <param name="mean">The mean, from 0 to <see cref="LargestMean"/>.</param>
    public PoissonSampler(double mean)
    {
        Debug.Assert(mean is >= 0 and <= LargestMean);
        _mean = mean;
        if (mean < LeastForRejection)
        {
            _chanceOfZero = PortableMath.Exp(-mean);
            return;
        }

        // The mean is kept in two parts so that no count is skipped where a double is not fine enough for mean and fraction.
        _whole = unchecked((long)mean);
        _fraction = mean - _whole;
        _b = 0.931 + 2.53 * Math.Sqrt(mean);
        _a = -0.059 + 0.02483 * _b;
        _inverseAlpha = 1.1239 + 1.1328 / (_b - 3.4);
        _quick = 0.9277 - 3.6224 / (_b - 2);
    }

    /// <summary>A table to draw from instead, where it is small enough to pay for many draws.</summary>
    /// <param name="mean">The mean, from 0 to <see cref="LargestMean"/>.</param>
    public static AliasSampler TableOf(double mean)
    {
        if (mean <= 0 || DeviationsAtLeast * Math.Sqrt(mean) > AliasSampler.MostCounts) return default;
        long whole = (long)mean, first = whole;
        double fraction = mean - whole;
        double ChanceOf(long count) => PortableMath.Exp(SaddlePoint.LogPoisson(count, mean, count - whole - fraction));
        while (first > 0 && ChanceOf(first - 1) >= AliasSampler.LeastChance) first--;
        List<double> chances = [];
        for (long count = first; count <= whole || chances[^1] >= AliasSampler.LeastChance; count++) chances.Add(ChanceOf(count));
        return chances.Count > AliasSampler.MostCounts ? default : new AliasSampler(first, chances.ToArray());
    }

    /// <summary>A count. With a mean of zero it is zero, and nothing is drawn from the stream.</summary>
    public long Next(ref RandomStream random) =>
        _mean >= LeastForRejection ? ByRejection(ref random) : _mean > 0 ? ByInversion(ref random) : 0;

    private long ByInversion(ref RandomStream random)
    {
        while (true)
        {
            double left = random.NextDouble(), chance = _chanceOfZero;
            for (long count = 0; count <= Unreachable; chance *= _mean / ++count)
            {
                if (left < chance) return count;
                left -= chance;
            }
        }
    }

    private long ByRejection(ref RandomStream random)
    {
        while (true)
        {
            double u = random.NextDouble() - 0.5, v = random.NextPositive(), edge = 0.5 - Math.Abs(u);
            double shift = Math.Floor((2 * _a / edge + _b) * u + _fraction + 0.43);
            if (edge >= 0.07 && v <= _quick) return _whole + unchecked((long)shift);
            if ((edge < 0.013 && v > edge) || Math.Abs(shift) > LargestMean) continue;
            long count = _whole + unchecked((long)shift);
            if (count < 0) continue;
            if (PortableMath.Log(v * _inverseAlpha / (_a / (edge * edge) + _b)) <= SaddlePoint.LogPoisson(count, _mean, shift - _fraction)) return count;
        }
    }
}
