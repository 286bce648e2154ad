using System.Globalization;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// How the central store replenishes the regions as the days pass: on review days what it has is split by a rule, by the
/// state of each region at the end of that day, and leaves at once.
/// </summary>
/// <remarks>
/// <para>The rule sees each region's backlog, its blanks on hand and on the way (dispatches planned for later days among them), its print rate on that day, and
/// the requests to expect from the demand rates in force on it (a month counted as 52/12 weeks); requests of single days cannot be expected. The sum of rates is
/// exact where its periods stay below a million, and else rounded down to 1/10,000 of a card.</para>
/// <para>The rule takes all blanks as usable at once and looks ahead from the review day, whatever the lead time; its week is the calendar's standard week.</para>
/// <para>Dispatches planned for later days come first: what they need is not split.</para>
/// <para>The rule does not see spoilage. A region that spoils some blanks gets as many as one that spoils none, and clears less with them; what
/// it lacks for that shows as backlog at the next review.</para>
/// </remarks>
/// <example>
/// <code>
/// var everyMonday = new Replenishment(AllocationRule.EqualCover) { LeadTime = 5, Lot = 500.Cards(), Reserve = 100_000.Cards() };
/// </code>
/// </example>
/// <param name="Rule">The rule that splits the blanks.</param>
public sealed record Replenishment(AllocationRule Rule)
{
    /// <summary>The day of the week of the review; where that is closed, the next open day.</summary>
    public IsoDayOfWeek ReviewDay { get; init; } = IsoDayOfWeek.Monday;

    /// <summary>The weeks from one review to the next, at least 1.</summary>
    public int EveryWeeks { get; init; } = 1;

    /// <summary>The day from which the weeks are counted: its own week has the first review; the scenario's start if null.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The open days from leaving to arriving, at least 1.</summary>
    public int LeadTime { get; init; } = 5;

    /// <summary>By how much what is sent may arrive later than its lead time; null for not at all. Only a simulation looks at it.</summary>
    public Lateness? Late { get; init; }

    /// <summary>The size of the lots in which regions get blanks, from 1 to a quarter of <see cref="long.MaxValue"/>.</summary>
    public CardCount Lot { get; init; } = new(1);

    /// <summary>What the central store holds back.</summary>
    public CardCount Reserve { get; init; }

    /// <summary>How far the rule looks ahead.</summary>
    public AllocationOptions Options { get; init; } = AllocationOptions.Default;

    /// <summary>The rule and its rhythm, for logs and test output.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Rule} every {(EveryWeeks == 1 ? "" : $"{EveryWeeks} weeks on ")}{ReviewDay}{(From is { } from ? $" from {from.Iso()}" : "")}, {LeadTime} open days{(Late is null ? "" : $" ({Late})")}, lots of {Lot}, reserve {Reserve}");
}
