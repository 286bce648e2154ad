using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// One region, worked out some days at a time, up to two months, each step of the day for all of them: request, receive, print, serve, hand over, account. All counts that are expected were shown to fit into a long when the scenario was made, with room for chance where it has a say.
/// </summary>
internal sealed class RegionKernel
{
    private readonly DayTable _days;
    private readonly DaySheet _sheet;
    private readonly int[] _constraintDays = new int[4];
    private readonly long[] _byKind = new long[CohortLayout.Kinds];
    private RegionPlan _plan;
    private RegionInputs _inputs;
    private CohortQueue _waiting;
    private ArrivalQueue _arrivals;
    private HandoverQueue _handover;
    private RegionDraws _draws;
    private SpoilageMeter _spoilage;
    private RateMeter _capacity;
    private bool _canPrint;
    private int _day;
    private int _nextDated;
    private int _nextPhase;
    private int _nextPhaseDay;
    private long _lastOpeningPrinted;
    private long _backlog;

    /// <summary>A region before its first day; it has to begin.</summary>
    /// <param name="days">The days of the scenario.</param>
    /// <param name="sheet">Where to note the numbers of some days.</param>
    /// <param name="plan">The region's plan.</param>
    /// <param name="inputs">The plan laid out.</param>
    /// <param name="waiting">A queue to use, of the region's service order; it is cleared when the region begins.</param>
    /// <param name="draws">What is left to chance.</param>
    public RegionKernel(DayTable days, DaySheet sheet, RegionPlan plan, RegionInputs inputs, CohortQueue waiting, RegionDraws draws)
    {
        _days = days;
        _sheet = sheet;
        Take(plan, inputs, waiting, draws);
    }

    /// <summary>Leaves its region for another, which has to begin.</summary>
    [MemberNotNull(nameof(_plan), nameof(_inputs), nameof(_arrivals), nameof(_waiting), nameof(_draws), nameof(_handover))]
    public void Take(RegionPlan plan, RegionInputs inputs, CohortQueue waiting, RegionDraws draws)
    {
        _plan = plan;
        _inputs = inputs;
        _arrivals = inputs.Arrivals;
        _waiting = waiting;
        _draws = draws;
        bool isAtOnce = HandoverQueue.IsAtOnce(plan.Handover, plan.AwaitingHandover.Count);
        if (!isAtOnce || _handover is not { IsImmediate: true }) _handover = new HandoverQueue(plan.Handover, BatchesOf(plan, _days), _days.Days);
    }

