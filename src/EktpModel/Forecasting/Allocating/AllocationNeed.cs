namespace EktpModel.Forecasting;

/// <summary>What a region brings to a split of blanks. What is not set is nothing, or no limit.</summary>
/// <remarks>
/// Give verified numbers: backlog of the national system, or past use. Where blanks are split by what regions
/// ask for, it pays to ask for more than one needs.
/// </remarks>
/// <example>
/// <code>
/// var need = new AllocationNeed("32.75")
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
    /// <summary>What a region brings to a split of blanks.</summary>
    /// <param name="region">The region's code, such as <c>32.75</c>.</param>
    /// <exception cref="UnparsableTextException">The text is no code.</exception>
    public AllocationNeed(string region)
        : this(RegionCode.Given(region))
    {
    }

    /// <summary>The requests that wait.</summary>
    public Backlog Backlog { get; init; } = Backlog.Empty;

    /// <summary>The new requests to expect; null for none. A month is a twelfth of 52 weeks, as a split knows no calendar.</summary>
    public CardRate? Requests { get; init; }

    /// <summary>Blanks on hand.</summary>
    public CardCount Blanks { get; init; }

    /// <summary>Blanks already on their way.</summary>
    public CardCount OnTheWay { get; init; }

    /// <summary>What the region can print; null if it cannot print. A month is a twelfth of 52 weeks.</summary>
    public CardRate? PrintRate { get; init; }

    /// <summary>The fewest blanks it must get; rounded up to whole lots.</summary>
    public CardCount Floor { get; init; }

    /// <summary>The most blanks it may get, rounded down to whole lots; null for no limit.</summary>
    public CardCount? Ceiling { get; init; }

    /// <summary>The size of the lots in which it gets blanks, at least 1.</summary>
    public CardCount Lot { get; init; } = new(1);
}
