using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;
using static EktpModel.Tests.Forecasting.FaultAssert;

namespace EktpModel.Tests.Forecasting;

/// <summary>What is wrong with the plan of a region is a fault with its place, its value and what to do about it.</summary>
public class RegionPlanFaultTests
{
    private static readonly LocalDate s_end = Feb(29);

    private static readonly RegionPlan s_plan = Office(blanks: 100, backlog: 50, cardsADay: 10);

    [Fact]
    public void Every_part_of_a_plan_that_is_null_is_a_fault()
    {
        RegionPlan plan = new(Bekasi) { Backlog = null!, Demand = null!, Capacity = null!, Order = null!, Handover = null! };
        Assert.False(plan.IsUncertain);
        Assert.True((plan with { SpoilsByChance = true }).IsUncertain);
        AssertFaults(
            [
                ("regions[32.75].backlog", "null"),
                ("regions[32.75].demand", "null"),
                ("regions[32.75].capacity", "null"),
                ("regions[32.75].order", "null"),
                ("regions[32.75].handover", "null"),
            ],
            () => For(plan, 1));
    }

    [Fact]
    public void A_backlog_since_a_month_after_the_start_is_a_fault() =>
        AssertFault("regions[32.75].backlog", "7 FirstCard since 2020-03", "what waits at the start does so since 2020-02 or before: give such a month, or requests of a later day as demand.",
            () => For(s_plan with { Backlog = Backlog.Of(RequestKind.FirstCard, new(2020, 3), 7.Cards()).Add(RequestKind.FirstCard, February, 1.Cards()) }, 60));

