using System.Globalization;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>A number of cards on a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Count">The cards.</param>
public readonly record struct DatedCount(LocalDate Date, CardCount Count)
{
    /// <summary>The day and the cards.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Date.Iso()}: {Count.Value:N0}");
}
