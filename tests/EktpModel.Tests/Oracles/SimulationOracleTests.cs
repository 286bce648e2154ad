using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Oracles;

/// <summary>
/// Figures of peers on chance: Lighthouse (forecasts from histograms of days), stockpyl (newsvendor), NHSRwaitinglist. Where the peer is wrong the
/// right value is expected and the comment gives the wrong one.
/// </summary>
public class SimulationOracleTests
{
    // lh-when-percentile, lh-when-likelihood: days to trials, Lighthouse WhenForecastTest.
    private static readonly (int Day, long Trials)[] s_histogram = [(3, 1), (4, 2), (5, 3), (6, 2), (7, 1), (9, 1)];

    [Theory]
    [InlineData(0.08, 3)]
    [InlineData(0.30, 4)]
    [InlineData(0.50, 5)]
    [InlineData(0.70, 6)]
    [InlineData(0.85, 7)]
    [InlineData(0.95, 9)]
    public void A_percentile_is_the_first_day_by_which_so_many_trials_are_done(double level, int day) =>
        Assert.Equal(Monday.PlusDays(day), DatesOf(s_histogram, 10).Quantile(level));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0.1)]
    [InlineData(4, 0.3)]
    [InlineData(5, 0.6)]
    [InlineData(6, 0.8)]
    [InlineData(7, 0.9)]
    [InlineData(8, 0.9)]
    [InlineData(12, 1)]
    public void The_chance_by_a_day_counts_all_trials_up_to_it_also_between_the_days_of_any(int day, double chance) =>
        Assert.Equal(chance, DatesOf(s_histogram, 10).By(Monday.PlusDays(day)).Value, 1e-12);

    [Fact]
    public void Between_two_far_peaks_the_chance_is_that_of_the_first()
    {
        // lh-when-sparse: the peer gave 100% here until July 2026.
        DateDistribution dates = DatesOf([(5, 5_000), (40, 5_000)], 10_000);
        Assert.Equal(0.5, dates.By(Monday.PlusDays(6)).Value);
        Assert.Equal(0.005, dates.By(Monday.PlusDays(6)).StandardError, 1e-12);
    }

    [Fact]
    public void Independent_regions_are_all_done_by_the_product_of_their_chances()
    {
        // lh-joint-two-equal: shares of 50, 25 and 25% on days 1, 2 and 3; both by day 1 25%, day 2 56.25%. A shipment that late brings it about.
        RegionPlan Plan(string code) => new(code)
        {
            Backlog = Backlog.Of(RequestKind.PrintReady, December, 1.Cards()),
            Capacity = 1.Cards().PerOpenDay(),
            Shipments = [new Shipment(RegionCode.Parse(code, null), 1.Cards(), Monday) { Late = Lateness.Of((1, 50), (2, 25), (3, 25)) }],
        };
        Scenario scenario = new(Monday, Monday.PlusDays(6), WorkCalendar.EveryDay, [Plan("32.75"), Plan("51.03")]);
        DateDistribution both = new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 40_000, Series = SimulatedSeries.None }).Nation.ClearedOn;
        Assert.Equal(0.25, both.By(Monday.PlusDays(1)).Value, 0.01);
        Assert.Equal(0.5625, both.By(Monday.PlusDays(2)).Value, 0.01);
        Assert.Equal((Monday.PlusDays(2), Monday.PlusDays(3)), (both.Quantile(0.5), both.Quantile(0.85)));
    }

    [Fact]
    public void Regions_that_hang_on_one_shipment_are_done_together_and_others_by_the_product()
    {
        // lh-joint-shared-resource: rows of 90% (Alpha), 80% and 95% (both Beta): together 0.9 x min(0.8, 0.95) = 72%, where all three multiplied are 68.4%. Beta's
        // rows are two days on which its one shipment may have come, so that the later has the earlier in it.
        RegionPlan alpha = Office(blanks: 0, backlog: 1, cardsADay: 5) with { Shipments = [new Shipment(Bekasi, 1.Cards(), Monday) { Late = Lateness.Of((0, 90), (5, 10)) }] };
        RegionCode denpasar = RegionCode.Parse("51.71");
        RegionPlan beta = new(denpasar)
        {
            Backlog = Backlog.Of(RequestKind.PrintReady, December, 10.Cards()),
            Capacity = 10.Cards().PerOpenDay(),
            Shipments = [new Shipment(denpasar, 10.Cards(), Monday) { Late = Lateness.Of((0, 80), (1, 15), (5, 5)) }],
        };
        Scenario scenario = new(Monday, Monday.PlusDays(9), WorkCalendar.EveryDay, [alpha, beta]);
        Simulation simulation = new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 40_000, Series = SimulatedSeries.None });
        Assert.Equal(0.9, simulation[Bekasi].ClearedOn.By(Monday).Value, 0.008);
        Assert.Equal(0.8, simulation[denpasar].ClearedOn.By(Monday).Value, 0.01);
        Assert.Equal(0.95, simulation[denpasar].ClearedOn.By(Monday.PlusDays(1)).Value, 0.006);
        Assert.Equal(0.72, simulation.Nation.ClearedOn.By(Monday).Value, 0.01);
    }

    // lh-bootstrap: cards printed on 31 days, Lighthouse ForecastServiceTest. The percentiles are exact, by convolution; the peer accepts one more or less.
    private static readonly OutputRecord s_throughput = new(((int[])[2, 0, 0, 5, 1, 3, 2, 4, 0, 0, 1, 1, 2, 4, 0, 0, 0, 1, 0, 1, 2, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0]).Select(cards => cards.Cards()));

    [Theory]
    [InlineData(10, new[] { 10, 8, 6, 4 })]
    [InlineData(30, new[] { 31, 27, 23, 19 })]
    public void How_many_are_printed_in_some_days_like_recorded_ones_is_sure_by_so_much(int days, int[] cards)
    {
        // lh-bootstrap-howmany-10d, -30d: at least so many with a chance of 50, 70, 85 and 95%.
        RegionPlan plan = new(Bekasi) { Blanks = 200.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, December, 200.Cards()), Capacity = s_throughput };
        RegionSimulation simulation = new ForecastEngine().Simulate(For(plan, days), new SimulationOptions { Paths = 40_000 })[Bekasi];
        Assert.Equal(cards, simulation.Bands(SimulatedSeries.Backlog, [0.5, 0.7, 0.85, 0.95]).Select(band => (int)(200 - band.Values[^1].Value)));
    }

    [Theory]
    [InlineData(35, new[] { 34, 38, 43, 49 })]
    [InlineData(28, new[] { 27, 31, 35, 41 })]
    public void A_debt_is_cleared_in_so_many_days_like_recorded_ones(int debt, int[] days)
    {
        // lh-bootstrap-when-35, -28: by the day with a chance of 50, 70, 85 and 95%; and 28 within 30 days with 0.664052.
        RegionPlan plan = new(Bekasi) { Blanks = 200.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, December, debt.Cards()), Capacity = s_throughput };
        DateDistribution cleared = new ForecastEngine().Simulate(For(plan, 200), new SimulationOptions { Paths = 40_000, Series = SimulatedSeries.None })[Bekasi].ClearedOn;
        Assert.Equal(days.Select(day => (LocalDate?)Monday.PlusDays(day - 1)), ((double[])[0.5, 0.7, 0.85, 0.95]).Select(level => cleared.Quantile(level)));
        if (debt == 28) Assert.Equal(0.664052, cleared.By(Monday.PlusDays(29)).Value, 4 * cleared.By(Monday.PlusDays(29)).StandardError);
    }

    [Fact]
    public void The_mean_of_recorded_days_is_the_rate_at_which_people_were_served()
    {
        // nhs-removal-rate: of those who wait from 1 January on one is served on the 8th: 1/7 a day, one a week of seven days.
        OutputRecord record = new([.. Enumerable.Repeat(0.Cards(), 6), 1.Cards()]);
        Assert.Equal(CardRate.Over(1.Cards(), 7, RatePeriod.OpenDay), record.Mean);
        Assert.Equal((0.Cards(), 1.Cards()), (record.Mean.GrantedAfter(6), record.Mean.GrantedAfter(7)));
    }

    [Fact]
    public void Two_regions_with_the_same_record_are_both_done_later_than_either()
    {
        // lh-two-value-history: one or three cards a day, a debt of three: on day 1, 2 and 3 with 50, 25 and 25%; 70% sure by day 2, both regions by day 3.
        RegionPlan Plan(string code) => new(code)
        {
            Blanks = 10.Cards(),
            Backlog = Backlog.Of(RequestKind.PrintReady, December, 3.Cards()),
            Capacity = new OutputRecord([1.Cards(), 3.Cards()]),
        };
        Scenario scenario = new(Monday, Monday.PlusDays(6), WorkCalendar.EveryDay, [Plan("32.75"), Plan("51.03")]);
        Simulation simulation = new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 40_000, Series = SimulatedSeries.None });
        DateDistribution one = simulation["32.75"].ClearedOn, both = simulation.Nation.ClearedOn;
        Assert.All(((int, double)[])[(0, 0.5), (1, 0.25), (2, 0.25), (3, 0)], day => Assert.Equal(day.Item2, one.On(Monday.PlusDays(day.Item1)).Value, 0.01));
        Assert.Equal((Monday.PlusDays(1), Monday.PlusDays(2)), (one.Quantile(0.7), both.Quantile(0.7)));
        Assert.Equal(0.75 * 0.75, both.By(Monday.PlusDays(1)).Value, 0.01);
    }

    [Fact]
    public void So_many_cards_or_more_come_as_often_as_trials_had_them()
    {
        // lh-howmany-likelihood: of 100 trials 10 had 3 cards, 20 had 5 and 70 had 8: at least 3, 4, 5 and 9 with 100, 90, 90 and 0%. A debt of so many is cleared in a day as often.
        OutputRecord trials = new(Enumerable.Repeat(3, 10).Concat(Enumerable.Repeat(5, 20)).Concat(Enumerable.Repeat(8, 70)).Select(cards => cards.Cards()));
        Assert.All(((int, double)[])[(3, 1), (4, 0.9), (5, 0.9), (6, 0.7), (9, 0)], asked =>
        {
            RegionPlan plan = new(Bekasi) { Blanks = 10.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, December, asked.Item1.Cards()), Capacity = trials };
            Estimate chance = new ForecastEngine().Simulate(For(plan, 1), new SimulationOptions { Paths = 20_000, Series = SimulatedSeries.None })[Bekasi].ClearedOn.By(Monday);
            Assert.Equal(asked.Item2, chance.Value, 4 * chance.StandardError);
        });
    }

    [Theory]
    [InlineData(6, 1, 4, 8, 3.570106945770946)]
    [InlineData(18, 200, 270, 19, 786.0884409351115)]
    public void The_stock_that_balances_idle_blanks_against_people_waiting_is_a_quantile_of_the_requests(int mean, double idle, double waiting, long stock, double cost)
    {
        // sp-newsvendor-poisson: stockpyl example 4.7, problem 4.8a.
        RegionPlan plan = new(Bekasi) { Demand = Demand.At(mean.Cards().PerOpenDay(), RequestKind.FirstCard).Varying(RequestVariation.Poisson) };
        RegionSimulation simulation = new ForecastEngine().Simulate(For(plan, 1), new SimulationOptions { Paths = 40_000 })[Bekasi];
        Assert.Equal([stock], simulation.Bands(SimulatedSeries.Backlog, [waiting / (idle + waiting)])[0].Values.Values.ToArray());

        ((double left, double leftError), (double missing, double missingError)) = LossesOf(mean.Cards().PerOpenDay(), RequestVariation.Poisson, stock);
        Assert.Equal(cost, idle * left + waiting * missing, 4 * (idle * leftError + waiting * missingError));
    }

    [Theory]
    [InlineData(200, 1, null, 220, 0.536005857158494, 20.536005857158482)]
    [InlineData(7, 1, null, 5, 2.292600125697305, 0.292600125697305)]
    [InlineData(47, 1, null, 50, 1.514546939496945, 4.514546939496945)]
    [InlineData(70, 3, 8.819171036881968, 14, 9.740089476453932, 0.406758474515445)]
    [InlineData(70, 3, 8.819171036881968, 28, 1.805485505752903, 6.472154141707762)]
    [InlineData(15, 1, 6.123724356957944, 10, 5.533809274622726, 0.533809274627819)]
    public void A_stock_of_blanks_leaves_as_many_people_waiting_and_blanks_idle_as_the_loss_function_says(int cards, int days, double? deviation, long stock, double missing, double left)
    {
        // sp-loss-poisson, sp-loss-negbin (stockpyl, test_loss_functions.py).
        double mean = (double)cards / days;
        RequestVariation variation = deviation is { } spread ? RequestVariation.NegativeBinomial(mean * mean / (spread * spread - mean)) : RequestVariation.Poisson;
        (Estimate Left, Estimate Missing) losses = LossesOf(CardRate.Over(cards.Cards(), days, RatePeriod.OpenDay), variation, stock);
        Assert.Equal(missing, losses.Missing.Value, 4 * losses.Missing.StandardError);
        Assert.Equal(left, losses.Left.Value, 4 * losses.Left.StandardError);
    }

    [Fact]
    public void With_requests_of_any_law_the_best_stock_is_the_quantile_at_the_critical_ratio()
    {
        // sp-newsvendor-discrete: stockpyl problem 4.7b, chances of 1 to 8 cards in hundredths. No other stock costs less, which is counted here for each.
        const double idle = 500_000, waiting = 1_000_000;
        int[] chances = [25, 5, 10, 20, 15, 10, 10, 5];
        ValueHistogram histogram = new(1);
        histogram.Add(0, (1, chances.Length), [.. chances.Select(chance => (uint)chance)]);
        double CostOf(long stock) => chances.Select((chance, i) => chance / 100.0 * (i + 1 <= stock ? idle * (stock - i - 1) : waiting * (i + 1 - stock))).Sum();
        long best = histogram.ValueAt(0, ValueHistogram.RankOf(StandingFigures.CriticalRatio(idle, waiting), chances.Sum()));
        Assert.Equal(5, best);
        Assert.Equal(1_225_000, CostOf(best), 1e-3);
        Assert.All(Enumerable.Range(0, 10), stock => Assert.True(CostOf(stock) >= CostOf(best)));
    }

    [Theory]
    [InlineData(10, 9)]
    [InlineData(30, 7)]
    [InlineData(50, 5)]
    [InlineData(70, 5)]
    [InlineData(85, 4)]
    [InlineData(92, 3)]
    public void What_is_reached_with_a_chance_is_the_quantile_just_above_the_rest(int percent, long cards)
    {
        // lh-howmany-percentile: of ten trials, 85% are sure of at least 4. The chances are counted from the top.
        long[] trials = [9, 3, 7, 7, 5, 5, 5, 5, 4, 4];
        ValueHistogram histogram = new(1);
        BucketRows rows = new(1, trials.Length);
        foreach (long trial in trials) rows.Note([trial]);
        histogram.Add(rows);
        Assert.Equal(cards, histogram.ValueAt(0, ValueHistogram.RankOf((100 - percent + 1e-9) / 100, trials.Length)));
    }

    [Theory]
    [InlineData(50, 8, 1, 0.18, 0.7, 56.60395592743389)]
    [InlineData(900, 60, 1, 43, 79, 922.7214038234755)]
    [InlineData(50, 8, 5, 0.18, 0.7, 264.7668943741548)]
    public void With_normal_use_it_is_the_reorder_point_at_the_critical_ratio(double mean, double deviation, double periods, double idle, double waiting, double stock) =>
        Assert.Equal(stock, StandingFigures.ReorderPoint(mean, deviation, periods, waiting / (idle + waiting)), 1e-5);

    [Fact]
    public void No_day_loses_its_capacity()
    {
        // nhs-sim-schedule-capacity: 110 a week over 90 days are 1,414 slots; the peer makes 1,399, as the last day of its window has none.
        RegionPlan plan = new(Bekasi) { Blanks = 5_000.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, December, 5_000.Cards()), Capacity = 110.Cards().PerWeek() };
        Scenario scenario = For(plan, 90);
        Assert.Equal(1_414.Cards(), new ForecastEngine().Project(scenario)[Bekasi].Printed.Total);
        Assert.Equal(5_000 - 1_414, new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 2 })[Bekasi].Bands(SimulatedSeries.Blanks)[0].Values[^1].Value, 1_414 / 128.0);
    }

    /// <summary>The blanks left and the requests not printed at the end of one day that began with a stock, on average.</summary>
    private static (Estimate Left, Estimate Missing) LossesOf(CardRate requests, RequestVariation variation, long stock)
    {
        const int paths = 20_000;
        RegionPlan plan = new(Bekasi)
        {
            Blanks = stock.Cards(),
            Capacity = 1_000_000.Cards().PerOpenDay(),
            Demand = Demand.At(requests, RequestKind.FirstCard).Varying(variation),
        };
        RegionSimulation simulation = new ForecastEngine().Simulate(For(plan, 1), new SimulationOptions { Paths = paths })[Bekasi];
        return (MeanOf(SimulatedSeries.Blanks), MeanOf(SimulatedSeries.Backlog));

        // There is a quantile for each path.
        Estimate MeanOf(SimulatedSeries series)
        {
            long[] values = [.. simulation.Bands(series, Enumerable.Range(0, paths).Select(path => (path + 0.5) / paths).ToValueList()).Select(band => band.Values[0].Value)];
            return Estimate.OfMean(values.Sum(), values.Sum(value => value * value), paths);
        }
    }

    /// <summary>A distribution over days from how many trials ended on each.</summary>
    private static DateDistribution DatesOf((int Day, long Trials)[] histogram, long trials)
    {
        Scenario scenario = For(new RegionPlan(Bekasi), 60);
        var counts = new long[scenario.Days + 1];
        foreach ((int day, long count) in histogram) counts[day] = count;
        counts[^1] = trials - counts.Sum();
        return new DateDistribution(scenario, counts, trials);
    }
}
