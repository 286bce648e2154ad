namespace EktpModel.Forecasting;

/// <summary>
/// Logarithm and exponential from IEEE additions, multiplications and divisions alone, in a fixed order.
/// <see cref="Math.Log(double)"/> and <see cref="Math.Exp(double)"/> are the C runtime's and differ in the last bit from one
/// machine to the next, and a draw that is decided by that bit would differ too. <see cref="Math.Sqrt(double)"/> and
/// <see cref="Math.Floor(double)"/> are exact everywhere.
/// </summary>
/// <remarks>The error is within two units in the last place.</remarks>
internal static class PortableMath
{
    // ln 2 in two parts. The first has 40 bits, so that its product with an exponent is exact.
    private const double Ln2High = 0.6931471805592082;
    private const double Ln2Low = 7.371002565167799e-13;
    private const double OneOverLn2 = 1.4426950408889634;

    private const int FractionBits = 52;
    private const long ExponentBias = 1023;
    private const long Infinity = 0x7FF0_0000_0000_0000;
    private const long SmallestNormal = 0x0010_0000_0000_0000;
    private const long HalfRoot = 0x3FE6_A09E_667F_3BCD; // The square root of one half.

    /// <summary>The natural logarithm.</summary>
    public static double Log(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        if (unchecked((ulong)(bits - SmallestNormal)) >= Infinity - SmallestNormal) return LogOfUncommon(value);

        // value = m 2^exponent, m from the root of one half to the root of two.
        long exponent = (bits - HalfRoot) >> FractionBits;
        double excess = BitConverter.Int64BitsToDouble(bits - (exponent << FractionBits)) - 1;
        return exponent * Ln2High + (excess - (LogShortfall(excess) - exponent * Ln2Low));
    }

    /// <summary>ln(1 + value), exact also where 1 + value would lose the digits of a small value.</summary>
    public static double LogOnePlus(double value) =>
        value is > -0.29 and < 0.41 ? value - LogShortfall(value) : Log(1 + value);

    /// <summary>The exponential.</summary>
    public static double Exp(double value)
    {
        if (!(value > -746)) return double.IsNaN(value) ? value : 0;
        if (value > 710) return double.PositiveInfinity;
        double exponent = Math.Floor(value * OneOverLn2 + 0.5);
        double rest = (value - exponent * Ln2High) - exponent * Ln2Low;

        // Taylor's series, |rest| at most half of ln 2: 1/2! + rest/3! and so on, in pairs so that they are added side by side.
        double square = rest * rest, fourth = square * square;
        double low = (1.0 / 2 + rest * (1.0 / 6)) + square * (1.0 / 24 + rest * (1.0 / 120));
        double middle = (1.0 / 720 + rest * (1.0 / 5_040)) + square * (1.0 / 40_320 + rest * (1.0 / 362_880));
        double high = (1.0 / 3_628_800 + rest * (1.0 / 39_916_800)) + square * (1.0 / 479_001_600 + rest * (1.0 / 6_227_020_800));
        double power = 1 + (rest + square * (low + fourth * (middle + fourth * high)));
        return Scale(power, unchecked((long)exponent));
    }

    /// <summary>
    /// excess - ln(1 + excess), for an excess from the root of one half less 1 to the root of two less 1. With
    /// s = excess / (2 + excess) the logarithm is 2 atanh s = 2s + 2s^3/3 + 2s^5/5 and so on, and 2s = excess - s excess.
    /// </summary>
    private static double LogShortfall(double excess)
    {
        double s = excess / (2 + excess);
        double square = s * s, fourth = square * square, eighth = fourth * fourth;
        double low = (2.0 / 3 + square * (2.0 / 5)) + fourth * (2.0 / 7 + square * (2.0 / 9));
        double middle = (2.0 / 11 + square * (2.0 / 13)) + fourth * (2.0 / 15 + square * (2.0 / 17));
        double high = 2.0 / 19 + square * (2.0 / 21);
        return s * (excess - square * (low + eighth * (middle + eighth * high)));
    }

    private static double LogOfUncommon(double value) =>
        value == 0 ? double.NegativeInfinity
        : value < 0 ? double.NaN
        : double.IsFinite(value) ? Log(value * (1L << 54)) - 54 * Ln2High - 54 * Ln2Low // Too small to be normal.
        : value;

    /// <summary>value times 2^exponent, rounded once.</summary>
    private static double Scale(double value, long exponent) => exponent switch
    {
        < 1 - ExponentBias => value * PowerOfTwo(exponent + 64) * (1.0 / (1L << 32) / (1L << 32)),
        > ExponentBias => value * PowerOfTwo(ExponentBias) * PowerOfTwo(exponent - ExponentBias),
        _ => value * PowerOfTwo(exponent),
    };

    private static double PowerOfTwo(long exponent) => BitConverter.Int64BitsToDouble((exponent + ExponentBias) << FractionBits);
}
