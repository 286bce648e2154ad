using System.Collections.Frozen;
using System.Globalization;
using NodaTime;

namespace EktpModel;

/// <summary>
/// Which days offices print: the open days of the week, less days that are closed, plus extra days. A calendar
/// that knows only some years refuses the others rather than guess (<see cref="UnknownYearException"/>).
/// </summary>
/// <example>
/// <code>
/// WorkCalendar calendar = WorkCalendar.Indonesia.WithExtra(new LocalDate(2020, 2, 8));  // one Saturday more
/// bool open = calendar.IsOpen(new LocalDate(2020, 2, 8));                               // true
/// int days = calendar.OpenDays(new LocalDate(2020, 2, 1), new LocalDate(2020, 2, 29));  // 21
/// </code>
/// </example>
public sealed class WorkCalendar : IEquatable<WorkCalendar>
{
    private static readonly Lazy<WorkCalendar> _indonesia = new(() =>
    {
        ValueList<Holiday> holidays = IndonesianHolidays.Read();
        return new WorkCalendar(MondayToFriday, standardWeek: 5, holidays[0].Date.Year, holidays[^1].Date.Year,
            holidays.Select(holiday => holiday.Date).ToFrozenSet(), FrozenSet<LocalDate>.Empty);
    });

    private const int MondayToFriday = 0b0111110; // bit n stands for IsoDayOfWeek n

    private readonly int _week;
    private readonly FrozenSet<LocalDate> _closed;
    private readonly FrozenSet<LocalDate> _extra;

    // The dates on which the calendar differs from its week, as numbers in order: what it closes, and what it opens.
    private readonly int[] _closings;
    private readonly int[] _openings;

    private WorkCalendar(int week, int standardWeek, int? firstYear, int? lastYear, FrozenSet<LocalDate> closed, FrozenSet<LocalDate> extra)
    {
        _week = week;
        StandardWeek = standardWeek;
        FirstYear = firstYear;
        LastYear = lastYear;
        _closed = closed;
        _extra = extra;
        _closings = NumbersOf(closed.Where(IsOpenInWeek));
        _openings = NumbersOf(extra.Where(date => !IsOpenInWeek(date)));
    }

    /// <summary>Monday to Friday of every year, without holidays; a standard week has five open days.</summary>
    public static WorkCalendar Weekdays { get; } = new(MondayToFriday, 5, null, null, FrozenSet<LocalDate>.Empty, FrozenSet<LocalDate>.Empty);

    /// <summary>Every day of every year; a standard week has seven open days.</summary>
    public static WorkCalendar EveryDay { get; } = new(0b1111_1110, 7, null, null, FrozenSet<LocalDate>.Empty, FrozenSet<LocalDate>.Empty);

    /// <summary>
    /// Monday to Friday less Indonesia's national holidays and collective leave (<i>libur nasional</i>,
    /// <i>cuti bersama</i>) of the years it knows, as the joint decrees of three ministers finally set them.
    /// </summary>
    public static WorkCalendar Indonesia => _indonesia.Value;

    /// <summary>The holidays that <see cref="Indonesia"/> leaves out, in order of date.</summary>
    public static ValueList<Holiday> HolidaysOfIndonesia => IndonesianHolidays.Read();

    /// <summary>The open days of a standard week, over which a weekly rate is spread.</summary>
    public int StandardWeek { get; }

    /// <summary>The first year the calendar knows, or null if it knows all.</summary>
    public int? FirstYear { get; }

    /// <summary>The last year the calendar knows, or null if it knows all.</summary>
    public int? LastYear { get; }

