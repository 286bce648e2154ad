using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>The days of a scenario by number.</summary>
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
}
