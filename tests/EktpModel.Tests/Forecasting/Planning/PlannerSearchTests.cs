using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting.Planning;

/// <summary>Answers of the planner where more can do less: where the centre splits blanks by what regions still need, and where open days bring requests.</summary>
public class PlannerSearchTests
{
    private static readonly ForecastEngine s_engine = new();
    private static readonly SimulationOptions s_options = new() { Paths = 60, Series = SimulatedSeries.None, Parallelism = 1 };
    private static readonly Planner s_planner = new(s_engine, s_options);

    [Fact]
    public void A_rate_is_found_though_a_region_that_prints_faster_is_sent_fewer_blanks()
    {
        // A faster office has less backlog left at the review, and the rule splits by backlog: 3,500 a week and more never clear.
        RegionPlan bogor = new("32.71") { Backlog = Backlog.Of(RequestKind.PrintReady, December, 50_000.Cards()), Capacity = 5_000.Cards().PerWeek() };
        RegionPlan bekasi = new("32.75") { Blanks = 10_000.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, December, 40_000.Cards()), Capacity = 3_000.Cards().PerWeek() };
        Scenario scenario = new(Monday, new(2020, 5, 29), WorkCalendar.Weekdays, [bogor, bekasi], new CentralPlan
        {
            Stock = 20_000.Cards(),
            Procurements = Enumerable.Range(1, 12).Select(week => new Procurement(Monday.PlusWeeks(week), 5_000.Cards())).ToValueList(),
            Replenishment = new Replenishment(AllocationRule.Proportional()) { LeadTime = 3 },
        });
        Goal goal = new("32.75", new(2020, 5, 12));
        Scenario With(long cards) => scenario.With(bekasi with { Capacity = cards.Cards().PerWeek() });
        PlanAnswer<CardRate> answer = s_planner.LeastPrintRate(scenario, goal);
        Assert.True(answer.IsPossible && answer.IsMetAlready, $"{answer}");
        Assert.True(IsMet(With(answer.Value.Cards.Value), goal) && !IsMet(With(answer.Value.Cards.Value - 1), goal) && !IsMet(With(1_000_000), goal));
        Assert.Equal(answer.Value, new Planner(s_engine, s_options with { Paths = 3 }).LeastPrintRate(scenario, goal with { Confidence = 0.9 }).Value);
    }

    [Fact]
    public void A_narrow_window_of_rates_is_found_with_a_confidence_too()
    {
        // Of 15 blanks in the centre a region with less backlog left gets fewer: from 42 to 49 a week do.
        RegionPlan bogor = new("32.71") { Backlog = Backlog.Of(RequestKind.PrintReady, December, 54.Cards()) };
        RegionPlan bekasi = new("32.75") { Blanks = 28.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, December, 33.Cards()), Capacity = 1.Cards().PerWeek() };
        Scenario scenario = new(Monday, Feb(16), WorkCalendar.Weekdays, [bogor, bekasi], new CentralPlan { Stock = 15.Cards(), Replenishment = new Replenishment(AllocationRule.Proportional()) { LeadTime = 3 } });
        Goal goal = new("32.75", Feb(6));
        int[] doing = [.. Enumerable.Range(1, 100).Where(cards => IsMet(scenario.With(bekasi with { Capacity = cards.Cards().PerWeek() }), goal))];
        Assert.NotEmpty(doing);
        Assert.Equal(doing[0].Cards().PerWeek(), new Planner(s_engine, s_options with { Paths = 2 }).LeastPrintRate(scenario, goal with { Confidence = 0.5 }).Value);
        Assert.Equal(doing[0].Cards().PerWeek(), s_planner.LeastPrintRate(scenario, goal).Value);
    }

    [Fact]
    public void A_goal_that_is_met_needs_no_extra_day_though_all_of_them_would_spoil_it()
    {
        // Requests come on open days, and the blanks for them not before Monday the 10th.
        RegionPlan plan = Office(0, 50, 110) with { Demand = Demand.At(10.Cards().PerOpenDay(), RequestKind.FirstCard), Shipments = [new Shipment(Bekasi, 110.Cards(), Feb(10))] };
        Scenario scenario = For(plan, 18, WorkCalendar.Weekdays);
        Goal goal = new("32.75", Feb(10)) { Milestone = Milestone.CaughtUp };
        foreach (double? confidence in (double?[])[null, 0.9])
        {
            PlanAnswer<ExtraDays> answer = s_planner.FewestExtraDays(scenario, goal with { Confidence = confidence });
            Assert.True(answer.IsPossible && answer.IsMetAlready && answer.Value is { IsProven: true, Dates.IsEmpty: true }, $"{answer}");
        }
    }

    [Fact]
    public void One_extra_day_is_found_where_all_together_do_harm()
    {
        RegionPlan plan = Office(0, 50, 1) with
        {
            Demand = Demand.At(10.Cards().PerOpenDay(), RequestKind.FirstCard),
            Shipments = [new Shipment(Bekasi, 500.Cards(), Feb(10))],
            Capacity = PrintCapacity.None.ChangedFrom(Feb(10), 20.Cards().PerOpenDay()),
        };
        Scenario scenario = For(plan, 18, WorkCalendar.Weekdays);
        Goal goal = new("32.75", Feb(20)) { Milestone = Milestone.CaughtUp };
        Assert.False(IsMet(scenario.With(scenario.Calendar.WithExtra(Feb(8), Feb(15))), goal));
        PlanAnswer<ExtraDays> answer = s_planner.FewestExtraDays(scenario, goal);
        Assert.Equal([Feb(15)], answer.Value.Dates);
        Assert.True(answer.Value.IsProven && !answer.IsMetAlready);
    }

    [Fact]
    public void The_latest_arrival_is_found_though_an_earlier_one_makes_the_centre_send_less()
    {
        RegionPlan bogor = new("32.71") { Blanks = 1.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, new(2019, 10), 55.Cards()), Capacity = 15.Cards().PerWeek() };
        RegionPlan bekasi = new("32.75")
        {
            Blanks = 4.Cards(),
            Backlog = Backlog.Of(RequestKind.PrintReady, new(2019, 2), 39.Cards()),
            Capacity = 45.Cards().PerWeek(),
            Demand = Demand.At(9.Cards().PerWeek(), RequestKind.FirstCard),
        };
        Scenario scenario = new(Monday, Feb(20), WorkCalendar.Weekdays, [bogor, bekasi], new CentralPlan
        {
            Stock = 71.Cards(),
            Procurements = [new(Feb(10), 21.Cards())],
            Replenishment = new Replenishment(AllocationRule.OldestFirst) { LeadTime = 1, Lot = 3.Cards() },
        });
        Goal goal = new("32.75", Feb(19));
        LocalDate[] doing = [.. Enumerable.Range(0, 17).Select(Monday.PlusDays).Where(date => IsMet(scenario.With(bekasi with { Shipments = [new Shipment(Bekasi, 5.Cards(), date)] }), goal))];
        Assert.NotEmpty(doing);
        Assert.Equal(doing[^1], s_planner.LatestArrival(scenario, goal, 5.Cards()).Value);
    }

    [Fact]
    public void A_goal_is_called_met_already_also_where_the_means_asked_about_does_harm()
    {
        RegionPlan bogor = new("32.71") { Blanks = 4.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, new(2019, 10), 47.Cards()), Capacity = 7.Cards().PerWeek() };
        RegionPlan bekasi = new("32.75") { Blanks = 2.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, new(2019, 11), 10.Cards()), Capacity = 45.Cards().PerWeek() };
        Scenario scenario = new(Monday, Feb(12), WorkCalendar.Weekdays, [bogor, bekasi],
            new CentralPlan { Stock = 21.Cards(), Replenishment = new Replenishment(AllocationRule.LeastWaiting) { LeadTime = 1, Lot = 2.Cards() } });
        Goal goal = new("32.75", Feb(10));
        LocalDate[] doing = [.. Enumerable.Range(0, 8).Select(Monday.PlusDays).Where(date => IsMet(scenario.With(bekasi with { Shipments = [new Shipment(Bekasi, 5.Cards(), date)] }), goal))];
        PlanAnswer<LocalDate> answer = s_planner.LatestArrival(scenario, goal, 5.Cards());
        Assert.True(answer.IsMetAlready);
        Assert.Equal(doing.Length > 0, answer.IsPossible);
        if (answer.IsPossible) Assert.Equal(doing[^1], answer.Value);
        Assert.EndsWith("(met already)", answer.ToString(), StringComparison.Ordinal);
    }

    private static bool IsMet(Scenario scenario, Goal goal)
    {
        RegionProjection projected = s_engine.Project(scenario)[goal.Region];
        return goal.Milestone.Of(projected.ClearedOn, projected.CaughtUpOn, projected.HandedOverOn) <= goal.By;
    }
}
