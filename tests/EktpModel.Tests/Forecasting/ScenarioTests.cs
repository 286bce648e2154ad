using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting;

/// <summary>Scenarios as values: what is accepted, what makes two of them equal, how one is made from another.</summary>
public class ScenarioTests
{
    private static readonly RegionPlan s_plan = Office(blanks: 100, backlog: 50, cardsADay: 10);

    private static readonly RegionCode s_depok = RegionCode.Parse("32.76", null);

    [Fact]
    public void A_single_day_is_a_scenario()
    {
        Scenario scenario = new(Monday, Monday, WorkCalendar.Weekdays, [s_plan]);
        Assert.Equal(1, scenario.Days);
        AssertDays([10], Project(scenario)[Bekasi].Printed);
    }

    [Fact]
    public void Both_the_start_and_the_end_are_days_of_the_scenario() =>
        Assert.Equal(29, new Scenario(Feb(1), Feb(29), WorkCalendar.Weekdays, [s_plan]).Days);

    [Fact]
    public void A_shipment_may_arrive_after_the_end_and_is_then_still_on_its_way()
    {
        RegionProjection region = Project(s_plan with { Shipments = [new(Bekasi, 7.Cards(), Feb(10))] }, 7);
        AssertDays([7, 7, 7, 7, 7, 7, 7], region.InTransit);
        Assert.Equal([new Shipment(Bekasi, 7.Cards(), Feb(10))], region.OnTheWay);
    }

    [Fact]
    public void A_shipment_may_arrive_on_a_closed_day_and_waits_for_the_next_open_one()
    {
        RegionPlan plan = Office(blanks: 0, backlog: 5, cardsADay: 10) with { Shipments = [new(Bekasi, 5.Cards(), Feb(8))] };
        RegionProjection region = Project(plan, 4, WorkCalendar.Weekdays, start: Feb(7));
        AssertDays([0, 5, 5, 0], region.Blanks);
        AssertDays([0, 0, 0, 5], region.Printed);
    }

    [Fact]
    public void Counts_may_be_zero_everywhere()
    {
        RegionPlan plan = new(Bekasi)
        {
            Demand = Demand.On(Monday, RequestKind.FirstCard, 0.Cards()),
            Capacity = 1.Cards().PerOpenDay(),
            Handover = Handover.AtMost(0.Cards()),
            AwaitingHandover = [new(Feb(2), 0.Cards())],
            Shipments = [new(Bekasi, 0.Cards(), Monday)],
        };
        CentralPlan central = new() { Procurements = [new(Monday, 0.Cards())], Dispatches = [new(Bekasi, 0.Cards(), Monday, Monday)] };
        Projection projection = Project(For(plan, 3, central: central));
        AssertDays([0, 0, 0], projection[Bekasi].Printed);
        Assert.Empty(projection.Movements());
    }

    [Fact]
    public void A_village_is_a_region_if_its_regency_is_in_the_catalogue()
    {
        RegionProjection village = Project(new RegionPlan("32.75.01.1001") { Blanks = 3.Cards() }, 1);
        Assert.Equal("32.75.01.1001", village.Name);
        Assert.Equal(3.Cards(), village.Blanks[0]);
    }

    [Fact]
    public void A_backlog_may_wait_since_the_month_of_the_start() =>
        Assert.Equal(4.Cards(), Project(s_plan with { Backlog = Backlog.Of(RequestKind.FirstCard, February, 4.Cards()), Blanks = default }, 1).Backlog[0]);

    [Fact]
    public void A_demand_may_come_on_the_first_and_on_the_last_day_alone()
    {
        DemandRate onceADay = new(RequestKind.FirstCard, 3.Cards().PerOpenDay());
        AssertDays([3, 0, 0], Project(new RegionPlan(Bekasi) { Demand = Demand.Of(onceADay with { Until = Monday }) }, 3).Requested);
        AssertDays([0, 0, 3], Project(new RegionPlan(Bekasi) { Demand = Demand.Of(onceADay with { From = Feb(5), Until = Feb(5) }) }, 3).Requested);
        AssertDays([2, 0, 1], Project(new RegionPlan(Bekasi) { Demand = Demand.On(Feb(5), RequestKind.Disaster, 1.Cards()) + Demand.On(Monday, RequestKind.Disaster, 2.Cards()) }, 3).Requested);
    }

