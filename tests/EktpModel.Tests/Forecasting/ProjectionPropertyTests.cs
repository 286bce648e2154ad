using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

/// <summary>The engine against the rules of the design, on whole random scenarios.</summary>
[Properties(Arbitrary = [typeof(ScenarioArbitrary)], MaxTest = 300)]
public class ProjectionPropertyTests
{
    private static readonly ForecastEngine s_engine = new();

    [Property]
    public void Every_day_of_every_region_follows_the_rules_of_the_design(Scenario scenario)
    {
        Projection projection = s_engine.Project(scenario);
        foreach (RegionPlan plan in scenario.Regions)
        {
            ReferenceModel expected = ReferenceModel.Run(projection, plan);
            RegionProjection actual = projection[plan.Region];
            ReferenceDay[] days = [.. Enumerable.Range(0, scenario.Days).Select(day => new ReferenceDay(
                scenario.Start.PlusDays(day), actual.Received.Values[day], actual.Requested.Values[day], actual.Blanks.Values[day], actual.Backlog.Values[day],
                actual.Printed.Values[day], actual.Spoiled.Values[day], actual.HandedOver.Values[day], actual.ConstraintOn(scenario.Start.PlusDays(day))))];
            Assert.Equal(expected.Days, days);
            Assert.Equal(expected.ClosingBacklog, actual.ClosingBacklog);
            Assert.Equal((expected.ClearedOn, expected.CaughtUpOn, expected.HandedOverOn), (actual.ClearedOn, actual.CaughtUpOn, actual.HandedOverOn));
        }
    }

    [Property]
    public void Projecting_twice_gives_the_same(Scenario scenario) =>
        AssertSameDays(s_engine.Project(scenario), new ForecastEngine().Project(scenario));

    [Property]
    public void The_order_in_which_regions_are_given_does_not_matter(Scenario scenario, int seed)
    {
        RegionPlan[] shuffled = [.. scenario.Regions];
        new Random(seed).Shuffle(shuffled);
        Scenario other = new(scenario.Start, scenario.End, scenario.Calendar, shuffled, scenario.Central);
        Assert.Equal(scenario, other);
        AssertSameDays(s_engine.Project(scenario), s_engine.Project(other));
    }

    [Property]
    public void Two_halves_of_independent_regions_make_the_whole(Scenario given)
    {
        Scenario scenario = WithoutReplenishment(given);
        Scenario[] halves = [.. scenario.Regions.AsEnumerable().Chunk((scenario.Regions.Count + 1) / 2).Select(regions => new Scenario(
            scenario.Start, scenario.End, scenario.Calendar, regions,
            scenario.Central with { Dispatches = scenario.Central.Dispatches.Where(dispatch => regions.Any(plan => plan.Region == dispatch.Region)).ToValueList() }))];
        Projection whole = s_engine.Project(scenario);
        Projection[] parts = [.. halves.Select(half => s_engine.Project(half))];
        Assert.Equal(whole.Regions.Count, parts.Sum(part => part.Regions.Count));
        foreach (RegionProjection region in parts.SelectMany(part => part.Regions)) AssertSameDays(whole[region.Region], region);
        for (int day = 0; day < scenario.Days; day++)
        {
            Assert.Equal(whole.Nation.Blanks.Values[day], parts.Sum(part => part.Nation.Blanks.Values[day]));
            Assert.Equal(whole.Nation.Backlog.Values[day], parts.Sum(part => part.Nation.Backlog.Values[day]));
        }

        Assert.Equal(whole.Nation.ClearedOn, parts.Select(part => part.Nation.ClearedOn).Aggregate((left, right) => left is { } l && right is { } r ? LocalDate.Max(l, r) : null));
    }

    [Property]
    public void A_horizon_cut_in_two_gives_the_same_days(Scenario given, uint cut)
    {
        // Until leaves later dispatches out, so that a replenishment before them would not hold back for them.
        CentralPlan central = given.Central;
        Scenario scenario = central.Replenishment is null ? given : given.With(central with { Dispatches = [] });
        if (scenario.Days < 2) return;
        LocalDate middle = scenario.Start.PlusDays((int)(cut % (uint)(scenario.Days - 1)));
        Projection whole = s_engine.Project(scenario);
        Projection first = s_engine.Project(scenario.Until(middle));
        Projection second = s_engine.Project(scenario.After(first));
        foreach (RegionProjection region in whole.Regions)
        {
            AssertJoined(region.Blanks, first[region.Region].Blanks, second[region.Region].Blanks);
            AssertJoined(region.InTransit, first[region.Region].InTransit, second[region.Region].InTransit);
            AssertJoined(region.Printed, first[region.Region].Printed, second[region.Region].Printed);
            AssertJoined(region.Spoiled, first[region.Region].Spoiled, second[region.Region].Spoiled);
            AssertJoined(region.HandedOver, first[region.Region].HandedOver, second[region.Region].HandedOver);
            AssertJoined(region.AwaitingHandover, first[region.Region].AwaitingHandover, second[region.Region].AwaitingHandover);
            foreach (RequestKind kind in Enum.GetValues<RequestKind>())
                AssertJoined(region.BacklogOf(kind), first[region.Region].BacklogOf(kind), second[region.Region].BacklogOf(kind));
            Assert.Equal(region.ClosingBacklog, second[region.Region].ClosingBacklog);
            Assert.Equal(region.ClosingBatches, second[region.Region].ClosingBatches);
            Assert.Equal(region.CaughtUpOn, first[region.Region].CaughtUpOn ?? second[region.Region].CaughtUpOn);
        }

        AssertJoined(whole.CentralStock, first.CentralStock, second.CentralStock);
    }

