using EktpModel.Forecasting;
using EktpModel.Tests.Forecasting.Simulation;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting.Planning;

/// <summary>The inverse questions: what it takes is enough, and one less is not.</summary>
[Properties(Arbitrary = [typeof(UncertainScenarios)], MaxTest = 60)]
public class PlannerTests
{
    private static readonly ForecastEngine s_engine = new();
    private static readonly SimulationOptions s_options = new() { Paths = 60, Series = SimulatedSeries.None, Parallelism = 1 };
    private static readonly Planner s_planner = new(s_engine, s_options);

    [Fact]
    public void Bekasi_needs_26500_a_week_to_be_done_by_the_end_of_February()
    {
        // Twenty open days are four standard weeks: a quarter of 106,000 each.
        Scenario bekasi = For(Office(106_000, 106_000, 1), 27, WorkCalendar.Weekdays);
        PlanAnswer<CardRate> answer = s_planner.LeastPrintRate(bekasi, new Goal("32.75", Feb(29)));
        Assert.Equal(26_500.Cards().PerWeek(), answer.Value);
        Assert.Equal(Feb(28), s_engine.Project(answer.Scenario!)[Bekasi].ClearedOn);
        Assert.False(answer.IsMetAlready);
        Assert.Equal(5_300.Cards().PerOpenDay(), s_planner.LeastPrintRate(bekasi, new Goal("32.75", Feb(29)), RatePeriod.OpenDay).Value);
    }

    [Fact]
    public void Bekasi_needs_1070_blanks_more_where_one_in_a_hundred_spoils()
    {
        // 107,070 attempts lose 1,070, and the last of them is good.
        Scenario bekasi = For(Office(106_000, 106_000, 12_000) with { Spoilage = 1.Percent() }, 27, WorkCalendar.Weekdays);
        Assert.Equal(1_070.Cards(), s_planner.LeastBlanks(bekasi, new Goal("32.75", Feb(29))).Value);
    }

    [Property]
    public void With_the_least_print_rate_the_goal_is_met_and_with_one_card_less_it_is_not(Scenario scenario, Milestone milestone, bool simulated, byte day)
    {
        Goal goal = GoalOf(scenario, milestone, simulated, day);
        PlanAnswer<CardRate> answer = s_planner.LeastPrintRate(scenario, goal, RatePeriod.OpenDay);
        Scenario With(long cards) => scenario.With(Plan(scenario) with { Capacity = At(cards.Cards().PerOpenDay(), Plan(scenario)) });
        if (!answer.IsPossible)
        {
            Assert.False(IsMet(With(1_000_000), goal));
            AssertObstacle(answer.Obstacle!.Value, scenario, goal);
            return;
        }

        Assert.True(IsMet(With(answer.Value.Cards.Value), goal));
        if (answer.Value.Cards.Value > 1) Assert.False(IsMet(With(answer.Value.Cards.Value - 1), goal));
        Assert.Equal(ChanceOf(answer.Scenario!, goal), answer.Chance.Value);
    }

    /// <summary>The capacity of a plan with another rate: the same printers, and days as uneven as the recorded ones.</summary>
    private static PrintCapacity At(CardRate rate, RegionPlan plan)
    {
        OutputRecord? record = plan.Capacity.Phases.Select(phase => phase.Record).FirstOrDefault(record => record is not null);
        return (record is null ? PrintCapacity.At(rate) : PrintCapacity.At(record with { Mean = rate })) with { PrinterCount = plan.Capacity.PrinterCount, Breakdowns = plan.Capacity.Breakdowns };
    }