    [Fact]
    public void A_shipment_to_another_region_is_a_fault_though_the_scenario_has_that_region() =>
        AssertFault("regions[32.75].shipments[1].region", "32.76", "give 32.75, or put it into the plan of 32.76.",
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays,
                [s_plan with { Shipments = [new(Bekasi, 5.Cards(), Monday), new(RegionCode.Parse("32.76", null), 5.Cards(), Monday)] }, new RegionPlan("32.76")]));

    [Fact]
    public void A_shipment_that_arrived_before_the_start_is_a_fault() =>
        AssertFault("regions[32.75].shipments[0].arrives", "2020-02-02", "what arrived before 2020-02-03, the start, belongs to the blanks.",
            () => For(s_plan with { Shipments = [new(Bekasi, 5.Cards(), Feb(2))] }, 27));

    [Fact]
    public void Cards_printed_on_the_start_or_later_cannot_wait_at_the_start() =>
        AssertFault("regions[32.75].awaitingHandover[1].printed", "2020-02-03", "give a day before 2020-02-03, the start.",
            () => For(s_plan with { AwaitingHandover = [new(Feb(2), 1.Cards()), new(Monday, 1.Cards())] }, 27));

    [Fact]
    public void Cards_printed_in_a_year_that_the_calendar_does_not_know_are_a_fault() =>
        AssertFault("regions[32.75].awaitingHandover[0].printed", "2018-12-31", "the calendar does not know the year 2018; use WorkCalendar.Weekdays, or WithYears once you have given the missing holidays, or give other dates.",
            () => For(s_plan with { AwaitingHandover = [new(new(2018, 12, 31), 1.Cards())] }, 27, WorkCalendar.Indonesia));

    [Fact]
    public void A_demand_that_begins_after_the_end_is_a_fault() =>
        AssertFault("regions[32.75].demand.rates[0].from", "2020-03-01", "it comes after 2020-02-29, the end; leave the rate out, or let it begin by then.",
            () => For(s_plan with { Demand = Demand.Of(Rate() with { From = new(2020, 3, 1) }) }, 27));

    [Fact]
    public void A_demand_that_ended_before_the_start_is_a_fault() =>
        AssertFault("regions[32.75].demand.rates[0].until", "2020-02-02", "it comes before 2020-02-03, the start; leave the rate out, or let it end later.",
            () => For(s_plan with { Demand = Demand.Of(Rate() with { From = new(2020, 1, 6), Until = Feb(2) }) }, 27));

    [Fact]
    public void A_demand_that_ends_before_it_begins_is_a_fault() =>
        AssertFault("regions[32.75].demand.rates[1].until", "2020-02-05", "give 2020-02-06, its first day, or a later one.",
            () => For(s_plan with { Demand = Demand.Of(Rate(), Rate() with { From = Feb(6), Until = Feb(5) }) }, 27));

    [Fact]
    public void A_kind_of_request_that_is_none_is_a_fault()
    {
        AssertFault("regions[32.75].demand.rates[0].kind", "4", "give one of RequestKind.",
            () => For(s_plan with { Demand = Demand.Of(new DemandRate((RequestKind)4, 1.Cards().PerWeek())) }, 27));
        AssertFault("regions[32.75].demand.dated[0].kind", "-1", "give one of RequestKind.",
            () => For(s_plan with { Demand = Demand.On(Monday, (RequestKind)(-1), 1.Cards()) }, 27));
    }

    [Fact]
    public void Nobody_can_wait_since_a_month_after_the_request_came()
    {
        AssertFault("regions[32.75].demand.rates[0].since", "2020-03", "nobody waits since a month after the request came; give 2020-02, or one before it.",
            () => For(s_plan with { Demand = Demand.Of(Rate() with { Since = new(2020, 3) }) }, 60));
        AssertFault("regions[32.75].demand.rates[0].since", "2020-04", "nobody waits since a month after the request came; give 2020-03, or one before it.",
            () => For(s_plan with { Demand = Demand.Of(Rate() with { From = new(2020, 3, 2), Since = new(2020, 4) }) }, 60));
        AssertFault("regions[32.75].demand.dated[0].since", "2020-03", "nobody waits since a month after the request came; give 2020-02, or one before it.",
            () => For(s_plan with { Demand = Demand.On(Feb(29), RequestKind.Disaster, 1.Cards(), since: new(2020, 3)) }, 60));
    }

    [Fact]
    public void The_days_of_a_demand_need_a_calendar_that_knows_them()
    {
        const string value = "Mo Tu We Th Fr less 0 and plus 0 dates, 2020 to 2020";
        WorkCalendar calendar = WorkCalendar.Weekdays.WithYears(2020, 2020);
        AssertFault("regions[32.75].demand.rates[0].days", value, "it does not know the year 2021; use WorkCalendar.Weekdays, or WithYears once you have given the missing holidays, or give other dates.",
            () => For(s_plan with { Demand = Demand.Of(Rate() with { Days = calendar }) }, 700, start: new(2020, 1, 1)), faults: 1);
        AssertFault("regions[32.75].demand.rates[0].days", value, "it does not know the year 2019; use WorkCalendar.Weekdays, or WithYears once you have given the missing holidays, or give other dates.",
            () => For(s_plan with { Demand = Demand.Of(Rate() with { From = new(2019, 12, 31) }) }, 27, calendar));
    }

    [Theory]
    [InlineData(2020, 2, 2)]
    [InlineData(2020, 3, 1)]
    public void Requests_dated_outside_the_scenario_are_a_fault(int year, int month, int day) =>
        AssertFault("regions[32.75].demand.dated[0].date", $"{year}-{month:00}-{day:00}", "give a day from 2020-02-03 to 2020-02-29; what came before belongs to the backlog.",
            () => For(s_plan with { Demand = Demand.On(new(year, month, day), RequestKind.FirstCard, 1.Cards()) }, 27));

    [Fact]
    public void A_change_of_capacity_after_the_end_is_a_fault() =>
        AssertFault("regions[32.75].capacity.phases[1].from", "2020-03-01", "it comes after 2020-02-29, the end; leave the change out, or let it begin by then.",
            () => For(s_plan with { Capacity = s_plan.Capacity.StoppedFrom(new(2020, 3, 1)) }, 27));

    [Fact]
    public void A_capacity_counted_from_a_year_that_the_calendar_does_not_know_is_a_fault() =>
        AssertFault("regions[32.75].capacity.phases[0].from", "2018-12-31", "the calendar does not know the year 2018; use WorkCalendar.Weekdays, or WithYears once you have given the missing holidays, or give other dates.",
            () => For(s_plan with { Capacity = PrintCapacity.At(7.Cards().PerWeek(), new(2018, 12, 31)) }, 27, WorkCalendar.Indonesia));

    private static DemandRate Rate() => new(RequestKind.FirstCard, 1.Cards().PerOpenDay());
}
