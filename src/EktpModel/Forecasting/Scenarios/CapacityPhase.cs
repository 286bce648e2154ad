using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>A print capacity that holds from a day on.</summary>
/// <param name="From">Its first day, from which the open days of the rate are counted; the scenario's start if null.</param>
/// <param name="Rate">The rate; null if nothing can be printed.</param>
public sealed record CapacityPhase(LocalDate? From, CardRate? Rate)
{
    /// <summary>The days from which the capacity of each open day is drawn by chance, with <see cref="Rate"/> as their mean; null if it is the rate.</summary>
    public OutputRecord? Record { get; private init; }

    /// <summary>A capacity like that of some recorded days.</summary>
    internal static CapacityPhase Of(LocalDate? from, OutputRecord record) => new(from, record.Mean) { Record = record };

    /// <summary>The phase in a few words.</summary>
    public override string ToString() => $"{Record?.ToString() ?? Rate?.ToString() ?? "nothing"}{(From is { } from ? $" from {from.Iso()}" : "")}";
}