    [Fact]
    public void Days_as_uneven_as_recorded_ones_need_a_higher_mean_than_even_ones()
    {
        // A day of three is idle. On 18 days 1,000 cards take 56 a day if all are alike; that with nine in ten of all sequences they are enough takes more.
        RegionPlan plan = Office(2_000, 1_000, 1) with { Capacity = new OutputRecord([50.Cards(), 0.Cards(), 100.Cards()]) };
        Goal goal = new(Bekasi, Monday.PlusDays(17)) { Confidence = 0.9 };
        Planner planner = new(s_engine, s_options with { Paths = 2_000 });
        PlanAnswer<CardRate> answer = planner.LeastPrintRate(For(plan, 18), goal, RatePeriod.OpenDay);
        double[] drawn = [1, .. new double[36]];
        for (int day = 0; day < 18; day++) drawn = [.. Enumerable.Range(0, 37).Select(sum => ((int[])[1, 0, 2]).Average(cards => cards <= sum ? drawn[sum - cards] : 0))];
        long enough = Enumerable.Range(56, 100).First(mean => Enumerable.Range(0, 37).Where(sum => sum * mean >= 1_000).Sum(sum => drawn[sum]) >= 0.9);
        Assert.Equal(enough, answer.Value.Cards.Value);
        Assert.Equal(56.Cards().PerOpenDay(), planner.LeastPrintRate(For(plan, 18), goal with { Confidence = null }, RatePeriod.OpenDay).Value);
        Assert.Equal("the period of a print rate", Assert.Throws<InvalidValueException>(() => planner.LeastPrintRate(For(plan, 18), goal, RatePeriod.Month)).Place);

        // Of several records the first says how uneven the days are.
        RegionPlan two = plan with { Capacity = plan.Capacity.ChangedFrom(Monday.PlusDays(9), new OutputRecord([50.Cards()])) };
        Assert.Equal(answer.Value, planner.LeastPrintRate(For(two, 18), goal, RatePeriod.OpenDay).Value);
    }

    [Fact]
    public void A_date_that_comes_is_told_of_more_requests_than_a_planner_takes_but_not_why_one_does_not()
    {
        RegionPlan plan = Office(2_000_000_000, 2_000_000_000, 1_000_000_000);
        Goal goal = new(Bekasi, Feb(5));
        Assert.Equal(Feb(4), s_planner.EarliestDate(For(plan, 3), goal).Value);
        Assert.Equal("the requests of the goal's region", Assert.Throws<InvalidValueException>(() => s_planner.EarliestDate(For(plan, 1), goal)).Place);
    }

    [Fact]
    public void Days_on_which_nothing_is_printed_by_chance_take_time_and_not_printers()
    {
        // Two recorded days of three are idle: (2/3)^6 = 8.8% of all paths print nothing in six days, on however many printers.
        RegionPlan plan = Office(100, 100, 1) with { Capacity = new OutputRecord([0.Cards(), 0.Cards(), 1.Cards()]) };
        Assert.Equal(Obstacle.Time, s_planner.EarliestDate(For(plan, 6), new Goal(Bekasi, Feb(8)) { Confidence = 0.95 }).Obstacle);
        Assert.Equal(Obstacle.Printers, s_planner.EarliestDate(For(plan, 6), new Goal(Bekasi, Feb(8)) { Confidence = 0.7 }).Obstacle);
    }

    [Property]
    public void With_the_least_blanks_the_goal_is_met_and_with_one_less_it_is_not(Scenario scenario, Milestone milestone, bool simulated, byte day)
    {
        Goal goal = GoalOf(scenario, milestone, simulated, day);
        PlanAnswer<CardCount> answer = s_planner.LeastBlanks(scenario, goal);
        Scenario With(long more) => scenario.With(Plan(scenario) with { Blanks = Plan(scenario).Blanks + more.Cards() });
        if (!answer.IsPossible)
        {
            Assert.False(IsMet(With(1_000_000), goal));
            AssertObstacle(answer.Obstacle!.Value, scenario, goal);
            return;
        }

        Assert.True(IsMet(With(answer.Value.Value), goal));
        if (!answer.Value.IsZero) Assert.False(IsMet(With(answer.Value.Value - 1), goal));
        Assert.Equal(answer.Value.IsZero, answer.IsMetAlready);
        Assert.Equal(IsMet(scenario, goal), answer.IsMetAlready);
    }

    [Property]
    public void A_shipment_on_the_latest_day_is_in_time_and_a_day_later_it_is_not(Scenario scenario, Milestone milestone, byte day, byte size)
    {
        Goal goal = GoalOf(scenario, milestone, simulated: false, day);
        PlanAnswer<LocalDate> answer = s_planner.LatestArrival(scenario, goal, (1 + size).Cards());
        Scenario On(LocalDate date) => scenario.With(Plan(scenario) with { Shipments = Plan(scenario).Shipments.Add(new Shipment(goal.Region, (1 + size).Cards(), date)) });
        if (!answer.IsPossible)
        {
            Assert.False(IsMet(On(scenario.Start), goal));
            AssertObstacle(answer.Obstacle!.Value, scenario, goal);
            return;
        }

        Assert.True(IsMet(On(answer.Value), goal));
        Assert.True(answer.Value == goal.By || !IsMet(On(answer.Value.PlusDays(1)), goal));

        // The centre sends less to a region that has more on the way.
        if (scenario.Central.Replenishment is null) Assert.True(!answer.IsMetAlready || answer.Value == goal.By || goal.Milestone == Milestone.CaughtUp);
    }

