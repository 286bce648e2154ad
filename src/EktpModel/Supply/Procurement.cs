using System.Globalization;
using NodaTime;

namespace EktpModel;

/// <summary>Blanks the ministry buys (<i>pengadaan</i>).</summary>
/// <param name="Date">The day on which they reach the central stock; they can leave it on that day.</param>
/// <param name="Count">How many.</param>
public sealed record Procurement(LocalDate Date, CardCount Count)
{
    /// <summary>The purchase in a few words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count.Value:N0} blanks on {Date.Iso()}");
}