    [Fact]
    public void Regions_come_in_the_order_of_their_codes_however_they_are_given() =>
        Assert.Equal(["11.01", "32.75", "32.76", "51.03"],
            new Scenario(Monday, Monday, WorkCalendar.Weekdays, [new RegionPlan("51.03"), new RegionPlan("32.76"), new RegionPlan("11.01"), s_plan]).Regions.Select(plan => plan.Region.ToString()));

    [Fact]
    public void A_plan_is_found_by_its_region_and_no_other()
    {
        Scenario scenario = For(s_plan, 1);
        Assert.Same(s_plan, scenario[Bekasi]);
        UnknownRegionException exception = Assert.Throws<UnknownRegionException>(() => scenario[s_depok]);
        Assert.Equal(("32.76", "the scenario"), (exception.Region, exception.Where));
    }

    [Fact]
    public void Scenarios_made_of_equal_parts_are_equal()
    {
        Assert.Equal(Whole(), Whole());
        Assert.Equal(Whole().GetHashCode(), Whole().GetHashCode());
        Assert.NotSame(Whole(), Whole());

        static Scenario Whole() => new(Monday, Feb(29), WorkCalendar.Weekdays.WithExtra(Feb(8)),
            [
                new RegionPlan("32.75")
                {
                    Blanks = 10.Cards(),
                    Backlog = Backlog.Of(RequestKind.PrintReady, December, 5.Cards()),
                    Demand = Demand.At(3.Cards().PerWeek(), RequestKind.FirstCard) + Demand.On(Feb(25), RequestKind.Disaster, 2.Cards(), December),
                    Capacity = PrintCapacity.Printers(2, 100.Cards()).StoppedFrom(Feb(8)),
                    Spoilage = 1.Percent(),
                    Order = ServiceOrder.DebtFirst(new(2020, 1)),
                    Handover = Handover.AtMost(5.Cards()).Delayed(2),
                    AwaitingHandover = [new(Feb(1), 1.Cards())],
                    Shipments = [new(Bekasi, 4.Cards(), Feb(6))],
                },
            ],
            new() { Stock = 3.Cards(), Procurements = [new(Feb(4), 3.Cards())], Dispatches = [new(Bekasi, 5.Cards(), Feb(5), Feb(6))] });
    }