    [Property(MaxTest = 25)]
    public void No_set_of_fewer_extra_days_does(Scenario given, Milestone milestone, byte day)
    {
        Scenario scenario = new Scenario(given.Start, given.End, WorkCalendar.Weekdays, given.Regions, given.Central).Until(LocalDate.Min(given.End, given.Start.PlusDays(20)));
        Goal goal = GoalOf(scenario, milestone, simulated: false, day);
        LocalDate[] closed = [.. Enumerable.Range(0, Period.DaysBetween(scenario.Start, goal.By) + 1).Select(scenario.Start.PlusDays).Where(date => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)];
        int? fewest = null;
        for (int set = 0; set < 1 << closed.Length; set++)
        {
            LocalDate[] chosen = [.. closed.Where((_, i) => (set >> i & 1) != 0)];
            if ((fewest is null || chosen.Length < fewest) && IsMet(scenario.With(scenario.Calendar.WithExtra(chosen)), goal)) fewest = chosen.Length;
        }

        PlanAnswer<ExtraDays> answer = s_planner.FewestExtraDays(scenario, goal, date => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        Assert.Equal(fewest is not null, answer.IsPossible);
        if (!answer.IsPossible) return;
        Assert.Equal(fewest, answer.Value.Dates.Count);
        Assert.True(answer.Value.IsProven);
        Assert.True(IsMet(answer.Scenario!, goal));
        Assert.Equal(answer.Value.Dates.Order(), answer.Value.Dates);
    }

    [Fact]
    public void Extra_days_that_come_before_the_blanks_are_not_chosen()
    {
        // Blanks arrive on the 13th; the last Friday is the 21st, so only Saturday the 15th can help.
        RegionPlan plan = Office(0, 80, 10) with { Shipments = [new Shipment(Bekasi, 80.Cards(), Feb(13))] };
        Scenario scenario = For(plan, 19, WorkCalendar.Weekdays);
        PlanAnswer<ExtraDays> answer = s_planner.FewestExtraDays(scenario, new Goal(Bekasi, Feb(21)));
        Assert.Equal([Feb(15)], answer.Value.Dates);
        Assert.True(answer.Value.IsProven);
    }

    [Fact]
    public void A_Saturday_that_is_a_holiday_is_opened_only_if_it_is_asked_for()
    {
        // Five days of ten for sixty cards. Saturday 25 January 2020 was the Lunar New Year.
        Scenario scenario = For(Office(60, 60, 10), 7, WorkCalendar.Indonesia, start: new LocalDate(2020, 1, 20));
        Goal goal = new(Bekasi, scenario.End);
        Assert.Equal(Obstacle.Printers, s_planner.FewestExtraDays(scenario, goal).Obstacle);
        Assert.Equal([new LocalDate(2020, 1, 25)], s_planner.FewestExtraDays(scenario, goal, date => date.DayOfWeek == IsoDayOfWeek.Saturday).Value.Dates);
    }

    [Fact]
    public void Where_late_days_come_too_late_early_ones_are_taken_and_what_was_not_tried_is_not_called_proven()
    {
        // Printers stop after eight weeks of sixteen; of sixteen Saturdays the first five are enough, and the last eight of no use.
        RegionPlan plan = Office(100_000, 4_500, 1) with { Capacity = PrintCapacity.At(100.Cards().PerOpenDay()).StoppedFrom(Monday.PlusWeeks(8)) };
        PlanAnswer<ExtraDays> answer = s_planner.FewestExtraDays(For(plan, 7 * 16, WorkCalendar.Weekdays), new Goal(Bekasi, Monday.PlusDays(7 * 16 - 1)));
        Assert.Equal(5, answer.Value.Dates.Count);
        Assert.True(answer.Value.IsProven);
    }

    [Fact]
    public void A_goal_met_as_it_is_is_not_called_impossible_because_more_spoils_other_cards()
    {
        RegionPlan plan = Office(1_055, 1_000, 100) with { Spoilage = 5.Percent(), SpoilsByChance = true };
        Scenario scenario = For(plan, 40, WorkCalendar.Weekdays);
        for (ulong seed = 0; seed < 10; seed++)
        {
            SimulationOptions options = s_options with { Seed = seed, Paths = 200 };
            double chance = s_engine.Simulate(scenario, options)[Bekasi].ClearedOn.By(Feb(28)).Value;
            Goal goal = new(Bekasi, Feb(28)) { Confidence = chance };
            PlanAnswer<CardRate> answer = new Planner(s_engine, options).LeastPrintRate(scenario, goal, RatePeriod.OpenDay);
            Assert.True(answer.IsPossible && answer.IsMetAlready, $"seed {seed}: {answer}");
            Assert.True(answer.Chance.Value >= chance);
            Assert.True(new Planner(s_engine, options).LeastBlanks(scenario, goal).Value.IsZero);
        }
    }

    [Fact]
    public void A_chance_is_compared_with_a_confidence_as_a_quantile_is()
    {
        // 0.1 + 0.2 is a little more than 0.3, and three paths of ten are enough for both.
        RegionPlan plan = Office(10, 1, 1) with { Spoilage = 70.Percent(), SpoilsByChance = true };
        Scenario scenario = For(plan, 5);
        for (ulong seed = 0; seed < 40; seed++)
        {
            Planner planner = new(s_engine, s_options with { Paths = 10, Seed = seed });
            Goal goal = new("32.75", Monday) { Confidence = 0.1 + 0.2 };
            Assert.Equal(planner.EarliestDate(scenario, goal) is { IsPossible: true, IsMetAlready: true } earliest && earliest.Value == Monday, planner.LeastBlanks(scenario, goal) is { IsMetAlready: true });
        }
    }

    [Fact]
    public void What_cannot_matter_changes_no_chance()
    {
        // Another shipment that may be late leaves the lateness of a dispatch as it is; requests of a day leave those of another.
        RegionPlan plan = Office(0, 100, 100) with { Demand = Demand.Of(new DatedRequests(Feb(10), RequestKind.Disaster, 20.Cards()), new DatedRequests(Feb(11), RequestKind.Disaster, 50.Cards())).Varying(RequestVariation.Poisson) };
        Scenario scenario = For(plan, 19, central: new CentralPlan { Stock = 100.Cards(), Dispatches = [new Dispatch(Bekasi, 100.Cards(), Monday, Monday.PlusDays(1)) { Late = Lateness.Geometric(0.5) }] });
        Scenario more = scenario.With(plan with
        {
            Shipments = [new Shipment(Bekasi, 1.Cards(), Feb(20)) { Late = Lateness.Of((0, 1), (1, 1)) }],
            Demand = Demand.Of(new DatedRequests(Feb(11), RequestKind.Disaster, 50.Cards())).Varying(RequestVariation.Poisson),
        });
        Estimate difference = s_planner.Compare([("a", scenario), ("b", more)], new Goal("32.75", Feb(6)))[1].Difference;
        Assert.Equal(new Estimate(0, 0), difference);

        // With nothing printed, what waits at the end is what came.
        SimulationOptions options = new() { Paths = 1, Series = SimulatedSeries.Requested };
        long On11(Scenario given, int path) => s_engine.Simulate(given, options with { FirstPath = path })[Bekasi].Bands(SimulatedSeries.Requested, [0.5])[0].Values[Feb(11)].Value;
        Assert.All(Enumerable.Range(0, 10), path => Assert.Equal(On11(scenario, path), On11(more, path)));
    }

    [Fact]
    public void A_shipment_too_small_does_not_hide_that_more_blanks_or_faster_printers_would_do() =>
        Assert.Equal(Obstacle.Either, s_planner.LatestArrival(
            For(Office(500, 1_000, 100) with { Shipments = [new Shipment(Bekasi, 500.Cards(), Feb(14))] }, 12, WorkCalendar.Weekdays), new Goal(Bekasi, Feb(14)), 10.Cards()).Obstacle);

    [Fact]
    public void What_stands_in_the_way_is_told_apart()
    {
        Goal goal = new(Bekasi, Feb(7));
        Assert.Equal(Obstacle.Blanks, s_planner.LeastPrintRate(For(Office(5, 10, 100), 10), goal).Obstacle);
        Assert.Equal(Obstacle.Printers, s_planner.LeastBlanks(For(Office(50, 10, 1), 10), goal).Obstacle);
        Assert.Equal(Obstacle.BlanksAndPrinters, s_planner.LeastBlanks(For(Office(5, 10, 1), 10), goal).Obstacle);
        Assert.Equal(Obstacle.Time, s_planner.LeastBlanks(For(Office(50, 10, 10) with { Handover = Handover.After(6) }, 10), goal with { Milestone = Milestone.HandedOver }).Obstacle);
        PlanAnswer<CardCount> impossible = s_planner.LeastBlanks(For(Office(5, 10, 1), 10), goal);
        Assert.Null(impossible.Scenario);
        Assert.Equal(Obstacle.BlanksAndPrinters, Assert.Throws<GoalNotReachableException>(() => impossible.Value).Obstacle);
    }

    [Property]
    public void The_earliest_date_is_that_of_the_projection_or_the_quantile_of_the_simulation(Scenario scenario)
    {
        Goal goal = new(Plan(scenario).Region, scenario.End);
        Assert.Equal(s_engine.Project(scenario)[goal.Region].ClearedOn, DateOf(s_planner.EarliestDate(scenario, goal)));
        DateDistribution handedOver = s_engine.Simulate(scenario, s_options)[goal.Region].HandedOverOn, all = s_engine.Simulate(scenario, s_options).Nation.HandedOverOn;
        PlanAnswer<LocalDate> answer = s_planner.EarliestDate(scenario, goal with { Milestone = Milestone.HandedOver, Confidence = 0.7 });
        Assert.Equal(handedOver.Quantile(0.7), DateOf(answer));
        Assert.Equal(handedOver.By(DateOf(answer) ?? scenario.End), answer.Chance);
        Assert.Equal(all.Quantile(0.7), DateOf(s_planner.EarliestDate(scenario, new Goal(RegionCode.Nation, scenario.End) { Milestone = Milestone.HandedOver, Confidence = 0.7 })));
    }

    private static LocalDate? DateOf(PlanAnswer<LocalDate> answer) => answer.IsPossible ? answer.Value : null;

    [Fact]
    public void A_date_that_does_not_come_has_a_reason_also_in_a_province_and_the_nation()
    {
        // Bekasi lacks printers and Denpasar blanks, so the nation lacks both.
        RegionPlan bekasi = Office(50, 40, 1);
        RegionPlan Denpasar(long blanks, long cards) => new("51.71") { Blanks = blanks.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, December, 8.Cards()), Capacity = cards.Cards().PerOpenDay() };
        Scenario With(RegionPlan other) => new(Monday, Monday.PlusDays(9), WorkCalendar.EveryDay, [bekasi, other]);
        PlanAnswer<LocalDate> Asked(Scenario scenario, RegionCode region, double? confidence = null) => s_planner.EarliestDate(scenario, new Goal(region, Feb(8)) { Confidence = confidence });
        Scenario scenario = With(Denpasar(blanks: 2, cards: 1));
        Assert.All((double?[])[null, 0.9], confidence =>
        {
            Assert.Equal(Obstacle.Printers, Asked(scenario, Bekasi, confidence).Obstacle);
            Assert.Equal(Obstacle.Blanks, Asked(scenario, RegionCode.Parse("51.71"), confidence).Obstacle);
            Assert.Equal(Obstacle.Blanks, Asked(scenario, RegionCode.Parse("51"), confidence).Obstacle);
            Assert.Equal(Obstacle.BlanksAndPrinters, Asked(scenario, RegionCode.Nation, confidence).Obstacle);
            Assert.Equal(Obstacle.Printers, Asked(With(Denpasar(blanks: 8, cards: 4)), RegionCode.Nation, confidence).Obstacle);
            PlanAnswer<LocalDate> late = Asked(With(Denpasar(blanks: 8, cards: 1)), RegionCode.Parse("51.71"), confidence);
            Assert.Equal((Feb(10), false, 1), (late.Value, late.IsMetAlready, late.Chance.Value));
            PlanAnswer<LocalDate> inTime = Asked(With(Denpasar(blanks: 8, cards: 2)), RegionCode.Parse("51"), confidence);
            Assert.Equal((Feb(6), true), (inTime.Value, inTime.IsMetAlready));
            Assert.Throws<UnknownRegionException>(() => Asked(scenario, RegionCode.Parse("33"), confidence));
        });
        Scenario keptInTheOffice = For(Office(50, 10, 10) with { Handover = Handover.AtMost(0.Cards()) }, 10);
        Assert.Equal(Monday, Asked(keptInTheOffice, Bekasi).Value);
        Assert.Equal(Obstacle.Time, s_planner.EarliestDate(keptInTheOffice, new Goal(Bekasi, Feb(8)) { Milestone = Milestone.HandedOver }).Obstacle);
    }

