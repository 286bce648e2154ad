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
        AssertFault("central.dispatches[0].region", "32.76", "the scenario has no such region.",
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
    public void A_central_stock_that_is_short_on_a_date_is_a_fault_on_the_first_such_date()
    {
        CentralPlan central = new()
        {
            Stock = 10.Cards(),
            Procurements = [new(Feb(6), 5.Cards()), new(Feb(5), 2.Cards())],
            Dispatches = [new(Bekasi, 9.Cards(), Feb(7), Feb(10)), new(Bekasi, 10.Cards(), Feb(5), Feb(10)), new(Bekasi, 3.Cards(), Feb(5), Feb(10))],
        };
        AssertFault("central.dispatches on 2020-02-05", "1 more than there is", "procure blanks by then, or send fewer.", () => For(s_plan, 27, central: central));
    }

    [Fact]
    public void Blanks_bought_on_a_day_can_be_sent_on_it_but_not_before_it()
    {
        CentralPlan sameDay = new() { Procurements = [new(Feb(5), 10.Cards())], Dispatches = [new(Bekasi, 10.Cards(), Feb(5), Feb(6))] };
        Assert.Equal(10.Cards(), Project(s_plan, 27, central: sameDay).Received[Feb(6)]);
        AssertFault("central.dispatches on 2020-02-04", "10 more than there is", "procure blanks by then, or send fewer.",
            () => For(s_plan, 27, central: sameDay with { Dispatches = [new(Bekasi, 10.Cards(), Feb(4), Feb(6))] }));
    }
}
