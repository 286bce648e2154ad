using System.Globalization;
using NodaTime;

namespace EktpModel;

/// <summary>Blanks on their way to a region (<i>kiriman, pengambilan</i>).</summary>
/// <param name="Region">The region they go to.</param>
/// <param name="Count">How many.</param>
/// <param name="Arrives">The day on which they arrive; they can be printed on that day.</param>
public sealed record Shipment(RegionCode Region, CardCount Count, LocalDate Arrives)
{
    /// <summary>By how much it may be late; null for not at all. Only a simulation looks at it.</summary>
    public Lateness? Late { get; init; }

    /// <summary>The shipment in a few words.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count.Value:N0} blanks for {Region} on {Arrives.Iso()}{(Late is null ? "" : $" ({Late})")}");
}