    [Fact]
    public void A_scenario_differs_from_itself_by_nothing_and_from_a_better_one_by_less_error_than_two_simulations_have()
    {
        RegionPlan plan = Office(2_000, 1_000, 90) with
        {
            Capacity = PrintCapacity.Printers(3, 30.Cards()) with { Breakdowns = Breakdowns.MeanDays(10, 3) },
        };
        RegionPlan faster = plan with { Capacity = PrintCapacity.Printers(3, 32.Cards()) with { Breakdowns = plan.Capacity.Breakdowns } };
        Planner planner = new(s_engine, s_options with { Paths = 2_000 });
        ValueList<ComparedScenario> compared = planner.Compare([("as it is", For(plan, 30)), ("again", For(plan, 30)), ("faster", For(faster, 30))], new Goal(Bekasi, Feb(17)));
        Assert.Equal(["as it is", "again", "faster"], compared.Select(scenario => scenario.Name));
        Assert.Equal(new Estimate(0, 0), compared[0].Difference);
        Assert.Equal(new Estimate(0, 0), compared[1].Difference);
        Estimate difference = compared[2].Difference;
        Assert.Equal(compared[2].Chance.Value - compared[0].Chance.Value, difference.Value, 12);
        Assert.True(difference.Value > 4 * difference.StandardError, $"{difference}");
        Assert.True(difference.StandardError < Math.Sqrt(Math.Pow(compared[0].Chance.StandardError, 2) + Math.Pow(compared[2].Chance.StandardError, 2)), $"{difference}");
        Assert.True(compared[2].NineInTen < compared[0].NineInTen);
        Assert.True(compared[2].Median <= compared[0].Median);
    }

