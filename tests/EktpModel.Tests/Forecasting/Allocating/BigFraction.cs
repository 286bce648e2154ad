using System.Numerics;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>An exact fraction of big integers, with infinity, for the tests' own arithmetic.</summary>
internal readonly record struct BigFraction(BigInteger Numerator, BigInteger Denominator) : IComparable<BigFraction>
{
    public static BigFraction Infinity => new(1, 0);

    public static BigFraction Whole(BigInteger value) => new(value, 1);

    public int CompareTo(BigFraction other) =>
        Denominator == 0 || other.Denominator == 0
            ? (Denominator == 0).CompareTo(other.Denominator == 0)
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public static int CompareLists(IEnumerable<BigFraction> left, IEnumerable<BigFraction> right) =>
        left.Zip(right, (one, other) => one.CompareTo(other)).FirstOrDefault(order => order != 0);
}
