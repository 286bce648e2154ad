using System.Numerics;
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
    public Property The_open_days_of_a_month_together_are_those_asked_for_one_by_one() => Prop.ForAll(AnyCalendar().ToArbitrary(), any =>
    {
        foreach (WorkCalendar calendar in (WorkCalendar[])[any, any.WithYears(2020, 2020), WorkCalendar.Indonesia])
        {
            for (YearMonth month = new(2019, 12); month < new YearMonth(2021, 4); month = month.PlusMonths(1))
            {
                if (!calendar.Knows(month.Year))
                {
                    Assert.Equal(month.Year, Assert.Throws<UnknownYearException>(() => calendar.OpenBitsOf(month)).Year);
                    continue;
                }

                DateInterval days = month.ToDateInterval();
                uint open = calendar.OpenBitsOf(month);
                Assert.Equal(days.Select(calendar.IsOpen), Enumerable.Range(0, days.Length).Select(day => (open >> day & 1) != 0));
                Assert.Equal(calendar.OpenDays(days.Start, days.End), BitOperations.PopCount(open));
            }
        }
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

    [Property(MaxTest = 500)]
    public Property Open_days_are_as_many_as_counting_them_one_by_one_finds() => Prop.ForAll(AnyCalendar().ToArbitrary(), Interval().ToArbitrary(), (calendar, interval) =>
    {
        (LocalDate from, int length) = interval;
        int expected = Enumerable.Range(0, length).Count(day => calendar.IsOpen(from.PlusDays(day)));
        return (calendar.OpenDays(from, from.PlusDays(length - 1)) == expected).Label($"{calendar} from {from:uuuu-MM-dd}, {length} days: {expected}");
    });

    [Property(MaxTest = 300)]
    public Property Open_days_are_refused_in_the_first_year_that_is_not_known() => Prop.ForAll(Interval().ToArbitrary(), interval =>
    {
        (LocalDate from, int length) = interval;
        WorkCalendar calendar = WorkCalendar.Weekdays.WithYears(2020, 2020);
        int[] unknown = [.. Enumerable.Range(0, length).Select(day => from.PlusDays(day).Year).Where(year => year != 2020).Take(1)];
        if (unknown.Length == 0) return calendar.OpenDays(from, from.PlusDays(length - 1)) >= 0;
        return Assert.Throws<UnknownYearException>(() => calendar.OpenDays(from, from.PlusDays(length - 1))).Year == unknown[0];
    });

    [Fact]
    public void Open_days_of_all_time_are_counted_at_once()
    {
        // Ten thousand of these would take more than an hour if each were counted day by day.
        WorkCalendar calendar = WorkCalendar.Weekdays.WithExtra(_saturday).Without(_wednesday);
        int sum = 0;
        for (int i = 0; i < 10_000; i++) sum += calendar.OpenDays(LocalDate.MinIsoValue, _saturday.PlusDays(i % 7)) - calendar.OpenDays(LocalDate.MinIsoValue, _saturday);
        Assert.InRange(sum, 21_000, 22_000);
        int days = Period.DaysBetween(LocalDate.MinIsoValue, LocalDate.MaxIsoValue) + 1;
        Assert.Equal(days, WorkCalendar.EveryDay.OpenDays(LocalDate.MinIsoValue, LocalDate.MaxIsoValue));
        Assert.Equal(days, new[] { WorkCalendar.Weekdays, WorkCalendar.Weekly(IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday) }.Sum(calendar => calendar.OpenDays(LocalDate.MinIsoValue, LocalDate.MaxIsoValue)));
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

    [Property]
    public bool A_day_of_the_week_is_opened_from_one_date_to_another(byte start, byte length, byte dayOfWeek)
    {
        IsoDayOfWeek day = (IsoDayOfWeek)(dayOfWeek % 7 + 1);
        LocalDate from = DomainGenerators.FirstDay.PlusDays(start), to = from.PlusDays(length);
        WorkCalendar calendar = WorkCalendar.Weekly(IsoDayOfWeek.Wednesday).WithExtra(day, from, to);
        return Enumerable.Range(-8, length + 17).Select(from.PlusDays).All(date =>
            calendar.IsOpen(date) == (date.DayOfWeek == IsoDayOfWeek.Wednesday || (date.DayOfWeek == day && date >= from && date <= to)));
    }

    [Fact]
    public void All_saturdays_of_an_interval_are_opened_but_not_those_that_are_closed_by_their_date()
    {
        // Labour Day of 2021 is a Saturday.
        LocalDate labourDay = new(2021, 5, 1);
        WorkCalendar calendar = WorkCalendar.Indonesia.Without(labourDay.PlusWeeks(2)).WithExtra(IsoDayOfWeek.Saturday, labourDay, labourDay.PlusWeeks(3));
        Assert.Equal([8, 22], Enumerable.Range(0, 4).Select(labourDay.PlusWeeks).Where(calendar.IsOpen).Select(date => date.Day));
        Assert.True(calendar.WithExtra(labourDay).IsOpen(labourDay));
        Assert.True(calendar.WithExtra(labourDay).WithExtra(IsoDayOfWeek.Saturday, labourDay, labourDay).IsOpen(labourDay));
    }

    [Theory]
    [InlineData(IsoDayOfWeek.None)]
    [InlineData((IsoDayOfWeek)8)]
    [InlineData((IsoDayOfWeek)9)]
    public void Days_that_are_none_of_the_week_cannot_be_opened(IsoDayOfWeek day) =>
        Assert.Equal(day, Assert.Throws<InvalidValueException>(() => WorkCalendar.Weekdays.WithExtra(day, _saturday, _saturday)).Value);

    [Fact]
    public void No_days_can_be_opened_where_the_last_comes_before_the_first() =>
        Assert.Equal("2020-02-07", Assert.Throws<InvalidValueException>(() => WorkCalendar.Weekdays.WithExtra(IsoDayOfWeek.Saturday, _saturday, _saturday.PlusDays(-1))).Value);

    [Fact]
    public void A_day_of_a_year_that_is_not_known_cannot_be_opened()
    {
        LocalDate saturday = new(2030, 1, 5);
        Assert.Equal(2030, Assert.Throws<UnknownYearException>(() => WorkCalendar.Indonesia.WithExtra(saturday)).Year);
        Assert.Equal(2030, Assert.Throws<UnknownYearException>(() => WorkCalendar.Indonesia.WithExtra(IsoDayOfWeek.Saturday, new(2026, 1, 1), saturday)).Year);
        Assert.Equal(2018, Assert.Throws<UnknownYearException>(() => WorkCalendar.Indonesia.WithExtra(IsoDayOfWeek.Saturday, new(2018, 1, 1), saturday)).Year);
        Assert.True(WorkCalendar.Indonesia.WithYears(2019, 2030).WithExtra(saturday).IsOpen(saturday));
    }

    [Fact]
    public void Calendars_are_compared_by_the_years_they_know()
    {
        LocalDate newYear = new(2027, 1, 1);
        WorkCalendar more = WorkCalendar.Indonesia.Without(newYear);
        Assert.Equal(WorkCalendar.Indonesia, more);
        Assert.Equal(WorkCalendar.Indonesia.GetHashCode(), more.GetHashCode());
        Assert.Equal(WorkCalendar.Indonesia.ToString(), more.ToString());
        Assert.NotEqual(WorkCalendar.Indonesia.WithYears(2019, 2027), more.WithYears(2019, 2027));
        Assert.Equal(WorkCalendar.Weekdays.WithYears(2020, 2020).Without(_wednesday), WorkCalendar.Weekdays.Without(_wednesday, new(2019, 12, 31), new(2021, 1, 1)).WithYears(2020, 2020));
        Assert.NotEqual(WorkCalendar.Weekdays.WithYears(2020, 2020), WorkCalendar.Weekdays.Without(new LocalDate(2020, 1, 1)).WithYears(2020, 2020));
        Assert.NotEqual(WorkCalendar.Weekdays.WithYears(2020, 2020), WorkCalendar.Weekdays.Without(new LocalDate(2020, 12, 31)).WithYears(2020, 2020));
        Assert.NotEqual(WorkCalendar.Weekdays.WithYears(int.MinValue, int.MaxValue), WorkCalendar.Weekdays.Without(_wednesday).WithYears(int.MinValue, int.MaxValue));
        Assert.Equal(WorkCalendar.Weekdays.WithYears(20_000, int.MaxValue), WorkCalendar.Weekdays.Without(_wednesday).WithYears(20_000, int.MaxValue));
    }

    [Fact]
    public void Other_years_and_another_standard_week_leave_the_open_days_as_they_are()
    {
        foreach (int openDays in Enumerable.Range(1, 7))
        {
            WorkCalendar calendar = WorkCalendar.Weekdays.WithExtra(_saturday).Without(_wednesday).WithYears(2020, 2020).WithStandardWeek(openDays);
            Assert.Equal((openDays, true, false), (calendar.StandardWeek, calendar.IsOpen(_saturday), calendar.IsOpen(_wednesday)));
        }
    }

    [Fact]
    public void Dates_of_other_calendars_are_refused()
    {
        // Christmas, which is not 25 December for all; taken for the same numbers it would be a Friday and open.
        LocalDate julian = new(2020, 12, 25, CalendarSystem.Julian), iso = julian.WithCalendar(CalendarSystem.Iso);
        WorkCalendar weekdays = WorkCalendar.Weekdays;
        foreach (Func<object> call in (Func<object>[])
        [
            () => WorkCalendar.Indonesia.IsOpen(julian), () => weekdays.Without(iso, julian), () => weekdays.WithExtra(julian),
            () => weekdays.OpenDays(julian, iso), () => weekdays.OpenDays(iso, julian), () => weekdays.OpenDays(julian, julian),
            () => weekdays.WithExtra(IsoDayOfWeek.Saturday, julian, iso), () => weekdays.WithExtra(IsoDayOfWeek.Saturday, iso, julian),
        ])
            Assert.Equal(CalendarSystem.Julian, Assert.Throws<InvalidValueException>(call).Value);
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

    /// <summary>Weeks of all kinds, with exceptions near <see cref="DomainGenerators.FirstDay"/>, some of which change nothing.</summary>
    private static Gen<WorkCalendar> AnyCalendar() =>
        from week in Gen.Choose(1, 7).Select(day => (IsoDayOfWeek)day).ArrayOf().Where(days => days.Length > 0)
        from closed in Gen.Choose(-30, 30).Select(DomainGenerators.FirstDay.PlusDays).ArrayOf()
        from extra in Gen.Choose(-30, 30).Select(DomainGenerators.FirstDay.PlusDays).ArrayOf()
        select WorkCalendar.Weekly(week).Without(closed).WithExtra(extra);

    /// <summary>A first day and a number of days, around the exceptions and across years.</summary>
    private static Gen<(LocalDate From, int Length)> Interval() =>
        from start in Gen.Frequency((5, Gen.Choose(-40, 40)), (1, Gen.Choose(-3_000, 3_000)))
        from length in Gen.Frequency((5, Gen.Choose(1, 40)), (1, Gen.Choose(1, 1_000)))
        select (DomainGenerators.FirstDay.PlusDays(start), length);

    private static WorkCalendar Apply((bool Open, LocalDate Date)[] changes) =>
        changes.Aggregate(WorkCalendar.Weekdays, (calendar, change) => change.Open ? calendar.WithExtra(change.Date) : calendar.Without(change.Date));
}