    [Fact]
    public void Goals_and_comparisons_that_are_not_of_the_scenario_are_refused()
    {
        Scenario scenario = For(Office(1, 1, 1), 5);
        void Refused(string place, Func<object?> ask) => Assert.Equal(place, Assert.Throws<InvalidValueException>(ask).Place);
        Refused("the region of a goal", () => s_planner.LeastBlanks(scenario, new Goal("32.76", Feb(5))));
        Refused("the region of a goal", () => s_planner.LeastPrintRate(scenario, new Goal(RegionCode.Nation, Feb(5))));
        Refused("the day of a goal", () => s_planner.LeastBlanks(scenario, new Goal(Bekasi, Feb(2))));
        Refused("the day of a goal", () => s_planner.FewestExtraDays(scenario, new Goal(Bekasi, Feb(8))));
        Refused("the milestone of a goal", () => s_planner.LatestArrival(scenario, new Goal(Bekasi, Feb(5)) { Milestone = (Milestone)7 }, 1.Cards()));
        Refused("the confidence of a goal", () => new Goal(Bekasi, Feb(5)) { Confidence = 1 });
        Refused("the confidence of a goal", () => new Goal(Bekasi, Feb(5)) { Confidence = double.NaN });
        Refused("the milestone of a goal", () => s_planner.EarliestDate(scenario, new Goal(Bekasi, Feb(5)) { Milestone = (Milestone)77 }));
        Refused("the milestone of a goal", () => s_planner.Compare([("now", scenario)], new Goal(Bekasi, Feb(5)) { Milestone = (Milestone)77 }));
        Refused("the requests of the goal's region", () => s_planner.LeastBlanks(For(Office(0, 5_000_000_000_000, 5), 5), new Goal(Bekasi, Feb(5))));
        Refused("the attempts before the scenario", () => s_planner.LeastBlanks(For(Office(0, 5, 5) with { AttemptsBefore = 1_000_000_000_000_001.Cards() }, 5), new Goal(Bekasi, Feb(5))));
        Assert.Throws<LimitExceededException>(() => new Planner(s_engine, new SimulationOptions { Paths = int.MaxValue }).Compare([("now", scenario)], new Goal(Bekasi, Feb(5))));
        Refused("the number of scenarios to compare", () => s_planner.Compare([], new Goal(Bekasi, Feb(5))));
        Refused("the start of later", () => s_planner.Compare([("now", scenario), ("later", For(Office(1, 1, 1), 5, start: Feb(4)))], new Goal(Bekasi, Feb(5))));
        Refused("the day of a goal", () => s_planner.Compare([("now", scenario)], new Goal(Bekasi, Feb(20))));
        Assert.Throws<UnknownRegionException>(() => s_planner.Compare([("now", scenario)], new Goal("51.03", Feb(5))));
    }

