using EktpModel.Forecasting;
using FsCheck;
using FsCheck.Fluent;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>Whole random scenarios whose central store replenishes the regions.</summary>
public static class ReplenishedScenarios
{
    public static Arbitrary<Scenario> Scenario() => Arb.From(ScenarioGenerator.Scenarios.Where(scenario => scenario.Central.Replenishment is not null));
}

/// <summary>When the central store is reviewed, what it sends on review days, when that arrives, and what it keeps.</summary>
[Properties(Arbitrary = [typeof(ReplenishedScenarios)], MaxTest = 60)]
public class ReplenishmentTests
{
    private static readonly Replenishment s_weekly = new(AllocationRule.EqualCover);

    [Fact]
    public void A_review_on_a_closed_day_is_put_off_to_the_next_open_day() =>
        AssertReviews([Feb(3), Feb(11), Feb(17), Feb(24)], s_weekly, closed: [Feb(10)]);

    [Fact]
    public void Reviews_come_every_so_many_weeks_from_the_start() =>
        AssertReviews([Feb(3), Feb(17)], s_weekly with { EveryWeeks = 2 });

    [Fact]
    public void Reviews_are_counted_from_a_day_before_the_start() =>
        AssertReviews([Feb(11), Feb(24)], s_weekly with { EveryWeeks = 2, From = new LocalDate(2020, 1, 29) }, closed: [Feb(10)]);

    [Fact]
    public void The_week_of_the_day_that_reviews_are_counted_from_has_the_first() =>
        AssertReviews([Feb(10), Feb(17), Feb(24)], s_weekly with { From = Feb(12) });

    [Fact]
    public void Reviews_fall_on_the_day_of_the_week_that_is_given() =>
        AssertReviews([Feb(7), Feb(14), Feb(21), Feb(28)], s_weekly with { ReviewDay = IsoDayOfWeek.Friday });

    [Fact]
    public void A_review_put_off_from_before_the_start_falls_into_the_scenario_and_one_that_was_held_does_not()
    {
        AssertReviews([Feb(6), Feb(10), Feb(17), Feb(24)], s_weekly, closed: [Feb(3), Feb(4), Feb(5)], start: Feb(5));
        AssertReviews([Feb(10), Feb(17), Feb(24)], s_weekly, start: Feb(5));
    }

