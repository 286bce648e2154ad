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

    [Property]
    public void However_the_paths_are_cut_into_shards_their_merger_is_the_whole(Scenario scenario, ulong seed, byte cut)
    {
        int first = 1 + cut % 38;
        SimulationOptions options = new() { Paths = 40, Seed = seed, FirstPath = 5 };
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

    private static byte[] BytesOf(Scenario scenario, SimulationOptions options) => s_engine.Simulate(scenario, options).ToBytes();

    private static void AssertCertain(LocalDate? expected, DateDistribution actual)
    {
        Assert.Equal(expected, actual.Quantile(0.01));
        Assert.Equal(expected, actual.Quantile(0.99));
        Assert.Equal(expected is null ? 1 : 0, actual.Never.Value);
    }

    private static void AssertSame(CardSeries expected, QuantileBand actual)
    {
        for (int day = 0; day < expected.Count; day++)
        {
            long value = expected.Values[day], told = actual.Values.Values[day];
            Assert.True(value < 256 ? value == told : Math.Abs((double)value - told) <= value / 256.0, $"{value} on day {day} is told as {told}");
        }
    }
}
