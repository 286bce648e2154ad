using NodaTime;

namespace EktpModel;

/// <summary>Where the cards of a region, a province or the nation are at the end of a day.</summary>
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
}
