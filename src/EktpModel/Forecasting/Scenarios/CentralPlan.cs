namespace EktpModel.Forecasting;

/// <summary>The ministry's side of a scenario: its stock, what it buys, what it sends out on which day, and how it replenishes.</summary>
/// <example>
/// <code>
/// var central = new CentralPlan
/// {
///     Stock = 12_700_000.Cards(),
///     Dispatches = [new(RegionCode.Parse("32.75"), 106_000.Cards(), Leaves: new(2020, 1, 27), Arrives: new(2020, 1, 31))],
/// };
/// </code>
/// </example>
public sealed record CentralPlan
{
    /// <summary>Blanks in the central store at the start of the first day (<i>stok pusat</i>).</summary>
    public CardCount Stock { get; init; }

    /// <summary>What is bought, and when it reaches the central store.</summary>
    public ValueList<Procurement> Procurements { get; init; }

    /// <summary>What leaves the central store for which region, and when it arrives.</summary>
    public ValueList<Dispatch> Dispatches { get; init; }

    /// <summary>How the regions are replenished as the days pass, beside the dispatches; null for not at all.</summary>
    public Replenishment? Replenishment { get; init; }

    /// <summary>The plan in one line.</summary>
    public override string ToString() =>
        $"central stock {Stock}, procurements {Procurements}, dispatches {Dispatches}{(Replenishment is { } rule ? $", replenishment {rule}" : "")}";
}
