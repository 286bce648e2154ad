using System.Globalization;

namespace EktpModel;

/// <summary>
/// A number of cards as somebody reported it, with how far it was rounded: "3.3 million" stands for anything
/// from 3,250,000 to 3,350,000.
/// </summary>
/// <example>
/// <code>
/// ReportedCount sent = ReportedCount.Parse("3.3 million");   // 3,300,000, rounded to 100,000
/// ReportedCount printed = 367_458.Cards();                   // exact
/// </code>
/// </example>
public readonly record struct ReportedCount
{
    private readonly long _unitLessOne;

    private ReportedCount(CardCount value, CardCount unit)
    {
        Value = value;
        _unitLessOne = unit.Value - 1;
    }

    /// <summary>The number as it was reported.</summary>
    public CardCount Value { get; }

    /// <summary>What it was rounded to the nearest multiple of; 1 for an exact count. Of a sum, the units of its rounded terms together.</summary>
    public CardCount Unit => new(_unitLessOne + 1);

    /// <summary>Whether the count was not rounded.</summary>
    public bool IsExact => _unitLessOne == 0;

    /// <summary>The smallest true count that may have been reported so, halves included.</summary>
    public CardCount Least => Value.SaturatingSubtract(new CardCount(Unit.Value / 2));

    /// <summary>The largest true count that may have been reported so, halves included.</summary>
    /// <exception cref="CardOverflowException">It is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public CardCount Most => Value + new CardCount(Unit.Value / 2);

    /// <summary>A count that was not rounded.</summary>
    /// <param name="value">The count.</param>
    public static ReportedCount Exactly(CardCount value) => new(value, new CardCount(1));

    /// <summary>A count that was rounded to the nearest multiple of a unit.</summary>
    /// <param name="value">The count as reported, a multiple of the unit.</param>
    /// <param name="unit">The unit, at least 1: 100,000 for "3.3 million".</param>
    /// <exception cref="InvalidValueException">The unit is zero, or the count no multiple of it.</exception>
    public static ReportedCount Rounded(CardCount value, CardCount unit)
    {
        if (unit.IsZero) throw new InvalidValueException("the unit a reported count is rounded to", unit, "give 1 for an exact count.");
        return value.Value % unit.Value == 0
            ? new(value, unit)
            : throw new InvalidValueException($"a count rounded to the nearest {unit}", value, $"give a multiple of {unit}, or the count as exact.");
    }

    /// <summary>Two counts together, as one to be shown; what they stand for is bounded by theirs.</summary>
    /// <exception cref="CardOverflowException">The sum is beyond <see cref="CardCount.MaxValue"/>.</exception>
    internal static ReportedCount Sum(ReportedCount left, ReportedCount right) =>
        new(left.Value + right.Value, left.IsExact ? right.Unit : right.IsExact ? left.Unit : left.Unit + right.Unit);

    /// <summary>
    /// Reads a count as newspapers write it: plain digits are exact (<c>961,000</c>); with a word
    /// (<c>3.3 million</c>, <c>106 thousand</c>, <c>3,3 juta</c>, <c>106 ribu</c>) it is rounded to its last digit.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="provider">The culture of the group sign of plain digits; the invariant one if null.</param>
    /// <exception cref="UnparsableTextException">The text is none of these.</exception>
    public static ReportedCount Parse(string text, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] words = text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);

        // White space may be the group sign of plain digits.
        if (words.Length > 0 && char.IsAsciiDigit(words[^1][0])) return Exactly(CardCount.Parse(text.Trim(), provider));
        long scale = words.Length != 2 ? 0 : words[1].ToUpperInvariant() switch
        {
            "MILLION" or "JUTA" => 1_000_000,
            "THOUSAND" or "RIBU" => 1_000,
            _ => 0,
        };
        if (scale == 0) throw Unparsable(text, "it is neither digits nor a number and a word.");

        // A comma and a dot are both read as the decimal sign, but for where they could as well group digits.
        string number = words[0].Replace(',', '.');
        int point = number.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : number.Length - point - 1;
        if (decimals == 3) throw Unparsable(text, $"'{words[0]}' may be thousands or thousandths.");
        if (number.EndsWith('.') || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
            throw Unparsable(text, $"'{words[0]}' is not a number.");
        long unit = scale;
        for (int i = 0; i < decimals && unit > 0; i++) unit /= 10;
        if (unit == 0) throw Unparsable(text, "it has more decimals than there are cards.");
        if (value > (decimal)long.MaxValue / scale) throw Unparsable(text, $"it is more than {long.MaxValue}.");
        return Rounded(new CardCount((long)(value * scale)), new CardCount(unit));
    }

    private static UnparsableTextException Unparsable(string text, string reason) =>
        new("a reported count", text, reason, "Write it out in digits, or as a number and one of million, thousand, juta, ribu.");

    /// <summary>A count of cards is a report that was not rounded.</summary>
    /// <param name="value">The count.</param>
    public static implicit operator ReportedCount(CardCount value) => Exactly(value);

    /// <summary>The count and what it was rounded to.</summary>
    public override string ToString() => IsExact
        ? string.Create(CultureInfo.InvariantCulture, $"{Value.Value:N0}")
        : string.Create(CultureInfo.InvariantCulture, $"{Value.Value:N0} (to the nearest {Unit.Value:N0})");
}
