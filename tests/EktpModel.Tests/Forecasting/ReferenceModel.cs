using System.Numerics;
using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

/// <summary>
/// The day's rules of the design, written down as plainly as can be: big integers, totals worked out from the
/// beginning each day, and every waiting request and printed card kept in a list. Slow, and shares nothing with
/// the engine but the list of what left the central store.
/// </summary>
internal sealed class ReferenceModel
{
    private static readonly LocalDate s_first = new(2019, 1, 1);

    private readonly Dictionary<WorkCalendar, List<int>> _openDays = [];
    private readonly ValueList<Dispatch> _dispatches;
    private readonly Scenario _scenario;
    private readonly RegionPlan _plan;
    private readonly List<(Cohort Cohort, bool Opening, BigInteger Count)> _waiting = [];
    private readonly List<(LocalDate Printed, bool Opening, BigInteger Count)> _awaiting = [];

    private ReferenceModel(Projection projection, RegionPlan plan)
    {
        _dispatches = projection.Dispatches;
        _scenario = projection.Scenario;
        _plan = plan;
    }

    public List<ReferenceDay> Days { get; } = [];

    public LocalDate? ClearedOn { get; private set; }

    public LocalDate? CaughtUpOn { get; private set; }

    public LocalDate? HandedOverOn { get; private set; }

    public Backlog ClosingBacklog => Backlog.Of(_waiting.Select(entry => new CohortCount(entry.Cohort, new CardCount((long)entry.Count))));

    public static ReferenceModel Run(Projection projection, RegionPlan plan)
    {
        ReferenceModel model = new(projection, plan);
        model.Run();
        return model;
    }

    private void Run()
    {
        foreach (CohortCount entry in _plan.Backlog.Cohorts) _waiting.Add((entry.Cohort, true, entry.Count.Value));
        foreach (PrintedBatch batch in _plan.AwaitingHandover.OrderBy(batch => batch.Printed)) _awaiting.Add((batch.Printed, false, batch.Count.Value));
        BigInteger blanks = _plan.Blanks.Value, attemptsSoFar = _plan.AttemptsBefore.Value;
        for (LocalDate day = _scenario.Start; day <= _scenario.End; day = day.PlusDays(1))
        {
            BigInteger received = _plan.Shipments.Where(shipment => shipment.Arrives == day).Aggregate(BigInteger.Zero, (sum, shipment) => sum + shipment.Count.Value)
                + _dispatches.Where(dispatch => dispatch.Region == _plan.Region && dispatch.Arrives == day).Aggregate(BigInteger.Zero, (sum, dispatch) => sum + dispatch.Count.Value);
            blanks += received;
            BigInteger requested = Request(day);
            bool open = _scenario.Calendar.IsOpen(day);
            BigInteger backlog = Sum(_waiting.Select(entry => entry.Count));
            BigInteger attempts = open ? Attempts(BigInteger.Min(CapacityOf(day), blanks), backlog, attemptsSoFar) : 0;
            BigInteger good = GoodCards(attempts, attemptsSoFar);
            blanks -= attempts;
            attemptsSoFar += attempts;
            Serve(good, day);
            BigInteger handedOver = open ? HandOver(day) : 0;
            backlog = Sum(_waiting.Select(entry => entry.Count));
            if (!_waiting.Any(entry => entry.Opening && entry.Count > 0)) ClearedOn ??= day;
            if (backlog == 0) CaughtUpOn ??= day;
            if (ClearedOn is not null && !_awaiting.Any(entry => entry.Opening && entry.Count > 0)) HandedOverOn ??= day;
            DayConstraint constraint = !open ? DayConstraint.Closed : backlog == 0 ? DayConstraint.NoRequests : blanks == 0 ? DayConstraint.Blanks : DayConstraint.Capacity;
            Days.Add(new ReferenceDay(day, (long)received, (long)requested, (long)blanks, (long)backlog, (long)good, (long)(attempts - good), (long)handedOver, constraint));
        }
    }

    /// <summary>The whole cards of an open day of a rate whose open days are counted from a first day.</summary>
    private BigInteger ShareOf(CardRate rate, WorkCalendar calendar, LocalDate first, LocalDate day)
    {
        if (!calendar.IsOpen(day)) return 0;
        BigInteger cards = rate.Cards.Value;
        if (rate.Period != RatePeriod.Month)
        {
            BigInteger days = rate.Periods * (rate.Period == RatePeriod.Week ? calendar.StandardWeek : 1);
            BigInteger passed = OpenDays(calendar, first, day);
            return cards * passed / days - cards * (passed - 1) / days;
        }

        // After the i-th of the k open days of the m-th month floor(cards x (m + i/k) / periods) have been granted.
        BigInteger m = (day.Year - first.Year) * 12 + day.Month - first.Month;
        BigInteger k = OpenDays(calendar, day.With(DateAdjusters.StartOfMonth), day.With(DateAdjusters.EndOfMonth));
        BigInteger i = OpenDays(calendar, day.With(DateAdjusters.StartOfMonth), day);
        return cards * (m * k + i) / (rate.Periods * k) - cards * (m * k + i - 1) / (rate.Periods * k);
    }

