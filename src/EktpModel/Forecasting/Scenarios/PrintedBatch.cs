using System.Globalization;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>Cards that were printed on a day before the scenario starts and wait for their holders.</summary>
/// <param name="Printed">The day on which they were printed.</param>
/// <param name="Count">How many still wait.</param>
public sealed record PrintedBatch(LocalDate Printed, CardCount Count)
{
    /// <summary>The batch in a few words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count.Value:N0} printed on {Printed.Iso()}");
}
