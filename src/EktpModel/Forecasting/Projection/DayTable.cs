using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>The days of a scenario as one calendar has them, laid out for the kernel: day 0 is the start.</summary>
internal sealed class DayTable
{
    private readonly LocalDate _start;
    private readonly YearMonth _firstMonth;

    // The open days in order, and how many of them there are up to the end of each day.
    private readonly int[] _openDays;
    private readonly int[] _openUntil;

    // The open days of each month and the one after it: a bit for each day of the scenario, from the month's first one on.
    private readonly ulong[] _openBits;

    public DayTable(WorkCalendar calendar, LocalDate start, int days, CancellationToken cancellation = default)
    {
        Calendar = calendar;
        _start = start;
        _firstMonth = start.ToYearMonth();
        Open = new bool[days];
        Month = new int[days];
        OpenBeforeInMonth = new int[days];
        OpenInMonth = new int[MonthIndexOf(start.PlusDays(days - 1).ToYearMonth()) + 1];
        _openBits = new ulong[OpenInMonth.Length];
        FirstDay = new int[OpenInMonth.Length];

        // Whole months are counted, as a monthly rate is spread over all open days of a month, those before the
        // start and after the end too.
        for (int month = 0; month < OpenInMonth.Length; month++)
        {
            cancellation.ThrowIfCancellationRequested();
            DateInterval whole = _firstMonth.PlusMonths(month).ToDateInterval();
            int open = 0;
            FirstDay[month] = Math.Max(0, Period.DaysBetween(start, whole.Start));
            for (LocalDate date = whole.Start; date <= whole.End; date = date.PlusDays(1))
            {
                bool isOpen = calendar.IsOpen(date);
                int day = Period.DaysBetween(start, date);
                if (day >= 0 && day < days)
                {
                    Open[day] = isOpen;
                    Month[day] = month;
                    OpenBeforeInMonth[day] = open;
                    if (isOpen) _openBits[month] |= 1UL << (day - FirstDay[month]);
                }

                if (isOpen) open++;
            }

            OpenInMonth[month] = open;
        }

        for (int month = 1; month < Months; month++) _openBits[month - 1] |= _openBits[month] << (FirstDay[month] - FirstDay[month - 1]);
        _openDays = new int[Open.AsSpan().Count(true)];
        _openUntil = new int[days];
        int until = 0;
        for (int day = 0; day < days; day++)
        {
            if (Open[day]) _openDays[until++] = day;
            _openUntil[day] = until;
        }
    }

    public WorkCalendar Calendar { get; }

    public int Days => Open.Length;

    public int Months => OpenInMonth.Length;

    /// <summary>Whether each day is open.</summary>
    public bool[] Open { get; }

    /// <summary>The month of each day, counted from that of the start.</summary>
    public int[] Month { get; }

    /// <summary>The open days of its month before each day.</summary>
    public int[] OpenBeforeInMonth { get; }

    /// <summary>The open days of each whole month.</summary>
    public int[] OpenInMonth { get; }

    /// <summary>The first day of the scenario in each month.</summary>
    public int[] FirstDay { get; }

    /// <summary>The first day after a day's month, or after the last day.</summary>
    public int EndOfMonth(int day) => EndOf(Month[day]);

    /// <summary>The first day after the month that follows a day's, or after the last day.</summary>
    public int EndOfNextMonth(int day) => EndOf(Month[day] + 1);

    /// <summary>The open days of a day's month and the next one, from that day on: its own is the lowest bit.</summary>
    public ulong OpenBitsFrom(int day) => _openBits[Month[day]] >> (day - FirstDay[Month[day]]);

    /// <summary>The day that comes so many open days after another; the number of days, where that is after the last.</summary>
    public int AfterOpenDays(int day, long openDays)
    {
        if (openDays == 0) return day;
        if (day >= Days || openDays > _openDays.Length - _openUntil[day]) return Days;
        return _openDays[_openUntil[day] + (int)openDays - 1];
    }

    public LocalDate DateOf(int day) => _start.PlusDays(day);

    /// <summary>The day of a date: below zero for one before the start.</summary>
    public int DayOf(LocalDate date)
    {
        // Most dates asked for lie in the months of the scenario, of which it is known where they begin.
        int month = MonthIndexOf(date.ToYearMonth());
        return month >= 0 && month < Months ? FirstDay[month] + date.Day - (month == 0 ? _start.Day : 1) : Period.DaysBetween(_start, date);
    }

    private int EndOf(int month) => month + 1 < Months ? FirstDay[month + 1] : Days;

    public YearMonth MonthAt(int month) => _firstMonth.PlusMonths(month);

    /// <summary>Months from that of the start; below zero for one before it.</summary>
    public int MonthIndexOf(YearMonth month) => (month.Year - _firstMonth.Year) * 12 + month.Month - _firstMonth.Month;
}
