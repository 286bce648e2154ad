using System.Diagnostics;

namespace EktpModel.Forecasting;

/// <summary>
/// The logarithms of Poisson and binomial probabilities in a form in which no large numbers cancel. Written with
/// factorials they are differences of numbers near n ln n, of which no digit is left where counts reach 10^15.
/// </summary>
/// <remarks>C. Loader, <i>Fast and accurate computation of binomial probabilities</i>, 2000.</remarks>
internal static class SaddlePoint
{
    /// <summary>Half of ln 2 pi.</summary>
    public const double HalfLnTwoPi = 0.9189385332046728;

    /// <summary>The errors of Stirling's formula for 1, 2 and so on, where the series is not yet exact; that of 0 is not used.</summary>
    // An array, as a span of constants is made anew on each call where code is not optimised, as in the tests that count bytes.
    private static readonly double[] s_smallStirlingErrors =
    [
        double.NaN, 0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193, 0.013876128823070748, 0.01189670994589177,
        0.010411265261972096, 0.009255462182712733, 0.00833056343336287, 0.007573675487951841, 0.00694284010720953, 0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
    ];

    /// <summary>ln of the chance of a count from a Poisson distribution.</summary>
    /// <param name="count">The count.</param>
    /// <param name="mean">The mean, above zero.</param>
    /// <param name="deviation">The count less the mean, which the caller may know better than their difference tells.</param>
    public static double LogPoisson(long count, double mean, double deviation) =>
        count == 0 ? -mean : -HalfLnTwoPi - 0.5 * PortableMath.Log(count) - StirlingError(count) - Deviance(count, mean, deviation);

    /// <summary>ln of the chance of so many successes of n trials.</summary>
    /// <param name="count">The successes, from 0 to n.</param>
    /// <param name="n">The trials.</param>
    /// <param name="p">The chance of a success, above 0 and at most a half.</param>
    /// <param name="deviation">The successes less their mean.</param>
    public static double LogBinomial(long count, long n, double p, double deviation)
    {
        if (count == 0) return n * PortableMath.LogOnePlus(-p);
        if (count == n) return n * PortableMath.Log(p);
        double failures = n - count;
        return 0.5 * PortableMath.Log(n / (count * failures)) - HalfLnTwoPi
            + StirlingError(n) - StirlingError(count) - StirlingError(n - count)
            - Deviance(count, n * p, deviation) - Deviance(failures, n * (1 - p), -deviation);
    }

    /// <summary>ln n! less Stirling's (n + 1/2) ln n - n + (ln 2 pi)/2, for n from 1.</summary>
    public static double StirlingError(long n)
    {
        Debug.Assert(n >= 1);
        if (n < s_smallStirlingErrors.Length) return s_smallStirlingErrors[(int)n];
        double inverse = 1.0 / n, square = inverse * inverse;
        return inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1_260 - square * (1.0 / 1_680 - square * (1.0 / 1_188)))));
    }

    /// <summary>value ln(value / expected) - deviation, where the deviation is value - expected: never below zero.</summary>
    private static double Deviance(double value, double expected, double deviation)
    {
        double ratio = deviation / (value + expected);
        if (Math.Abs(ratio) >= 0.1) return value * PortableMath.Log(value / expected) - deviation;

        // ln(value / expected) = 2 atanh(ratio); its first term and the deviation leave ratio times deviation.
        double square = ratio * ratio, power = 2 * value * ratio, sum = ratio * deviation;
        for (int divisor = 3; ; divisor += 2)
        {
            power *= square;
            double next = sum + power / divisor;
            if (next == sum) return sum;
            sum = next;
        }
    }
}
