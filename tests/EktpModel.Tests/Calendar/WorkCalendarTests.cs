using EktpModel.Tests.Generators;
using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Calendar;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class WorkCalendarTests
{
    /// <summary>Saturday 8 February 2020.</summary>
    private static readonly LocalDate _saturday = new(2020, 2, 8);

    private static readonly LocalDate _wednesday = new(2020, 2, 5);

    [Property]
    public bool Weekdays_are_open_from_monday_to_friday_of_every_year(LocalDate date) =>
        WorkCalendar.Weekdays.IsOpen(date) == date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
        && WorkCalendar.EveryDay.IsOpen(date)
        && WorkCalendar.Weekdays.Knows(date.Year);

    [Fact]
    public void A_standard_week_has_as_many_days_as_are_open()
    {
        Assert.Equal(5, WorkCalendar.Weekdays.StandardWeek);
        Assert.Equal(5, WorkCalendar.Indonesia.StandardWeek);
        Assert.Equal(7, WorkCalendar.EveryDay.StandardWeek);
        Assert.Equal(2, WorkCalendar.Weekly(IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday).StandardWeek);
    }

    [Fact]
    public void The_standard_week_stays_as_it_is_when_saturdays_are_added()
    {
        Assert.Equal(5, WorkCalendar.Weekdays.WithExtra(_saturday).Without(_wednesday).WithYears(2020, 2020).StandardWeek);
        Assert.Equal(6, WorkCalendar.Weekdays.WithStandardWeek(6).WithExtra(_saturday).Without(_wednesday).WithYears(2020, 2020).StandardWeek);
        Assert.False(WorkCalendar.Weekdays.WithStandardWeek(6).IsOpen(_saturday));
    }

    [Property]
    public Property A_weekly_calendar_is_open_on_its_days() => Prop.ForAll(
        Gen.Elements(Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)).ArrayOf().Where(days => days.Length > 0).ToArbitrary(),
        Gen.Choose(0, 13).Select(DomainGenerators.FirstDay.PlusDays).ToArbitrary(),
        (days, date) => WorkCalendar.Weekly(days).IsOpen(date) == days.Contains(date.DayOfWeek) && WorkCalendar.Weekly(days).StandardWeek == days.Distinct().Count());

    [Fact]
    public void Weeks_that_are_none_are_refused()
    {
        Assert.Throws<InvalidValueException>(() => WorkCalendar.Weekly());
        Assert.Equal(IsoDayOfWeek.None, Assert.Throws<InvalidValueException>(() => WorkCalendar.Weekly(IsoDayOfWeek.None)).Value);
        Assert.Equal((IsoDayOfWeek)8, Assert.Throws<InvalidValueException>(() => WorkCalendar.Weekly(IsoDayOfWeek.Monday, (IsoDayOfWeek)8)).Value);
        Assert.Equal(0, Assert.Throws<InvalidValueException>(() => WorkCalendar.Weekdays.WithStandardWeek(0)).Value);
        Assert.Equal(8, Assert.Throws<InvalidValueException>(() => WorkCalendar.Weekdays.WithStandardWeek(8)).Value);
    }

    [Property(MaxTest = 300)]
    public Property The_last_word_on_a_date_counts() => Prop.ForAll(Changes().ToArbitrary(), changes =>
    {
        WorkCalendar calendar = Apply(changes);
        return Window().All(date =>
        {
            bool? last = changes.Where(change => change.Date == date).Select(change => (bool?)change.Open).LastOrDefault();
            return calendar.IsOpen(date) == (last ?? IsWeekday(date));
        });
    });

    [Property(MaxTest = 300)]
    public Property Calendars_are_equal_when_they_are_open_on_the_same_days() => Prop.ForAll(Changes().ToArbitrary(), Changes().ToArbitrary(), (left, right) =>
    {
        (WorkCalendar one, WorkCalendar other) = (Apply(left), Apply(right));
        bool same = Window().All(date => one.IsOpen(date) == other.IsOpen(date));
        return one.Equals(other) == same && one.Equals((object)other) == same && (!same || one.GetHashCode() == other.GetHashCode());
    });

    [Fact]
    public void Calendars_differ_by_their_week_their_standard_week_and_their_years()
    {
        WorkCalendar weekdays = WorkCalendar.Weekdays;
        Assert.Equal(weekdays, WorkCalendar.Weekly(IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday));
        Assert.NotEqual(weekdays, WorkCalendar.EveryDay.WithStandardWeek(5));
        Assert.NotEqual(weekdays, weekdays.WithStandardWeek(6));
        Assert.NotEqual(weekdays, weekdays.WithYears(2019, 2026));
        Assert.NotEqual(weekdays.WithYears(2019, 2025), weekdays.WithYears(2019, 2026));
        Assert.NotEqual(weekdays.WithYears(2018, 2026), weekdays.WithYears(2019, 2026));
        Assert.False(weekdays.Equals(null));
        Assert.False(weekdays.Equals("Monday to Friday"));
    }

    [Property]
    public bool Open_days_are_counted_one_by_one(LocalDate from, short length)
    {
        WorkCalendar calendar = WorkCalendar.Weekdays.WithExtra(_saturday).Without(_wednesday);
        LocalDate to = from.Year is > 1 and < 9999 ? from.PlusDays(length % 400) : from;
        int expected = 0;
        for (int day = 0; day <= Period.DaysBetween(from, to); day++)
        {
            LocalDate date = from.PlusDays(day);
            if (date == _saturday || (IsWeekday(date) && date != _wednesday)) expected++;
        }

        return calendar.OpenDays(from, to) == expected;
    }

    [Property]
    public bool Open_days_of_two_intervals_add_up(ushort start, byte first, byte second)
    {
        LocalDate from = new LocalDate(2019, 1, 1).PlusDays(start % 2_000), middle = from.PlusDays(first), to = middle.PlusDays(second);
        WorkCalendar indonesia = WorkCalendar.Indonesia;
        return indonesia.OpenDays(from, to) == indonesia.OpenDays(from, middle) + indonesia.OpenDays(middle.PlusDays(1), to);
    }

    [Fact]
    public void No_day_is_open_when_the_last_comes_first()
    {
        Assert.Equal(0, WorkCalendar.EveryDay.OpenDays(_saturday, _wednesday));
        Assert.Equal(1, WorkCalendar.EveryDay.OpenDays(_saturday, _saturday));
    }

    [Fact]
    public void Days_are_counted_to_the_end_of_time()
    {
        Assert.Equal(5, WorkCalendar.Weekdays.OpenDays(new LocalDate(9999, 12, 25), LocalDate.MaxIsoValue));
        Assert.Equal(2, WorkCalendar.Weekdays.WithExtra(IsoDayOfWeek.Saturday, new LocalDate(9999, 12, 24), LocalDate.MaxIsoValue).OpenDays(new LocalDate(9999, 12, 24), new LocalDate(9999, 12, 25)));
    }

    [Fact]
    public void All_saturdays_of_an_interval_can_be_added_both_ends_included()
    {
        WorkCalendar calendar = WorkCalendar.Weekdays.WithExtra(IsoDayOfWeek.Saturday, _saturday, _saturday.PlusWeeks(2));
        Assert.Equal([8, 15, 22], Enumerable.Range(1, 29).Where(day => calendar.IsOpen(new LocalDate(2020, 2, day)) && !IsWeekday(new LocalDate(2020, 2, day))));
        Assert.Equal(23, calendar.OpenDays(new LocalDate(2020, 2, 1), new LocalDate(2020, 2, 29)));
    }

    [Fact]
    public void A_calendar_does_not_change_when_another_is_made_from_it()
    {
        WorkCalendar original = WorkCalendar.Weekdays.WithExtra(_saturday);
        _ = original.Without(_saturday);
        _ = original.WithExtra(_saturday.PlusDays(1));
        Assert.True(original.IsOpen(_saturday));
        Assert.False(original.IsOpen(_saturday.PlusDays(1)));
    }

    [Theory]
    [InlineData(2019, true)]
    [InlineData(2020, true)]
    [InlineData(2018, false)]
    [InlineData(2021, false)]
    public void Years_that_a_calendar_does_not_know_are_refused(int year, bool known)
    {
        WorkCalendar calendar = WorkCalendar.Weekdays.WithYears(2019, 2020);
        Assert.Equal(known, calendar.Knows(year));
        if (known)
        {
            Assert.True(calendar.IsOpen(new LocalDate(year, 6, 3)) || calendar.IsOpen(new LocalDate(year, 6, 4)));
            return;
        }

        UnknownYearException unknown = Assert.Throws<UnknownYearException>(() => calendar.IsOpen(new LocalDate(year, 6, 3)));
        Assert.Equal((year, 2019, 2020), (unknown.Year, unknown.FirstYear, unknown.LastYear));
        Assert.Throws<UnknownYearException>(() => calendar.OpenDays(new LocalDate(Math.Min(year, 2019), 6, 1), new LocalDate(Math.Max(year, 2020), 6, 1)));
    }

    [Fact]
    public void Years_may_be_given_once_their_holidays_are()
    {
        WorkCalendar calendar = WorkCalendar.Indonesia.Without(new LocalDate(2027, 1, 1)).WithYears(2019, 2027);
        Assert.False(calendar.IsOpen(new LocalDate(2027, 1, 1)));
        Assert.True(calendar.IsOpen(new LocalDate(2027, 1, 4)));
        Assert.Equal(2025, Assert.Throws<InvalidValueException>(() => calendar.WithYears(2026, 2025)).Value);
    }

    [Fact]
    public void Dates_must_be_given()
    {
        Assert.Throws<ArgumentNullException>(() => WorkCalendar.Weekdays.WithExtra((IEnumerable<LocalDate>)null!));
        Assert.Throws<ArgumentNullException>(() => WorkCalendar.Weekdays.Without((IEnumerable<LocalDate>)null!));
    }

    [Fact]
    public void A_calendar_reads_like_its_week_and_its_exceptions() =>
        Assert.Equal("Mo Tu We Th Fr less 1 and plus 2 dates, all years",
            WorkCalendar.Weekdays.WithExtra(_saturday, _saturday.PlusDays(1), _wednesday.PlusDays(1)).Without(_wednesday).ToString());

    private static bool IsWeekday(LocalDate date) => (int)date.DayOfWeek <= 5;

    private static IEnumerable<LocalDate> Window() => Enumerable.Range(0, 10).Select(DomainGenerators.FirstDay.PlusDays);

    /// <summary>Openings and closings of dates within few days, so that they meet.</summary>
    private static Gen<(bool Open, LocalDate Date)[]> Changes() =>
        from length in Gen.Choose(0, 6)
        from changes in (from open in Gen.Elements(true, false) from day in Gen.Choose(2, 6) select (open, DomainGenerators.FirstDay.PlusDays(day))).ArrayOf(length)
        select changes;

    private static WorkCalendar Apply((bool Open, LocalDate Date)[] changes) =>
        changes.Aggregate(WorkCalendar.Weekdays, (calendar, change) => change.Open ? calendar.WithExtra(change.Date) : calendar.Without(change.Date));
}