    [Property]
    public void More_capacity_on_every_open_day_never_delays_clearing(Scenario given, FsCheck.PositiveInt more)
    {
        Scenario scenario = WithoutReplenishment(given);
        // Whole cards more on each open day. A higher rate alone is not enough: its floors may fall on other days,
        // and capacity that finds no blank or no request is lost.
        Projection before = s_engine.Project(scenario);
        Scenario faster = new(scenario.Start, scenario.End, scenario.Calendar, scenario.Regions.Select(plan => plan with { Capacity = Raise(plan.Capacity, scenario, more.Get) }), scenario.Central);
        AssertNoLater(before, s_engine.Project(faster));
    }

    [Property]
    public void More_blanks_never_delay_clearing(Scenario given, FsCheck.PositiveInt more, uint arrival)
    {
        Scenario scenario = WithoutReplenishment(given);
        Projection before = s_engine.Project(scenario);
        LocalDate date = scenario.Start.PlusDays((int)(arrival % (uint)scenario.Days));
        AssertNoLater(before, s_engine.Project(Each(scenario, plan => plan with { Blanks = plan.Blanks + more.Get.Cards() })));
        AssertNoLater(before, s_engine.Project(Each(scenario, plan => plan with { Shipments = plan.Shipments.Add(new Shipment(plan.Region, more.Get.Cards(), date)) })));
    }

    [Property]
    public void A_shipment_that_arrives_earlier_never_delays_clearing(Scenario given, uint earlier)
    {
        Scenario scenario = WithoutReplenishment(given);
        Scenario sooner = Each(scenario, plan => plan with
        {
            Shipments = plan.Shipments.Select(shipment => shipment with { Arrives = LocalDate.Max(scenario.Start, shipment.Arrives.PlusDays(-(int)(earlier % 30))) }).ToValueList(),
        });
        AssertNoLater(s_engine.Project(scenario), s_engine.Project(sooner));
    }

    [Property]
    public void An_extra_open_day_never_delays_clearing_of_a_region_that_prints_by_the_day(Scenario given, uint which)
    {
        Scenario scenario = WithoutReplenishment(given);
        // A whole daily rate has no floors that could shift.
        LocalDate date = scenario.Start.PlusDays((int)(which % (uint)scenario.Days));
        Scenario daily = Each(scenario, plan => plan with { Capacity = 70.Cards().PerOpenDay(), Demand = Demand.Of(plan.Demand.Dated) });
        AssertNoLater(s_engine.Project(daily), s_engine.Project(daily.With(daily.Calendar.WithExtra(date))));
    }

    /// <summary>Replenishment answers to what regions do, so regions are not independent, and better luck of one may be the loss of another.</summary>
    private static Scenario WithoutReplenishment(Scenario scenario) => scenario.With(scenario.Central with { Replenishment = null });

    internal static void AssertSameDays(Projection expected, Projection actual)
    {
        Assert.Equal(expected.Regions.Count, actual.Regions.Count);
        foreach (RegionProjection region in expected.Regions) AssertSameDays(region, actual[region.Region]);
        Assert.Equal(expected.CentralStock, actual.CentralStock);
        Assert.Equal(expected.Nation.Balance, actual.Nation.Balance);
    }

    private static void AssertSameDays(RegionProjection expected, RegionProjection actual)
    {
        Assert.Equal(expected.Blanks, actual.Blanks);
        Assert.Equal(expected.Backlog, actual.Backlog);
        Assert.Equal(expected.Printed, actual.Printed);
        Assert.Equal(expected.Spoiled, actual.Spoiled);
        Assert.Equal(expected.HandedOver, actual.HandedOver);
        Assert.Equal(expected.StockOuts, actual.StockOuts);
        Assert.Equal(expected.ConstraintDays, actual.ConstraintDays);
        Assert.Equal((expected.ClearedOn, expected.CaughtUpOn, expected.HandedOverOn), (actual.ClearedOn, actual.CaughtUpOn, actual.HandedOverOn));
    }

    private static void AssertJoined(CardSeries whole, CardSeries first, CardSeries second) =>
        Assert.Equal<long>([.. whole.Values], [.. first.Values, .. second.Values]);

    private static void AssertNoLater(Projection before, Projection after)
    {
        foreach (RegionProjection region in before.Regions)
        {
            if (region.ClearedOn is { } cleared) Assert.True(after[region.Region].ClearedOn <= cleared, $"{region.Region} was cleared on {cleared} and now on {after[region.Region].ClearedOn}");
            if (region.CaughtUpOn is { } caughtUp) Assert.True(after[region.Region].CaughtUpOn <= caughtUp, $"{region.Region} caught up on {caughtUp} and now on {after[region.Region].CaughtUpOn}");
        }
    }

    private static Scenario Each(Scenario scenario, Func<RegionPlan, RegionPlan> change) =>
        new(scenario.Start, scenario.End, scenario.Calendar, scenario.Regions.Select(change), scenario.Central);

    /// <summary>So many whole cards more on each open day, in every phase: the shares of rates per open day or week only grow.</summary>
    private static PrintCapacity Raise(PrintCapacity capacity, Scenario scenario, int more)
    {
        PrintCapacity? raised = null;
        foreach (CapacityPhase phase in capacity.Phases)
        {
            CardRate? rate = phase.Rate is { Period: not RatePeriod.Month } old
                ? CardRate.Over(old.Cards + (more * old.Periods * (old.Period == RatePeriod.Week ? scenario.Calendar.StandardWeek : 1)).Cards(), old.Periods, old.Period)
                : phase.Rate;
            raised = raised is null ? (rate is null ? PrintCapacity.None : PrintCapacity.At(rate, phase.From))
                : rate is null ? raised.StoppedFrom(phase.From!.Value) : raised.ChangedFrom(phase.From!.Value, rate);
        }

        return raised!;
    }
}
