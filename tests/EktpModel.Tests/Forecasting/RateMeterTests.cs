using System.Numerics;
using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

/// <summary>After k open days exactly floor(k x rate) whole cards have been granted, for cards of any number and any anchor.</summary>
[Properties(Arbitrary = [typeof(MeterArbitraries)], MaxTest = 300)]
public class RateMeterTests
{
    private static readonly LocalDate s_start = new(2020, 1, 1);

    [Property]
    public void A_daily_or_weekly_rate_grants_the_floor_of_its_open_days_since_the_anchor(CardRate rate, WorkCalendar calendar, byte anchored, byte entered)
    {
        if (rate.Period == RatePeriod.Month) return;
        LocalDate anchor = s_start.PlusDays(40 - anchored % 80);
        DayTable days = new(calendar, s_start, 150);
        int first = Math.Max(Period.DaysBetween(s_start, anchor), 0) + entered % 50;
        RateMeter meter = new(rate, days, anchor, first);
        BigInteger divisor = rate.Periods * (rate.Period == RatePeriod.Week ? calendar.StandardWeek : 1);
        BigInteger passed = calendar.OpenDays(anchor, s_start.PlusDays(first - 1)), granted = rate.Cards.Value * passed / divisor;
        for (int day = first; day < days.Days; day++)
        {
            if (day % 7 == 0) meter.EnterMonth(day); // A month is nothing to it.
            if (!calendar.IsOpen(s_start.PlusDays(day))) continue;
            granted += Next(ref meter, day);
            Assert.Equal(rate.Cards.Value * ++passed / divisor, granted);
        }
    }

    [Property]
    public void A_monthly_rate_grants_its_share_of_the_months_since_the_anchor_also_past_months_without_an_open_day(CardRate any, WorkCalendar calendar, byte anchored, byte entered)
    {
        CardRate rate = CardRate.Over(any.Cards, any.Periods, RatePeriod.Month);
        LocalDate anchor = s_start.PlusDays(40 - anchored % 80);
        DayTable days = new(calendar, s_start, 260);
        int first = Math.Max(Period.DaysBetween(s_start, anchor), 0) + entered % 50;
        RateMeter meter = new(rate, days, anchor, first);
        for (int day = first; day < days.Days; day++)
        {
            // To enter a month again in its middle changes nothing.
            LocalDate date = s_start.PlusDays(day);
            if (day % 10 == 0) meter.EnterMonth(day);
            if (!calendar.IsOpen(date)) continue;
            DateInterval whole = date.ToYearMonth().ToDateInterval();
            BigInteger months = (date.Year - anchor.Year) * 12 + date.Month - anchor.Month;
            BigInteger open = calendar.OpenDays(whole.Start, whole.End), passed = calendar.OpenDays(whole.Start, date);
            BigInteger GrantedAfter(BigInteger day) => rate.Cards.Value * (months * open + day) / (rate.Periods * open);
            Assert.Equal(GrantedAfter(passed) - GrantedAfter(passed - 1), Next(ref meter, day));
        }
    }

    [Property]
    public void A_meter_agrees_with_what_the_rate_says_of_itself(CardRate rate)
    {
        // GrantedAfter is the definition that callers see; months of 31 open days keep it within one month.
        DayTable days = new(WorkCalendar.EveryDay, s_start, 31);
        RateMeter meter = new(rate, days, s_start, 0);
        BigInteger granted = 0;
        for (int day = 0; day < days.Days; day++)
        {
            granted += Next(ref meter, day);
            if (granted > long.MaxValue) return;
            Assert.Equal(rate.GrantedAfter(day + 1, standardWeek: 7, openDaysInMonth: 31).Value, granted);
        }
    }

    [Property]
    public void Many_days_at_once_are_granted_what_one_after_another_would_be_and_closed_ones_nothing(CardRate rate, WorkCalendar calendar, ulong first, ulong second, byte[] lengths, byte anchored, byte entered)
    {
        // Days may begin and end anywhere in two months. Where the share of a day does not depend on the month, others than those of the calendar may be open.
        LocalDate anchor = s_start.PlusDays(40 - anchored % 80);
        DayTable days = new(calendar, s_start, 300);
        int day = Math.Max(Period.DaysBetween(s_start, anchor), 0) + entered % 50;
        RateMeter one = new(rate, days, anchor, day), together = new(rate, days, anchor, day);
        ulong bits = first;
        foreach (byte length in lengths.Take(4))
        {
            ulong open = rate.Period == RatePeriod.Month ? days.OpenBitsFrom(day) : bits;
            int count = Math.Min(length % 63, days.EndOfNextMonth(day) - day);
            long[] grants = [.. Enumerable.Repeat(-1L, DaySheet.Days)];
            together.Next(grants, day, count, open);
            Assert.Equal(Enumerable.Range(0, count).Select(next => (open >> next & 1) != 0 ? Next(ref one, day + next) : 0), grants[..count]);
            day += count;
            bits = BitOperations.RotateLeft(bits, 17) ^ second;
        }
    }

    /// <summary>The grant of one open day.</summary>
    private static long Next(ref RateMeter meter, int day)
    {
        Span<long> grants = stackalloc long[DaySheet.Days];
        meter.Next(grants, day, days: 1, open: 1);
        return grants[0];
    }
}
