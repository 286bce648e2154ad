using System.Diagnostics;

namespace EktpModel.Forecasting;

/// <summary>A fraction to compare by, exactly; a denominator of zero stands for infinity.</summary>
internal readonly struct Ratio : IComparable<Ratio>
{
    private readonly Int128 _numerator;
    private readonly Int128 _denominator;

    /// <param name="numerator">The numerator; above zero if the denominator is zero, as there is no infinity below.</param>
    /// <param name="denominator">The denominator, not negative.</param>
    public Ratio(Int128 numerator, Int128 denominator)
    {
        Debug.Assert(denominator > 0 || denominator == 0 && numerator > 0, "A ratio has a denominator above zero, or is infinity.");
        _numerator = numerator;
        _denominator = denominator;
    }

    public static Ratio Infinity => new(1, 0);

    public static Ratio Max(Ratio left, Ratio right) => left.CompareTo(right) >= 0 ? left : right;

    public int CompareTo(Ratio other)
    {
        if (IsNarrow(_numerator) && IsNarrow(_denominator) && IsNarrow(other._numerator) && IsNarrow(other._denominator))
            return Math.BigMul((long)_numerator, (long)other._denominator).CompareTo(Math.BigMul((long)other._numerator, (long)_denominator));
        return CompareWide(this, other);
    }

    /// <summary>How much more this is than a finite ratio. What both have in common is subtracted exactly, so that little of much is not lost.</summary>
    public double Minus(Ratio other)
    {
        if (_denominator == 0) return double.PositiveInfinity;
        if (_denominator == other._denominator) return (double)(_numerator - other._numerator) / (double)_denominator;
        (Int128 whole, Int128 rest) = FloorDivide(this);
        (Int128 otherWhole, Int128 otherRest) = FloorDivide(other);
        return (double)(whole - otherWhole) + ((double)rest / (double)_denominator - (double)otherRest / (double)other._denominator);
    }

    // Products of numbers below 2^62 fit into 127 bits.
    private static bool IsNarrow(Int128 value) => value < (1L << 62) && value > -(1L << 62);

    /// <summary>Compares whole parts, then the reciprocals of what is left of them, as Euclid would: no product is needed.</summary>
    private static int CompareWide(Ratio left, Ratio right)
    {
        if (left._denominator == 0 || right._denominator == 0) return (left._denominator == 0).CompareTo(right._denominator == 0);
        bool swapped = false;
        while (true)
        {
            (Int128 leftWhole, Int128 leftRest) = FloorDivide(left);
            (Int128 rightWhole, Int128 rightRest) = FloorDivide(right);
            int byWhole = leftWhole.CompareTo(rightWhole);
            if (byWhole == 0 && leftRest != 0 && rightRest != 0)
            {
                left = new Ratio(left._denominator, leftRest);
                right = new Ratio(right._denominator, rightRest);
                swapped = !swapped;
                continue;
            }

            int order = byWhole != 0 ? byWhole : (leftRest == 0 ? 0 : 1).CompareTo(rightRest == 0 ? 0 : 1);
            return swapped ? -order : order;
        }
    }

    private static (Int128 Whole, Int128 Remainder) FloorDivide(Ratio ratio)
    {
        (Int128 whole, Int128 rest) = Int128.DivRem(ratio._numerator, ratio._denominator);
        return rest < 0 ? (whole - 1, rest + ratio._denominator) : (whole, rest);
    }
}
