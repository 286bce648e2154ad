using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>A demand rate made ready for the kernel: a meter, its days, and the slot of each month's requests.</summary>
internal struct DemandStream
{
    private readonly DayTable _days;
    private readonly int[]? _monthlySlots;
    private readonly int _slot;
    private readonly int _first;
    private readonly int _last;
    private readonly RequestDraws? _draws;
    private RateMeter _meter;

    public DemandStream(DemandRate rate, DayTable days, CohortLayout layout, RequestDraws? draws)
    {
        LocalDate start = days.DateOf(0);
        LocalDate from = rate.From ?? start;
        _days = days;
        _draws = draws;
        Kind = (int)rate.Kind;
        _first = Math.Max(0, days.DayOf(from));
        _last = rate.Until is { } until && until < days.DateOf(days.Days - 1) ? days.DayOf(until) : days.Days - 1;
        if (rate.Since is { } since) _slot = layout.NewSlotOf(rate.Kind, since);
        else _monthlySlots = layout.NewSlotsOf(rate.Kind, days);
        _meter = new RateMeter(rate.Rate, days, from, _first);
    }

    /// <summary>The kind of the requests.</summary>
    public readonly int Kind { get; }

    /// <summary>The slot of the requests of a month, counted from that of the start.</summary>
    public readonly int SlotIn(int month) => _monthlySlots is null ? _slot : _monthlySlots[month];

    /// <summary>The requests of each of some days; the days must come in order.</summary>
    /// <param name="come">Takes them, one a day. It has room for whole vectors: what stands behind the days is lost.</param>
    /// <param name="day">The first day.</param>
    /// <param name="days">How many days, not beyond the month that follows that of the first.</param>
    public void Next(Span<long> come, int day, int days)
    {
        ulong before = (1UL << Math.Clamp(_first - day, 0, 63)) - 1, until = (1UL << Math.Clamp(_last - day + 1, 0, 63)) - 1;
        ulong open = _days.OpenBitsFrom(day) & until & ~before;
        if (_draws is null) _meter.Next(come, day, days, open);
        else Draw(_draws, come, day, days, open);
    }

    private void Draw(RequestDraws draws, Span<long> come, int day, int days, ulong open)
    {
        for (int from = 0; from < days;)
        {
            int to = Math.Min(days, _days.EndOfMonth(day + from) - day);
            _meter.EnterMonth(day + from);
            draws.SetMean(_meter.Mean);
            draws.Next(come[from..], to - from, open >> from);
            from = to;
        }
    }
}