    /// <summary>A calendar of every year that is open on the given days of the week; as many make its standard week.</summary>
    /// <param name="openDays">The days, at least one.</param>
    /// <exception cref="InvalidValueException">No day was given, or one that is no day of the week.</exception>
    public static WorkCalendar Weekly(params ReadOnlySpan<IsoDayOfWeek> openDays)
    {
        int week = 0;
        foreach (IsoDayOfWeek day in openDays)
        {
            if (day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
                throw new InvalidValueException("an open day of the week", day, "give Monday to Sunday.");
            week |= 1 << (int)day;
        }

        if (week == 0) throw new InvalidValueException("the week of open days", "none", "give at least one.");
        return new WorkCalendar(week, int.PopCount(week), null, null, FrozenSet<LocalDate>.Empty, FrozenSet<LocalDate>.Empty);
    }

    /// <summary>This calendar, open on more days: extra Saturdays, say. The standard week stays as it is.</summary>
    /// <param name="dates">The days to open, holidays too; days that are open already change nothing.</param>
    /// <exception cref="InvalidValueException">A date is not of the ISO calendar.</exception>
    /// <exception cref="UnknownYearException">The calendar does not know the year of a date, and so could not be open on it.</exception>
    public WorkCalendar WithExtra(params IEnumerable<LocalDate> dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        HashSet<LocalDate> added = [.. dates];
        foreach (LocalDate date in added) ThrowIfUnknown(date);
        return new WorkCalendar(_week, StandardWeek, FirstYear, LastYear, _closed.Except(added).ToFrozenSet(), _extra.Union(added).ToFrozenSet());
    }

    /// <summary>
    /// This calendar, open on every given day of the week from one date to another: all Saturdays of February, say. A holiday among
    /// them, or a day that <see cref="Without"/> closed, stays closed; to open it, give its date.
    /// </summary>
    /// <param name="day">The day of the week.</param>
    /// <param name="from">The first date.</param>
    /// <param name="to">The last date, included; not before the first.</param>
    /// <exception cref="InvalidValueException">The day is no day of the week, a date is not of the ISO calendar, or the last comes before the first.</exception>
    /// <exception cref="UnknownYearException">The calendar does not know one of the years.</exception>
    public WorkCalendar WithExtra(IsoDayOfWeek day, LocalDate from, LocalDate to)
    {
        if (day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday) throw new InvalidValueException("the day of the week to open", day, "give Monday to Sunday.");
        ThrowIfUnknown(from);
        ThrowIfUnknown(to);
        if (to < from) throw new InvalidValueException("the last date to open", to.Iso(), $"give {from.Iso()} or later.");
        int first = ((int)day - (int)from.DayOfWeek + 7) % 7, weeks = (Period.DaysBetween(from, to) - first + 7) / 7;
        return WithExtra(Enumerable.Range(0, weeks).Select(week => from.PlusDays(first + 7 * week)).Where(date => !_closed.Contains(date)));
    }

    /// <summary>This calendar, closed on more days.</summary>
    /// <param name="dates">
    /// The days to close; days that are closed already change nothing. They may be of years that the calendar is yet to be told that it
    /// knows, with <see cref="WithYears"/>.
    /// </param>
    /// <exception cref="InvalidValueException">A date is not of the ISO calendar.</exception>
    public WorkCalendar Without(params IEnumerable<LocalDate> dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        HashSet<LocalDate> removed = [.. dates];
        foreach (LocalDate date in removed) date.ThrowIfNotIso("a day to close");
        return new WorkCalendar(_week, StandardWeek, FirstYear, LastYear, _closed.Union(removed).ToFrozenSet(), _extra.Except(removed).ToFrozenSet());
    }

    /// <summary>This calendar with other first and last known years, once their holidays are given with <see cref="Without"/>.</summary>
    /// <param name="first">The first year it is to know.</param>
    /// <param name="last">The last year it is to know, not before the first.</param>
    /// <exception cref="InvalidValueException">The last year is before the first.</exception>
    public WorkCalendar WithYears(int first, int last) =>
        last >= first
            ? new WorkCalendar(_week, StandardWeek, first, last, _closed, _extra)
            : throw new InvalidValueException("the last year of a work calendar", last, $"give {first} or later.");

    /// <summary>This calendar with another number of open days in its standard week, over which weekly rates are spread.</summary>
    /// <param name="openDays">From 1 to 7.</param>
    /// <exception cref="InvalidValueException">The number is outside 1 to 7.</exception>
    public WorkCalendar WithStandardWeek(int openDays) =>
        openDays is >= 1 and <= 7
            ? new WorkCalendar(_week, openDays, FirstYear, LastYear, _closed, _extra)
            : throw new InvalidValueException("the open days of a standard week", openDays, "give a number from 1 to 7.");

    /// <summary>Whether the calendar knows a year.</summary>
    /// <param name="year">The year.</param>
    public bool Knows(int year) => year >= (FirstYear ?? year) && year <= (LastYear ?? year);

    /// <summary>Whether offices print on a day.</summary>
    /// <param name="date">The day.</param>
    /// <exception cref="InvalidValueException">The date is not of the ISO calendar.</exception>
    /// <exception cref="UnknownYearException">The calendar does not know its year.</exception>
    public bool IsOpen(LocalDate date)
    {
        ThrowIfUnknown(date);
        return (IsOpenInWeek(date) && !_closed.Contains(date)) || _extra.Contains(date);
    }

    /// <summary>The number of open days from one date to another, both included; zero if the second comes first.</summary>
    /// <param name="from">The first date.</param>
    /// <param name="to">The last date.</param>
    /// <exception cref="InvalidValueException">A date is not of the ISO calendar.</exception>
    /// <exception cref="UnknownYearException">The calendar does not know one of the years.</exception>
    public int OpenDays(LocalDate from, LocalDate to)
    {
        from.ThrowIfNotIso("the first day to count");
        to.ThrowIfNotIso("the last day to count");
        if (to < from) return 0;
        ThrowIfUnknown(from);
        if (!Knows(to.Year)) throw new UnknownYearException(LastYear!.Value + 1, FirstYear!.Value, LastYear.Value);

        // Whole weeks have as many open days each; the days after them are those of the week that begins with the first.
        int days = Period.DaysBetween(from, to) + 1;
        int open = days / 7 * int.PopCount(_week);
        for (int day = 0; day < days % 7; day++) open += _week >> ((int)from.DayOfWeek - 1 + day) % 7 + 1 & 1;
        return open - Within(_closings, NumberOf(from), NumberOf(to)).Length + Within(_openings, NumberOf(from), NumberOf(to)).Length;
    }

    /// <summary>The open days of a month of the ISO calendar: a bit for each day, the first of the month the lowest.</summary>
    /// <exception cref="UnknownYearException">The calendar does not know its year.</exception>
    internal uint OpenBitsOf(YearMonth month)
    {
        LocalDate first = month.OnDayOfMonth(1);
        ThrowIfUnknown(first);
        int number = NumberOf(first), days = CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month);

        // Seven bits of a week, Monday the lowest, turned so that the first of the month is, and repeated five times.
        ulong week = (ulong)_week >> 1, turned = (week | week << 7) >> ((int)first.DayOfWeek - 1) & 0x7F;
        uint open = (uint)(turned * 0x10204081 & ((1UL << days) - 1));
        foreach (int closed in Within(_closings, number, number + days - 1)) open &= ~(1U << (closed - number));
        foreach (int extra in Within(_openings, number, number + days - 1)) open |= 1U << (extra - number);
        return open;
    }