    /// <summary>Goes back to before the first day.</summary>
    /// <param name="path">The path whose chance decides what is left to it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Begin(PathKey path, CancellationToken cancellation = default)
    {
        _draws.Begin(path);
        _waiting.Clear();
        Array.Clear(_byKind);
        foreach ((int slot, int kind, long count) in _inputs.Opening)
        {
            _waiting.AddOpening(slot, count);
            _byKind[kind] += count;
        }

        _inputs.Rewind(cancellation);
        foreach ((int day, long count, LatenessSampler? late, Sending sending) in _inputs.Sent)
        {
            cancellation.ThrowIfCancellationRequested();
            Send(day, count, late, sending);
        }

        _handover.Begin();
        _spoilage = new SpoilageMeter(_plan.Spoilage, _plan.AttemptsBefore);
        _capacity = default;
        _canPrint = false;
        _day = _nextDated = _nextPhase = _nextPhaseDay = 0;
        _lastOpeningPrinted = 0;
        _backlog = _waiting.Total;
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
    public long Waiting => _backlog;

    /// <summary>Sends blanks on their way, to arrive on a day not worked out yet or by chance later.</summary>
    /// <returns>The day on which they arrive; the number of days if that is after the last by chance.</returns>
    public int Send(int arrivalDay, long count, LatenessSampler? late, Sending sending)
    {
        long daysLate = _draws.DaysLate(late, sending);
        if (daysLate > 0) arrivalDay = _days.AfterOpenDays(arrivalDay, daysLate);
        _arrivals.Send(arrivalDay, count);
        return arrivalDay;
    }

    /// <summary>Works out the days up to, but not including, one.</summary>
    /// <param name="end">The day after the last.</param>
    /// <param name="series">Takes the daily numbers.</param>
    /// <param name="row">The region's row of the series.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void AdvanceTo(int end, SeriesStore series, int row, CancellationToken cancellation = default)
    {
        while (_day < end)
        {
            cancellation.ThrowIfCancellationRequested();
            int days = Math.Min(end, _days.EndOfNextMonth(_day)) - _day;
            Advance(days, cancellation);
            series.Write(row, _day, _sheet, days);
            _day += days;
        }
    }

    /// <summary>
    /// Some days of a month and the next one. On each day requests come before cards are printed, and cards are printed before they are handed
    /// over; but what a step does on a day follows from that step on the days before it and from earlier steps, so that each step can go through
    /// all the days in one short loop.
    /// </summary>
    private void Advance(int days, CancellationToken cancellation)
    {
        ulong open = _days.OpenBitsFrom(_day);
        long handedOverBefore = _handover.HandedOver, printedBefore = Printed;
        Request(days, cancellation);
        GrantCapacity(days, open);
        Print(days);
        ulong nobody = DailyNumbers.ZerosOf(_sheet.Requests[..days]);
        Serve(_sheet.Printed[..days], nobody, cancellation);
        _handover.Pass(open, _sheet.Printed[..days], Printed - printedBefore, _sheet.HandedOver);
        Account(days, open, nobody, handedOverBefore);
    }

    /// <summary>Notes the requests that come on each day.</summary>
    private void Request(int days, CancellationToken cancellation)
    {
        _sheet.Begin();
        int whole = DaySheet.WholeVectors(days);
        Span<long> requests = _sheet.Requests[..days];
        Span<DemandStream> streams = _inputs.Streams;
        for (int i = 0; i < streams.Length; i++)
        {
            // Few regions have more than some rates; but one may have so many that it takes long.
            if ((i & 255) == 255) cancellation.ThrowIfCancellationRequested();
            ref DemandStream stream = ref streams[i];
            Span<long> come = _sheet.RequestsOf(i);
            stream.Next(come, _day, days);
            _sheet.Add(stream.Kind, come[..whole]);
        }

        _sheet.ClearOthers(whole);
        ReadOnlySpan<(int Day, int Slot, int Kind, long Count)> dated = _inputs.Dated;
        for (int i = _nextDated; i < dated.Length && dated[i].Day < _day + days; i++)
        {
            if ((i & 255) == 255) cancellation.ThrowIfCancellationRequested();
            (int day, _, int kind, long count) = dated[i];
            if (_draws.Dated is { } byChance) count = byChance.Next(i, count);
            _inputs.DatedCounts[i] = count;
            requests[day - _day] += count;
            _sheet.BacklogOf(kind)[day - _day] += count;
        }
    }

    /// <summary>Notes what could be printed on each day.</summary>
    private void GrantCapacity(int days, ulong open)
    {
        Span<long> capacity = _sheet.Capacity;
        for (int from = 0; from < days;)
        {
            if (_day + from >= _nextPhaseDay) EnterPhase(_day + from);
            int to = Math.Min(days, _nextPhaseDay - _day);
            if (_draws.Output is { IsRecorded: true } byChance) byChance.Next(capacity[from..to], _day + from, open >> from);
            else if (_canPrint) _capacity.Next(capacity[from..], _day + from, to - from, open >> from);
            else capacity[from..to].Clear();
            from = to;
        }

        _draws.Printers?.Next(capacity[..days], open);
    }

    /// <summary>Receives and prints. How much is printed does not depend on who is served first.</summary>
    private void Print(int days)
    {
        long onHand = Blanks, backlog = _backlog;
        Requested += DailyNumbers.Sum(_sheet.Requests[..days]);
        for (int day = 0; day < days;)
        {
            if (_arrivals.NextDay <= _day + day) onHand += Receive(_day + day);
            int end = Math.Min(days, _arrivals.NextDay - _day);
            if (_draws.Spoilage is { } byChance) byChance.PrintDays(_sheet, day, end, ref onHand, ref backlog);
            else _spoilage.PrintDays(_sheet, day, end, ref onHand, ref backlog);
            day = end;
        }

        Blanks = onHand;
        _backlog = backlog;
        Printed += DailyNumbers.Sum(_sheet.Printed[..days]);
        Spoiled += DailyNumbers.Sum(_sheet.Spoiled[..days]);
    }

    /// <summary>Lets those who wait have the cards printed, in their order.</summary>
    private void Serve(ReadOnlySpan<long> printed, ulong nobody, CancellationToken cancellation)
    {
        ReadOnlySpan<int> slots = [];
        int endOfMonth = 0;
        ReadOnlySpan<(int Day, int Slot, int Kind, long Count)> dated = _inputs.Dated;
        for (int day = 0; day < printed.Length;)
        {
            for (; _nextDated < dated.Length && dated[_nextDated].Day == _day + day; _nextDated++) _waiting.Add(dated[_nextDated].Slot, _inputs.DatedCounts[_nextDated]);
            if (day >= endOfMonth)
            {
                slots = _inputs.SlotsIn(_days.Month[_day + day]);
                endOfMonth = _days.EndOfMonth(_day + day) - _day;
            }

            // Requests of single days may leave few days to serve at once, and all rates are looked at for them.
            cancellation.ThrowIfCancellationRequested();
            int end = Math.Min(printed.Length, endOfMonth);
            if (_nextDated < dated.Length) end = Math.Min(end, dated[_nextDated].Day - _day);
            int cleared = _waiting.Serve(_sheet, slots, printed, nobody, day, end, out long left);
            if (cleared >= 0)
            {
                ClearedOn = _day + cleared;
                _lastOpeningPrinted = Printed - DailyNumbers.Sum(printed[(cleared + 1)..]) - left;
            }

            day = end;
        }
    }

    /// <summary>Draws up the levels at the end of each day, counts what held printing back, and looks for the dates that people ask for.</summary>
    private void Account(int days, ulong open, ulong nobody, long handedOverBefore)
    {
        for (int kind = 0; kind < CohortLayout.Kinds; kind++)
        {
            if (!_inputs.Occurs[kind]) continue;
            Span<long> backlog = _sheet.BacklogOf(kind);
            if (nobody == 0) DailyNumbers.Accumulate(backlog[..DaySheet.WholeVectors(days)], backlog, _byKind[kind]);
            else DailyNumbers.Accumulate(backlog[..days], _byKind[kind], nobody);
            _byKind[kind] = backlog[days - 1];
        }

        CountConstraints(days, open, nobody, DailyNumbers.ZerosOf(_sheet.Blanks[..days]));
        if (ClearedOn is null && _waiting.Opening == 0) ClearedOn = _day;
        if (CaughtUpOn is null && nobody != 0) CaughtUpOn = _day + BitOperations.TrailingZeroCount(nobody);
        if (HandedOverOn is null && ClearedOn is { } cleared) FindHandedOver(_sheet.HandedOver[..days], handedOverBefore, cleared);
    }

    private void CountConstraints(int days, ulong open, ulong noRequests, ulong noBlanks)
    {
        open &= (1UL << days) - 1;
        _constraintDays[(int)DayConstraint.Closed] += days - BitOperations.PopCount(open);
        _constraintDays[(int)DayConstraint.NoRequests] += BitOperations.PopCount(open & noRequests);
        _constraintDays[(int)DayConstraint.Blanks] += BitOperations.PopCount(open & ~noRequests & noBlanks);
        _constraintDays[(int)DayConstraint.Capacity] += BitOperations.PopCount(open & ~noRequests & ~noBlanks);
    }

    /// <summary>Cards leave in the order in which they were printed, those from before the start first.</summary>
    private void FindHandedOver(ReadOnlySpan<long> handedOver, long before, int cleared)
    {
        long needed = _lastOpeningPrinted == 0 ? 0 : _handover.OpeningAwaiting + _lastOpeningPrinted;
        for (int day = 0; day < handedOver.Length; day++)
        {
            before += handedOver[day];
            if (_day + day < cleared || before < needed) continue;
            HandedOverOn = _day + day;
            return;
        }
    }

    private long Receive(int day)
    {
        long arrived = _arrivals.Receive(day);
        Received += arrived;
        return arrived;
    }

    /// <summary>How the region stands now.</summary>
    /// <param name="cancellation">Ends the work early, as much may be on its way.</param>
    public RegionOutcome ToOutcome(CancellationToken cancellation = default) => new()
    {
        ClearedOn = ClearedOn,
        CaughtUpOn = CaughtUpOn,
        HandedOverOn = HandedOverOn,
        ConstraintDays = new ConstraintDays(_constraintDays[0], _constraintDays[1], _constraintDays[2], _constraintDays[3]),
        ClosingBacklog = Backlog,
        OnTheWay = _arrivals.ToShipments(_plan.Region, _days, cancellation),
        Requested = Requested,
        Received = Received,
        Printed = Printed,
        Spoiled = Spoiled,
        HandedOver = _handover.HandedOver,
        AwaitingHandover = _handover.Awaiting,
    };

    /// <summary>Goes on to the last phase of the print capacity that has begun.</summary>
    private void EnterPhase(int day)
    {
        ValueList<CapacityPhase> phases = _plan.Capacity.Phases;
        for (; _nextPhase < phases.Count && DayOf(phases[_nextPhase]) <= day; _nextPhase++)
        {
            CapacityPhase phase = phases[_nextPhase];
            _canPrint = phase.Rate is not null;
            _draws.Output?.Enter(phase.Record);
            if (phase.Rate is { } rate) _capacity = new RateMeter(rate, _days, phase.From ?? _days.DateOf(0), day);
        }

        _nextPhaseDay = _nextPhase < phases.Count ? DayOf(phases[_nextPhase]) : int.MaxValue;
    }

    private int DayOf(CapacityPhase phase) => phase.From is { } from ? _days.DayOf(from) : 0;

    private static (int OpenDay, long Count)[] BatchesOf(RegionPlan plan, DayTable days)
    {
        if (plan.AwaitingHandover.IsEmpty) return [];
        LocalDate lastDayBefore = days.DateOf(0).PlusDays(-1);
        return [.. plan.AwaitingHandover
            .OrderBy(batch => batch.Printed)
            .Select(batch => (plan.Handover.Delay - days.Calendar.OpenDays(batch.Printed.PlusDays(1), lastDayBefore), batch.Count.Value))];
    }
}
