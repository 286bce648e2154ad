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

    // The chances of the counts around the mean may be kept, so that no logarithm is needed to tell whether a draw is taken: up to so many.
    private const int MostKept = 1_024;
    private const double DeviationsKept = 6;

    private readonly double[] _chances;
    private readonly long _firstKept;
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
    /// <param name="isForMany">Whether so many draws are to come that it pays to prepare more.</param>
    public PoissonSampler(double mean, bool isForMany = false)
    {
        _chances = [];
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
        double half = Math.Ceiling(DeviationsKept * Math.Sqrt(mean));
        if (!isForMany || 2 * half >= MostKept) return;
        _firstKept = Math.Max(0, _whole - (long)half);
        _chances = new double[_whole + (long)half - _firstKept + 1];
        for (int i = 0; i < _chances.Length; i++) _chances[i] = PortableMath.Exp(SaddlePoint.LogPoisson(_firstKept + i, mean, _firstKept + i - _whole - _fraction));
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
            double scaled = v * _inverseAlpha, density = _a / (edge * edge) + _b;
            double[] chances = _chances;
            ulong kept = unchecked((ulong)(count - _firstKept));
            if (kept < (ulong)chances.Length)
            {
                if (scaled <= chances[kept] * density) return count;
                continue;
            }

            if (PortableMath.Log(scaled / density) <= SaddlePoint.LogPoisson(count, _mean, shift - _fraction)) return count;
        }
    }
}