    [Theory]
    [InlineData(RatePeriod.OpenDay)]
    [InlineData(RatePeriod.Week)]
    [InlineData(RatePeriod.Month)]
    public void Printers_without_limit_do_not_matter_to_the_least_rate_that_does(RatePeriod period)
    {
        RegionPlan plan = Office(blanks: 1_000, backlog: 50, cardsADay: 1);
        Scenario slow = For(plan, 10), fast = For(plan with { Capacity = CardRate.Over(CardCount.MaxValue, 1, period) }, 10);
        Goal goal = new(plan.Region, slow.Start.PlusDays(4));
        Assert.Equal(10.Cards().PerOpenDay(), s_planner.LeastPrintRate(fast, goal, RatePeriod.OpenDay).Value);
        Assert.Equal(s_planner.LeastPrintRate(slow, goal).Value, s_planner.LeastPrintRate(fast, goal).Value);
        Assert.Equal(s_planner.LeastPrintRate(slow, goal with { Confidence = 0.5 }).Value, s_planner.LeastPrintRate(fast, goal with { Confidence = 0.5 }).Value);
    }

    [Fact]
    public void More_cards_than_a_planner_takes_are_refused()
    {
        RegionPlan plan = Office(blanks: 2_000_000_000_000_000, backlog: 50, cardsADay: 1);
        InvalidValueException refused = Assert.Throws<InvalidValueException>(() => s_planner.LeastBlanks(For(plan, 10), new Goal(plan.Region, Monday)));
        Assert.Equal(("the cards or requests of the scenario", (object)2_000_000_000_000_000), (refused.Place, refused.Value));
    }

