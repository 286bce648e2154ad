using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// One region, worked out day by day. The order of a day is the order of the methods: receive, request, print,
/// hand over, account. All counts were shown to fit into a long when the scenario was made.
/// </summary>
internal sealed class RegionKernel
{
    private readonly RegionPlan _plan;
    private readonly IEnumerable<Dispatch> _dispatches;
    private readonly DayTable _days;
    private readonly DemandStream[] _freshStreams;
    private readonly DemandStream[] _streams;
    private readonly (int Day, int Slot, long Count)[] _dated;
    private readonly (int Day, CapacityPhase Phase)[] _phases;
    private readonly CohortQueue _waiting;
    private readonly ArrivalQueue _arrivals = new();
    private readonly HandoverQueue _handover;
    private readonly int[] _constraintDays = new int[4];
    private SpoilageMeter _spoilage;
    private RateMeter _capacity;
    private bool _canPrint;
    private int _day;
    private int _nextDated;
    private int _nextPhase;
    private long _lastOpeningPrinted;

    public RegionKernel(RegionPlan plan, IEnumerable<Dispatch> dispatches, DayTable days, Func<WorkCalendar, DayTable> tableOf, CohortLayout layout)
    {
        _plan = plan;
        _dispatches = dispatches;
        _days = days;
        _waiting = new CohortQueue(layout);
        _freshStreams = new DemandStream[plan.Demand.Rates.Count];
        for (int i = 0; i < _freshStreams.Length; i++)
        {
            DemandRate rate = plan.Demand.Rates[i];
            _freshStreams[i] = new DemandStream(rate, rate.Days is { } calendar ? tableOf(calendar) : days, layout);
        }

        _streams = new DemandStream[_freshStreams.Length];
        _dated = new (int, int, long)[plan.Demand.Dated.Count];
        for (int i = 0; i < _dated.Length; i++)
        {
            DatedRequests requests = plan.Demand.Dated[i];
            int slot = layout.NewSlotOf(requests.Kind, requests.Since ?? requests.Date.ToYearMonth());
            _dated[i] = (days.DayOf(requests.Date), slot, requests.Count.Value);
        }

        _phases = new (int, CapacityPhase)[plan.Capacity.Phases.Count];
        for (int i = 0; i < _phases.Length; i++)
        {
            CapacityPhase phase = plan.Capacity.Phases[i];
            _phases[i] = (phase.From is { } from ? days.DayOf(from) : 0, phase);
        }

        _handover = new HandoverQueue(plan.Handover, BatchesOf(plan, days), days.Days);
        Reset();
    }

    public long Blanks { get; private set; }

    public long Received { get; private set; }

    public long Printed { get; private set; }

    public long Spoiled { get; private set; }

    public long Requested { get; private set; }

    public long Waiting => _waiting.Total;

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

    public long WaitingOfKind(int kind) => _waiting.OfKind(kind);

    /// <summary>Sends blanks on their way, to arrive on a day not worked out yet.</summary>
    public void Send(int arrivalDay, long count) => _arrivals.Send(arrivalDay, count);

    /// <summary>Goes back to the start of day 0.</summary>
    public void Reset()
    {
        _freshStreams.CopyTo(_streams, 0);
        _waiting.Clear();
        foreach (CohortCount waiting in _plan.Backlog.Cohorts) _waiting.AddOpening(waiting.Cohort, waiting.Count.Value);
        _arrivals.Clear();
        foreach (Shipment shipment in _plan.Shipments) Send(_days.DayOf(shipment.Arrives), shipment.Count.Value);
        foreach (Dispatch dispatch in _dispatches) Send(_days.DayOf(dispatch.Arrives), dispatch.Count.Value);
        _handover.Clear();
        Array.Clear(_constraintDays);
        _spoilage = new SpoilageMeter(_plan.Spoilage, _plan.AttemptsBefore);
        _canPrint = false;
        _day = _nextDated = _nextPhase = 0;
        _lastOpeningPrinted = 0;
        Blanks = _plan.Blanks.Value;
        Received = Printed = Spoiled = Requested = 0;
        ClearedOn = CaughtUpOn = HandedOverOn = null;
    }

    /// <summary>Works out the days up to, but not including, one.</summary>
    public void AdvanceTo<TRecorder>(int end, ref TRecorder recorder)
        where TRecorder : struct, IDayRecorder
    {
        for (; _day < end; _day++)
        {
            bool open = _days.Open[_day];
            Receive();
            Request();
            (long printed, long spoiled) = open ? Print() : default;
            long handed = open ? _handover.PassOpenDay(printed) : 0;
            DayConstraint constraint = Account(open);
            recorder.Record(_day, this, new DayOutcome(printed, spoiled, handed, constraint));
        }
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

    private void Receive()
    {
        long received = _arrivals.Receive(_day);
        Blanks += received;
        Received += received;
    }

    private void Request()
    {
        DemandStream[] streams = _streams;
        for (int i = 0; i < streams.Length; i++)
        {
            long count = streams[i].Next(_day);
            if (count > 0) AddRequests(streams[i].SlotOn(_day), count);
        }

        for (; _nextDated < _dated.Length && _dated[_nextDated].Day == _day; _nextDated++)
            AddRequests(_dated[_nextDated].Slot, _dated[_nextDated].Count);
    }

    private void AddRequests(int slot, long count)
    {
        _waiting.Add(slot, count);
        Requested += count;
    }

    private (long Printed, long Spoiled) Print()
    {
        for (; _nextPhase < _phases.Length && _phases[_nextPhase].Day <= _day; _nextPhase++) EnterPhase(_phases[_nextPhase].Phase);
        long capacity = _canPrint ? _capacity.Next(_days, _day) : 0;
        long backlog = _waiting.Total;
        long attempts = Math.Min(capacity, Blanks);
        if (attempts == 0 || backlog == 0) return default;

        long spoiled = _spoilage.Of(attempts);
        if (attempts - spoiled >= backlog)
        {
            // Fewer may do; the last of these attempts may have spoiled.
            attempts = _spoilage.AttemptsFor(backlog);
            spoiled = attempts - backlog;
        }

        long good = attempts - spoiled;
        _spoilage.Add(attempts, spoiled);
        Blanks -= attempts;
        bool owed = _waiting.Opening > 0;
        long lastOpening = _waiting.Serve(good);
        if (owed && _waiting.Opening == 0) _lastOpeningPrinted = Printed + lastOpening;
        Printed += good;
        Spoiled += spoiled;
        return (good, spoiled);
    }

    private void EnterPhase(CapacityPhase phase)
    {
        _canPrint = phase.Rate is not null;
        if (phase.Rate is { } rate) _capacity = new RateMeter(rate, _days, phase.From ?? _days.DateOf(0), _day);
    }

    private DayConstraint Account(bool open)
    {
        if (_waiting.Opening == 0) ClearedOn ??= _day;
        if (_waiting.Total == 0) CaughtUpOn ??= _day;

        // Cards leave in the order in which they were printed, those from before the start first.
        if (HandedOverOn is null && ClearedOn is not null
            && (_lastOpeningPrinted == 0 || _handover.HandedOver >= _handover.OpeningAwaiting + _lastOpeningPrinted))
            HandedOverOn = _day;

        DayConstraint constraint =
            !open ? DayConstraint.Closed
            : _waiting.Total == 0 ? DayConstraint.NoRequests
            : Blanks == 0 ? DayConstraint.Blanks
            : DayConstraint.Capacity;
        _constraintDays[(int)constraint]++;
        return constraint;
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
