using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>Closed days to be opened.</summary>
/// <param name="Dates">The days, in order.</param>
/// <param name="IsProven">Whether it is certain that no smaller set does, all that might having been tried; if not, it is the smallest found.</param>
public sealed record ExtraDays(ValueList<LocalDate> Dates, bool IsProven)
{
    /// <summary>The days in one line.</summary>
    public override string ToString() => Dates.IsEmpty ? "no extra day" : string.Join(", ", Dates.Select(date => date.Iso()));
}
