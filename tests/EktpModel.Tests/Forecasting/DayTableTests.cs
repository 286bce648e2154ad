using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>The days of a scenario by number.</summary>
[Properties(Arbitrary = [typeof(MeterArbitraries)])]
public class DayTableTests
{
    [Property(MaxTest = 500)]
    public void The_day_of_a_date_is_the_days_from_the_start_to_it_wherever_it_lies(ushort start, PositiveInt length, short away)
    {
        LocalDate first = new LocalDate(1900, 1, 1).PlusDays(start), date = first.PlusDays(away / 16);
        DayTable days = new(WorkCalendar.EveryDay, first, 1 + length.Get % 800);
        Assert.Equal(Period.DaysBetween(first, date), days.DayOf(date));
        Assert.Equal(days.Days - 1, days.DayOf(days.DateOf(days.Days - 1)));
    }

    [Property(MaxTest = 200)]
    public void From_each_day_on_the_open_days_of_its_month_and_the_next_one_are_known(WorkCalendar calendar, ushort start, PositiveInt length)
    {
        LocalDate first = new LocalDate(2015, 1, 1).PlusDays(start % 2000);
        DayTable days = new(calendar, first, 1 + length.Get % 150);
        for (int day = 0; day < days.Days; day++)
        {
            LocalDate date = first.PlusDays(day);
            int Until(int months) => Math.Min(days.Days, Period.DaysBetween(first, date.ToYearMonth().PlusMonths(months).OnDayOfMonth(1)));
            Assert.Equal((Until(1), Until(2)), (days.EndOfMonth(day), days.EndOfNextMonth(day)));
            ulong open = 0;
            for (int next = day; next < Until(2); next++) open |= (calendar.IsOpen(first.PlusDays(next)) ? 1UL : 0UL) << (next - day);
            Assert.Equal(open, days.OpenBitsFrom(day));
            DateInterval month = date.ToYearMonth().ToDateInterval();
            Assert.Equal((calendar.OpenDays(month.Start, month.End), calendar.OpenDays(month.Start, date.PlusDays(-1))), (days.OpenInMonth(days.Month[day]), days.OpenBeforeInMonth(day)));
        }
    }
}
