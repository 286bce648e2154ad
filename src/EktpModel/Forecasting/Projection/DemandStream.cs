using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>A demand rate made ready for the kernel: a meter, its days, and the slot of each month's requests.</summary>
internal struct DemandStream
{
    private readonly DayTable _days;
    private readonly int[]? _monthlySlots;
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
        if (rate.Since is { } since) Slot = layout.NewSlotOf(rate.Kind, since);
        else _monthlySlots = layout.NewSlotsOf(rate.Kind, days);
        _meter = new RateMeter(rate.Rate, days, from, _first);
    }

    /// <summary>The kind of the requests.</summary>
    public readonly int Kind { get; }

    /// <summary>The slot of the requests of the month entered last.</summary>
    public int Slot { get; private set; }

    /// <summary>The days from the one entered last to the end of its month on which requests come, that day the lowest bit.</summary>
    public uint Days { get; private set; }

    /// <summary>Tells the stream that the next day asked for is this one, where it may be the first of a month.</summary>
    public void EnterMonth(int day)
    {
        if (_monthlySlots is not null) Slot = _monthlySlots[_days.Month[day]];
        if (day > _first) _meter.EnterMonth(_days, day);
        _draws?.SetMean(_meter.Mean);
        ulong before = (1UL << Math.Clamp(_first - day, 0, 32)) - 1, until = (1UL << Math.Clamp(_last - day + 1, 0, 32)) - 1;
        Days = (uint)(_days.OpenBitsFrom(day) & until & ~before);
    }

    /// <summary>The requests of each of the next days; the days must come in order, and each month must be entered.</summary>
    /// <param name="come">Takes them, one a day. It has room for a month in whole vectors: what stands behind the days is lost.</param>
    /// <param name="days">How many days.</param>
    public void Next(Span<long> come, int days)
    {
        if (_draws is null) _meter.Next(come, days, Days);
        else _draws.Next(come[..days], Days);
    }
}