    [Fact]
    public void Scenarios_that_differ_in_any_part_are_not_equal()
    {
        Scenario scenario = For(s_plan, 10);
        Scenario[] others =
        [
            For(s_plan, 11),
            For(s_plan, 10, start: Feb(4)),
            For(s_plan, 10, WorkCalendar.Weekdays),
            For(s_plan, 10, central: new() { Stock = 1.Cards() }),
            For(s_plan with { Blanks = 101.Cards() }, 10),
            For(s_plan with { Backlog = Backlog.Empty }, 10),
            For(s_plan with { Demand = Demand.At(1.Cards().PerMonth(), RequestKind.Disaster) }, 10),
            For(s_plan with { Capacity = PrintCapacity.None }, 10),
            For(s_plan with { Spoilage = 1.Percent() }, 10),
            For(s_plan with { AttemptsBefore = 1.Cards() }, 10),
            For(s_plan with { Order = ServiceOrder.OldestFirst }, 10),
            For(s_plan with { Handover = Handover.After(1) }, 10),
            For(s_plan with { AwaitingHandover = [new(Feb(1), 1.Cards())] }, 10),
            For(s_plan with { Shipments = [new(Bekasi, 1.Cards(), Monday)] }, 10),
            scenario.With(new RegionPlan(s_depok)),
            new(Monday, scenario.End, scenario.Calendar, [s_plan], catalog: new("another", RegionCatalog.Indonesia.Regions)),
        ];
        Assert.All(others, other => Assert.NotEqual(scenario, other));
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    [Fact]
    public void Another_plan_takes_the_place_of_the_one_of_its_region()
    {
        Scenario scenario = For(s_plan, 5), slower = scenario.With(s_plan with { Capacity = 4.Cards().PerOpenDay() });
        Assert.Equal(For(s_plan with { Capacity = 4.Cards().PerOpenDay() }, 5), slower);
        Assert.Equal(For(s_plan, 5), scenario);
    }

    [Fact]
    public void A_plan_of_a_region_that_the_scenario_lacks_is_added() =>
        Assert.Equal([Bekasi, s_depok], For(s_plan, 5).With(new RegionPlan(s_depok)).Regions.Select(plan => plan.Region));

    [Fact]
    public void A_calendar_or_a_central_plan_can_be_exchanged_and_all_else_stays()
    {
        RegionCatalog own = new("a test", [new Region(Bekasi, "Kota Bekasi")]);
        CentralPlan central = new() { Stock = 8.Cards() };
        Scenario scenario = new(Monday, Feb(9), WorkCalendar.EveryDay, [s_plan], catalog: own);
        Assert.Equal(new Scenario(Monday, Feb(9), WorkCalendar.Weekdays, [s_plan], catalog: own), scenario.With(WorkCalendar.Weekdays));
        Assert.Equal(new Scenario(Monday, Feb(9), WorkCalendar.EveryDay, [s_plan], central, own), scenario.With(central));
        Assert.Equal(own, scenario.With(s_plan with { Blanks = default }).Catalog);
    }

    [Fact]
    public void What_is_exchanged_is_checked_like_what_was_there()
    {
        Scenario scenario = For(s_plan, 5);
        Assert.Equal("regions[99]", Assert.Single(Assert.Throws<InvalidScenarioException>(() => scenario.With(new RegionPlan("99"))).Faults).Path);
        Assert.Equal("calendar", Assert.Single(Assert.Throws<InvalidScenarioException>(() => scenario.With(WorkCalendar.Weekdays.WithYears(2021, 2021))).Faults).Path);
        Assert.Equal("central.procurements[0].date", Assert.Single(Assert.Throws<InvalidScenarioException>(() => scenario.With(new CentralPlan { Procurements = [new(Feb(1), 1.Cards())] })).Faults).Path);
        Assert.Throws<ArgumentNullException>("plan", () => scenario.With((RegionPlan)null!));
        Assert.Throws<ArgumentNullException>("calendar", () => scenario.With((WorkCalendar)null!));
    }

    [Fact]
    public void To_check_a_scenario_takes_no_memory_for_what_is_right()
    {
        RegionPlan plan = s_plan with
        {
            Shipments = Enumerable.Range(0, 10_000).Select(day => new Shipment(Bekasi, 1.Cards(), Monday.PlusDays(day))).ToValueList(),
            Demand = Demand.Of(Enumerable.Range(0, 10_000).Select(day => new DatedRequests(Monday.PlusDays(day % 5), RequestKind.FirstCard, 1.Cards()))),
        };
        Scenario scenario = For(plan, 5), first = scenario.With(WorkCalendar.Weekdays);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Scenario second = first.With(WorkCalendar.EveryDay);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
        Assert.Equal(scenario, second);
    }

    [Fact]
    public void The_beginning_of_a_scenario_leaves_out_what_is_dated_later_save_shipments()
    {
        CentralPlan central = new()
        {
            Stock = 9.Cards(),
            Procurements = [new(Feb(5), 1.Cards()), new(Feb(6), 2.Cards())],
            Dispatches = [new(Bekasi, 3.Cards(), Feb(5), Feb(6)), new(Bekasi, 4.Cards(), Feb(6), Feb(7))],
        };
        RegionPlan plan = s_plan with
        {
            Capacity = s_plan.Capacity.StoppedFrom(Feb(5)).ChangedFrom(Feb(6), 2.Cards().PerOpenDay()),
            Demand = Demand.Of(new DemandRate(RequestKind.FirstCard, 1.Cards().PerOpenDay()) { From = Feb(5) }, new DemandRate(RequestKind.Disaster, 1.Cards().PerOpenDay()) { From = Feb(6) })
                + Demand.On(Feb(5), RequestKind.FirstCard, 1.Cards()) + Demand.On(Feb(6), RequestKind.FirstCard, 2.Cards()),
            Shipments = [new(Bekasi, 6.Cards(), Feb(8))],
        };
        Scenario beginning = For(plan, 10, central: central).Until(Feb(5));
        Assert.Equal((Monday, Feb(5)), (beginning.Start, beginning.End));
        Assert.Equal([new Procurement(Feb(5), 1.Cards())], beginning.Central.Procurements);
        Assert.Equal([central.Dispatches[0]], beginning.Central.Dispatches);
        Assert.Equal(9.Cards(), beginning.Central.Stock);
        Assert.Equal([Monday, Feb(5)], beginning[Bekasi].Capacity.Phases.Select(phase => phase.From));
        Assert.Equal([RequestKind.FirstCard], beginning[Bekasi].Demand.Rates.Select(rate => rate.Kind));
        Assert.Equal([Feb(5)], beginning[Bekasi].Demand.Dated.Select(requests => requests.Date));
        Assert.Equal(plan.Shipments, beginning[Bekasi].Shipments);
    }

    [Fact]
    public void A_scenario_ends_within_itself()
    {
        Scenario scenario = For(s_plan, 5);
        Assert.Equal(1, scenario.Until(Monday).Days);
        Assert.Equal(5, scenario.Until(Feb(7)).Days);
        foreach (LocalDate outside in new[] { Feb(2), Feb(8) })
        {
            InvalidValueException exception = Assert.Throws<InvalidValueException>(() => scenario.Until(outside));
            Assert.Equal(("the day to end a scenario on", "give a day from 2020-02-03 to 2020-02-07."), (exception.Place, exception.Remedy));
        }
    }

    [Fact]
    public void The_rest_of_a_scenario_begins_as_the_projection_of_its_beginning_ended()
    {
        CentralPlan central = new()
        {
            Stock = 10.Cards(),
            Procurements = [new(Feb(4), 1.Cards()), new(Feb(6), 2.Cards())],
            Dispatches = [new(Bekasi, 3.Cards(), Feb(4), Feb(9)), new(Bekasi, 4.Cards(), Feb(6), Feb(7))],
        };
        RegionPlan plan = new(Bekasi)
        {
            Blanks = 100.Cards(),
            Backlog = Backlog.Of(RequestKind.PrintReady, December, 50.Cards()),
            Capacity = 9.Cards().PerOpenDay(),
            Spoilage = new(1, 3),
            AttemptsBefore = 1.Cards(),
            Handover = Handover.AtMost(5.Cards()),
            AwaitingHandover = [new(Feb(1), 2.Cards())],
            Demand = Demand.Of(new DemandRate(RequestKind.PrintReady, 1.Cards().PerOpenDay()) { Since = December, Until = Feb(5) }) + Demand.On(Feb(7), RequestKind.Disaster, 1.Cards()),
        };
        Scenario whole = For(plan, 10, central: central);
        Scenario rest = whole.After(Project(whole.Until(Feb(5))));
        RegionPlan after = rest[Bekasi];

        // 27 attempts after the first: floor(28 / 3) = 9 spoiled and 18 printed, of 52 that could go 15 went.
        Assert.Equal((Feb(6), whole.End), (rest.Start, rest.End));
        Assert.Equal((73, 35, 28), (after.Blanks.Value, after.Backlog.Total.Value, after.AttemptsBefore.Value));
        Assert.Equal([new PrintedBatch(Feb(5), 5.Cards())], after.AwaitingHandover);
        Assert.Equal([new Shipment(Bekasi, 3.Cards(), Feb(9))], after.Shipments);
        Assert.Empty(after.Demand.Rates);
        Assert.Equal([Feb(7)], after.Demand.Dated.Select(requests => requests.Date));
        Assert.Equal([Monday], after.Capacity.Phases.Select(phase => phase.From));
        Assert.Equal(new CentralPlan { Stock = 8.Cards(), Procurements = [new(Feb(6), 2.Cards())], Dispatches = [central.Dispatches[1]] }, rest.Central);
    }

    [Fact]
    public void Rates_go_on_in_the_rest_of_a_scenario_where_they_were_in_its_beginning()
    {
        // Seven a week give 1, 1, 2, 1, 2: after two days the rest begins with the 2.
        RegionPlan plan = Office(blanks: 99, backlog: 99, cardsADay: 1) with { Capacity = 7.Cards().PerWeek(), Demand = Demand.At(7.Cards().PerWeek(), RequestKind.FirstCard) };
        Scenario whole = For(plan, 5, WorkCalendar.Weekdays);
        RegionProjection rest = Project(whole.After(Project(whole.Until(Feb(4)))))[Bekasi];
        AssertDays([2, 1, 2], rest.Requested);
        AssertDays([2, 1, 2], rest.Printed);
    }

    [Fact]
    public void A_demand_that_ends_on_the_first_day_of_the_rest_still_comes_on_it()
    {
        RegionPlan plan = new(Bekasi) { Demand = Demand.Of(new DemandRate(RequestKind.FirstCard, 3.Cards().PerOpenDay()) { Until = Feb(5) }) };
        Scenario whole = For(plan, 5);
        AssertDays([3, 0, 0], Project(whole.After(Project(whole.Until(Feb(4)))))[Bekasi].Requested);
        AssertDays([0, 0], Project(whole.After(Project(whole.Until(Feb(5)))))[Bekasi].Requested);
    }

    [Fact]
    public void The_rest_of_a_scenario_needs_a_projection_that_ends_in_it_and_has_its_regions()
    {
        Scenario scenario = For(s_plan, 5);
        Assert.Equal(1, scenario.After(Project(scenario.Until(Feb(6)))).Days);
        InvalidValueException late = Assert.Throws<InvalidValueException>(() => scenario.After(Project(scenario)));
        Assert.Equal(("the last day of the projection to go on from", "2020-02-07", "give a projection that ends from 2020-02-03 to 2020-02-06."), (late.Place, late.Value, late.Remedy));
        Assert.Throws<InvalidValueException>(() => scenario.After(Project(For(s_plan, 2, start: Feb(1)))));
        Assert.Equal("32.76", Assert.Throws<UnknownRegionException>(() => scenario.With(new RegionPlan(s_depok)).After(Project(scenario.Until(Monday)))).Region);
        Assert.Throws<ArgumentNullException>("beginning", () => scenario.After(null!));
    }

    [Fact]
    public void A_plan_in_which_nothing_is_set_is_empty()
    {
        RegionPlan plan = new("32.75");
        Assert.Equal(
            "32.75: blanks 0; backlog nobody waits; demand no new requests; capacity nothing; spoilage 0/1 after 0; order the ministry's priority; handover at once; awaiting []; shipments []",
            plan.ToString());
        Assert.Equal(new RegionPlan(Bekasi), plan);
        Assert.Equal("32,75", Assert.Throws<UnparsableTextException>(() => new RegionPlan("32,75")).Text);
    }

    [Fact]
    public void A_scenario_is_written_with_a_line_for_itself_and_one_for_each_region()
    {
        Scenario scenario = new(Monday, Feb(7), WorkCalendar.Weekdays, [s_plan, new RegionPlan(s_depok)], new() { Stock = 5.Cards(), Dispatches = [new(s_depok, 5.Cards(), Monday, Feb(4))] });
        Assert.Equal(
            [
                "2020-02-03 to 2020-02-07, Mo Tu We Th Fr less 0 and plus 0 dates, all years; central stock 5, procurements [], dispatches [5 blanks for 32.76, leaving 2020-02-03, arriving 2020-02-04]",
                "  32.75: blanks 100; backlog 50 PrintReady since 2019-12; demand no new requests; capacity 10 cards an open day; spoilage 0/1 after 0; order the ministry's priority; handover at once; awaiting []; shipments []",
                "  32.76: blanks 0; backlog nobody waits; demand no new requests; capacity nothing; spoilage 0/1 after 0; order the ministry's priority; handover at once; awaiting []; shipments []",
            ],
            scenario.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public void The_message_of_very_many_faults_tells_the_first_hundred_and_how_many_more_there_are()
    {
        InvalidScenarioException refusal = Assert.Throws<InvalidScenarioException>(() => new Scenario(Feb(1), Feb(29), WorkCalendar.Weekdays,
            [new RegionPlan("32.75") { Shipments = Enumerable.Repeat(new Shipment(RegionCode.Parse("32.75"), 1.Cards(), Feb(1).PlusDays(-1)), 1_000).ToValueList() }]));
        string[] lines = refusal.Message.Split(Environment.NewLine);
        Assert.Equal(1_000, refusal.Faults.Count);
        Assert.Equal(102, lines.Length);
        Assert.Equal("The scenario has 1000 faults:", lines[0]);
        Assert.Equal($"  {refusal.Faults[99]}", lines[100]);
        Assert.Equal("  and 900 more, which Faults names.", lines[101]);
    }
}
