using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace EktpModel;

/// <summary>
/// An exact share of a whole, from 0 to 1: the part of print attempts that spoil a blank, the part of a demand
/// that a kind makes up. Kept as a reduced fraction; no <see cref="double"/> is involved.
/// </summary>
/// <example>
/// <code>
/// Fraction spoilage = 1.Percent();               // 1/100
/// Fraction finer = Fraction.Parse("0.25%");      // 1/400
/// CardCount lost = spoilage.FloorOf(106_000.Cards()); // 1,060
/// </code>
/// </example>
public readonly record struct Fraction : IComparable, IComparable<Fraction>, IComparisonOperators<Fraction, Fraction, bool>, ISpanParsable<Fraction>
{
    // The denominator is kept less one, so that default is 0/1 and not 0/0.
    private readonly long _numerator;
    private readonly long _denominatorLessOne;

    /// <summary>The share <paramref name="numerator"/> / <paramref name="denominator"/>, reduced.</summary>
    /// <param name="numerator">From 0 to <paramref name="denominator"/>.</param>
    /// <param name="denominator">From 1 to 1,000,000,000,000.</param>
    /// <exception cref="InvalidValueException">The share is not from 0 to 1, or the denominator not in its range.</exception>
    public Fraction(long numerator, long denominator)
    {
        if (denominator is < 1 or > MaxDenominator)
            throw new InvalidValueException("the denominator of a fraction", denominator, "give a number from 1 to 1,000,000,000,000.");
        if (numerator < 0 || numerator > denominator)
            throw new InvalidValueException("a fraction", $"{numerator}/{denominator}", "give a share from 0 to 1.");
        long divisor = (long)BigInteger.GreatestCommonDivisor(numerator, denominator);
        _numerator = numerator / divisor;
        _denominatorLessOne = denominator / divisor - 1;
    }

    /// <summary>The largest denominator; what is finer than a millionth of a millionth is not a count of cards.</summary>
    public const long MaxDenominator = 1_000_000_000_000;

    /// <summary>Nothing of the whole; the same as <see langword="default"/>.</summary>
    public static Fraction Zero => default;

    /// <summary>The whole.</summary>
    public static Fraction One => new(1, 1);

    /// <summary>The upper number of the reduced fraction.</summary>
    public long Numerator => _numerator;

    /// <summary>The lower number of the reduced fraction, at least 1.</summary>
    public long Denominator => _denominatorLessOne + 1;

    /// <summary>What is missing to the whole: 1 less this share.</summary>
    public Fraction Complement => new(Denominator - Numerator, Denominator);

    /// <summary>The exact share that a decimal number says, such as <c>0.015m</c>.</summary>
    /// <param name="value">A number from 0 to 1 with at most twelve decimals.</param>
    /// <exception cref="InvalidValueException">The number is outside 0 to 1 or has more decimals.</exception>
    public static Fraction FromDecimal(decimal value) => PartOf(1, value);

    /// <summary>The exact share that a number of hundredths says; dividing them by 100 could round.</summary>
    internal static Fraction FromPercent(decimal value) => PartOf(100, value);

    private static Fraction PartOf(int whole, decimal value)
    {
        object shown = whole == 1 ? value : string.Create(CultureInfo.InvariantCulture, $"{value}%");
        if (value < 0 || value > whole) throw new InvalidValueException("a fraction", shown, "give a share from 0 to 1.");
        decimal scaled = value * (MaxDenominator / whole);
        if (scaled != decimal.Truncate(scaled)) throw TooFine(shown, isPercentage: whole != 1);
        return new Fraction((long)scaled, MaxDenominator);
    }

    private static InvalidValueException TooFine(object value, bool isPercentage) => new("a fraction", value, $"give at most {(isPercentage ? "ten" : "twelve")} decimals.");

    /// <summary>The whole cards in this share of a number of cards: floor(count x share).</summary>
    /// <param name="count">The number of cards.</param>
    public CardCount FloorOf(CardCount count) =>
        new((long)((Int128)count.Value * Numerator / Denominator));

    /// <summary>Reads a share written as <c>1/100</c>, <c>0.01</c> or <c>1%</c>.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">The culture of the decimal sign; the invariant one if null.</param>
    /// <exception cref="UnparsableTextException">The text is none of the three forms.</exception>
    /// <exception cref="InvalidValueException">The number is outside 0 to 1 or too fine.</exception>
    public static Fraction Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null)
    {
        ReadOnlySpan<char> trimmed = s.Trim();
        provider ??= CultureInfo.InvariantCulture;
        int slash = trimmed.IndexOf('/');
        if (slash >= 0
            && long.TryParse(trimmed[..slash], NumberStyles.None, provider, out long numerator)
            && long.TryParse(trimmed[(slash + 1)..], NumberStyles.None, provider, out long denominator))
            return new Fraction(numerator, denominator);

        bool isPercentage = trimmed.EndsWith("%", StringComparison.Ordinal);
        ReadOnlySpan<char> digits = isPercentage ? trimmed[..^1] : trimmed;
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, provider, out decimal number))
            throw new UnparsableTextException("a fraction", s.ToString(), "it is written in none of the three ways.", "Write it as 1/100, 0.01 or 1%.");

        // A decimal has no room for more than 28 decimals and would round them away.
        string sign = NumberFormatInfo.GetInstance(provider).NumberDecimalSeparator;
        int point = digits.IndexOf(sign, StringComparison.Ordinal);
        if (point >= 0 && digits[(point + sign.Length)..].TrimEnd('0').Length > 12) throw TooFine(trimmed.ToString(), isPercentage);
        return isPercentage ? FromPercent(number) : FromDecimal(number);
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static Fraction Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads a share if the text is one; see <see cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">The culture of the decimal sign; the invariant one if null.</param>
    /// <param name="result">The share read, or zero.</param>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Fraction result)
    {
        try
        {
            result = Parse(s, provider);
            return true;
        }
        catch (EktpModelException)
        {
            result = default;
            return false;
        }
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out Fraction)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Fraction result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <summary>Compares by size.</summary>
    /// <param name="other">The other share.</param>
    public int CompareTo(Fraction other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        Fraction other => CompareTo(other),
        _ => throw new ArgumentException($"A fraction cannot be compared with a {obj.GetType().Name}.", nameof(obj)),
    };

    /// <summary>Whether the left share is smaller.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left share is larger.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left share is at most the right one.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left share is at least the right one.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>The reduced fraction, such as <c>1/100</c>; <see cref="Parse(string, IFormatProvider?)"/> reads it back.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
