using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>New requests of one kind that come at a rate, in whole numbers that never drift from it.</summary>
/// <param name="Kind">The kind of the requests.</param>
/// <param name="Rate">How many come.</param>
public sealed record DemandRate(RequestKind Kind, CardRate Rate)
{
    /// <summary>
    /// The days on which requests come, which are the open days of this calendar; the scenario's if null. With
    /// <see cref="WorkCalendar.EveryDay"/> they come on Sundays too.
    /// </summary>
    public WorkCalendar? Days { get; init; }

    /// <summary>The first day, from which the open days of the rate are counted; the scenario's start if null.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day; none if null.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>The month since which the requests wait, if that is older than the day on which they come.</summary>
    public YearMonth? Since { get; init; }

    /// <summary>How the requests scatter around the rate; null for not at all. Only a simulation looks at it.</summary>
    public RequestVariation? Variation { get; init; }

    /// <summary>The rate in a few words.</summary>
    public override string ToString() =>
        $"{Rate} {Kind}{(Days is null ? "" : $" on {Days}")}{(From is { } from ? $" from {from.Iso()}" : "")}{(Until is { } until ? $" until {until.Iso()}" : "")}{(Since is { } since ? $" since {since.Iso()}" : "")}{(Variation is null ? "" : $" ({Variation})")}";
}