    [Fact]
    public void Two_reviews_put_off_to_the_same_day_are_one() =>
        AssertReviews([Feb(3), Feb(18), Feb(24)], s_weekly, closed: [.. Enumerable.Range(10, 8).Select(Feb)]);

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 6)]
    [InlineData(3, 7)]
    [InlineData(4, 10)]
    public void Blanks_arrive_after_the_lead_time_in_open_days(int leadTime, int arrival)
    {
        // Leaves on Monday the 3rd; Wednesday the 5th is closed.
        CentralPlan central = new() { Stock = 40.Cards(), Replenishment = s_weekly with { LeadTime = leadTime } };
        Projection projection = Project(For(Office(0, 100, 10), 20, WorkCalendar.Weekdays.Without([Feb(5)]), central: central));
        Assert.Equal([new Dispatch(Bekasi, 40.Cards(), Monday, Feb(arrival))], projection.Dispatches);
        Assert.Equal(40.Cards(), projection[Bekasi].Received[Feb(arrival)]);
        Assert.Equal((40.Cards(), default(CardCount)), (projection[Bekasi].InTransit[Feb(arrival - 1)], projection[Bekasi].InTransit[Feb(arrival)]));
    }

    [Fact]
    public void Only_what_neither_the_reserve_nor_a_later_dispatch_needs_is_sent_in_whole_lots()
    {
        CentralPlan central = new()
        {
            Stock = 100.Cards(),
            Dispatches = [new Dispatch(Bekasi, 25.Cards(), Feb(12), Feb(13))],
            Procurements = [new Procurement(Feb(14), 60.Cards())],
            Replenishment = s_weekly with { Lot = 20.Cards(), Reserve = 30.Cards() },
        };
        Projection projection = Project(For(Office(0, 1_000, 10), 20, WorkCalendar.Weekdays, central: central));
        Assert.Equal([(40.Cards(), Monday), (25.Cards(), Feb(12)), (60.Cards(), Feb(17))], projection.Dispatches.Select(dispatch => (dispatch.Count, dispatch.Leaves)));
        Assert.Equal([60, 35, 95, 35], new[] { 11, 12, 16, 17 }.Select(day => projection.CentralStock[Feb(day)].Value));
    }

    [Property]
    public void Replenishment_never_touches_the_reserve_and_planned_dispatches_still_leave(Scenario scenario)
    {
        Projection with = Project(scenario), without = Project(scenario.With(scenario.Central with { Replenishment = null }));
        long reserve = scenario.Central.Replenishment!.Reserve.Value;
        Assert.All(with.CentralStock.Zip(without.CentralStock), pair => Assert.True(pair.First.Count.Value >= Math.Min(reserve, pair.Second.Count.Value), $"{pair.First} with a reserve of {reserve}, {pair.Second} without replenishment"));
        Assert.Equal(without.Dispatches, without.Dispatches.Where(dispatch => with.Dispatches.Contains(dispatch)));
    }

    [Property]
    public void Every_dispatch_of_a_review_is_of_whole_lots_and_arrives_after_the_lead_time(Scenario scenario)
    {
        Replenishment rule = scenario.Central.Replenishment!;
        foreach (Dispatch dispatch in SentBy(Project(scenario)))
        {
            Assert.Equal(0, dispatch.Count.Value % rule.Lot.Value);
            Assert.True(scenario.Calendar.IsOpen(dispatch.Leaves) && scenario.Calendar.IsOpen(dispatch.Arrives), $"{dispatch} on a closed day");
            Assert.Equal(rule.LeadTime, Enumerable.Range(1, Period.DaysBetween(dispatch.Leaves, dispatch.Arrives)).Count(day => scenario.Calendar.IsOpen(dispatch.Leaves.PlusDays(day))));
        }
    }

    [Property]
    public void The_balance_covers_the_centre_what_is_on_its_way_and_the_regions(Scenario scenario)
    {
        Projection projection = Project(scenario);
        BalanceStatement balance = projection.Nation.Balance;
        CardCount planned = scenario.Central.Dispatches.Sum(dispatch => dispatch.Count), sent = SentBy(projection).Sum(dispatch => dispatch.Count);
        Assert.Equal((planned + sent).Value, balance.FlowOf(CardPlaceKind.Central, CardPlaceKind.InTransit).Value);
        Assert.Equal(projection.CentralStock[^1].Value, balance[CardPlaceKind.Central].Closing);
        Assert.Equal(scenario.Central.Stock.Value + scenario.Central.Procurements.Sum(procurement => procurement.Count).Value - planned.Value - sent.Value, projection.CentralStock[^1].Value);
        Assert.Equal(projection.Nation.InTransit[^1].Value, balance[CardPlaceKind.InTransit].Closing);
        Assert.Equal(projection.Nation.Blanks[^1].Value, balance[CardPlaceKind.Blank].Closing);
        Assert.Equal(projection.Regions.Sum(region => region.Blanks[^1]), projection.Nation.Blanks[^1]);
    }

    [Theory]
    [InlineData("equal cover")]
    [InlineData("earliest last clearance")]
    [InlineData("least waiting")]
    [InlineData("proportional, by divisors")]
    public void Each_review_splits_by_the_rule_and_the_state_of_that_day(string name)
    {
        AllocationRule rule = GreedySplits.Ordered.Append(AllocationRule.LeastWaiting).Single(rule => rule.Name == name);
        RegionPlan Plan(string code, int blanks, int backlog, int requests, int cardsADay) => new(RegionCode.Parse(code))
        {
            Blanks = blanks.Cards(),
            Backlog = Backlog.Of(RequestKind.PrintReady, December, backlog.Cards()),
            Demand = Demand.At(requests.Cards().PerOpenDay(), RequestKind.PrintReady),
            Capacity = PrintCapacity.At(cardsADay.Cards().PerOpenDay()).ChangedFrom(Feb(18), (cardsADay * 2).Cards().PerOpenDay()),
            Shipments = [new Shipment(RegionCode.Parse(code), 30.Cards(), Feb(14))],
        };
        Replenishment weekly = new(rule) { LeadTime = 6, Lot = 7.Cards(), Reserve = 55.Cards(), Options = new AllocationOptions { Horizon = 20 } };
        Dispatch planned = new(RegionCode.Parse("32.75"), 90.Cards(), Feb(20), Feb(27));
        Scenario scenario = new(Monday, Feb(29), WorkCalendar.Weekdays, [Plan("32.04", 200, 900, 20, 45), Plan("32.75", 50, 2_000, 35, 60), Plan("51.03", 0, 300, 5, 25)], new CentralPlan
        {
            Stock = 700.Cards(),
            Procurements = [new(Feb(7), 500.Cards()), new(Feb(17), 400.Cards()), new(Feb(21), 800.Cards())],
            Dispatches = [planned],
            Replenishment = weekly,
        });
        Projection projection = Project(scenario);
        Dispatch[] sent = SentBy(projection);
        foreach (LocalDate review in new[] { Monday, Feb(10), Feb(17), Feb(24) })
        {
            Dispatch[] today = [.. sent.Where(dispatch => dispatch.Leaves == review)];
            CardCount sentToday = today.Sum(dispatch => dispatch.Count), sentLater = sent.Where(dispatch => dispatch.Leaves > review).Sum(dispatch => dispatch.Count);

            // The smallest stock from the review on, had nothing been sent on it or later.
            long spare = Enumerable.Range(0, Period.DaysBetween(review, scenario.End) + 1).Select(day => review.PlusDays(day)).Min(date =>
                projection.CentralStock[date].Value + sent.Where(dispatch => dispatch.Leaves >= review && dispatch.Leaves <= date).Sum(dispatch => dispatch.Count.Value)) - 55;
            AllocationPlan plan = Allocator.Allocate(new CardCount(spare), projection.Regions.Select(region => new AllocationNeed(region.Region)
            {
                Backlog = Backlog.Of(RequestKind.PrintReady, December, region.Backlog[review]),
                Requests = scenario[region.Region].Demand.Rates[0].Rate,
                Blanks = region.Blanks[review],
                OnTheWay = region.InTransit[review] - today.Where(dispatch => dispatch.Region == region.Region).Sum(dispatch => dispatch.Count)
                    + (planned.Region == region.Region && planned.Leaves > review ? planned.Count : default),
                PrintRate = scenario[region.Region].Capacity.Phases[review < Feb(18) ? 0 : 1].Rate,
                Lot = 7.Cards(),
            }), rule, weekly.Options);
            Assert.Equal(plan.Allocations.Where(allocation => !allocation.Count.IsZero), today.Select(dispatch => new Allocation(dispatch.Region, dispatch.Count)));
            Assert.NotEmpty(today);
        }
    }

    [Fact]
    public void Faults_of_a_replenishment_are_named()
    {
        AssertFault("rule", s_weekly with { Rule = null! });
        AssertFault("options", s_weekly with { Options = null! });
        AssertFault("reviewDay", s_weekly with { ReviewDay = IsoDayOfWeek.None });
        AssertFault("reviewDay", s_weekly with { ReviewDay = (IsoDayOfWeek)8 });
        AssertFault("everyWeeks", s_weekly with { EveryWeeks = 0 });
        AssertFault("everyWeeks", s_weekly with { EveryWeeks = 521 });
        AssertFault("lot", s_weekly with { Lot = default });
        AssertFault("leadTime", s_weekly with { LeadTime = 0 });
        AssertFault("leadTime", s_weekly with { LeadTime = 1_001 });
        AssertFault("leadTime", s_weekly with { LeadTime = 260 }, WorkCalendar.Weekdays.WithYears(2020, 2020));
        Assert.NotNull(For(Office(0, 10, 1), 10, WorkCalendar.Weekdays.WithYears(2020, 2020), central: new CentralPlan { Replenishment = s_weekly with { LeadTime = 100, EveryWeeks = 520 } }));
    }

    private static void AssertFault(string part, Replenishment replenishment, WorkCalendar? calendar = null)
    {
        InvalidScenarioException thrown = Assert.Throws<InvalidScenarioException>(() => For(Office(0, 10, 1), 10, calendar, central: new CentralPlan { Replenishment = replenishment }));
        Assert.Equal($"central.replenishment.{part}", Assert.Single((IEnumerable<InputFault>)thrown.Faults).Path);
    }

    /// <summary>Ten blanks are bought each day for an office that needs far more, so that each review has something to send.</summary>
    private static void AssertReviews(LocalDate[] expected, Replenishment replenishment, LocalDate[]? closed = null, LocalDate? start = null)
    {
        LocalDate first = start ?? Monday;
        CentralPlan central = new()
        {
            Procurements = Enumerable.Range(0, Period.DaysBetween(first, Feb(29)) + 1).Select(day => new Procurement(first.PlusDays(day), 10.Cards())).ToValueList(),
            Replenishment = replenishment,
        };
        Projection projection = Project(new Scenario(first, Feb(29), WorkCalendar.Weekdays.Without(closed ?? []), [Office(0, 100_000, 1)], central));
        Assert.Equal(expected, projection.Dispatches.Select(dispatch => dispatch.Leaves));
    }

    /// <summary>What replenishment sent: all dispatches less those of the plan.</summary>
    private static Dispatch[] SentBy(Projection projection)
    {
        List<Dispatch> sent = [.. projection.Dispatches];
        foreach (Dispatch planned in projection.Scenario.Central.Dispatches) Assert.True(sent.Remove(planned), $"{planned} did not leave");
        return [.. sent];
    }

    [Fact]
    public void A_review_expects_the_requests_of_the_rates_in_force_on_its_day_their_first_and_last_included()
    {
        LocalDate monday = new(2020, 2, 3);
        CardRate daily = 3.Cards().PerOpenDay();
        DemandRate rate = new(RequestKind.FirstCard, daily) { From = monday.PlusDays(1), Until = monday.PlusDays(2) };
        Scenario scenario = new(monday, monday.PlusDays(9), WorkCalendar.Weekdays, [new RegionPlan("32.75") { Demand = Demand.Of(rate) }]);
        CardRate? On(int day) => ExpectedRates.RequestsOf(scenario.Regions[0].Demand, scenario, monday.PlusDays(day));
        Assert.Equal([null, 3, 3, null], Enumerable.Range(0, 4).Select(day => On(day)?.Cards.Value));
        Assert.All([On(1), On(2)], expected => Assert.Equal((1, RatePeriod.OpenDay), (expected!.Periods, expected.Period)));
    }
}
