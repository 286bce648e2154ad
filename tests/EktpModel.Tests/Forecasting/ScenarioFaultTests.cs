using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;
using static EktpModel.Tests.Forecasting.FaultAssert;

namespace EktpModel.Tests.Forecasting;

/// <summary>Bad input is refused as a whole: every fault with its place, its value and what to do about it.</summary>
public class ScenarioFaultTests
{
    private static readonly LocalDate s_end = Feb(29);

    private static readonly RegionPlan s_plan = Office(blanks: 100, backlog: 50, cardsADay: 10);

    [Fact]
    public void An_end_before_the_start_is_a_fault() =>
        AssertFault("end", "2020-02-02", "give 2020-02-03, the start, or a later day.",
            () => new Scenario(Monday, Feb(2), WorkCalendar.Weekdays, [s_plan]));

    [Fact]
    public void With_the_end_before_the_start_nothing_is_said_of_days_that_lie_between_them() =>
        AssertFault("end", "2020-02-03", "give 2020-02-28, the start, or a later day.",
            () => new Scenario(Feb(28), Feb(3), WorkCalendar.Weekdays, [s_plan with
            {
                Demand = Demand.At(5.Cards().PerWeek(), RequestKind.FirstCard),
                Shipments = [new Shipment(s_plan.Region, 7.Cards(), Feb(10))],
                AwaitingHandover = [],
            }]));

    [Fact]
    public void Also_where_the_end_comes_before_the_start_both_their_years_are_looked_at() =>
        AssertFaults([("end", "2018-12-31"), ("calendar", WorkCalendar.Indonesia.ToString()), ("calendar", WorkCalendar.Indonesia.ToString())],
            () => new Scenario(new(2027, 1, 1), new(2018, 12, 31), WorkCalendar.Indonesia, [s_plan with { Shipments = [] }]));

    [Fact]
    public void A_year_that_the_calendar_does_not_know_is_a_fault_for_the_start_and_for_the_end()
    {
        WorkCalendar calendar = WorkCalendar.Weekdays.WithYears(2020, 2020);
        AssertFault("calendar", "Mo Tu We Th Fr less 0 and plus 0 dates, 2020 to 2020", "it does not know the year 2019; use WorkCalendar.Weekdays, or WithYears once you have given the missing holidays, or give other dates.",
            () => new Scenario(new(2019, 12, 31), s_end, calendar, [s_plan]));
        AssertFault("calendar", "Mo Tu We Th Fr less 0 and plus 0 dates, 2020 to 2020", "it does not know the year 2021; use WorkCalendar.Weekdays, or WithYears once you have given the missing holidays, or give other dates.",
            () => new Scenario(Monday, new(2021, 1, 1), calendar, [s_plan]));
        Assert.Equal(2, FaultsOf(() => new Scenario(new(2019, 12, 31), new(2021, 1, 1), calendar, [s_plan])).Count);
    }

    [Fact]
    public void A_calendar_without_the_years_of_the_scenario_is_one_fault_even_where_both_ends_lie_in_the_same_year() =>
        Assert.Single(FaultsOf(() => new Scenario(new(2035, 1, 1), new(2035, 12, 31), WorkCalendar.Indonesia, [s_plan])));

