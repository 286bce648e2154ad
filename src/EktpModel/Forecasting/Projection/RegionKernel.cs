using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// One region, worked out day by day: receive, request, print, hand over, account. All counts were shown to fit into a long when the scenario was made.
/// </summary>
internal sealed class RegionKernel
{
    private readonly RegionPlan _plan;
    private readonly DayTable _days;
    private readonly DemandStream[] _streams;
    private readonly (int Day, int Slot, int Kind, long Count)[] _dated;
    private readonly CohortQueue _waiting;
    private readonly ArrivalQueue _arrivals;
    private readonly HandoverQueue _handover;
    private readonly int[] _constraintDays = new int[4];
    private SpoilageMeter _spoilage;
    private RateMeter _capacity;
    private bool _canPrint;
    private int _day;
    private int _nextDated;
    private int _nextPhase;
    private int _nextPhaseDay;
    private long _lastOpeningPrinted;
    private bool _isSettled;

    /// <param name="plan">The region's plan.</param>
    /// <param name="dispatches">What leaves the central store for it by plan.</param>
    /// <param name="days">The days of the scenario.</param>
    /// <param name="tableOf">The days as another calendar has them.</param>
    /// <param name="waiting">A queue to use, of the region's service order; it is cleared first.</param>
    public RegionKernel(RegionPlan plan, IEnumerable<Dispatch> dispatches, DayTable days, Func<WorkCalendar, DayTable> tableOf, CohortQueue waiting)
    {
        _plan = plan;
        _days = days;
        _waiting = waiting;
        _waiting.Clear();
        foreach (CohortCount entry in plan.Backlog.Cohorts) _waiting.AddOpening(entry.Cohort, entry.Count.Value);

        _streams = new DemandStream[plan.Demand.Rates.Count];
        for (int i = 0; i < _streams.Length; i++)
        {
            DemandRate rate = plan.Demand.Rates[i];
            _streams[i] = new DemandStream(rate, rate.Days is { } calendar ? tableOf(calendar) : days, waiting.Layout);
        }

        _dated = plan.Demand.Dated.IsEmpty ? [] : new (int, int, int, long)[plan.Demand.Dated.Count];
        for (int i = 0; i < _dated.Length; i++)
        {
            DatedRequests requests = plan.Demand.Dated[i];
            int slot = waiting.Layout.NewSlotOf(requests.Kind, requests.Since ?? requests.Date.ToYearMonth());
            _dated[i] = (days.DayOf(requests.Date), slot, (int)requests.Kind, requests.Count.Value);
        }

        _arrivals = new ArrivalQueue(plan.Shipments.Count);
        foreach (Shipment shipment in plan.Shipments) Send(days.DayOf(shipment.Arrives), shipment.Count.Value);
        foreach (Dispatch dispatch in dispatches) Send(days.DayOf(dispatch.Arrives), dispatch.Count.Value);
        _handover = new HandoverQueue(plan.Handover, BatchesOf(plan, days), days.Days);
        _spoilage = new SpoilageMeter(plan.Spoilage, plan.AttemptsBefore);
        Blanks = plan.Blanks.Value;
    }

    public long Blanks { get; private set; }

    public long Received { get; private set; }

    public long Printed { get; private set; }

    public long Spoiled { get; private set; }

    public long Requested { get; private set; }

    /// <summary>The day on whose end nothing of the opening backlog was left.</summary>
    public int? ClearedOn { get; private set; }

    /// <summary>The first day on whose end nobody waited.</summary>
    public int? CaughtUpOn { get; private set; }

    /// <summary>The day on whose end the opening backlog was in its holders' hands.</summary>
    public int? HandedOverOn { get; private set; }

    public RegionPlan Plan => _plan;

    /// <summary>The backlog as it is now.</summary>
    public Backlog Backlog => _waiting.ToBacklog();

    public long OnTheWay => _arrivals.OnTheWay;

    /// <summary>Sends blanks on their way, to arrive on a day not worked out yet.</summary>
    public void Send(int arrivalDay, long count) => _arrivals.Send(arrivalDay, count);

    /// <summary>Works out the days up to, but not including, one.</summary>
    public void AdvanceTo<TRecorder>(int end, ref TRecorder recorder)
        where TRecorder : struct, IDayRecorder, allows ref struct
    {
        while (_day < end)
        {
            for (int i = 0; i < _streams.Length; i++) _streams[i].EnterMonth(_day);
            _capacity.EnterMonth(_days, _day);
            AdvanceWithinMonth(Math.Min(end, _days.EndOfMonth(_day)), ref recorder);
        }
    }

