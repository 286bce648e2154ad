using System.Globalization;
using NodaTime;

namespace EktpModel;

/// <summary>
/// Where the cards of a region are at the end of a day; those of all regions together, for a province or the nation. What is in the
/// central store, and what was destroyed, belongs to no region and is not in it, for the nation either; what the central store lost is in the nation's.
/// </summary>
/// <param name="Region">The region.</param>
/// <param name="Date">The day.</param>
public sealed record RegionPosition(RegionCode Region, LocalDate Date)
{
    /// <summary>Blanks on their way to the region.</summary>
    public CardCount InTransit { get; init; }

    /// <summary>Blanks on hand.</summary>
    public CardCount Blanks { get; init; }

    /// <summary>Printed cards that wait for their holders.</summary>
    public CardCount Printed { get; init; }

    /// <summary>Cards in their holders' hands.</summary>
    public CardCount HandedOver { get; init; }

    /// <summary>Blanks lost in printing and not destroyed yet.</summary>
    public CardCount Spoiled { get; init; }

    /// <summary>Cards written off.</summary>
    public CardCount Lost { get; init; }

    /// <summary>All of these together.</summary>
    /// <exception cref="CardOverflowException">The sum is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public CardCount Total => InTransit + Blanks + Printed + HandedOver + Spoiled + Lost;

    /// <summary>The position in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Region} on {Date.Iso()}: {InTransit.Value:N0} in transit, {Blanks.Value:N0} blanks, {Printed.Value:N0} printed, {HandedOver.Value:N0} handed over, {Spoiled.Value:N0} spoiled, {Lost.Value:N0} lost");
}
