using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>A print capacity that holds from a day on.</summary>
/// <param name="From">Its first day, from which the open days of the rate are counted; the scenario's start if null.</param>
/// <param name="Rate">The rate; null if nothing can be printed.</param>
public sealed record CapacityPhase(LocalDate? From, CardRate? Rate)
{
    /// <summary>The phase in a few words.</summary>
    public override string ToString() => $"{Rate?.ToString() ?? "nothing"}{(From is { } from ? $" from {from.Iso()}" : "")}";
}