    /// <summary>The days of one month: what depends on the month was looked up before, what changes every day is in locals.</summary>
    private void AdvanceWithinMonth<TRecorder>(int end, ref TRecorder recorder)
        where TRecorder : struct, IDayRecorder, allows ref struct
    {
        int first = _day, nextEvent = NextEvent;
        uint open = _days.OpenBitsFrom(first), constraintDays = 0;
        DemandStream[] streams = _streams;
        CohortQueue waiting = _waiting;
        SpoilageMeter spoilage = _spoilage;
        long blanks = Blanks, requested = 0, printedInAll = Printed, spoiledInAll = Spoiled;
        for (int day = first; day < end; day++)
        {
            int bit = day - first;
            if (day >= nextEvent)
            {
                blanks += Receive(day);
                requested += AddDated(day);
                if (day >= _nextPhaseDay) EnterPhase(day);
                nextEvent = NextEvent;
            }

            // Request.
            for (int i = 0; i < streams.Length; i++)
            {
                ref DemandStream stream = ref streams[i];
                if ((stream.Days >> bit & 1) == 0) continue;
                long come = stream.Next();
                waiting.Add(stream.Slot, stream.Kind, come);
                requested += come;
            }

            // Print, and hand over.
            long backlog = waiting.Total, printed = 0, spoiled = 0, handedOver = 0;
            DayConstraint constraint = DayConstraint.Closed;
            if ((open >> bit & 1) != 0)
            {
                long attempts = Math.Min(_canPrint ? _capacity.Next() : 0, blanks);
                if (attempts > 0 && backlog > 0)
                {
                    spoiled = spoilage.Of(attempts);
                    if (attempts - spoiled >= backlog)
                    {
                        // Fewer may do; the last of these attempts may have spoiled.
                        attempts = spoilage.AttemptsFor(backlog);
                        spoiled = attempts - backlog;
                    }

                    spoilage.Add(attempts, spoiled);
                    printed = attempts - spoiled;
                    blanks -= attempts;
                    if (printed > 0)
                    {
                        bool owed = waiting.Opening > 0;
                        long lastOpening = waiting.Serve(printed);
                        if (owed && waiting.Opening == 0) _lastOpeningPrinted = printedInAll + lastOpening;
                        printedInAll += printed;
                        backlog -= printed;
                    }

                    spoiledInAll += spoiled;
                }

                handedOver = _handover.PassOpenDay(printed);
                constraint = backlog == 0 ? DayConstraint.NoRequests : blanks == 0 ? DayConstraint.Blanks : DayConstraint.Capacity;
            }

            // Account.
            constraintDays += 1U << ((int)constraint << 3);
            if (!_isSettled && waiting.Opening == 0 && (backlog == 0 || HandedOverOn is null)) Settle(day);
            recorder.Record(day, blanks, waiting.ByKind, new DayOutcome(printed, spoiled, handedOver, constraint));
        }

        for (int constraint = 0; constraint < _constraintDays.Length; constraint++) _constraintDays[constraint] += (int)(constraintDays >> (constraint << 3) & 0xFF);
        _day = end;
        _spoilage = spoilage;
        Blanks = blanks;
        Requested += requested;
        Printed = printedInAll;
        Spoiled = spoiledInAll;
    }

    /// <summary>The next day on which something happens that does not happen every day.</summary>
    private int NextEvent => Math.Min(Math.Min(_arrivals.NextDay, _nextPhaseDay), _nextDated < _dated.Length ? _dated[_nextDated].Day : int.MaxValue);

    private long Receive(int day)
    {
        long arrived = _arrivals.Receive(day);
        Received += arrived;
        return arrived;
    }

    public RegionOutcome ToOutcome() => new()
    {
        ClearedOn = ClearedOn,
        CaughtUpOn = CaughtUpOn,
        HandedOverOn = HandedOverOn,
        ConstraintDays = new ConstraintDays(_constraintDays[0], _constraintDays[1], _constraintDays[2], _constraintDays[3]),
        ClosingBacklog = Backlog,
        OnTheWay = _arrivals.ToShipments(_plan.Region, _days),
        Requested = Requested,
        Received = Received,
        Printed = Printed,
        Spoiled = Spoiled,
        HandedOver = _handover.HandedOver,
        AwaitingHandover = _handover.Awaiting,
    };

    /// <summary>Adds the requests of single days that come on a day.</summary>
    private long AddDated(int day)
    {
        long sum = 0;
        for (; _nextDated < _dated.Length && _dated[_nextDated].Day == day; _nextDated++)
        {
            _waiting.Add(_dated[_nextDated].Slot, _dated[_nextDated].Kind, _dated[_nextDated].Count);
            sum += _dated[_nextDated].Count;
        }

        return sum;
    }

    /// <summary>Goes on to the last phase of the print capacity that has begun.</summary>
    private void EnterPhase(int day)
    {
        ValueList<CapacityPhase> phases = _plan.Capacity.Phases;
        for (; _nextPhase < phases.Count && DayOf(phases[_nextPhase]) <= day; _nextPhase++)
        {
            CapacityPhase phase = phases[_nextPhase];
            _canPrint = phase.Rate is not null;
            if (phase.Rate is { } rate) _capacity = new RateMeter(rate, _days, phase.From ?? _days.DateOf(0), day);
        }

        _nextPhaseDay = _nextPhase < phases.Count ? DayOf(phases[_nextPhase]) : int.MaxValue;
    }

    private int DayOf(CapacityPhase phase) => phase.From is { } from ? _days.DayOf(from) : 0;

    /// <summary>Looks for the dates that people ask for, until all have come.</summary>
    private void Settle(int day)
    {
        if (_waiting.Opening == 0) ClearedOn ??= day;
        if (_waiting.Total == 0) CaughtUpOn ??= day;

        // Cards leave in the order in which they were printed, those from before the start first.
        if (HandedOverOn is null && ClearedOn is not null
            && (_lastOpeningPrinted == 0 || _handover.HandedOver >= _handover.OpeningAwaiting + _lastOpeningPrinted))
            HandedOverOn = day;
        _isSettled = HandedOverOn is not null && CaughtUpOn is not null;
    }

    private static (int OpenDay, long Count)[] BatchesOf(RegionPlan plan, DayTable days)
    {
        if (plan.AwaitingHandover.IsEmpty) return [];
        LocalDate lastDayBefore = days.DateOf(0).PlusDays(-1);
        return [.. plan.AwaitingHandover
            .OrderBy(batch => batch.Printed)
            .Select(batch => (plan.Handover.Delay - days.Calendar.OpenDays(batch.Printed.PlusDays(1), lastDayBefore), batch.Count.Value))];
    }
}
