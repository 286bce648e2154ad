using System.Globalization;
using NodaTime;

namespace EktpModel;

/// <summary>An allocation with its dates: blanks that leave the central stock on one day and reach a region on another.</summary>
/// <param name="Region">The region they go to.</param>
/// <param name="Count">How many.</param>
/// <param name="Leaves">The day on which they leave the central stock.</param>
/// <param name="Arrives">The day on which they arrive; a scenario refuses one before that on which they leave.</param>
public sealed record Dispatch(RegionCode Region, CardCount Count, LocalDate Leaves, LocalDate Arrives)
{
    /// <summary>By how much it may arrive late; null for not at all. Only a simulation looks at it.</summary>
    public Lateness? Late { get; init; }

    /// <summary>The dispatch in a few words.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count.Value:N0} blanks for {Region}, leaving {Leaves.Iso()}, arriving {Arrives.Iso()}{(Late is null ? "" : $" ({Late})")}");
}
