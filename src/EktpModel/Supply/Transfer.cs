using System.Globalization;

namespace EktpModel;

/// <summary>Blanks that one region passes to another (<i>pinjam antar kabupaten/kota</i>).</summary>
/// <param name="Lender">The region that gives.</param>
/// <param name="Borrower">The region that takes.</param>
/// <param name="Count">How many blanks.</param>
public readonly record struct Transfer(RegionCode Lender, RegionCode Borrower, CardCount Count)
{
    /// <summary>The transfer in a few words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count.Value:N0} blanks from {Lender} to {Borrower}");
}
