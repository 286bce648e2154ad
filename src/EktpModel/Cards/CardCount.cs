using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace EktpModel;

/// <summary>
/// A whole number of cards (<i>keping</i>), from 0 to 9,223,372,036,854,775,807. Arithmetic is checked: a
/// result below zero or beyond the range throws, it never wraps round. <see langword="default"/> is zero.
/// </summary>
/// <example>
/// <code>
/// CardCount blanks = 106_000.Cards();
/// CardCount left = blanks - 12_000.Cards();        // 94,000
/// blanks.TrySubtract(200_000.Cards(), out _);      // false
/// CardCount none = left.SaturatingSubtract(blanks); // 0
/// </code>
/// </example>
public readonly record struct CardCount :
    IComparable,
    IComparable<CardCount>,
    IComparisonOperators<CardCount, CardCount, bool>,
    IAdditionOperators<CardCount, CardCount, CardCount>,
    ISubtractionOperators<CardCount, CardCount, CardCount>,
    IMultiplyOperators<CardCount, long, CardCount>,
    IAdditiveIdentity<CardCount, CardCount>,
    IMinMaxValue<CardCount>,
    ISpanParsable<CardCount>,
    IUtf8SpanParsable<CardCount>,
    ISpanFormattable,
    IUtf8SpanFormattable
{
    /// <summary>A number of cards.</summary>
    /// <param name="value">The number, zero or more.</param>
    /// <exception cref="InvalidValueException">The number is negative.</exception>
    public CardCount(long value)
    {
        if (value < 0) throw new InvalidValueException("the number of cards", value, "give zero or more.");
        Value = value;
    }

    /// <summary>The number, never negative.</summary>
    public long Value { get; }

    /// <summary>No cards.</summary>
    public static CardCount Zero => default;

    /// <summary>The largest number of cards.</summary>
    public static CardCount MaxValue => new(long.MaxValue);

    static CardCount IMinMaxValue<CardCount>.MinValue => default;

    static CardCount IAdditiveIdentity<CardCount, CardCount>.AdditiveIdentity => default;

    /// <summary>Whether there are no cards.</summary>
    public bool IsZero => Value == 0;

    /// <summary>The smaller of two numbers of cards.</summary>
    public static CardCount Min(CardCount left, CardCount right) => left.Value <= right.Value ? left : right;

    /// <summary>The larger of two numbers of cards.</summary>
    public static CardCount Max(CardCount left, CardCount right) => left.Value >= right.Value ? left : right;

    /// <summary>All cards together.</summary>
    /// <exception cref="CardOverflowException">The sum is beyond <see cref="MaxValue"/>.</exception>
    public static CardCount operator +(CardCount left, CardCount right)
    {
        // Both are non-negative, so a sum that wraps is negative: one test, no exception frame on the way.
        long sum = unchecked(left.Value + right.Value);
        if (sum < 0) throw new CardOverflowException($"{left.Value} + {right.Value}");
        return new CardCount(sum);
    }

    /// <summary>What is left after taking cards away.</summary>
    /// <exception cref="CardShortfallException">There are fewer than are taken.</exception>
    public static CardCount operator -(CardCount left, CardCount right) =>
        left.Value >= right.Value ? new CardCount(left.Value - right.Value) : throw new CardShortfallException(left, right);

    /// <summary>So many times the cards.</summary>
    /// <exception cref="InvalidValueException">The factor is negative.</exception>
    /// <exception cref="CardOverflowException">The product is beyond <see cref="MaxValue"/>.</exception>
    public static CardCount operator *(CardCount count, long times)
    {
        if (times < 0) throw new InvalidValueException("the factor of a card count", times, "give zero or more.");
        long high = Math.BigMul(count.Value, times, out long low);
        if (high != 0 || low < 0) throw new CardOverflowException($"{count.Value} x {times}");
        return new CardCount(low);
    }

    /// <inheritdoc cref="op_Multiply(CardCount, long)"/>
    public static CardCount operator *(long times, CardCount count) => count * times;

    /// <summary>Takes cards away if there are enough.</summary>
    /// <param name="taken">The cards to take.</param>
    /// <param name="remaining">What is left, or zero if there were too few.</param>
    /// <returns>Whether there were enough.</returns>
    public bool TrySubtract(CardCount taken, out CardCount remaining)
    {
        remaining = SaturatingSubtract(taken);
        return Value >= taken.Value;
    }

    /// <summary>What is left after taking cards away, or zero if there were too few.</summary>
    /// <param name="taken">The cards to take.</param>
    public CardCount SaturatingSubtract(CardCount taken) => Value >= taken.Value ? new CardCount(Value - taken.Value) : default;

    /// <summary>Compares by number.</summary>
    /// <param name="other">The other count.</param>
    public int CompareTo(CardCount other) => Value.CompareTo(other.Value);

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        CardCount other => CompareTo(other),
        _ => throw new ArgumentException($"A card count cannot be compared with a {obj.GetType().Name}.", nameof(obj)),
    };

    /// <summary>Whether the left has fewer cards.</summary>
    public static bool operator <(CardCount left, CardCount right) => left.Value < right.Value;

    /// <summary>Whether the left has more cards.</summary>
    public static bool operator >(CardCount left, CardCount right) => left.Value > right.Value;

    /// <summary>Whether the left has at most as many cards.</summary>
    public static bool operator <=(CardCount left, CardCount right) => left.Value <= right.Value;

    /// <summary>Whether the left has at least as many cards.</summary>
    public static bool operator >=(CardCount left, CardCount right) => left.Value >= right.Value;

    /// <summary>Reads a number of cards: digits, or digits in groups of three with the culture's sign between them.</summary>
    /// <param name="s">The text, such as <c>106000</c> or <c>106,000</c>.</param>
    /// <param name="provider">The culture of the group sign; the invariant one (a comma) if null.</param>
    /// <exception cref="UnparsableTextException">The text is not such a number.</exception>
    public static CardCount Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        Read(s, provider, out CardCount result) is { } reason
            ? throw new UnparsableTextException("a number of cards", s.ToString(), reason, "Write digits, such as 106000, or groups of three with the sign of the culture between them, a comma unless you pass another, such as CultureInfo.GetCultureInfo(\"id-ID\").")
            : result;

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static CardCount Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    /// <param name="utf8Text">The text in UTF-8.</param>
    /// <param name="provider">The culture of the group sign; the invariant one (a comma) if null.</param>
    public static CardCount Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider = null) =>
        Parse(Encoding.UTF8.GetString(utf8Text).AsSpan(), provider);

    /// <summary>Reads a number of cards if the text is one; see <see cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">The culture of the group sign; the invariant one (a comma) if null.</param>
    /// <param name="result">The number read, or zero.</param>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out CardCount result) =>
        Read(s, provider, out result) is null;

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out CardCount)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CardCount result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out CardCount)"/>
    /// <param name="utf8Text">The text in UTF-8.</param>
    /// <param name="provider">The culture of the group sign; the invariant one (a comma) if null.</param>
    /// <param name="result">The number read, or zero.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out CardCount result) =>
        TryParse(Encoding.UTF8.GetString(utf8Text).AsSpan(), provider, out result);

    private static string? Read(ReadOnlySpan<char> text, IFormatProvider? provider, out CardCount result)
    {
        result = default;
        if (text.IsEmpty) return "it is empty.";
        string separator = NumberFormatInfo.GetInstance(provider ?? CultureInfo.InvariantCulture).NumberGroupSeparator;
        Int128 value = 0;
        int digitsInGroup = 0, groups = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                value = value * 10 + (text[i] - '0');
                digitsInGroup++;
                if (value > long.MaxValue) return $"it is more than {long.MaxValue}.";
            }
            else if (separator.Length > 0 && text[i..].StartsWith(separator, StringComparison.Ordinal))
            {
                // Groups must be whole, or a decimal sign of another culture would pass for a group sign.
                if (groups == 0 ? digitsInGroup is < 1 or > 3 : digitsInGroup != 3)
                    return $"the group that ends at position {i} has {digitsInGroup} digits.";
                groups++;
                digitsInGroup = 0;
                i += separator.Length - 1;
            }
            else
            {
                return $"'{text[i]}' at position {i} is not a digit.";
            }
        }

        if (groups > 0 && digitsInGroup != 3) return $"the last group has {digitsInGroup} digits.";
        result = new CardCount((long)value);
        return null;
    }

    /// <summary>The digits without groups, such as <c>106000</c>.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number in a numeric format of .NET, such as <c>N0</c> for <c>106,000</c>.</summary>
    /// <param name="format">The format; digits without groups if null or empty.</param>
    /// <param name="formatProvider">The culture; the current one if null.</param>
    public string ToString(string? format, IFormatProvider? formatProvider = null) => Value.ToString(format, formatProvider);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        Value.TryFormat(destination, out charsWritten, format, provider);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        Value.TryFormat(utf8Destination, out bytesWritten, format, provider);
}