    [Fact]
    public void A_scenario_without_regions_is_a_fault() =>
        AssertFault("regions", "empty", "give at least one region.", () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, []));

    [Theory]
    [InlineData(-9998, 1, 1, "-9998-01-01")]
    [InlineData(0, 12, 31, "0000-12-31")]
    [InlineData(9901, 1, 1, "9901-01-01")]
    public void A_scenario_at_the_ends_of_the_calendar_is_a_fault_of_its_start_and_its_end(int year, int month, int day, string text)
    {
        LocalDate date = new(year, month, day);
        AssertFaults([("start", text), ("end", text)], () => new Scenario(date, date, WorkCalendar.Weekdays, [new RegionPlan("32.75")]));
    }

    [Fact]
    public void Replenishment_counted_from_the_end_of_the_calendar_is_a_fault() =>
        AssertFault("central.replenishment.from", "9999-12-31", "give a year from 1 to 9,900.",
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [s_plan], new CentralPlan { Replenishment = new Replenishment(AllocationRule.EqualCover) { From = LocalDate.MaxIsoValue } }));

    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue / 4 + 1)]
    [InlineData(long.MaxValue)]
    public void Replenishment_in_lots_of_nothing_or_of_more_than_can_be_counted_is_a_fault(long lot) =>
        AssertFault("central.replenishment.lot", $"{lot}", $"give 1 to {long.MaxValue / 4}.",
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [s_plan], new CentralPlan { Replenishment = new Replenishment(AllocationRule.EqualCover) { Lot = lot.Cards() } }));

    [Fact]
    public void The_first_and_the_last_day_there_is_stand_for_always()
    {
        RegionPlan plan = s_plan with
        {
            Demand = Demand.Of(new DemandRate(RequestKind.FirstCard, 5.Cards().PerWeek()) { From = LocalDate.MinIsoValue, Until = LocalDate.MaxIsoValue }),
            Capacity = PrintCapacity.At(5.Cards().PerMonth(), LocalDate.MinIsoValue),
            Shipments = [new Shipment(Bekasi, 1.Cards(), LocalDate.MaxIsoValue)],
        };
        Assert.Equal(1.Cards(), new ForecastEngine().Project(new Scenario(Monday, s_end, WorkCalendar.Weekdays, [plan]))[Bekasi].OnTheWay.Sum(shipment => shipment.Count));
    }

    [Fact]
    public void Dates_of_another_calendar_are_faults_each_with_its_place()
    {
        static LocalDate Julian(int day) => new(2020, 2, day, CalendarSystem.Julian);
        RegionPlan plan = s_plan with
        {
            Shipments = [new Shipment(Bekasi, 1.Cards(), Monday), new Shipment(Bekasi, 1.Cards(), Julian(1))],
            AwaitingHandover = [new PrintedBatch(Julian(2), 1.Cards())],
            Demand = Demand.Of(new DemandRate(RequestKind.FirstCard, 5.Cards().PerWeek()) { From = Julian(3), Until = Julian(4), Since = Julian(1).ToYearMonth() })
                + Demand.On(s_end, RequestKind.FirstCard, 1.Cards()) + Demand.On(Julian(5), RequestKind.FirstCard, 1.Cards(), Julian(1).ToYearMonth()),
            Capacity = PrintCapacity.At(5.Cards().PerMonth(), Julian(6)),
        };
        CentralPlan central = new()
        {
            Procurements = [new Procurement(Julian(7), 1.Cards())],
            Dispatches = [new Dispatch(Bekasi, 1.Cards(), Julian(8), Julian(9))],
            Replenishment = new Replenishment(AllocationRule.EqualCover) { From = Julian(10) },
        };
        Assert.Equal(
            ["start", "end", "regions[32.75].shipments[1].arrives", "regions[32.75].awaitingHandover[0].printed", "regions[32.75].demand.rates[0].from", "regions[32.75].demand.rates[0].until", "regions[32.75].demand.rates[0].since",
                "regions[32.75].demand.dated[0].date", "regions[32.75].demand.dated[0].since", "regions[32.75].capacity.phases[0].from", "central.procurements[0].date", "central.dispatches[0].leaves", "central.dispatches[0].arrives", "central.replenishment.from"],
            FaultsOf(() => new Scenario(Julian(1), Julian(11), WorkCalendar.Weekdays, [plan], central)).Select(fault => fault.Path));
    }

    [Fact]
    public void What_is_asked_about_a_date_of_another_calendar_is_refused()
    {
        LocalDate julian = Feb(5).WithCalendar(CalendarSystem.Julian);
        Scenario scenario = For(s_plan, 10);
        Projection projection = Project(scenario);
        PrintCapacity capacity = 1.Cards().PerOpenDay();
        foreach (Func<object?> ask in (Func<object?>[])
        [
            () => projection[Bekasi].Printed[julian], () => projection[Bekasi].Printed.Between(julian, Feb(6)), () => projection[Bekasi].Printed.Between(Feb(4), julian), () => projection[Bekasi].ConstraintOn(julian),
            () => scenario.Until(julian), () => new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 1 })[Bekasi].ClearedOn.By(julian),
            () => new Planner(new ForecastEngine()).LeastPrintRate(scenario, new Goal(Bekasi, julian)), () => new Planner(new ForecastEngine()).Compare([("only", scenario)], new Goal(Bekasi, julian)),
            () => capacity.StoppedFrom(julian), () => capacity.ChangedFrom(julian, 1.Cards().PerOpenDay()), () => PrintCapacity.At(1.Cards().PerOpenDay(), julian).StoppedFrom(Feb(6)),
        ])
            Assert.Equal(CalendarSystem.Julian, Assert.Throws<InvalidValueException>(ask).Value);
    }

    [Fact]
    public void Nothing_that_is_null_gets_into_a_list_and_its_place_in_it_is_named()
    {
        static void Refused(string place, Action make) => Assert.Equal(place, Assert.Throws<InvalidValueException>(make).Place);
        Refused("item 1 of a list of Shipment", () => _ = s_plan with { Shipments = [new Shipment(Bekasi, 1.Cards(), Monday), null!] });
        Refused("item 0 of a list of PrintedBatch", () => _ = s_plan with { AwaitingHandover = [null!] });
        Refused("item 0 of a list of Procurement", () => _ = new CentralPlan { Procurements = [null!] });
        Refused("item 0 of a list of Dispatch", () => _ = new CentralPlan { Dispatches = [null!] });
        Refused("item 0 of a list of DemandRate", () => Demand.Of((DemandRate)null!));
        Refused("item 0 of a list of DatedRequests", () => Demand.Of((DatedRequests)null!));
    }

    [Fact]
    public void A_demand_without_its_rate_is_a_fault() =>
        AssertFault("regions[32.75].demand.rates[0].rate", "null", "give a CardRate, or leave the demand out.",
            () => For(s_plan with { Demand = Demand.Of(new DemandRate(RequestKind.FirstCard, null!)) }, 1));

    [Fact]
    public void Plans_that_are_null_are_faults_each_with_its_place() =>
        Assert.Equal(["regions[0]", "regions[2]"], FaultsOf(() => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [null!, s_plan, null!])).Select(fault => fault.Path));

    [Fact]
    public void A_plan_that_is_null_is_a_fault() =>
        AssertFault("regions[1]", "null", "give a plan, or leave it out.", () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [s_plan, null!]));

    [Fact]
    public void A_region_that_comes_twice_is_a_fault() =>
        AssertFault("regions[32.75]", "32.75", "a region may come only once; it is at 0 and 2 of those given, counted from 0: give one plan for all of it.",
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [s_plan, new RegionPlan("32.76"), s_plan with { Blanks = default }]));

    [Fact]
    public void A_missing_part_hides_no_fault_of_the_others()
    {
        RegionPlan bad = new(Bekasi)
        {
            Handover = null!,
            Backlog = Backlog.Of(RequestKind.TemporaryCertificate, new(2020, 3), 3.Cards()),
            Shipments = [new(RegionCode.Parse("32.71"), 5.Cards(), new(2019, 1, 1))],
            Demand = Demand.Of(new DemandRate((RequestKind)9, null!) { Until = new(2019, 1, 1) }) + Demand.On(new(2021, 1, 1), RequestKind.Disaster, 5.Cards()),
        };
        AssertFaults(
            [
                ("regions[32.75].handover", "null"),
                ("regions[32.75].backlog", "3 TemporaryCertificate since 2020-03"),
                ("regions[32.75].shipments[0].region", "32.71"),
                ("regions[32.75].shipments[0].arrives", "2019-01-01"),
                ("regions[32.75].demand.rates[0].rate", "null"),
                ("regions[32.75].demand.rates[0].kind", "9"),
                ("regions[32.75].demand.rates[0].until", "2019-01-01"),
                ("regions[32.75].demand.dated[0].date", "2021-01-01"),
            ],
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [bad]));
    }

    [Fact]
    public void A_date_of_another_calendar_hides_nothing_but_what_is_compared_with_it() =>
        AssertFaults([("end", $"1440-01-01 of the calendar {CalendarSystem.IslamicBcl}"), ("regions[32.75]", "32.75"), ("regions[99.99]", "99.99"), ("central.dispatches[0].region", "51.03")],
            () => new Scenario(Monday, new LocalDate(1440, 1, 1, CalendarSystem.IslamicBcl), WorkCalendar.Weekdays, [new("32.75"), new("32.75"), new("99.99")],
                new CentralPlan { Dispatches = [new(RegionCode.Parse("51.03"), 5.Cards(), Monday, Monday)] }));

    [Fact]
    public void A_year_out_of_range_hides_nothing() =>
        AssertFaults([("start", "-0005-01-01"), ("regions[99.99]", "99.99")], () => new Scenario(new(-5, 1, 1), s_end, WorkCalendar.Weekdays, [new("32.75"), new("99.99")]));

    [Fact]
    public void Nothing_has_to_lie_within_days_that_there_are_not() =>
        AssertFault("end", "2020-02-02", "give 2020-02-03, the start, or a later day.",
            () => new Scenario(Monday, Monday.PlusDays(-1), WorkCalendar.Weekdays, [s_plan with { Demand = Demand.On(Monday, RequestKind.Disaster, 5.Cards()) }], new CentralPlan { Procurements = [new(Monday, 1.Cards())] }));

    [Theory]
    [InlineData("32", "32.75")]
    [InlineData("32.75", "32.75.01")]
    [InlineData("32.75", "32.75.01.1001")]
    [InlineData("32.75.01", "32.75.01.1001")]
    public void A_region_inside_another_is_a_fault(string outer, string inner) =>
        AssertFault($"regions[{inner}]", inner, $"it lies in {outer}, which the scenario has too; its cards would count twice: leave one of them out.",
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [new RegionPlan(inner), new RegionPlan("11.01"), new RegionPlan(outer), new RegionPlan("51.03")]));

    [Fact]
    public void All_regions_inside_another_are_faults_though_other_regions_stand_between_them() =>
        Assert.Equal(["regions[32.04]", "regions[32.75]", "regions[32.75.01]"],
            FaultsOf(() => new Scenario(Monday, s_end, WorkCalendar.Weekdays,
                [new RegionPlan("32"), new RegionPlan("32.04"), new RegionPlan("32.75"), new RegionPlan("32.75.01"), new RegionPlan("33.01")])).Select(fault => fault.Path));

    [Fact]
    public void The_nation_as_a_region_is_a_fault() =>
        AssertFault("regions[ID]", "ID", "give a province or something within one; the nation is the sum of its regions.",
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [new RegionPlan(RegionCode.Nation), s_plan]));

    [Theory]
    [InlineData("99", "99")]
    [InlineData("32.99", "32.99")]
    [InlineData("32.99.01", "32.99")]
    [InlineData("32.99.01.1001", "32.99")]
    public void A_region_that_is_not_in_the_catalogue_is_a_fault(string code, string missing) =>
        AssertFault($"regions[{code}]", code,
            $"{missing} is not in the catalogue of {RegionCatalog.Indonesia.Edition}; look the code up there, or give the scenario a catalogue that has it.",
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [new RegionPlan(code)]));

    [Fact]
    public void A_catalogue_of_ones_own_decides_which_regions_there_are()
    {
        RegionCatalog own = new("a test", [new Region(RegionCode.Parse("99.01", null), "Kota Baru")]);
        Scenario scenario = new(Monday, s_end, WorkCalendar.Weekdays, [new RegionPlan("99.01")], catalog: own);
        Assert.Equal("Kota Baru", Project(scenario)["99.01"].Name);
        AssertFault("regions[32.75]", "32.75", "32.75 is not in the catalogue of a test; look the code up there, or give the scenario a catalogue that has it.",
            () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, [s_plan], catalog: own));
    }

    [Fact]
    public void A_scenario_with_one_of_everything_wrong_lists_it_all_in_the_order_of_the_scenario()
    {
        WorkCalendar only2019 = WorkCalendar.Weekdays.WithYears(2019, 2019);
        RegionCode depok = RegionCode.Parse("32.76", null);
        RegionPlan bad = new(Bekasi)
        {
            Backlog = Backlog.Of(RequestKind.TemporaryCertificate, new(2020, 3), 3.Cards()),
            Shipments = [new(depok, 1.Cards(), Feb(1))],
            AwaitingHandover = [new(Monday, 1.Cards()), new(new(2018, 5, 5), 1.Cards())],
            Demand = Demand.Of(new DemandRate((RequestKind)9, 1.Cards().PerWeek()) { From = new(2020, 3, 2), Until = Feb(1), Since = new(2020, 5) })
                + Demand.Of(new DatedRequests(Feb(1), (RequestKind)8, 1.Cards()) { Since = new(2020, 6) }),
            Capacity = PrintCapacity.At(1.Cards().PerWeek(), new(2018, 1, 1)).StoppedFrom(new(2020, 3, 1)),
        };
        CentralPlan central = new()
        {
            Procurements = [new(Feb(1), 1.Cards())],
            Dispatches = [new(RegionCode.Parse("51.03", null), 5.Cards(), new(2020, 3, 3), Feb(4))],
        };
        AssertFaults(
            [
                ("calendar", "Mo Tu We Th Fr less 0 and plus 0 dates, 2019 to 2019"),
                ("regions[4]", "null"),
                ("regions[32.75].backlog", "3 TemporaryCertificate since 2020-03"),
                ("regions[32.75].shipments[0].region", "32.76"),
                ("regions[32.75].shipments[0].arrives", "2020-02-01"),
                ("regions[32.75].awaitingHandover[0].printed", "2020-02-03"),
                ("regions[32.75].awaitingHandover[1].printed", "2018-05-05"),
                ("regions[32.75].demand.rates[0].kind", "9"),
                ("regions[32.75].demand.rates[0].from", "2020-03-02"),
                ("regions[32.75].demand.rates[0].until", "2020-02-01"),
                ("regions[32.75].demand.rates[0].since", "2020-05"),
                ("regions[32.75].demand.rates[0].days", "Mo Tu We Th Fr less 0 and plus 0 dates, 2019 to 2019"),
                ("regions[32.75].demand.dated[0].date", "2020-02-01"),
                ("regions[32.75].demand.dated[0].kind", "8"),
                ("regions[32.75].demand.dated[0].since", "2020-06"),
                ("regions[32.75].capacity.phases[0].from", "2018-01-01"),
                ("regions[32.75].capacity.phases[1].from", "2020-03-01"),
                ("regions[32.75]", "32.75"),
                ("regions[32.75].handover", "null"),
                ("regions[32.75.01]", "32.75.01"),
                ("regions[99]", "99"),
                ("central.procurements[0].date", "2020-02-01"),
                ("central.dispatches[0].region", "51.03"),
                ("central.dispatches[0].leaves", "2020-03-03"),
                ("central.dispatches[0].arrives", "2020-02-04"),
                ("central.dispatches on 2020-03-03", "4 more than there is"),
            ],
            () => new Scenario(Monday, s_end, only2019, [new RegionPlan("99"), bad, new RegionPlan("32.75.01"), new RegionPlan(Bekasi) { Handover = null! }, null!], central));
    }

    [Fact]
    public void The_message_has_a_line_for_each_fault_with_its_place_its_value_and_the_remedy()
    {
        InvalidScenarioException one = Assert.Throws<InvalidScenarioException>(() => new Scenario(Monday, Feb(2), WorkCalendar.Weekdays, [s_plan]));
        Assert.Equal(["The scenario has 1 fault:", "  end is 2020-02-02: give 2020-02-03, the start, or a later day."], one.Message.Split(Environment.NewLine));
        InvalidScenarioException two = Assert.Throws<InvalidScenarioException>(() => new Scenario(Monday, Feb(2), WorkCalendar.Weekdays, []));
        Assert.Equal(
            ["The scenario has 2 faults:", "  end is 2020-02-02: give 2020-02-03, the start, or a later day.", "  regions is empty: give at least one region."],
            two.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void What_is_no_scenario_at_all_is_a_null_argument()
    {
        Assert.Throws<ArgumentNullException>("calendar", () => new Scenario(Monday, s_end, null!, [s_plan]));
        Assert.Throws<ArgumentNullException>("regions", () => new Scenario(Monday, s_end, WorkCalendar.Weekdays, null!));
    }

    [Fact]
    public void Values_that_cannot_be_are_refused_before_a_scenario_is_made_of_them()
    {
        Assert.Equal(-1L, Assert.Throws<InvalidValueException>(() => new RegionPlan(Bekasi) { Blanks = (-1).Cards() }).Value);
        Assert.Throws<CardOverflowException>(() => new RegionPlan(Bekasi) { Blanks = CardCount.MaxValue + 1.Cards() });
        Assert.Equal("a card rate", Assert.Throws<InvalidValueException>(() => Demand.At(0.Cards().PerWeek(), RequestKind.FirstCard)).Place);
        Assert.Equal("3/2", Assert.Throws<InvalidValueException>(() => new RegionPlan(Bekasi) { Spoilage = new(3, 2) }).Value);
        Assert.Equal("-1/100", Assert.Throws<InvalidValueException>(() => new RegionPlan(Bekasi) { Spoilage = (-1).Percent() }).Value);
        Assert.Equal("32.7x", Assert.Throws<UnparsableTextException>(() => new RegionPlan("32.7x")).Text);
        Assert.Throws<InvalidValueException>(() => Backlog.Of((RequestKind)4, December, 1.Cards()));
    }
}
