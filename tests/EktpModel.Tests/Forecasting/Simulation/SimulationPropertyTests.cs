using EktpModel.Forecasting;
using FsCheck;
using Result = EktpModel.Forecasting.Simulation;

namespace EktpModel.Tests.Forecasting.Simulation;

/// <summary>What every simulation promises. That the cards of every path add up is checked on each path by the engine itself, which throws if not.</summary>
[Properties(Arbitrary = [typeof(UncertainScenarios)], MaxTest = 100)]
public class SimulationPropertyTests
{
    private static readonly ForecastEngine s_engine = new();

    [Property(Arbitrary = [typeof(ScenarioArbitrary)], MaxTest = 150)]
    public void A_scenario_with_nothing_uncertain_gives_its_projection_on_every_path(Scenario scenario)
    {
        Assert.False(scenario.IsUncertain);
        Projection projection = s_engine.Project(scenario);
        Result simulation = s_engine.Simulate(scenario, new SimulationOptions { Paths = 3, Levels = [0.01, 0.99], Series = SimulatedSeries.All });
        foreach (RegionSimulation area in simulation.Regions.Concat(simulation.Provinces).Append(simulation.Nation))
        {
            RegionProjection expected = projection[area.Region];
            AssertCertain(expected.ClearedOn, area.ClearedOn);
            AssertCertain(expected.CaughtUpOn, area.CaughtUpOn);
            AssertCertain(expected.HandedOverOn, area.HandedOverOn);
            foreach ((SimulatedSeries series, CardSeries values) in SeriesOf(expected)) Assert.All(area.Bands(series), band => AssertSame(values, band));
            foreach (DayConstraint constraint in Enum.GetValues<DayConstraint>())
                Assert.Equal(new Estimate(expected.ConstraintDays[constraint], 0), area.DaysBoundBy(constraint));
            Assert.Equal(expected.StockOuts.IsEmpty ? 0 : 1, area.StockOutEver.Value);
            for (LocalDate date = scenario.Start; date <= scenario.End; date = date.PlusDays(1))
                Assert.Equal(expected.StockOuts.Any(interval => interval.Contains(date)) ? 1 : 0, area.StockOutOn(date).Value);
        }

        Assert.All(simulation.Nation.Bands(SimulatedSeries.CentralStock), band => AssertSame(projection.CentralStock, band));
    }

    private static (SimulatedSeries Series, CardSeries Values)[] SeriesOf(RegionProjection region) =>
    [
        (SimulatedSeries.Blanks, region.Blanks), (SimulatedSeries.Backlog, region.Backlog), (SimulatedSeries.Printed, region.Printed), (SimulatedSeries.Spoiled, region.Spoiled),
        (SimulatedSeries.HandedOver, region.HandedOver), (SimulatedSeries.AwaitingHandover, region.AwaitingHandover), (SimulatedSeries.Received, region.Received),
        (SimulatedSeries.Requested, region.Requested), (SimulatedSeries.InTransit, region.InTransit), (SimulatedSeries.BacklogOfFirstCards, region.BacklogOf(RequestKind.FirstCard)),
        (SimulatedSeries.BacklogOfDisasters, region.BacklogOf(RequestKind.Disaster)), (SimulatedSeries.BacklogOfPrintReady, region.BacklogOf(RequestKind.PrintReady)),
        (SimulatedSeries.BacklogOfTemporaryCertificates, region.BacklogOf(RequestKind.TemporaryCertificate)),
    ];

    [Property]
    public void A_series_is_the_same_whichever_others_are_kept_beside_it(Scenario scenario, ulong seed)
    {
        Result all = s_engine.Simulate(scenario, new SimulationOptions { Paths = 9, Seed = seed, Series = SimulatedSeries.All });
        foreach (SimulatedSeries series in Enum.GetValues<SimulatedSeries>().Where(series => int.IsPow2((int)series)))
        {
            Result one = s_engine.Simulate(scenario, new SimulationOptions { Paths = 9, Seed = seed, Series = series });
            Assert.Equal(all.Nation.Bands(series), one.Nation.Bands(series));
            if (series != SimulatedSeries.CentralStock) Assert.All(all.Regions.Zip(one.Regions), pair => Assert.Equal(pair.First.Bands(series), pair.Second.Bands(series)));
        }
    }

