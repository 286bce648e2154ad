using System.Numerics;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>The days of a scenario as one calendar has them, laid out for the kernel: day 0 is the start.</summary>
internal sealed class DayTable
{
    private readonly LocalDate _start;
    private readonly YearMonth _firstMonth;

    // The first day of the scenario in each month, and how many open days of the scenario come before it.
    private readonly int[] _firstDay;
    private readonly int[] _openBefore;
    private readonly int _openDays;

    // The open days of each whole month, a bit for each day of the month.
    private readonly uint[] _openOfMonth;

    // The open days of the scenario in each month and the one after it: a bit for each day, from the month's first one in the scenario on.
    private readonly ulong[] _openBits;

    public DayTable(WorkCalendar calendar, LocalDate start, int days, CancellationToken cancellation = default)
    {
        Calendar = calendar;
        _start = start;
        _firstMonth = start.ToYearMonth();
        int months = MonthIndexOf(start.PlusDays(days - 1).ToYearMonth()) + 1;
        Month = new int[days];
        _firstDay = new int[months];
        _openBefore = new int[months];
        _openOfMonth = new uint[months];
        _openBits = new ulong[months];
        int first = 0, open = 0;
        for (int month = 0; month < months; month++)
        {
            // Whole months are known, as a monthly rate is spread over all open days of a month, those before the
            // start and after the end too.
            cancellation.ThrowIfCancellationRequested();
            YearMonth whole = _firstMonth.PlusMonths(month);
            int before = month == 0 ? start.Day - 1 : 0, length = Math.Min(CalendarSystem.Iso.GetDaysInMonth(whole.Year, whole.Month) - before, days - first);
            _openOfMonth[month] = calendar.OpenBitsOf(whole);
            _openBits[month] = _openOfMonth[month] >> before & (1UL << length) - 1;
            _firstDay[month] = first;
            _openBefore[month] = open;
            Month.AsSpan(first, length).Fill(month);
            first += length;
            open += BitOperations.PopCount(_openBits[month]);
        }

        _openDays = open;
        for (int month = 1; month < months; month++) _openBits[month - 1] |= _openBits[month] << (_firstDay[month] - _firstDay[month - 1]);
    }

    public WorkCalendar Calendar { get; }

    public int Days => Month.Length;

    public int Months => _firstDay.Length;

    /// <summary>The month of each day, counted from that of the start.</summary>
    public int[] Month { get; }

    /// <summary>The open days of a whole month.</summary>
    public int OpenInMonth(int month) => BitOperations.PopCount(_openOfMonth[month]);

    /// <summary>The open days of its month before a day.</summary>
    public int OpenBeforeInMonth(int day) => BitOperations.PopCount(_openOfMonth[Month[day]] & ((1U << DayOfMonth(day) - 1) - 1));

    /// <summary>The first day after a day's month, or after the last day.</summary>
    public int EndOfMonth(int day) => EndOf(Month[day]);

    /// <summary>The first day after the month that follows a day's, or after the last day.</summary>
    public int EndOfNextMonth(int day) => EndOf(Month[day] + 1);

    /// <summary>The open days of a day's month and the next one, from that day on: its own is the lowest bit.</summary>
    public ulong OpenBitsFrom(int day) => _openBits[Month[day]] >> (day - _firstDay[Month[day]]);

    /// <summary>The day that comes so many open days after another; the number of days, where that is after the last.</summary>
    public int AfterOpenDays(int day, long openDays)
    {
        if (openDays == 0) return day;
        if (day >= Days) return Days;
        int month = Month[day], known = day - _firstDay[month] + 1;
        int until = _openBefore[month] + BitOperations.PopCount(_openBits[month] & (1UL << known) - 1);
        if (openDays > _openDays - until) return Days;

        // How many open days of the scenario there are up to the end of that day; mostly it is of this month or the next.
        int wanted = until + (int)openDays;
        while (month + 1 < Months && _openBefore[month + 1] < wanted) month++;
        ulong open = _openBits[month];
        for (int others = wanted - _openBefore[month] - 1; others > 0; others--) open &= open - 1;
        return _firstDay[month] + BitOperations.TrailingZeroCount(open);
    }

    public LocalDate DateOf(int day) => _start.PlusDays(day);

    /// <summary>The day of a date: below zero for one before the start.</summary>
    public int DayOf(LocalDate date)
    {
        // Most dates asked for lie in the months of the scenario, of which it is known where they begin.
        int month = MonthIndexOf(date.Year, date.Month);
        return month >= 0 && month < Months ? _firstDay[month] + date.Day - (month == 0 ? _start.Day : 1) : Period.DaysBetween(_start, date);
    }

    public YearMonth MonthAt(int month) => _firstMonth.PlusMonths(month);

    /// <summary>Months from that of the start; below zero for one before it.</summary>
    public int MonthIndexOf(YearMonth month) => MonthIndexOf(month.Year, month.Month);

    private int MonthIndexOf(int year, int month) => (year - _firstMonth.Year) * 12 + month - _firstMonth.Month;

    private int EndOf(int month) => month + 1 < Months ? _firstDay[month + 1] : Days;

    private int DayOfMonth(int day) => day - _firstDay[Month[day]] + (Month[day] == 0 ? _start.Day : 1);
}
