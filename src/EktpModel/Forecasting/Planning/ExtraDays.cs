using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>Closed days to be opened.</summary>
/// <param name="Dates">The days, in order.</param>
/// <param name="IsProven">Whether all sets of one day less were tried, so that there is no smaller one; if not, it is the smallest found.</param>
public sealed record ExtraDays(ValueList<LocalDate> Dates, bool IsProven)
{
    /// <summary>The days in one line.</summary>
    public override string ToString() => Dates.IsEmpty ? "no extra day" : string.Join(", ", Dates.Select(date => date.Iso()));
}
