using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// One region, worked out day by day: receive, request, print, hand over, account. All counts were shown to fit into a long when the scenario was made.
/// </summary>
internal sealed class RegionKernel
{
    private readonly RegionPlan _plan;
    private readonly DayTable _days;
    private readonly DemandStream[] _streamsAtStart;
    private readonly DemandStream[] _streams;
    private readonly (int Day, int Slot, int Kind, long Count)[] _dated;
    private readonly (int Slot, int Kind, long Count)[] _opening;
    private readonly (int Day, long Count, LatenessSampler? Late)[] _sent;
    private readonly CohortQueue _waiting;
    private readonly ArrivalQueue _arrivals;
    private readonly HandoverQueue _handover;
    private readonly RegionDraws _draws;
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

    /// <summary>A region before its first day; it has to begin.</summary>
    /// <param name="plan">The region's plan.</param>
    /// <param name="dispatches">What leaves the central store for it by plan.</param>
    /// <param name="days">The days of the scenario.</param>
    /// <param name="tableOf">The days as another calendar has them.</param>
    /// <param name="waiting">A queue to use, of the region's service order; it is cleared when the region begins.</param>
    /// <param name="draws">What is left to chance.</param>
    public RegionKernel(RegionPlan plan, IEnumerable<Dispatch> dispatches, DayTable days, Func<WorkCalendar, DayTable> tableOf, CohortQueue waiting, RegionDraws draws)
    {
        _plan = plan;
        _days = days;
        _waiting = waiting;
        _draws = draws;
        _opening = new (int, int, long)[plan.Backlog.Cohorts.Count];
        for (int i = 0; i < _opening.Length; i++)
        {
            CohortCount entry = plan.Backlog.Cohorts[i];
            _opening[i] = (waiting.Layout.OpeningSlotOf(entry.Cohort), (int)entry.Cohort.Kind, entry.Count.Value);
        }

        _streamsAtStart = new DemandStream[plan.Demand.Rates.Count];
        _streams = new DemandStream[_streamsAtStart.Length];
        for (int i = 0; i < _streams.Length; i++)
        {
            DemandRate rate = plan.Demand.Rates[i];
            _streamsAtStart[i] = new DemandStream(rate, rate.Days is { } calendar ? tableOf(calendar) : days, waiting.Layout, draws.RequestsOf(i));
        }

        _dated = plan.Demand.Dated.IsEmpty ? [] : new (int, int, int, long)[plan.Demand.Dated.Count];
        for (int i = 0; i < _dated.Length; i++)
        {
            DatedRequests requests = plan.Demand.Dated[i];
            int slot = waiting.Layout.NewSlotOf(requests.Kind, requests.Since ?? requests.Date.ToYearMonth());
            _dated[i] = (days.DayOf(requests.Date), slot, (int)requests.Kind, requests.Count.Value);
        }

        _sent = new (int, long, LatenessSampler?)[plan.Shipments.Count + dispatches.Count()];
        int sent = 0;
        foreach (Shipment shipment in plan.Shipments) _sent[sent++] = (days.DayOf(shipment.Arrives), shipment.Count.Value, SamplerOf(shipment.Late));
        foreach (Dispatch dispatch in dispatches) _sent[sent++] = (days.DayOf(dispatch.Arrives), dispatch.Count.Value, SamplerOf(dispatch.Late));
        _arrivals = new ArrivalQueue(_sent.Length);
        _handover = new HandoverQueue(plan.Handover, BatchesOf(plan, days), days.Days);
    }

    /// <summary>Goes back to before the first day.</summary>
    /// <param name="path">The path whose chance decides what is left to it.</param>
    public void Begin(PathKey path)
    {
        _draws.Begin(path);
        _waiting.Clear();
        foreach ((int slot, int kind, long count) in _opening) _waiting.AddOpening(slot, kind, count);
        _streamsAtStart.CopyTo(_streams, 0);
        _arrivals.Clear();
        foreach ((int day, long count, LatenessSampler? late) in _sent) Send(day, count, late);
        _handover.Begin();
        _spoilage = new SpoilageMeter(_plan.Spoilage, _plan.AttemptsBefore);
        _capacity = default;
        _canPrint = false;
        _day = _nextDated = _nextPhase = _nextPhaseDay = 0;
        _lastOpeningPrinted = 0;
        _isSettled = false;
        Array.Clear(_constraintDays);
        Blanks = _plan.Blanks.Value;
        Received = Printed = Spoiled = Requested = 0;
        ClearedOn = CaughtUpOn = HandedOverOn = null;
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

    /// <summary>How many days each constraint bound so far.</summary>
    public ReadOnlySpan<int> ConstraintDays => _constraintDays;

    /// <summary>Cards handed over since the start.</summary>
    public long HandedOver => _handover.HandedOver;

    /// <summary>Printed cards that wait for their holders.</summary>
    public long AwaitingHandover => _handover.Awaiting;

    /// <summary>Requests not printed yet.</summary>
    public long Waiting => _waiting.Total;

    /// <summary>Sends blanks on their way, to arrive on a day not worked out yet or by chance later.</summary>
    /// <returns>The day on which they arrive; the number of days if that is after the last by chance.</returns>
    public int Send(int arrivalDay, long count, LatenessSampler? late)
    {
        long daysLate = _draws.DaysLate(late);
        if (daysLate > 0) arrivalDay = _days.AfterOpenDays(arrivalDay, daysLate);
        _arrivals.Send(arrivalDay, count);
        return arrivalDay;
    }

    /// <summary>Works out the days up to, but not including, one.</summary>
    public void AdvanceTo<TRecorder>(int end, ref TRecorder recorder, CancellationToken cancellation = default)
        where TRecorder : struct, IDayRecorder, allows ref struct
    {
        while (_day < end)
        {
            cancellation.ThrowIfCancellationRequested();
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
        PrinterDraws? printers = _draws.Printers;
        SpoilageDraws? spoilsByChance = _draws.Spoilage;
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
                long capacity = _canPrint ? _capacity.Next() : 0;
                if (printers is not null) capacity = printers.Next(capacity);
                long attempts = Math.Min(capacity, blanks);
                if (attempts > 0 && backlog > 0)
                {
                    if (spoilsByChance is not null) (attempts, spoiled) = spoilsByChance.Print(attempts, backlog);
                    else spoiled = spoilage.Print(ref attempts, backlog);
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
            long come = _draws.Dated is { } dated ? dated.Next(_nextDated, _dated[_nextDated].Count) : _dated[_nextDated].Count;
            _waiting.Add(_dated[_nextDated].Slot, _dated[_nextDated].Kind, come);
            sum += come;
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

    private static LatenessSampler? SamplerOf(Lateness? late) => late is null ? null : new LatenessSampler(late);

    private static (int OpenDay, long Count)[] BatchesOf(RegionPlan plan, DayTable days)
    {
        if (plan.AwaitingHandover.IsEmpty) return [];
        LocalDate lastDayBefore = days.DateOf(0).PlusDays(-1);
        return [.. plan.AwaitingHandover
            .OrderBy(batch => batch.Printed)
            .Select(batch => (plan.Handover.Delay - days.Calendar.OpenDays(batch.Printed.PlusDays(1), lastDayBefore), batch.Count.Value))];
    }
}