    private static ReadOnlySpan<int> Within(int[] numbers, int first, int last)
    {
        return numbers.AsSpan()[CountBefore(first)..CountBefore(last + 1)];

        int CountBefore(int number)
        {
            int index = numbers.AsSpan().BinarySearch(number);
            return index < 0 ? ~index : index;
        }
    }

    private bool IsOpenInWeek(LocalDate date) => (_week >> (int)date.DayOfWeek & 1) != 0;

    private void ThrowIfUnknown(LocalDate date)
    {
        date.ThrowIfNotIso("a day of a work calendar");
        if (!Knows(date.Year)) throw new UnknownYearException(date.Year, FirstYear!.Value, LastYear!.Value);
    }

    private static int[] NumbersOf(IEnumerable<LocalDate> dates) => [.. dates.Select(NumberOf).Order()];

    // Dates as whole numbers in the same order: 512 a year, 32 a month.
    private static int NumberOf(LocalDate date) => date.Year * 512 + date.Month * 32 + date.Day;

    /// <summary>Whether both calendars know the same years, are open on the same days of them and have the same standard week.</summary>
    /// <param name="other">The other calendar.</param>
    public bool Equals(WorkCalendar? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && _week == other._week
            && StandardWeek == other.StandardWeek
            && FirstYear == other.FirstYear
            && LastYear == other.LastYear
            && Known(_closings).SequenceEqual(Known(other._closings))
            && Known(_openings).SequenceEqual(Known(other._openings)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WorkCalendar);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_week, StandardWeek, FirstYear, LastYear, Known(_closings).Length, Known(_openings).Length);

    /// <summary>Whether both calendars know the same years, are open on the same days of them and have the same standard week.</summary>
    public static bool operator ==(WorkCalendar? left, WorkCalendar? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the calendars differ.</summary>
    public static bool operator !=(WorkCalendar? left, WorkCalendar? right) => !(left == right);

    /// <summary>Those of the dates that are of known years.</summary>
    private ReadOnlySpan<int> Known(int[] numbers)
    {
        int first = Math.Max(FirstYear ?? int.MinValue, LocalDate.MinIsoValue.Year), last = Math.Min(LastYear ?? int.MaxValue, LocalDate.MaxIsoValue.Year);
        return first > last ? [] : Within(numbers, first * 512, last * 512 + 511);
    }

    /// <summary>The calendar in a few words.</summary>
    public override string ToString()
    {
        string[] days = [.. Enumerable.Range(1, 7).Where(day => (_week >> day & 1) != 0).Select(day => ((IsoDayOfWeek)day).ToString()[..2])];
        string years = FirstYear is null ? "all years" : string.Create(CultureInfo.InvariantCulture, $"{FirstYear} to {LastYear}");
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', days)} less {Known(_closings).Length} and plus {Known(_openings).Length} dates, {years}");
    }
}
