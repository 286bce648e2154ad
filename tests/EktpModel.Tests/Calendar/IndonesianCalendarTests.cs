namespace EktpModel.Tests.Calendar;

public class IndonesianCalendarTests
{
    private static readonly WorkCalendar _indonesia = WorkCalendar.Indonesia;

    [Fact]
    public void The_years_2019_to_2026_are_known_and_no_others()
    {
        Assert.Equal((2019, 2026), (_indonesia.FirstYear, _indonesia.LastYear));
        Assert.False(_indonesia.IsOpen(new LocalDate(2019, 1, 1)));
        Assert.True(_indonesia.IsOpen(new LocalDate(2026, 12, 31)));
        Assert.Throws<UnknownYearException>(() => _indonesia.IsOpen(new LocalDate(2018, 12, 31)));
        Assert.Throws<UnknownYearException>(() => _indonesia.IsOpen(new LocalDate(2027, 1, 1)));
        Assert.Throws<UnknownYearException>(() => _indonesia.OpenDays(new LocalDate(2026, 12, 30), new LocalDate(2027, 1, 4)));
    }

    [Fact]
    public void February_2020_has_20_working_days_and_no_holiday()
    {
        Assert.Equal(20, _indonesia.OpenDays(new LocalDate(2020, 2, 1), new LocalDate(2020, 2, 29)));
        Assert.DoesNotContain(WorkCalendar.HolidaysOfIndonesia, holiday => holiday.Date.Year == 2020 && holiday.Date.Month == 2);
    }

    [Fact]
    public void The_ninth_open_day_of_the_worked_case_is_thursday_13_february() =>
        Assert.Equal(9, _indonesia.OpenDays(new LocalDate(2020, 2, 3), new LocalDate(2020, 2, 13)));

    [Theory]
    [InlineData(2019, 15, 246)]
    [InlineData(2020, 19, 243)]
    [InlineData(2021, 13, 248)]
    [InlineData(2022, 14, 246)]
    [InlineData(2023, 21, 239)]
    [InlineData(2024, 24, 238)]
    [InlineData(2025, 24, 237)]
    [InlineData(2026, 21, 240)]
    public void Each_year_closes_so_many_weekdays(int year, int closed, int open)
    {
        LocalDate first = new(year, 1, 1), last = new(year, 12, 31);
        Assert.Equal(open, _indonesia.OpenDays(first, last));
        Assert.Equal(closed, WorkCalendar.Weekdays.OpenDays(first, last) - open);
    }

    [Theory]
    [InlineData("2019-04-17", HolidayKind.National, "Pemilu")]
    [InlineData("2019-06-05", HolidayKind.National, "Idul Fitri")]
    [InlineData("2019-06-07", HolidayKind.CollectiveLeave, "Idul Fitri")]
    [InlineData("2020-03-25", HolidayKind.National, "Nyepi")]
    [InlineData("2020-12-09", HolidayKind.National, "Pilkada")]
    [InlineData("2020-12-31", HolidayKind.CollectiveLeave, "Idul Fitri")]
    [InlineData("2021-05-12", HolidayKind.CollectiveLeave, "Idul Fitri")]
    [InlineData("2021-08-11", HolidayKind.National, "Tahun Baru Islam")]
    [InlineData("2021-10-20", HolidayKind.National, "Maulid Nabi")]
    [InlineData("2022-02-01", HolidayKind.National, "Imlek")]
    [InlineData("2022-05-06", HolidayKind.CollectiveLeave, "Idul Fitri")]
    [InlineData("2023-06-28", HolidayKind.CollectiveLeave, "Idul Adha")]
    [InlineData("2023-06-29", HolidayKind.National, "Idul Adha")]
    [InlineData("2024-02-14", HolidayKind.National, "Pemilu")]
    [InlineData("2024-11-27", HolidayKind.National, "Pilkada")]
    [InlineData("2025-08-18", HolidayKind.CollectiveLeave, "Hari Kemerdekaan")]
    [InlineData("2025-12-26", HolidayKind.CollectiveLeave, "Natal")]
    [InlineData("2026-05-27", HolidayKind.National, "Idul Adha")]
    [InlineData("2026-06-16", HolidayKind.National, "Tahun Baru Islam")]
    public void Known_holidays_are_closed_and_have_their_names(string date, HolidayKind kind, string name)
    {
        LocalDate day = Date(date);
        Assert.False(_indonesia.IsOpen(day));
        Holiday holiday = Assert.Single(WorkCalendar.HolidaysOfIndonesia, holiday => holiday.Date == day);
        Assert.Equal(kind, holiday.Kind);
        Assert.Contains(name, holiday.Name, StringComparison.Ordinal);
        Assert.NotEmpty(holiday.Decree);
    }

