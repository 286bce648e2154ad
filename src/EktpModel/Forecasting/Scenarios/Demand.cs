using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>The new requests of a region: rates and single days, added up.</summary>
/// <example>
/// <code>
/// Demand demand = Demand.At(400.Cards().PerOpenDay(), RequestKind.TemporaryCertificate)
///     + Demand.At(1_500.Cards().PerMonth(), RequestKind.FirstCard)
///     + Demand.On(new LocalDate(2020, 2, 25), RequestKind.Disaster, 2_000.Cards());   // a flood
/// </code>
/// </example>
public sealed record Demand
{
    private Demand(ValueList<DemandRate> rates, ValueList<DatedRequests> dated)
    {
        Rates = rates;
        Dated = dated;
    }

    /// <summary>No new requests.</summary>
    public static Demand None { get; } = new([], []);

    /// <summary>The requests that come at a rate.</summary>
    public ValueList<DemandRate> Rates { get; }

    /// <summary>The requests of single days, in order of date.</summary>
    public ValueList<DatedRequests> Dated { get; }

    /// <summary>Requests that come at a rate.</summary>
    /// <param name="rate">How many come.</param>
    /// <param name="kind">Their kind.</param>
    /// <param name="days">The days on which they come; the scenario's open days if null.</param>
    public static Demand At(CardRate rate, RequestKind kind, WorkCalendar? days = null)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return Of(new DemandRate(kind, rate) { Days = days });
    }

    /// <summary>Requests that come on one day.</summary>
    /// <param name="date">The day.</param>
    /// <param name="kind">Their kind.</param>
    /// <param name="count">How many come.</param>
    /// <param name="since">The month since which they wait, if older than the day.</param>
    public static Demand On(LocalDate date, RequestKind kind, CardCount count, YearMonth? since = null) =>
        Of(new DatedRequests(date, kind, count) { Since = since });

    /// <summary>Requests that come at rates.</summary>
    /// <param name="rates">The rates.</param>
    /// <exception cref="InvalidValueException">A rate is null.</exception>
    public static Demand Of(params IEnumerable<DemandRate> rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        return new Demand(rates.ToValueList(), []);
    }

    /// <summary>Requests of single days: a history, say, or the output of a demand model.</summary>
    /// <param name="dated">The requests, in any order.</param>
    /// <exception cref="InvalidValueException">An item is null.</exception>
    public static Demand Of(params IEnumerable<DatedRequests> dated)
    {
        ArgumentNullException.ThrowIfNull(dated);
        return new Demand([], InOrder(dated.ToValueList()));
    }

    /// <summary>This demand, with all its requests scattering around their numbers.</summary>
    /// <param name="variation">How they scatter; null for not at all.</param>
    public Demand Varying(RequestVariation? variation) => new(
        Rates.Select(rate => rate with { Variation = variation }).ToValueList(),
        Dated.Select(requests => requests with { Variation = variation }).ToValueList());

    /// <summary>Both demands together.</summary>
    public static Demand operator +(Demand left, Demand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Demand(
            left.Rates.Add(right.Rates.AsSpan()),
            InOrder(left.Dated.Add(right.Dated.AsSpan())));
    }

    // Dates of other calendars are faults of a scenario, which names their place; until then they must not be compared as they are.
    private static ValueList<DatedRequests> InOrder(ValueList<DatedRequests> dated) =>
        dated.OrderBy(requests => requests.Date.WithCalendar(CalendarSystem.Iso)).ToValueList();

    /// <summary>What comes in, in a few words.</summary>
    public override string ToString() =>
        Rates.IsEmpty && Dated.IsEmpty ? "no new requests" : string.Join("; ", [.. Rates.AsEnumerable().Select(rate => rate.ToString()), .. Dated.AsEnumerable().Select(dated => dated.ToString())]);
}
