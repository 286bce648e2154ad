using System.Globalization;

namespace EktpModel;

/// <summary>A number of blanks granted to a region (<i>alokasi, jatah</i>).</summary>
/// <param name="Region">The region.</param>
/// <param name="Count">How many blanks.</param>
public readonly record struct Allocation(RegionCode Region, CardCount Count)
{
    /// <summary>The allocation in a few words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count.Value:N0} blanks for {Region}");
}
