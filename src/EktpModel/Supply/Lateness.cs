using System.Globalization;

namespace EktpModel;

/// <summary>By how many open days something may be late, with what chance: a distribution over whole open days.</summary>
/// <example>
/// <code>
/// Lateness mostlyOnTime = Lateness.Of((0, 70), (1, 20), (5, 10));   // 70% on the day, 20% a day late, 10% a week
/// Lateness eachDayHalf = Lateness.Geometric(0.5);                   // arrives on each open day with a chance of one half
/// </code>
/// </example>
public sealed record Lateness
{
    private Lateness(ValueList<(int OpenDays, long Weight)> table, double? chance) => (Table, Chance) = (table, chance);

    /// <summary>So many open days late, with weights.</summary>
    /// <param name="table">Open days from 0 to 10,000, each with a weight above zero; the chance of each is its weight's share of the sum.</param>
    /// <exception cref="InvalidValueException">The table is empty, a number is out of its range, or the weights are too large to add.</exception>
    public static Lateness Of(params ReadOnlySpan<(int OpenDays, long Weight)> table)
    {
        if (table.IsEmpty) throw new InvalidValueException("a table of days late", "empty", "give at least one number of open days with its weight.");
        Int128 sum = 0;
        foreach ((int openDays, long weight) in table)
        {
            if (openDays is < 0 or > 10_000) throw new InvalidValueException("the open days of a table of days late", openDays, "give 0 to 10,000.");
            if (weight <= 0) throw new InvalidValueException($"the weight of {openDays} open days late", weight, "give at least 1, or leave the days out.");
            sum += weight;
        }

        return sum <= long.MaxValue ? new(ValueList.Create(table), null) : throw new InvalidValueException("the sum of the weights of days late", sum, $"give no more than {long.MaxValue}.");
    }

    /// <summary>On time with a chance, and on each open day after that with the same chance if it has not come: n open days late with chance (1 - p)^n p.</summary>
    /// <param name="chance">The chance p, above 0 to 1; (1 - p) / p open days late on average.</param>
    /// <exception cref="InvalidValueException">The chance is out of its range.</exception>
    public static Lateness Geometric(double chance) =>
        chance is > 0 and <= 1 ? new([], chance) : throw new InvalidValueException("the chance to arrive on a day", chance, "give a number above 0, and at most 1.");

    /// <summary>The open days and their weights; empty for a geometric distribution.</summary>
    public ValueList<(int OpenDays, long Weight)> Table { get; }

    /// <summary>The chance to arrive on each open day; null for a table.</summary>
    public double? Chance { get; }

    /// <summary>The distribution in a few words.</summary>
    public override string ToString() => Chance is { } chance
        ? string.Create(CultureInfo.InvariantCulture, $"arriving each open day with chance {chance:0.####}")
        : string.Join(", ", Table.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.OpenDays} days late {entry.Weight}")));
}