    [Property]
    public void However_many_threads_work_the_result_is_the_same_to_the_last_bit(Scenario scenario, ulong seed)
    {
        byte[] one = BytesOf(scenario, new SimulationOptions { Paths = 40, Seed = seed, Parallelism = 1 });
        Assert.Equal(one, BytesOf(scenario, new SimulationOptions { Paths = 40, Seed = seed, Parallelism = 2 }));
        Assert.Equal(one, BytesOf(scenario, new SimulationOptions { Paths = 40, Seed = seed, Parallelism = 16 }));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(9)]
    public void Threads_that_count_the_paths_of_many_regions_together_lose_none(int threads)
    {
        // Eight threads share the tallies of 64 regions, nine have each their own.
        Scenario scenario = new(new(2020, 1, 1), new(2020, 2, 29), WorkCalendar.Weekdays, RegionCatalog.Indonesia.Regencies.Take(64).Select((region, i) => new RegionPlan(region.Code)
        {
            Blanks = (200 + i).Cards(),
            Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), (100 + 3 * i).Cards()),
            Demand = Demand.At((3 + i % 5).Cards().PerOpenDay(), RequestKind.FirstCard).Varying(RequestVariation.Poisson),
            Capacity = PrintCapacity.At(10.Cards().PerOpenDay()) with { PrinterCount = 3, Breakdowns = new Breakdowns(0.1, 0.3) },
            Spoilage = 2.Percent(),
            SpoilsByChance = true,
        }));
        SimulationOptions options = new() { Paths = 1_000, Seed = 7, Series = SimulatedSeries.All };
        Assert.Equal(BytesOf(scenario, options with { Parallelism = 1 }), BytesOf(scenario, options with { Parallelism = threads }));
    }

    [Property]
    public void How_many_paths_are_worked_out_at_once_changes_nothing(Scenario scenario, ulong seed, byte atOnceGiven)
    {
        const int paths = 20;
        int atOnce = 1 + atOnceGiven % paths;
        SimulationOptions options = new() { Paths = paths, Seed = seed, Parallelism = 1, Series = SimulatedSeries.All };
        Assert.Equal(BytesOf(scenario, options), WorkedOut(scenario, options, atOnce).ToBytes());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    public void Neither_do_they_where_a_province_stands_beside_regencies_and_printers_are_many(int atOnce)
    {
        // Over three blocks of days and a rest; a province with regions, one of its own, and one that is a region itself.
        const int paths = 30;
        Scenario scenario = new(new(2020, 1, 1), new(2020, 4, 9), WorkCalendar.Weekdays, ((string[])["32", "33.01", "33.02", "34.01"]).Select((code, i) => new RegionPlan(RegionCode.Parse(code))
        {
            Blanks = (900 + 10 * i).Cards(),
            Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), (700 + 30 * i).Cards()),
            Demand = Demand.At(CardRate.Over((31 + i).Cards(), 1, RatePeriod.OpenDay), RequestKind.FirstCard).Varying(RequestVariation.Poisson),
            Capacity = PrintCapacity.At(50.Cards().PerOpenDay()) with { PrinterCount = PrinterDraws.MostInTables - 1 + i, Breakdowns = new Breakdowns(0.1, 0.2) },
            Shipments = [new Shipment(RegionCode.Parse(code), 800.Cards(), new(2020, 2, 3)) { Late = Lateness.Of((0, 1), (4, 1)) }],
            Spoilage = 3.Percent(),
            SpoilsByChance = true,
        }));
        SimulationOptions options = new() { Paths = paths, Seed = 3, Parallelism = 2, Series = SimulatedSeries.All };
        Result whole = WorkedOut(scenario, options, atOnce);
        Assert.Equal(BytesOf(scenario, options), whole.ToBytes());

        // On each path a sum is that of its regions; so then are their means.
        Assert.Equal(whole.Regions.Sum(region => region.DaysBoundBy(DayConstraint.Capacity).Value), whole.Nation.DaysBoundBy(DayConstraint.Capacity).Value, 9);
        Assert.Equal(whole["33.01"].DaysBoundBy(DayConstraint.Capacity).Value + whole["33.02"].DaysBoundBy(DayConstraint.Capacity).Value, whole["33"].DaysBoundBy(DayConstraint.Capacity).Value, 9);
        Assert.Equal(whole["34.01"].Bands(SimulatedSeries.Backlog), whole["34"].Bands(SimulatedSeries.Backlog));
    }

    [Theory]
    [InlineData(1, SimulatedSeries.None, 256)]
    [InlineData(364, SimulatedSeries.Usual, 256)]
    [InlineData(4_000, SimulatedSeries.All, 33)]    // 14 series of 8 bytes in two sums, and 2 bytes of each for the path: 1,008,000 bytes of 32 MB.
    [InlineData(100_000, SimulatedSeries.All, 8)]
    public void So_many_paths_are_worked_out_at_once_as_there_is_memory_for(int days, SimulatedSeries series, int paths) => Assert.Equal(paths, SimulationRun.MostPathsAtOnce(days, series));

    [Property]
    public void However_the_paths_are_cut_into_shards_their_merger_is_the_whole(Scenario scenario, ulong seed, byte cut)
    {
        int first = 1 + cut % 38;
        SimulationOptions options = new() { Paths = 40, Seed = seed, FirstPath = 5, Series = SimulatedSeries.All };
        Result low = s_engine.Simulate(scenario, options with { Paths = first }), high = s_engine.Simulate(scenario, options with { FirstPath = 5 + first, Paths = 40 - first });
        byte[] whole = BytesOf(scenario, options);
        Assert.Equal(whole, Result.Merge(high, low).ToBytes());
        Result travelled = Result.FromBytes(high.ToBytes(), scenario);
        Assert.Equal(whole, Result.Merge(low, travelled).ToBytes());
        Assert.Equal(whole, Result.FromBytes(whole, scenario).ToBytes());
    }

    [Property]
    public void The_order_in_which_regions_are_given_does_not_matter(Scenario scenario, int order)
    {
        RegionPlan[] shuffled = [.. scenario.Regions];
        new Random(order).Shuffle(shuffled);
        SimulationOptions options = new() { Paths = 10 };
        Assert.Equal(BytesOf(scenario, options), BytesOf(new Scenario(scenario.Start, scenario.End, scenario.Calendar, shuffled, scenario.Central), options));
    }

    [Property]
    public void Another_region_changes_nothing_for_those_that_are_there(Scenario given)
    {
        Scenario scenario = given.With(given.Central with { Replenishment = null });
        Scenario more = scenario.With(new RegionPlan("11.01") { Demand = Demand.At(9.Cards().PerOpenDay(), RequestKind.FirstCard).Varying(RequestVariation.Poisson) });
        SimulationOptions options = new() { Paths = 10 };
        Result one = s_engine.Simulate(scenario, options), other = s_engine.Simulate(more, options);
        foreach (RegionSimulation region in one.Regions)
        {
            Assert.Equal(region.ClearedOn.Days, other[region.Region].ClearedOn.Days);
            Assert.Equal(region.Bands(SimulatedSeries.Backlog), other[region.Region].Bands(SimulatedSeries.Backlog));
            Assert.Equal(region.Bands(SimulatedSeries.Blanks), other[region.Region].Bands(SimulatedSeries.Blanks));
        }
    }

    [Property]
    public void Chances_and_bands_are_in_order(Scenario scenario)
    {
        Result simulation = s_engine.Simulate(scenario, new SimulationOptions { Paths = 25, Series = SimulatedSeries.All });
        foreach (RegionSimulation area in simulation.Regions.Append(simulation.Nation))
        {
            Assert.Equal(1, area.ClearedOn.By(scenario.End).Value + area.ClearedOn.Never.Value, 12);
            Assert.True(area.HandedOverOn.By(scenario.End).Value <= area.ClearedOn.By(scenario.End).Value);
            Assert.True(area.ClearedOn.Quantile(0.2) is not { } early || area.ClearedOn.Quantile(0.9) is not { } late || early <= late);
            foreach (SimulatedSeries series in Enum.GetValues<SimulatedSeries>().Where(series => int.IsPow2((int)series) && (series != SimulatedSeries.CentralStock || area.Region == RegionCode.Nation)))
            {
                ValueList<QuantileBand> bands = area.Bands(series);
                for (int i = 1; i < bands.Count; i++)
                    Assert.All(bands[i - 1].Values.Zip(bands[i].Values), pair => Assert.True(pair.First.Count <= pair.Second.Count));
            }

            Assert.Equal(scenario.Days * (area.Region == RegionCode.Nation ? scenario.Regions.Count : 1), Enum.GetValues<DayConstraint>().Sum(constraint => area.DaysBoundBy(constraint).Value), 6);
        }
    }

    [Property(Arbitrary = [])]
    public void In_the_centre_on_their_way_and_arrived_are_all_the_blanks_there_were_however_late_they_come(ulong seed, byte first, byte second, byte stock, byte procured)
    {
        // All counts are below 256, so that the quantiles of a single path are its values.
        LocalDate start = new(2020, 2, 3);
        Lateness late = Lateness.Of((0, 2), (1, 2), (4, 1), (30, 1));
        RegionPlan Office(string code, int shipped) => new(code)
        {
            Backlog = Backlog.Of(RequestKind.PrintReady, new(2020, 1), 60.Cards()),
            Capacity = 5.Cards().PerOpenDay(),
            Shipments = [new Shipment(RegionCode.Parse(code), ((long)shipped % 40).Cards(), start.PlusDays(3)) { Late = late }],
        };
        CentralPlan central = new()
        {
            Stock = (40L + stock % 20).Cards(),
            Procurements = [new Procurement(start.PlusDays(6), ((long)procured % 40).Cards())],
            Dispatches = [new Dispatch(RegionCode.Parse("32.76"), 7.Cards(), start.PlusDays(1), start.PlusDays(2)) { Late = late }],
            Replenishment = new Replenishment(AllocationRule.EqualCover) { LeadTime = 2, Late = late, Reserve = 5.Cards() },
        };
        Scenario scenario = new(start, start.PlusDays(24), WorkCalendar.Weekdays, [Office("32.75", first), Office("32.76", second)], central);
        Result path = s_engine.Simulate(scenario, new SimulationOptions { Paths = 1, Seed = seed, Series = SimulatedSeries.All });
        ReadOnlySpan<long> Values(RegionSimulation area, SimulatedSeries series) => area.Bands(series, [0.5])[0].Values.Values;
        ReadOnlySpan<long> inCentre = Values(path.Nation, SimulatedSeries.CentralStock), onTheWay = Values(path.Nation, SimulatedSeries.InTransit), received = Values(path.Nation, SimulatedSeries.Received);
        ReadOnlySpan<long> bekasi = Values(path["32.75"], SimulatedSeries.InTransit), depok = Values(path["32.76"], SimulatedSeries.InTransit);
        long all = central.Stock.Value + first % 40 + second % 40, arrived = 0;
        for (int day = 0; day < scenario.Days; day++)
        {
            if (day == 6) all += procured % 40;
            arrived += received[day];
            Assert.Equal(all, inCentre[day] + onTheWay[day] + arrived);
            Assert.Equal(onTheWay[day], bekasi[day] + depok[day]);
        }
    }

    private static byte[] BytesOf(Scenario scenario, SimulationOptions options) => s_engine.Simulate(scenario, options with { Series = SimulatedSeries.All }).ToBytes();

    private static void AssertCertain(LocalDate? expected, DateDistribution actual)
    {
        Assert.Equal(expected, actual.Quantile(0.01));
        Assert.Equal(expected, actual.Quantile(0.99));
        Assert.Equal(expected is null ? 1 : 0, actual.Never.Value);
    }

    /// <summary>The simulation by one worker, so many paths at once.</summary>
    private static Result WorkedOut(Scenario scenario, SimulationOptions options, int atOnce)
    {
        SimulationAreas areas = new(scenario);
        PathWorker worker = new(scenario, areas, options.Series, areas.NewTallies(scenario.Days, options.Series), atOnce, null, null, default);
        for (int first = 0; first < options.Paths; first += atOnce) worker.Run(new PathKey(options.Seed, (uint)first), Math.Min(atOnce, options.Paths - first), default);
        return new Result(scenario, areas, options.Seed, 0, options.Paths, options.Levels, options.Series, worker.Tallies);
    }

    private static void AssertSame(CardSeries expected, QuantileBand actual) => Assert.Equal(expected.Values.ToArray(), actual.Values.Values.ToArray());
}
