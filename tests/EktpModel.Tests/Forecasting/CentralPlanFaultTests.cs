using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;
using static EktpModel.Tests.Forecasting.FaultAssert;

namespace EktpModel.Tests.Forecasting;

/// <summary>What is wrong with the ministry's side is a fault with its place, its value and what to do about it.</summary>
public class CentralPlanFaultTests
{
    private static readonly RegionPlan s_plan = Office(blanks: 100, backlog: 50, cardsADay: 10);

    [Theory]
    [InlineData(2020, 2, 2)]
    [InlineData(2020, 3, 1)]
    public void A_procurement_outside_the_scenario_is_a_fault(int year, int month, int day) =>
        AssertFault("central.procurements[0].date", $"{year}-{month:00}-{day:00}", "give a day from 2020-02-03 to 2020-02-29; what came before belongs to the stock.",
            () => For(s_plan, 27, central: new() { Procurements = [new(new(year, month, day), 1.Cards())] }));

    [Fact]
    public void A_dispatch_to_a_region_that_the_scenario_does_not_have_is_a_fault() =>
        AssertFault("central.dispatches[0].region", "32.76", "the scenario has no such region; give its plan too, or leave the dispatch out.",
            () => For(s_plan, 27, central: new() { Stock = 9.Cards(), Dispatches = [new(RegionCode.Parse("32.76", null), 1.Cards(), Monday, Monday)] }));

    [Theory]
    [InlineData(2020, 2, 2)]
    [InlineData(2020, 3, 1)]
    public void A_dispatch_that_leaves_outside_the_scenario_is_a_fault(int year, int month, int day) =>
        AssertFault("central.dispatches[0].leaves", $"{year}-{month:00}-{day:00}", "give a day from 2020-02-03 to 2020-02-29; what left before is a shipment of its region.",
            () => For(s_plan, 27, central: new() { Stock = 9.Cards(), Dispatches = [new(Bekasi, 1.Cards(), new(year, month, day), new(2020, 3, 9))] }));

    [Fact]
    public void A_dispatch_that_arrives_before_it_leaves_is_a_fault() =>
        AssertFault("central.dispatches[1].arrives", "2020-02-03", "give 2020-02-04, the day it leaves, or a later one.",
            () => For(s_plan, 27, central: new() { Stock = 9.Cards(), Dispatches = [new(Bekasi, 1.Cards(), Monday, Monday), new(Bekasi, 1.Cards(), Feb(4), Monday)] }));

    [Fact]
    public void A_central_stock_that_is_short_is_a_fault_on_each_date_by_what_is_lacking_on_it()
    {
        CentralPlan central = new()
        {
            Stock = 10.Cards(),
            Procurements = [new(Feb(6), 5.Cards()), new(Feb(5), 2.Cards())],
            Dispatches = [new(Bekasi, 9.Cards(), Feb(7), Feb(10)), new(Bekasi, 10.Cards(), Feb(5), Feb(10)), new(Bekasi, 3.Cards(), Feb(5), Feb(10))],
        };
        AssertFault("central.dispatches on 2020-02-05", "1 more than there is", "procure blanks by then, or send fewer.", () => For(s_plan, 27, central: central), faults: 2);
        AssertFaults([("central.dispatches on 2020-02-05", "1 more than there is"), ("central.dispatches on 2020-02-07", "4 more than there is")], () => For(s_plan, 27, central: central));
    }

    [Fact]
    public void Blanks_bought_on_a_day_can_be_sent_on_it_but_not_before_it()
    {
        CentralPlan sameDay = new() { Procurements = [new(Feb(5), 10.Cards())], Dispatches = [new(Bekasi, 10.Cards(), Feb(5), Feb(6))] };
        Assert.Equal(10.Cards(), Project(s_plan, 27, central: sameDay).Received[Feb(6)]);
        AssertFault("central.dispatches on 2020-02-04", "10 more than there is", "procure blanks by then, or send fewer.",
            () => For(s_plan, 27, central: sameDay with { Dispatches = [new(Bekasi, 10.Cards(), Feb(4), Feb(6))] }));
    }

    [Theory]
    [InlineData(18, 1)]
    [InlineData(10, 10)]
    public void What_leaves_on_the_last_review_day_may_arrive_on_the_last_day_that_the_calendar_knows(int december, int leadTime)
    {
        Scenario scenario = Replenished(new(2020, 12, 1), new(2020, 12, december), leadTime, WorkCalendar.Weekdays.WithYears(2020, 2020));
        Assert.NotEmpty(Project(scenario).Dispatches);
    }

    [Fact]
    public void What_would_arrive_in_a_year_that_the_calendar_does_not_know_is_a_fault_however_soon()
    {
        WorkCalendar closedDecember = WorkCalendar.Weekdays.WithYears(2020, 2020).Without(Enumerable.Range(2, 30).Select(day => new LocalDate(2020, 12, day)));
        AssertFault("central.replenishment.leadTime", "3", "what leaves on 2020-11-30, the last review day, would arrive in 2021, which the calendar does not know; end earlier, shorten it, or give the calendar the year.",
            () => Replenished(new(2020, 11, 30), new(2020, 12, 1), 3, closedDecember));
        Assert.NotEmpty(Project(Replenished(new(2020, 11, 30), new(2020, 12, 1), 1, closedDecember)).Dispatches);
    }

    [Fact]
    public void Of_a_day_before_the_start_that_the_calendar_does_not_know_no_review_was_put_off()
    {
        // The 30th of December 2019 was a Monday, and the 1st of January is the first day that the calendar knows.
        Scenario scenario = Replenished(new(2020, 1, 1), new(2020, 1, 14), 1, WorkCalendar.Weekdays.WithYears(2020, 2020));
        Assert.Equal([new(2020, 1, 6)], Project(scenario).Dispatches.Select(dispatch => dispatch.Leaves).Distinct());
    }

    [Fact]
    public void The_rule_sees_the_requests_to_expect_exactly()
    {
        // Together a request in three days against one a day, each from two rates.
        RegionPlan Office(string code, int days) => new(code)
        {
            Demand = Demand.At(CardRate.Over(1.Cards(), 2 * days, RatePeriod.OpenDay), RequestKind.FirstCard) + Demand.At(CardRate.Over(5.Cards(), 2 * days, RatePeriod.Week), RequestKind.FirstCard),
            Capacity = 1_000.Cards().PerOpenDay(),
        };
        CentralPlan central = new() { Stock = 40_000.Cards(), Replenishment = new(AllocationRule.EqualCover) };
        Assert.Equal([10_000.Cards(), 30_000.Cards()], Project(new Scenario(Monday, Feb(7), WorkCalendar.Weekdays, [Office("32.71", 3), Office("32.75", 1)], central)).Dispatches.Select(dispatch => dispatch.Count));
    }

    private static Scenario Replenished(LocalDate start, LocalDate end, int leadTime, WorkCalendar calendar) =>
        new(start, end, calendar, [Office(blanks: 0, backlog: 5_000, cardsADay: 10)], new CentralPlan { Stock = 500.Cards(), Replenishment = new(AllocationRule.EqualCover) { LeadTime = leadTime } });
}
