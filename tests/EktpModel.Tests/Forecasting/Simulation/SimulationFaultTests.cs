using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;
using Result = EktpModel.Forecasting.Simulation;

namespace EktpModel.Tests.Forecasting.Simulation;

/// <summary>What a simulation refuses, before any work; and how it ends early.</summary>
public class SimulationFaultTests
{
    private static readonly Scenario s_scenario = For(Office(10, 20, 3) with { Spoilage = 10.Percent(), SpoilsByChance = true }, 20);

    [Fact]
    public void Options_out_of_range_are_refused_with_their_value()
    {
        Refused("the number of paths", 0, () => new SimulationOptions { Paths = 0 });
        Refused("the number of paths", -5, () => new SimulationOptions { Paths = -5 });
        Refused("the number of the first path", -1, () => new SimulationOptions { FirstPath = -1 });
        Refused("the number of threads", 0, () => new SimulationOptions { Parallelism = 0 });
        Refused("a quantile level", 0.0, () => new SimulationOptions { Levels = [0] });
        Refused("a quantile level", 1.0, () => new SimulationOptions { Levels = [0.5, 1] });
        Refused("a quantile level", double.NaN, () => new SimulationOptions { Levels = [double.NaN] });
        Refused("a quantile level", 0.4, () => new SimulationOptions { Levels = [0.5, 0.4] });
        Refused("a quantile level", 0.5, () => new SimulationOptions { Levels = [0.5, 0.5] });
        Refused("the series of a simulation", (SimulatedSeries)16_384, () => new SimulationOptions { Series = (SimulatedSeries)16_384 });
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Chances_outside_0_to_1_are_refused(double chance)
    {
        Refused("the chance that a printer fails", chance, () => new Breakdowns(chance, 0.5));
        Refused("the chance that a printer is mended", chance, () => new Breakdowns(0.5, chance));
        Refused("the chance to arrive on a day", chance, () => Lateness.Geometric(chance));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.0009)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void A_dispersion_of_nothing_or_without_end_is_refused(double dispersion) =>
        Refused("the dispersion of requests", dispersion, () => RequestVariation.NegativeBinomial(dispersion));

    [Fact]
    public void Printers_and_days_late_out_of_range_are_refused()
    {
        Refused("the chance that a printer is mended", 0.0, () => new Breakdowns(0.5, 0));
        Refused("the mean of open days at work", 0.5, () => Breakdowns.MeanDays(0.5, 2));
        Refused("the mean of open days until mended", double.PositiveInfinity, () => Breakdowns.MeanDays(5, double.PositiveInfinity));
        Refused("the number of printers", 0, () => PrintCapacity.At(1.Cards().PerWeek()) with { PrinterCount = 0 });
        Refused("the number of printers", 1_000_001, () => PrintCapacity.Printers(1_000_001, 1.Cards()));
        Refused("a table of days late", "empty", () => Lateness.Of());
        Refused("the open days of a table of days late", -1, () => Lateness.Of((-1, 1)));
        Refused("the open days of a table of days late", 10_001, () => Lateness.Of((10_001, 1)));
        Assert.Equal((10_000, 1L), Lateness.Of((10_000, 1)).Table[0]);
        Refused("the weight of 3 open days late", 0L, () => Lateness.Of((3, 0)));
        Refused("the sum of the weights of days late", (Int128)long.MaxValue + 1, () => Lateness.Of((3, long.MaxValue), (4, 1)));
    }

    [Fact]
    public void More_printers_working_at_the_start_than_there_are_is_a_fault_of_the_scenario()
    {
        RegionPlan plan = Office(1, 1, 1) with { Capacity = PrintCapacity.Printers(2, 1.Cards()) with { Breakdowns = new Breakdowns(0.1, 0.1) { WorkingAtStart = 3 } } };
        InputFault fault = Assert.Single(Assert.Throws<InvalidScenarioException>(() => For(plan, 3)).Faults);
        Assert.Equal(("regions[32.75].capacity.breakdowns.workingAtStart", "3"), (fault.Path, fault.Value));
    }

    [Fact]
    public void Only_the_first_256_rates_of_a_region_may_vary()
    {
        DemandRate certain = new(RequestKind.FirstCard, 1.Cards().PerWeek()), varying = certain with { Variation = RequestVariation.Poisson };
        For(new RegionPlan(Bekasi) { Demand = Demand.Of(Enumerable.Repeat(varying, 256).Append(certain)) }, 3);
        InputFault fault = Assert.Single(Assert.Throws<InvalidScenarioException>(() => For(new RegionPlan(Bekasi) { Demand = Demand.Of(Enumerable.Repeat(certain, 256).Append(varying)) }, 3)).Faults);
        Assert.Equal(("regions[32.75].demand.rates[256].variation", "Poisson"), (fault.Path, fault.Value));
    }

    [Fact]
    public void Means_so_large_that_what_is_drawn_could_not_be_counted_are_a_fault_of_the_scenario()
    {
        RegionPlan plan = new(Bekasi) { Demand = Demand.At(4_000_000_000_000.Cards().PerOpenDay(), RequestKind.FirstCard).Varying(RequestVariation.NegativeBinomial(0.001)) };
        InputFault fault = Assert.Single(Assert.Throws<InvalidScenarioException>(() => For(plan, 3)).Faults);
        Assert.Equal("the sum of all requests", fault.Path);
        Assert.NotNull(new ForecastEngine().Simulate(For(plan, 2), new SimulationOptions { Paths = 200 }));
        Assert.NotNull(For(plan with { Demand = plan.Demand.Varying(null) }, 3));
    }

    [Fact]
    public void More_than_the_engine_allows_is_refused_before_any_work()
    {
        ForecastEngine engine = new(new ForecastOptions { MaxRegionDays = 20, MaxPaths = 100, MaxSimulatedRegionDays = 1_000 });
        Assert.Equal((101, 100), LimitOf(() => engine.Simulate(s_scenario, new SimulationOptions { Paths = 51, FirstPath = 50 })));
        Assert.Equal((1_020, 1_000), LimitOf(() => engine.Simulate(s_scenario, new SimulationOptions { Paths = 51 })));
        Assert.Equal((21, 20), LimitOf(() => engine.Simulate(For(Office(1, 1, 1), 21), new SimulationOptions { Paths = 1 })));
        Assert.NotNull(engine.Simulate(s_scenario, new SimulationOptions { Paths = 50, FirstPath = 50 }));
    }

    [Fact]
    public void More_distributions_than_the_engine_may_keep_are_refused_before_any_work()
    {
        // Two regions of a province, the province and the nation, 20 days, three series.
        Scenario scenario = new(Monday, Monday.PlusDays(19), WorkCalendar.Weekdays, [Office(1, 1, 1), new RegionPlan("32.71")]);
        SimulationOptions options = new() { Paths = 1, Series = SimulatedSeries.Blanks | SimulatedSeries.Backlog | SimulatedSeries.Requested };
        Assert.Equal((240, 239), LimitOf(() => new ForecastEngine(new ForecastOptions { MaxDistributions = 239 }).Simulate(scenario, options)));
        ForecastEngine engine = new(new ForecastOptions { MaxDistributions = 240 });
        Assert.NotNull(engine.Simulate(scenario, options));
        Assert.Contains("or keep fewer SimulationOptions.Series", Assert.Throws<LimitExceededException>(() => engine.Simulate(scenario, options with { Series = SimulatedSeries.Usual })).Message, StringComparison.Ordinal);
        Assert.NotNull(new ForecastEngine(new ForecastOptions { MaxDistributions = 1 }).Simulate(scenario, options with { Series = SimulatedSeries.None }));
        Assert.Throws<InvalidValueException>(() => new ForecastOptions { MaxDistributions = 0 });
    }

    [Fact]
    public void What_a_simulation_did_not_keep_or_never_had_is_refused()
    {
        Result simulation = new ForecastEngine().Simulate(s_scenario, new SimulationOptions { Paths = 2, Series = SimulatedSeries.Blanks });
        Refused("the series", SimulatedSeries.Backlog, () => simulation[Bekasi].Bands(SimulatedSeries.Backlog));
        Refused("the series", SimulatedSeries.CentralStock, () => new ForecastEngine().Simulate(s_scenario, new SimulationOptions { Paths = 1, Series = SimulatedSeries.All })[Bekasi].Bands(SimulatedSeries.CentralStock));
        Refused("the series", SimulatedSeries.None, () => simulation[Bekasi].Bands(SimulatedSeries.None));
        Refused("the series", SimulatedSeries.All, () => simulation[Bekasi].Bands(SimulatedSeries.All));
        Refused("the series", (SimulatedSeries)16_384, () => simulation[Bekasi].Bands((SimulatedSeries)16_384));
        Refused("the series", (SimulatedSeries)int.MinValue, () => simulation[Bekasi].Bands((SimulatedSeries)int.MinValue));
        Refused("a quantile level", 2.0, () => simulation[Bekasi].Bands(SimulatedSeries.Blanks, [2]));
        Refused("the constraint", (DayConstraint)9, () => simulation[Bekasi].DaysBoundBy((DayConstraint)9));
        Refused("the day to ask about", "2020-02-02", () => simulation[Bekasi].ClearedOn.By(Feb(2)));
        Refused("the day to ask about", "2020-02-23", () => simulation[Bekasi].StockOutOn(Feb(23)));
        Assert.Throws<UnknownRegionException>(() => simulation["51.03"]);
    }

    [Fact]
    public void Shards_that_do_not_belong_together_are_refused()
    {
        ForecastEngine engine = new();
        SimulationOptions options = new() { Paths = 4, Seed = 3 };
        Result first = engine.Simulate(s_scenario, options);
        Refused("the number of shards to merge", 0, () => Result.Merge());
        Refused("the seed of a shard", 4UL, () => Result.Merge(first, engine.Simulate(s_scenario, options with { FirstPath = 4, Seed = 4 })));
        Refused("the series of a shard", SimulatedSeries.Blanks, () => Result.Merge(first, engine.Simulate(s_scenario, options with { FirstPath = 4, Series = SimulatedSeries.Blanks })));
        Refused("the first path of a shard", 5, () => Result.Merge(first, engine.Simulate(s_scenario, options with { FirstPath = 5 })));
        Refused("the first path of a shard", 3, () => Result.Merge(first, engine.Simulate(s_scenario, options with { FirstPath = 3 })));
        Assert.Equal("the scenario of a shard", Assert.Throws<InvalidValueException>(() => Result.Merge(first, engine.Simulate(s_scenario.Until(Feb(10)), options with { FirstPath = 4 }))).Place);
    }

    [Fact]
    public void Scenarios_that_differ_in_anything_that_matters_are_told_apart_however_alike_their_texts_are()
    {
        RegionPlan plan = Office(1, 2, 3) with
        {
            Capacity = PrintCapacity.At(5.Cards().PerWeek()) with { Breakdowns = Breakdowns.MeanDays(12_000, 5) },
            Demand = Demand.At(5.Cards().PerMonth(), RequestKind.FirstCard, WorkCalendar.Weekdays.WithExtra(Feb(8))).Varying(RequestVariation.Poisson),
        };
        CentralPlan central = new() { Stock = 5.Cards(), Procurements = [new Procurement(Feb(4), 7.Cards())], Replenishment = new Replenishment(AllocationRule.EqualCover) };
        Scenario scenario = For(plan, 20, central: central);
        Scenario[] others =
        [
            scenario.With(plan with { Capacity = plan.Capacity with { Breakdowns = Breakdowns.MeanDays(18_000, 5) } }),
            scenario.With(plan with { Capacity = plan.Capacity with { PrinterCount = 2 } }),
            scenario.With(plan with { Capacity = new OutputRecord([1.Cards(), 2.Cards()]) }),
            scenario.With(plan with { Capacity = new OutputRecord([2.Cards(), 1.Cards()]) }),
            scenario.With(plan with { Capacity = PrintCapacity.At(CardRate.Over(3.Cards(), 2, RatePeriod.OpenDay)) }),
            scenario.With(plan with { Demand = Demand.At(5.Cards().PerMonth(), RequestKind.FirstCard, WorkCalendar.Weekdays.WithExtra(Feb(22))).Varying(RequestVariation.Poisson) }),
            scenario.With(plan with { Demand = plan.Demand.Varying(RequestVariation.NegativeBinomial(5)) }),
            scenario.With(plan with { Demand = plan.Demand.Varying(null) }),
            scenario.With(plan with { Shipments = [new Shipment(Bekasi, 1.Cards(), Monday) { Late = Lateness.Geometric(0.10000001) }] }),
            scenario.With(plan with { Shipments = [new Shipment(Bekasi, 1.Cards(), Monday) { Late = Lateness.Geometric(0.10000002) }] }),
            scenario.With(plan with { Order = ServiceOrder.OldestFirst, Demand = plan.Demand + Demand.At(1.Cards().PerWeek(), RequestKind.TemporaryCertificate) }),
            scenario.With(plan with { Demand = plan.Demand + Demand.At(1.Cards().PerWeek(), RequestKind.TemporaryCertificate) }),
            scenario.With(plan with { SpoilsByChance = true }),
            scenario.With(plan with { Handover = Handover.After(1) }),
            scenario.With(central with { Replenishment = central.Replenishment! with { Options = new AllocationOptions { Horizon = 7 } } }),
            scenario.With(central with { Replenishment = central.Replenishment! with { Late = Lateness.Of((0, 1)) } }),
            scenario.With(central with { Procurements = [new Procurement(Feb(4), 8.Cards())] }),
            scenario.With(WorkCalendar.EveryDay.Without(Feb(29))),
            scenario,
        ];
        Assert.Equal(others.Length, others.Select(ScenarioFingerprint.Of).Distinct().Count());
    }

    [Theory]
    [InlineData("id-ID")]
    [InlineData("en-US")]
    [InlineData("ar-SA")]
    public void The_bytes_of_a_simulation_do_not_depend_on_the_culture(string name)
    {
        Scenario scenario = For(Office(1, 2, 3), 20, central: new CentralPlan { Procurements = [new Procurement(Feb(5), 7.Cards())] });
        byte[] expected = new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 3 }).ToBytes();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            Assert.Equal(expected, new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 3 }).ToBytes());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_month_without_an_open_day_brings_no_requests_by_chance_either()
    {
        WorkCalendar closed = WorkCalendar.Weekdays.Without(Enumerable.Range(0, 29).Select(Feb(1).PlusDays));
        RegionPlan plan = new(Bekasi) { Demand = Demand.At(300.Cards().PerMonth(), RequestKind.FirstCard, closed).Varying(RequestVariation.Poisson) };
        RegionSimulation simulation = new ForecastEngine().Simulate(For(plan, 40), new SimulationOptions { Paths = 20 })[Bekasi];
        CardSeries median = simulation.Bands(SimulatedSeries.Backlog, [0.5])[0].Values;
        Assert.True(median[Feb(29)].IsZero && median[^1].Value > 0);
    }

    [Fact]
    public void Prints_that_all_or_nearly_all_spoil_take_no_more_work_than_others()
    {
        foreach (Fraction spoilage in (Fraction[])[100.Percent(), Fraction.Parse("0.999999999999")])
        {
            RegionPlan plan = Office(2_000_000_000, 3, 2_000_000_000) with { Spoilage = spoilage, SpoilsByChance = true };
            Result simulation = new ForecastEngine().Simulate(For(plan, 5), new SimulationOptions { Paths = 100 }, cancellation: TestContext.Current.CancellationToken);
            Assert.True(simulation[Bekasi].ClearedOn.Never.Value > 0.9);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_a_listener_of_the_progress_throws_comes_out_as_it_is(int threads) =>
        Assert.Throws<TimeZoneNotFoundException>(() => new ForecastEngine().Simulate(s_scenario, new SimulationOptions { Paths = 100, Parallelism = threads }, new Telling(_ => throw new TimeZoneNotFoundException())));

    [Fact]
    public void Scenarios_that_differ_only_in_a_day_before_their_start_do_not_belong_together()
    {
        // One card in ten open days since 6 January: of a week of holidays before the start the tenth falls on another day.
        RegionPlan plan = new(Bekasi) { Backlog = Backlog.Of(RequestKind.PrintReady, December, 5.Cards()), Blanks = 100.Cards(), Capacity = PrintCapacity.At(CardRate.Over(1.Cards(), 10, RatePeriod.OpenDay), new(2020, 1, 6)) };
        Scenario scenario = For(plan, 7, WorkCalendar.Weekdays), other = scenario.With(WorkCalendar.Weekdays.Without(Enumerable.Range(6, 5).Select(day => new LocalDate(2020, 1, day))));
        Result one = new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 3 }), two = new ForecastEngine().Simulate(other, new SimulationOptions { Paths = 3, FirstPath = 3 });
        Assert.Equal("the scenario of a shard", Assert.Throws<InvalidValueException>(() => Result.Merge(one, two)).Place);
        Unreadable(() => Result.FromBytes(one.ToBytes(), other));
    }

    [Fact]
    public void More_cards_than_chances_can_tell_apart_are_refused_where_anything_is_left_to_chance()
    {
        RegionPlan plan = Office(10_000_000_000_000_001, 5, 5) with { Spoilage = 1.Percent() };
        InputFault fault = Assert.Single(Assert.Throws<InvalidScenarioException>(() => For(plan with { SpoilsByChance = true }, 5)).Faults);
        Assert.Equal(("the sum of all cards", "10000000000000001"), (fault.Path, fault.Value));
        Assert.Equal(5, For(plan, 5).Days);
    }

    [Fact]
    public void A_single_region_over_very_many_days_is_cancelled_within_its_path()
    {
        Scenario scenario = new(new(1, 1, 1), new(2700, 1, 1), WorkCalendar.EveryDay, [new RegionPlan(Bekasi) { Demand = Demand.At(5.Cards().PerOpenDay(), RequestKind.FirstCard).Varying(RequestVariation.Poisson) }]);
        using CancellationTokenSource source = new();
        source.CancelAfter(5);
        Assert.ThrowsAny<OperationCanceledException>(() => new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 500, Parallelism = 1, Series = SimulatedSeries.None }, null, source.Token));
    }

    [Fact]
    public void Bytes_that_are_not_those_of_a_simulation_of_the_scenario_are_refused_wherever_they_are_spoilt()
    {
        byte[] bytes = new ForecastEngine().Simulate(s_scenario, new SimulationOptions { Paths = 5 }).ToBytes();
        Unreadable(() => Result.FromBytes([], s_scenario));
        Unreadable(() => Result.FromBytes(bytes, s_scenario.Until(Feb(10))));
        Unreadable(() => Result.FromBytes([.. bytes, 0], s_scenario));
        for (int length = 0; length < bytes.Length; length++) Unreadable(() => Result.FromBytes(bytes.AsSpan(0, length), s_scenario));
        for (int place = 0; place < bytes.Length; place++)
        {
            byte[] spoilt = [.. bytes];
            spoilt[place] ^= (byte)(1 << place % 8);
            Unreadable(() => Result.FromBytes(spoilt, s_scenario));
        }
    }

    [Fact]
    public void Bytes_that_somebody_made_up_are_read_whole_or_not_at_all()
    {
        byte[] bytes = new ForecastEngine().Simulate(s_scenario, new SimulationOptions { Paths = 5 }).ToBytes();
        int content = bytes.Length - SHA256.HashSizeInBytes, refused = 0;
        for (int place = 0; place < content; place++)
        {
            byte[] spoilt = bytes[..content];
            spoilt[place] ^= 0xC5;
            try
            {
                // Another seed or another count may still be a simulation.
                Result.FromBytes([.. spoilt, .. SHA256.HashData(spoilt)], s_scenario);
            }
            catch (InvalidValueException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, content * 3 / 4, content - 1);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void Progress_of_many_regions_is_told_often_but_no_more_than_a_thousand_times(int threads, bool replenishes)
    {
        CentralPlan central = new() { Stock = 1_000.Cards(), Replenishment = replenishes ? new Replenishment(AllocationRule.EqualCover) : null };
        Scenario nation = new(Monday, Monday.PlusDays(6), WorkCalendar.Weekdays, RegionCatalog.Indonesia.Regencies.Select(region => new RegionPlan(region.Code)), central);
        List<double> told = [];
        new ForecastEngine().Simulate(nation, new SimulationOptions { Paths = 20, Parallelism = threads, Series = SimulatedSeries.None }, new Telling(told.Add));
        Assert.Equal(told.Order(), told);
        Assert.Equal(told.Distinct().Count(), told.Count);
        Assert.InRange(told.Count, 500, 1_000);
        Assert.InRange(told.Zip(told.Skip(1)).Max(two => two.Second - two.First), 0.001, 0.02);
        Assert.Equal(1, told[^1]);
    }

    [Fact]
    public void Progress_rises_to_1_and_ends_there()
    {
        List<double> told = [];
        new ForecastEngine().Simulate(s_scenario, new SimulationOptions { Paths = 100, Parallelism = 3 }, new Telling(told.Add), TestContext.Current.CancellationToken);
        Assert.Equal(told.Order(), told);
        Assert.Equal(told.Distinct().Count(), told.Count);
        Assert.Equal(1, told[^1]);
    }

    [Theory]
    [InlineData(1, SimulatedSeries.None)]
    [InlineData(1, SimulatedSeries.Usual)]
    [InlineData(2, SimulatedSeries.Usual)]
    public void Cancelling_ends_the_work_within_100_ms_and_leaves_nothing_running(int threads, SimulatedSeries series) =>
        AssertEndsInTime(threads, series, new(new(2020, 1, 1), new(2024, 12, 31), WorkCalendar.Weekdays, RegionCatalog.Indonesia.Regencies.Select(region =>
            new RegionPlan(region.Code) { Demand = Demand.At(50.Cards().PerOpenDay(), RequestKind.FirstCard).Varying(RequestVariation.Poisson), Capacity = 40.Cards().PerOpenDay(), Blanks = 100_000.Cards() })));

    [Theory]
    [InlineData(2, 100_000, 100_000, 0)]
    [InlineData(1, 300_000, 1, 0)]
    [InlineData(1, 100_000, 1, 366)]
    [InlineData(2, 1, 1_000_000, 0)]
    public void Cancelling_ends_the_work_within_100_ms_however_much_one_region_has_of_anything(int threads, int rates, int shipments, int dated) =>
        AssertEndsInTime(threads, SimulatedSeries.Usual, new(new(2020, 1, 1), new(2020, 12, 31), WorkCalendar.Weekdays, [new RegionPlan(Bekasi)
        {
            Demand = Demand.Of(Enumerable.Range(0, rates).Select(rate => new DemandRate(RequestKind.FirstCard, (1 + rate % 50_000).Cards().PerWeek())))
                + Demand.Of(Enumerable.Range(0, dated).Select(day => new DatedRequests(new LocalDate(2020, 1, 1).PlusDays(day), RequestKind.Disaster, 3.Cards()))),
            Shipments = Enumerable.Range(0, shipments).Select(day => new Shipment(Bekasi, 1_000.Cards(), new LocalDate(2020, 1, 1).PlusDays(day * 7 % 300)) { Late = Lateness.Geometric(0.01) }).ToValueList(),
            Capacity = 1_000_000.Cards().PerWeek(),
            Spoilage = 1.Percent(),
            SpoilsByChance = true,
        }]));

    private static void AssertEndsInTime(int threads, SimulatedSeries series, Scenario scenario)
    {
        // While tallies are made, in the first paths, and later. Other tests keep the machine busy, so the best of some tries counts.
        foreach (int moment in (int[])[1, 30, 60, 100, 150, 300])
        {
            List<double> late = [];
            while (late.Count < 8 && late.TrueForAll(static milliseconds => milliseconds >= 100)) late.Add(LateBy(moment));
            Assert.All(late, static milliseconds => Assert.InRange(milliseconds, 0, 1_000));
            Assert.True(late[^1] < 100, $"cancelled after {moment} ms, the work went on for {string.Join(", ", late)} ms");
        }

        double LateBy(int moment)
        {
            using CancellationTokenSource source = new();
            int told = 0;
            Exception? end = null;
            Thread work = new(() => end = Record.Exception(() =>
                new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 10_000, Parallelism = threads, Series = series }, new Telling(_ => told++), source.Token)));
            work.Start();
            Thread.Sleep(moment);
            Stopwatch watch = Stopwatch.StartNew();
            source.Cancel();
            work.Join();
            double late = watch.Elapsed.TotalMilliseconds;
            Assert.IsAssignableFrom<OperationCanceledException>(end);
            int after = told;
            Thread.Sleep(20);
            Assert.Equal(after, told);
            return late;
        }
    }

    [Fact]
    public void Work_cancelled_while_it_is_made_ready_goes_no_further()
    {
        Scenario nation = new(new(2020, 1, 1), new(2024, 12, 31), WorkCalendar.Weekdays, RegionCatalog.Indonesia.Regencies.Select(region => new RegionPlan(region.Code)));
        SimulationAreas areas = new(nation);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PathWorker WorkerUnder(CancellationToken cancellation) => new(nation, areas, SimulatedSeries.All, areas.NewTallies(nation.Days, SimulatedSeries.All, cancellation), 8, null, null, cancellation);
        Assert.ThrowsAny<OperationCanceledException>(() => WorkerUnder(new CancellationToken(canceled: true)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
        Assert.Equal(areas.Count, WorkerUnder(default).Tallies.Length);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before > 100_000_000, "made ready it takes much more");
    }

    [Fact]
    public void Work_cancelled_before_it_begins_does_not_begin() =>
        Assert.ThrowsAny<OperationCanceledException>(() => new ForecastEngine().Simulate(s_scenario, cancellation: new CancellationToken(canceled: true)));

    private static void Refused(string place, object value, Func<object?> make)
    {
        InvalidValueException fault = Assert.Throws<InvalidValueException>(make);
        Assert.Equal((place, value), (fault.Place, fault.Value));
        Assert.NotEmpty(fault.Remedy);
    }

    private static void Unreadable(Func<object?> read) => Assert.Equal("a simulation in bytes", Assert.Throws<InvalidValueException>(read).Place);

    private static (long Value, long Limit) LimitOf(Func<object?> work)
    {
        LimitExceededException fault = Assert.Throws<LimitExceededException>(work);
        return (fault.Value, fault.Limit);
    }

    private sealed class Telling(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
