using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>A demand rate made ready for the kernel: a meter, its days, and the slot of each month's requests.</summary>
internal struct DemandStream
{
    private readonly DayTable _days;
    private readonly int[] _slots;
    private readonly int _first;
    private readonly int _last;
    private RateMeter _meter;

    public DemandStream(DemandRate rate, DayTable days, CohortLayout layout)
    {
        LocalDate start = days.DateOf(0);
        LocalDate from = rate.From ?? start;
        _days = days;
        _first = Math.Max(0, days.DayOf(from));
        _last = rate.Until is { } until && until < days.DateOf(days.Days - 1) ? days.DayOf(until) : days.Days - 1;
        _slots = new int[days.Months];
        for (int month = days.Month[_first]; month < _slots.Length; month++)
        {
            YearMonth since = rate.Since ?? days.MonthAt(month);
            _slots[month] = layout.NewSlotOf(rate.Kind, since);
        }

        _meter = new RateMeter(rate.Rate, days, from, _first);
    }

    /// <summary>The requests of a day; the days must come in order.</summary>
    public long Next(int day) =>
        day >= _first && day <= _last && _days.Open[day] ? _meter.Next(_days, day) : 0;

    public readonly int SlotOn(int day) => _slots[_days.Month[day]];
}
