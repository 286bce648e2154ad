namespace EktpModel.Forecasting;

/// <summary>
/// All that a forecast takes as given for one region. What is not set is nothing: no blanks, no backlog, no new
/// requests, no printing, no spoilage; cards are handed over at once.
/// </summary>
/// <example>
/// <code>
/// var bekasi = new RegionPlan("32.75")
/// {
///     Blanks = 106_000.Cards(),
///     Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), 106_000.Cards()),
///     Capacity = 60_000.Cards().PerWeek(),
///     Spoilage = 1.Percent(),
/// };
/// RegionPlan slower = bekasi with { Capacity = 19_000.Cards().PerWeek() };
/// </code>
/// </example>
public sealed record RegionPlan
{
    /// <summary>A plan for a region.</summary>
    /// <param name="region">The region's code.</param>
    public RegionPlan(RegionCode region) => Region = region;

    /// <summary>A plan for a region.</summary>
    /// <param name="region">The region's code, such as <c>32.75</c>.</param>
    /// <exception cref="UnparsableTextException">The text is no code.</exception>
    public RegionPlan(string region)
        : this(RegionCode.Given(region))
    {
    }

    /// <summary>The region's code.</summary>
    public RegionCode Region { get; }

    /// <summary>Usable blanks on hand at the start of the first day (<i>stok daerah</i>).</summary>
    public CardCount Blanks { get; init; }

    /// <summary>The requests that wait at the start of the first day (<i>hutang</i>).</summary>
    public Backlog Backlog { get; init; } = Backlog.Empty;

    /// <summary>The requests that come.</summary>
    public Demand Demand { get; init; } = Demand.None;

    /// <summary>How many blanks can be printed on.</summary>
    public PrintCapacity Capacity { get; init; } = PrintCapacity.None;

    /// <summary>The exact share of attempts that spoil their blank.</summary>
    public Fraction Spoilage { get; init; }

    /// <summary>
    /// Whether each attempt spoils its blank by chance, with <see cref="Spoilage"/> as the chance and independently of the others. Only a
    /// simulation looks at it: a projection spoils the exact share.
    /// </summary>
    public bool SpoilsByChance { get; init; }

    /// <summary>Whether anything in the plan is left to chance, so that two paths of a simulation may differ.</summary>
    public bool IsUncertain =>
        SpoilsByChance || Capacity?.Breakdowns is not null || (Capacity?.Phases.Any(phase => phase.Record is not null) ?? false) || (Demand?.Rates.Any(rate => rate.Variation is not null) ?? false)
        || (Demand?.Dated.Any(requests => requests.Variation is not null) ?? false) || Shipments.Any(shipment => shipment.Late is not null);

    /// <summary>
    /// The attempts of the running total before the first day, so that a forecast that goes on from an earlier one
    /// spoils the same blanks: of A attempts in all, floor(A x spoilage) have spoiled.
    /// </summary>
    public CardCount AttemptsBefore { get; init; }

    /// <summary>Who is served first; the ministry's priority if not set.</summary>
    public ServiceOrder Order { get; init; } = ServiceOrder.MinistryPriority;

    /// <summary>When printed cards reach their holders.</summary>
    public Handover Handover { get; init; } = Handover.Immediate;

    /// <summary>Cards printed before the first day that wait for their holders.</summary>
    public ValueList<PrintedBatch> AwaitingHandover { get; init; }

    /// <summary>Blanks already on their way.</summary>
    public ValueList<Shipment> Shipments { get; init; }

    /// <summary>The region and its main numbers, for logs and test output.</summary>
    public override string ToString() =>
        $"{Region}: blanks {Blanks}; backlog {Backlog}; demand {Demand}; capacity {Capacity}; spoilage {Spoilage}{(SpoilsByChance ? " by chance" : "")} after {AttemptsBefore}; order {Order}; handover {Handover}; awaiting {AwaitingHandover}; shipments {Shipments}";
}
