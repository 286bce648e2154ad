namespace EktpModel.Forecasting;

/// <summary>What a region brings to a split of blanks. What is not set is nothing, or no limit.</summary>
/// <remarks>
/// Give verified numbers: backlog of the national system, or past use. Where blanks are split by what regions
/// ask for, it pays to ask for more than one needs.
/// </remarks>
/// <example>
/// <code>
/// var need = new AllocationNeed(RegionCode.Parse("32.75"))
/// {
///     Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), 106_000.Cards()),
///     Requests = 400.Cards().PerOpenDay(),
///     PrintRate = 60_000.Cards().PerWeek(),
///     Lot = 500.Cards(),
/// };
/// </code>
/// </example>
/// <param name="Region">The region.</param>
public sealed record AllocationNeed(RegionCode Region)
{
    /// <summary>The requests that wait.</summary>
    public Backlog Backlog { get; init; } = Backlog.Empty;

    /// <summary>The new requests to expect, per open day or per week; null for none.</summary>
    public CardRate? Requests { get; init; }

    /// <summary>Blanks on hand.</summary>
    public CardCount Blanks { get; init; }

    /// <summary>Blanks already on their way.</summary>
    public CardCount OnTheWay { get; init; }

    /// <summary>What the region can print, per open day or per week; null if it cannot print.</summary>
    public CardRate? PrintRate { get; init; }

    /// <summary>The fewest blanks it must get; rounded up to whole lots.</summary>
    public CardCount Floor { get; init; }

    /// <summary>The most blanks it may get, rounded down to whole lots; null for no limit.</summary>
    public CardCount? Ceiling { get; init; }

    /// <summary>The size of the lots in which it gets blanks, at least 1.</summary>
    public CardCount Lot { get; init; } = new(1);
}