    private static RegionPlan Plan(Scenario scenario) => scenario.Regions[0];

    private static Goal GoalOf(Scenario scenario, Milestone milestone, bool simulated, byte day) =>
        new(Plan(scenario).Region, scenario.Start.PlusDays(day % scenario.Days)) { Milestone = milestone, Confidence = simulated ? 0.6 : null };

    private static bool IsMet(Scenario scenario, Goal goal) => ChanceOf(scenario, goal) >= (goal.Confidence ?? 1);

    private static double ChanceOf(Scenario scenario, Goal goal)
    {
        if (goal.Confidence is null)
        {
            RegionProjection projected = s_engine.Project(scenario)[goal.Region];
            LocalDate? date = goal.Milestone == Milestone.Cleared ? projected.ClearedOn : goal.Milestone == Milestone.CaughtUp ? projected.CaughtUpOn : projected.HandedOverOn;
            return date <= goal.By ? 1 : 0;
        }

        RegionSimulation simulated = s_engine.Simulate(scenario, s_options)[goal.Region];
        return (goal.Milestone == Milestone.Cleared ? simulated.ClearedOn : goal.Milestone == Milestone.CaughtUp ? simulated.CaughtUpOn : simulated.HandedOverOn).By(goal.By).Value;
    }

    /// <summary>What is told to be in the way is: taking it away, and nothing else, helps.</summary>
    private static void AssertObstacle(Obstacle obstacle, Scenario scenario, Goal goal)
    {
        RegionPlan plan = Plan(scenario), fast = plan with { Capacity = At(1_000_000.Cards().PerOpenDay(), plan) };
        CardCount many = plan.Blanks + 1_000_000.Cards();
        bool printers = IsMet(scenario.With(fast), goal), blanks = IsMet(scenario.With(plan with { Blanks = many }), goal), both = IsMet(scenario.With(fast with { Blanks = many }), goal);
        Assert.Equal(obstacle, !both ? Obstacle.Time : printers && blanks ? Obstacle.Either : printers ? Obstacle.Printers : blanks ? Obstacle.Blanks : Obstacle.BlanksAndPrinters);
    }
}
