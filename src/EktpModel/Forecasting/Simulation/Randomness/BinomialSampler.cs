using System.Diagnostics;

namespace EktpModel.Forecasting;

/// <summary>Draws the successes of any number of trials with the same chance of success.</summary>
/// <remarks>
/// By <see cref="AliasSampler">tables</see> where they are prepared; else by inversion where fewer than 10 of the rarer outcome are expected, from there on by transformed rejection: W. Hörmann,
/// <i>The generation of binomial random variates</i>, Journal of Statistical Computation and Simulation 46 (1993), algorithm BTRS.
/// </remarks>
internal readonly struct BinomialSampler
{
    private const double LeastForRejection = 10;

    // So many have no chance where fewer than 10 are expected, but for the rounding of the sum of all chances.
    private const long Unreachable = 110;

    // More than any number of trials is off the mean by, but far enough from the largest long for a sum.
    private const double LargestShift = 1L << 61;

    /// <summary>For how many trials draws can be prepared.</summary>
    public const int MostPrepared = 1_024;

    // Their reciprocals, as to divide takes longer than all else of a step of the inversion.
    private static readonly double[] s_reciprocals = [0, .. Enumerable.Range(1, (int)Unreachable + 1).Select(count => 1.0 / count)];

    // Tables to draw from by the number of trials, each made when it is first needed; as the same few come again and again.
    private readonly AliasSampler[] _tables;
    private readonly bool _successIsRarer;
    private readonly bool _isCertain;
    private readonly double _rarer;
    private readonly double _odds;
    private readonly double _logOther;

    /// <summary>Prepares to draw.</summary>
    /// <param name="p">The chance of a success, from 0 to 1.</param>
    /// <param name="trials">Up to how many trials draws are by tables, which pays for many draws of few numbers of trials.</param>
    public BinomialSampler(double p, int trials = 0)
    {
        Debug.Assert(p is >= 0 and <= 1);
        _successIsRarer = p <= 0.5;
        _rarer = _successIsRarer ? p : 1 - p;
        _isCertain = _rarer == 0;
        _odds = _rarer / (1 - _rarer);
        _logOther = PortableMath.LogOnePlus(-_rarer);
        if (_isCertain) trials = 0;
        _tables = trials == 0 ? [] : new AliasSampler[(int)Math.Min(Math.Min(trials, MostPrepared), LeastForRejection / _rarer) + 1];
    }

    /// <summary>The chance of so many successes of n trials.</summary>
    /// <param name="count">The successes, from 0 to n.</param>
    /// <param name="n">The trials.</param>
    /// <param name="p">The chance of a success, from 0 to 1.</param>
    public static double ChanceOf(long count, long n, double p) =>
        p > 0.5 ? ChanceOf(n - count, n, 1 - p)
        : p == 0 ? (count == 0 ? 1 : 0)
        : PortableMath.Exp(SaddlePoint.LogBinomial(count, n, p, count - n * p));

    /// <summary>The successes of n trials. Where they are certain nothing is drawn from the stream.</summary>
    public long Next(ref RandomStream random, long n)
    {
        Debug.Assert(n >= 0);
        if (n == 0 || _isCertain) return _successIsRarer ? 0 : n;
        long rarer = n < _tables.Length ? ByTable(ref random, n) : n * _rarer < LeastForRejection ? ByInversion(ref random, n) : ByRejection(ref random, n);
        return _successIsRarer ? rarer : n - rarer;
    }

    private long ByTable(ref RandomStream random, long n)
    {
        ref AliasSampler table = ref _tables[n];
        if (!table.IsPrepared) table = TableOf(n);
        return table.Next(ref random);
    }

    private AliasSampler TableOf(long n)
    {
        Span<double> chances = stackalloc double[(int)Unreachable];
        int counts = 0;
        double chance = PortableMath.Exp(n * _logOther);
        for (; counts < chances.Length && counts <= n && (counts <= n * _rarer || chance >= AliasSampler.LeastChance); counts++)
        {
            chances[counts] = chance;
            chance *= (n - counts) * _odds / (counts + 1);
        }

        return new AliasSampler(0, chances[..counts]);
    }

    private long ByInversion(ref RandomStream random, long n)
    {
        double[] reciprocals = s_reciprocals;
        double chanceOfZero = PortableMath.Exp(n * _logOther);
        long most = Math.Min(n, Unreachable);
        while (true)
        {
            double left = random.NextDouble(), chance = chanceOfZero;
            for (int count = 0; count <= most;)
            {
                if (left < chance) return count;
                left -= chance;
                chance *= (n - count) * _odds * reciprocals[++count];
            }
        }
    }

    private long ByRejection(ref RandomStream random, long n)
    {
        // The mean is kept in two parts so that no count is skipped where a double is not fine enough for mean and fraction.
        double mean = n * _rarer, deviation = Math.Sqrt(mean * (1 - _rarer));
        long whole = unchecked((long)mean);
        double fraction = mean - whole;
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * _rarer;
        double alpha = (2.83 + 5.1 / b) * deviation;
        double quick = 0.92 - 4.2 / b;
        double logMode = double.NaN;
        while (true)
        {
            double u = random.NextDouble() - 0.5, v = random.NextPositive(), edge = 0.5 - Math.Abs(u);
            double shift = Math.Floor((2 * a / edge + b) * u + fraction + 0.5);
            if (!(Math.Abs(shift) < LargestShift)) continue;
            long count = whole + unchecked((long)shift);
            if (count < 0 || count > n) continue;
            if (edge >= 0.07 && v <= quick) return count;

            // Most draws are done by now, so the chance of the mode is not worked out before.
            if (double.IsNaN(logMode)) logMode = LogMode(n, whole, fraction);
            if (PortableMath.Log(v * alpha / (a / (edge * edge) + b)) <= SaddlePoint.LogBinomial(count, n, _rarer, shift - fraction) - logMode) return count;
        }
    }

    /// <summary>ln of the chance of the likeliest count, floor((n + 1) p), where n p is given in two parts.</summary>
    private double LogMode(long n, long whole, double fraction)
    {
        double shift = Math.Floor(fraction + _rarer);
        return SaddlePoint.LogBinomial(whole + unchecked((long)shift), n, _rarer, shift - fraction);
    }
}