    [Theory]
    [InlineData("2020-05-22")] // leave withdrawn by the decree of 20 May 2020
    [InlineData("2020-05-26")] // leave moved to December
    [InlineData("2020-12-28")] // and withdrawn there
    [InlineData("2021-03-12")] // leave withdrawn in February 2021
    [InlineData("2021-08-10")] // the Islamic New Year as it was before it was moved
    [InlineData("2021-12-24")] // leave withdrawn in June 2021
    [InlineData("2023-04-26")] // leave withdrawn in March 2023
    public void Days_that_were_given_back_are_open(string date) => Assert.True(_indonesia.IsOpen(Date(date)));

    [Fact]
    public void Ascension_day_and_the_first_day_of_eid_fell_together_in_2021()
    {
        Holiday[] both = [.. WorkCalendar.HolidaysOfIndonesia.Where(holiday => holiday.Date == new LocalDate(2021, 5, 13))];
        Assert.Equal(2, both.Length);
        Assert.All(both, holiday => Assert.Equal(HolidayKind.National, holiday.Kind));
        Assert.False(_indonesia.IsOpen(new LocalDate(2021, 5, 13)));
        Assert.Equal(188, WorkCalendar.HolidaysOfIndonesia.Select(holiday => holiday.Date).Distinct().Count());
        Assert.Equal(189, WorkCalendar.HolidaysOfIndonesia.Count);
    }

    [Fact]
    public void Weekdays_are_open_unless_they_are_holidays()
    {
        HashSet<LocalDate> holidays = [.. WorkCalendar.HolidaysOfIndonesia.Select(holiday => holiday.Date)];
        for (LocalDate date = new(2019, 1, 1); date <= new LocalDate(2026, 12, 31); date = date.PlusDays(1))
            Assert.Equal(date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !holidays.Contains(date), _indonesia.IsOpen(date));
    }

    [Fact]
    public void Holidays_come_in_order_of_date_and_collective_leave_never_on_a_weekend()
    {
        LocalDate[] dates = [.. WorkCalendar.HolidaysOfIndonesia.Select(holiday => holiday.Date)];
        Assert.Equal(dates.Order(), dates);
        Assert.All(WorkCalendar.HolidaysOfIndonesia.Where(holiday => holiday.Kind == HolidayKind.CollectiveLeave), leave => Assert.True((int)leave.Date.DayOfWeek <= 5));
        Assert.All(Enumerable.Range(2019, 8), year => Assert.Contains(new LocalDate(year, 8, 17), dates));
    }

    [Fact]
    public void A_holiday_can_be_worked_and_an_extra_saturday_added()
    {
        Assert.Equal(21, _indonesia.WithExtra(new LocalDate(2020, 2, 8)).OpenDays(new LocalDate(2020, 2, 1), new LocalDate(2020, 2, 29)));
        Assert.True(_indonesia.WithExtra(new LocalDate(2020, 3, 25)).IsOpen(new LocalDate(2020, 3, 25)));
        Assert.Equal(_indonesia, _indonesia.WithExtra(new LocalDate(2020, 2, 8)).Without(new LocalDate(2020, 2, 8)));
    }

    private static LocalDate Date(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