    /// <summary>Open days from one date to another, by counts kept from the first date that any test uses.</summary>
    private int OpenDays(WorkCalendar calendar, LocalDate from, LocalDate to)
    {
        if (!_openDays.TryGetValue(calendar, out List<int>? counts)) _openDays.Add(calendar, counts = [0]);
        for (LocalDate next = s_first.PlusDays(counts.Count - 1); next <= to; next = next.PlusDays(1))
            counts.Add(counts[^1] + (calendar.IsOpen(next) ? 1 : 0));
        int before = Period.DaysBetween(s_first, from), after = Period.DaysBetween(s_first, to) + 1;
        return after <= before ? 0 : counts[after] - counts[before];
    }

    private BigInteger CapacityOf(LocalDate day)
    {
        CapacityPhase? phase = _plan.Capacity.Phases.LastOrDefault(phase => phase.From is not { } from || from <= day);
        return phase?.Rate is { } rate ? ShareOf(rate, _scenario.Calendar, phase.From ?? _scenario.Start, day) : 0;
    }

    private BigInteger Request(LocalDate day)
    {
        BigInteger sum = 0;
        void Add(RequestKind kind, YearMonth? since, BigInteger count)
        {
            if (count > 0) _waiting.Add((new Cohort(kind, since ?? day.ToYearMonth()), false, count));
            sum += count;
        }

        foreach (DemandRate rate in _plan.Demand.Rates)
        {
            LocalDate from = rate.From ?? _scenario.Start;
            if (day < from || day > (rate.Until ?? day)) continue;
            Add(rate.Kind, rate.Since, ShareOf(rate.Rate, rate.Days ?? _scenario.Calendar, from, day));
        }

        foreach (DatedRequests requests in _plan.Demand.Dated.Where(requests => requests.Date == day)) Add(requests.Kind, requests.Since, requests.Count.Value);
        return sum;
    }

    private BigInteger GoodCards(BigInteger attempts, BigInteger before) =>
        attempts - ((before + attempts) * _plan.Spoilage.Numerator / _plan.Spoilage.Denominator - before * _plan.Spoilage.Numerator / _plan.Spoilage.Denominator);

    /// <summary>The fewest attempts, up to a limit, that reach the backlog; the limit if none do. Found by halving.</summary>
    private BigInteger Attempts(BigInteger limit, BigInteger backlog, BigInteger before)
    {
        BigInteger low = 0, high = limit;
        while (low < high)
        {
            BigInteger middle = (low + high) / 2;
            if (GoodCards(middle, before) >= backlog) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private void Serve(BigInteger good, LocalDate day)
    {
        // Those who waited at the start are served before those who joined their cohort later.
        foreach ((Cohort cohort, bool opening, BigInteger count) in _waiting.OrderBy(entry => entry.Cohort, _plan.Order).ThenBy(entry => !entry.Opening).ToList())
        {
            BigInteger share = BigInteger.Min(good, count);
            if (share == 0) continue;
            good -= share;
            int index = _waiting.IndexOf((cohort, opening, count));
            _waiting[index] = (cohort, opening, count - share);
            _awaiting.Add((day, opening, share));
        }

        _waiting.RemoveAll(entry => entry.Count == 0);
    }

    private BigInteger HandOver(LocalDate day)
    {
        BigInteger left = _plan.Handover.DailyLimit is { } limit ? limit.Value : Sum(_awaiting.Select(entry => entry.Count)), handed = 0;
        for (int i = 0; i < _awaiting.Count; i++)
        {
            (LocalDate printed, bool opening, BigInteger count) = _awaiting[i];
            if (OpenDays(_scenario.Calendar, printed.PlusDays(1), day) < _plan.Handover.Delay) break;
            BigInteger share = BigInteger.Min(left, count);
            _awaiting[i] = (printed, opening, count - share);
            left -= share;
            handed += share;
        }

        _awaiting.RemoveAll(entry => entry.Count == 0);
        return handed;
    }

    private static BigInteger Sum(IEnumerable<BigInteger> counts) => counts.Aggregate(BigInteger.Zero, (sum, count) => sum + count);
}

internal sealed record ReferenceDay(LocalDate Date, long Received, long Requested, long Blanks, long Backlog, long Printed, long Spoiled, long HandedOver, DayConstraint Constraint);
