using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;
using static EktpModel.Tests.Forecasting.FaultAssert;

namespace EktpModel.Tests.Forecasting;

/// <summary>Sums of cards, requests and attempts that a count cannot hold are faults before a day is worked out.</summary>
public class ScenarioTotalsFaultTests
{
    private static readonly LocalDate s_end = Feb(29);

    [Fact]
    public void Cards_beyond_what_a_count_can_hold_are_a_fault_wherever_they_are()
    {
        CardCount max = CardCount.MaxValue;
        RegionPlan empty = new("11.01"), full = new(Bekasi) { Blanks = max };
        (RegionPlan, CentralPlan)[] oneCardMore =
        [
            (empty with { Blanks = 1.Cards() }, new()),
            (empty with { Shipments = [new(empty.Region, 1.Cards(), Monday)] }, new()),
            (empty with { AwaitingHandover = [new(Feb(2), 1.Cards())] }, new()),
            (empty, new() { Stock = 1.Cards() }),
            (empty, new() { Procurements = [new(Monday, 1.Cards())] }),
        ];
        Assert.All(oneCardMore, one => AssertFault("the sum of all cards", "9223372036854775808", "give at most 9223372036854775807.",
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [full, one.Item1], one.Item2)));
        Assert.Equal(max, Project(new Scenario(Monday, s_end, WorkCalendar.Weekdays, [full, empty]))["32.75"].Blanks[s_end]);
    }

    [Fact]
    public void Sums_that_are_too_large_are_told_with_all_other_faults_and_parts_that_are_missing_count_for_nothing()
    {
        RegionPlan late = new("11.01") { Blanks = CardCount.MaxValue, Backlog = Backlog.Of(RequestKind.FirstCard, new(2021, 1), 1.Cards()) };
        RegionPlan broken = new(Bekasi) { Blanks = 1.Cards(), Backlog = null!, Demand = null!, Capacity = null! };
        AssertFaults(
            [
                ("regions[11.01].backlog", "1 FirstCard since 2021-01"), ("regions[32.75].backlog", "null"), ("regions[32.75].demand", "null"), ("regions[32.75].capacity", "null"),
                ("the sum of all cards", "9223372036854775808"),
            ],
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [late, broken]));
    }

    [Fact]
    public void Requests_beyond_what_a_count_can_hold_are_a_fault_wherever_they_come_from()
    {
        RegionPlan empty = new("11.01"), full = new(Bekasi) { Backlog = Backlog.Of(RequestKind.FirstCard, December, CardCount.MaxValue) };
        AssertFault("the sum of all requests", "up to 9223372036854775808", "give at most 9223372036854775807.",
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [full, empty with { Backlog = Backlog.Of(RequestKind.FirstCard, December, 1.Cards()) }]));
        AssertFault("the sum of all requests", "up to 9223372036854775808", "give at most 9223372036854775807.",
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [full, empty with { Demand = Demand.On(Monday, RequestKind.FirstCard, 1.Cards()) }]));
        foreach (CardRate rate in new[] { 1.Cards().PerOpenDay(), 5.Cards().PerWeek(), 100.Cards().PerMonth() })
        {
            InputFault fault = Assert.Single(FaultsOf(() => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [full, empty with { Demand = Demand.At(rate, RequestKind.FirstCard) }])));
            Assert.Equal("the sum of all requests", fault.Path);
            Assert.True(Int128.Parse(fault.Value["up to ".Length..], null) > long.MaxValue, fault.Value);
        }

        Assert.Equal(CardCount.MaxValue, Project(new Scenario(Monday, s_end, WorkCalendar.Weekdays, [full, empty]))["32.75"].Backlog[s_end]);
    }

    [Fact]
    public void A_rate_whose_requests_of_all_days_are_too_many_is_a_fault_though_a_day_of_them_is_not()
    {
        RegionPlan busy = new(Bekasi) { Demand = Demand.At((long.MaxValue / 10).Cards().PerOpenDay(), RequestKind.FirstCard) };
        Assert.Equal(long.MaxValue / 10 * 9, Project(busy, 9).Backlog[^1].Value);
        Assert.Equal("the sum of all requests", Assert.Single(FaultsOf(() => For(busy, 11))).Path);
    }

    [Fact]
    public void A_rate_counts_only_for_the_days_on_which_it_holds()
    {
        CardRate large = 1_000_000_000_000_000_000L.Cards().PerOpenDay();
        RegionPlan campaign = new(Bekasi) { Demand = Demand.Of(new DemandRate(RequestKind.FirstCard, large) { From = Monday, Until = Monday }) };
        Assert.Equal(large.Cards, Project(campaign, 30).Backlog[^1]);
        RegionPlan monthly = new(Bekasi) { Demand = Demand.At(5_000_000_000_000_000_000L.Cards().PerMonth(), RequestKind.FirstCard) };
        Assert.InRange(Project(monthly, 1).Backlog[^1].Value, 5_000_000_000_000_000_000L / 29, 5_000_000_000_000_000_000L / 29 + 1);
    }

    [Fact]
    public void More_attempts_than_a_count_can_hold_are_a_fault()
    {
        RegionPlan plan = new(Bekasi) { AttemptsBefore = CardCount.MaxValue, Blanks = 1.Cards() };
        AssertFault("regions[32.75].attemptsBefore", "9223372036854775807", "with all cards of the scenario the attempts would be more than a card count can hold.", () => For(plan, 1));
        AssertFault("regions[32.75].attemptsBefore", "9223372036854775807", "with all cards of the scenario the attempts would be more than a card count can hold.",
            () => For(plan with { Blanks = default, Shipments = [new(Bekasi, 1.Cards(), Monday)] }, 1));
        Assert.Equal(CardCount.MaxValue, For(plan with { Blanks = default }, 1)[Bekasi].AttemptsBefore);
    }
}
