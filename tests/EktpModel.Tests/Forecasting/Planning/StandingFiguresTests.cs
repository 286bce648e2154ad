using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting.Planning;

/// <summary>The standing figures against those that peers publish: NHSRwaitinglist (tests and vignettes; Fong et al. 2022), inventorize (examples), supplychainpy.</summary>
public class StandingFiguresTests
{
    [Theory]
    [InlineData(30, 27, 1.1111111111)]
    [InlineData(35, 27, 1.2962963)]
    [InlineData(30, 25, 1.2)]
    [InlineData(52, 42, 1.23809524)]
    public void Load_is_demand_over_capacity(double demand, double capacity, double load) => Assert.Equal(load, StandingFigures.Load(demand, capacity), 1e-6);

    [Theory]
    [InlineData(35, 4, 8.75)]
    [InlineData(30, 4, 7.5)]
    [InlineData(52, 6, 8.6666667)]
    public void The_mean_wait_is_a_part_of_the_target(double target, double factor, double wait) => Assert.Equal(wait, StandingFigures.TargetMeanWait(target, factor), 1e-6);

    [Theory]
    [InlineData(30, 52, 4, 390)]
    [InlineData(30, 50, 4, 375)]
    [InlineData(30, 50, 6, 250)]
    public void The_target_backlog_is_demand_times_mean_wait(double demand, double target, double factor, double backlog) => Assert.Equal(backlog, StandingFigures.TargetBacklog(demand, target, factor), 1e-9);

    [Fact]
    public void A_share_of_waits_within_the_target_asks_for_its_own_factor()
    {
        double factor = StandingFigures.WaitFactor(0.92);
        Assert.Equal(2.525728644, factor, 1e-6);
        Assert.Equal(7.1266563178, StandingFigures.TargetMeanWait(18, factor), 1e-6);
        Assert.Equal(712.66563178, StandingFigures.TargetBacklog(100, 18, factor), 1e-6);
        Assert.Equal(356.33281589, StandingFigures.TargetBacklog(50, 18, factor), 1e-6);
        Assert.Equal(50 - 10.55126215, StandingFigures.ReliefCapacity(50, 82, 356.33281589, 26), 1e-6);
    }

    [Theory]
    [InlineData(30, 1200, 390, 26, 61.153846)]
    [InlineData(33, 800, 200, 30, 53)]
    [InlineData(35, 250, 100, 15, 45)]
    public void Relief_is_demand_and_a_part_of_the_excess_each_week(double demand, double backlog, double target, double weeks, double capacity) =>
        Assert.Equal(capacity, StandingFigures.ReliefCapacity(demand, backlog, target, weeks), 1e-6);

    [Theory]
    [InlineData(30, 52, 3, 1.1, 1.2, 30.076442)]
    [InlineData(30, 52, 3, 1.1, 1.4, 30.0914423)]
    [InlineData(42, 65, 2, 1.2, 1.5, 42.0567692)]
    [InlineData(35, 50, 1, 1.3, 1.6, 35.0425)]
    public void Steady_capacity_is_a_little_above_demand(double demand, double target, double factor, double demandVariation, double capacityVariation, double capacity) =>
        Assert.Equal(capacity, StandingFigures.SteadyCapacity(demand, target, factor, demandVariation, capacityVariation), 1e-6);

    [Theory]
    [InlineData(63, 52, 2.42307692)]
    [InlineData(42, 24, 3.5)]
    [InlineData(55, 50, 2.2)]
    [InlineData(24, 4, 12)]
    public void Pressure_is_twice_the_mean_wait_over_the_target(double wait, double target, double pressure) => Assert.Equal(pressure, StandingFigures.Pressure(wait, target), 1e-6);

    [Theory]
    [InlineData(100, 105, 840, 712.66563178, 25.466873644)]
    [InlineData(77, 80, 840, 712.66563178, 42.444789407)]
    [InlineData(100, 105, 840, 0, 168.0)]
    [InlineData(77, 80, 840, 0, 280.0)]
    [InlineData(100, 80, 840, 0, null)]
    [InlineData(100, 80, 500, 712.0, 0.0)]
    public void A_backlog_comes_down_by_what_is_printed_beyond_demand_or_never(double demand, double capacity, double backlog, double target, double? weeks)
    {
        if (weeks is { } expected) Assert.Equal(expected, StandingFigures.PeriodsToTarget(demand, capacity, backlog, target)!.Value, 1e-6);
        else Assert.Null(StandingFigures.PeriodsToTarget(demand, capacity, backlog, target));
    }

    [Fact]
    public void The_reorder_point_covers_the_lead_time_and_chance()
    {
        Assert.Equal(15.6957370732, StandingFigures.SafetyStock(50, 5, 6, 0.9), 1e-6);
        Assert.Equal(315.695737073, StandingFigures.ReorderPoint(50, 5, 6, 0.9), 1e-6);
        Assert.Equal(129.112742647, StandingFigures.SafetyStock(50, 5, 6, 0.9, leadDeviation: 2), 1e-6);
        Assert.Equal(429.112742647, StandingFigures.ReorderPoint(50, 5, 6, 0.9, leadDeviation: 2), 1e-6);
        Assert.Equal(849.202656449, StandingFigures.ReorderPoint(8_000 / 52.0, 600 / Math.Sqrt(52), 4, 0.92), 1e-6);
        Assert.Equal(474.097274214, StandingFigures.SafetyStock(20_000 / 52.0, 1_200 / Math.Sqrt(52), 3, 0.95), 1e-5);
        Assert.Equal(1627.94342806, StandingFigures.ReorderPoint(20_000 / 52.0, 1_200 / Math.Sqrt(52), 3, 0.95), 1e-5);
    }

    [Fact]
    public void The_lead_time_counts_in_full_where_a_peer_takes_its_root()
    {
        // supplychainpy multiplies mean demand by the root of the lead time and publishes 4,069.
        double[] months = [1509, 1855, 2665, 1841, 1231, 2598, 1988, 1988, 2927, 2707, 731, 2598];
        double mean = months.Average(), deviation = Math.Sqrt(months.Sum(month => (month - mean) * (month - mean)) / months.Length);
        const double level = 0.8997274320455;   // z = 1.28
        Assert.Equal(1_165, StandingFigures.SafetyStock(mean, deviation, 2, level), 0.6);
        Assert.Equal(5271.542072363002, StandingFigures.ReorderPoint(mean, deviation, 2, level), 1e-2);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(1e-300, -37.0471)]
    public void Normal_quantiles_are_right_to_the_last_digits(double chance, double value) => Assert.Equal(value, NormalLaw.Quantile(chance), Math.Max(1e-4 * (chance < 1e-100 ? 1 : 0), 1e-13));

    [Theory]
    [InlineData(1 / 3.33, 1 / 2.5, 7.530120481927709)]
    [InlineData(5, 8, 0.2083333333)]
    public void The_mean_wait_of_one_printer_is_that_of_the_textbook_queue(double demand, double capacity, double wait)
    {
        // mm1-simsharp, mm1-ciw. With Little's law and the time at the printer, also the number there and the time.
        Assert.Equal(wait, StandingFigures.MeanWait(demand, capacity)!.Value, 1e-9);
        double load = StandingFigures.Load(demand, capacity);
        Assert.Equal(load / (1 - load), demand * (wait + 1 / capacity), 1e-8);
    }

    [Fact]
    public void At_full_load_the_wait_grows_without_end_and_without_variation_nobody_waits()
    {
        Assert.Null(StandingFigures.MeanWait(8, 8));
        Assert.Null(StandingFigures.MeanWait(9, 8));
        Assert.Equal(0, StandingFigures.MeanWait(7, 8, 0, 0));
        Assert.Equal(StandingFigures.MeanWait(7, 8)!.Value / 2, StandingFigures.MeanWait(7, 8, 1, 0)!.Value, 1e-12);
    }

    [Theory]
    [InlineData(-1.4, 1.436668142708465)]
    [InlineData(0, 0.3989422804014327)]
    [InlineData(0.25, 0.286344698224)]
    [InlineData(0.3, 0.26676124211721)]
    [InlineData(3.1, 0.0002672490952231408)]
    public void The_normal_loss_is_that_of_the_tables(double value, double loss) => Assert.Equal(loss, NormalLaw.Loss(value), 1e-12);

    [Fact]
    public void The_normal_loss_has_no_step_where_its_formula_changes_and_falls_as_its_slope_says()
    {
        // The slope of the loss is the chance to exceed the value, taken back to front: at the quantile of a chance.
        for (double chance = 1e-12; chance < 1; chance = Math.Min(chance * 1.7, chance < 0.5 ? 1 : chance + 0.05))
        {
            double value = -NormalLaw.Quantile(chance), step = 1e-4 * Math.Max(1, Math.Abs(value));
            double slope = (NormalLaw.Loss(value - step) - NormalLaw.Loss(value + step)) / (2 * step);
            Assert.Equal(chance, slope, chance * 2e-6 * (1 + value * value));
        }

        Assert.Equal(NormalLaw.Loss(Math.BitDecrement(3.0)), NormalLaw.Loss(Math.BitIncrement(3.0)), 1e-15);
        Assert.Equal(0, NormalLaw.Loss(1e200));
        Assert.Equal(1e200, NormalLaw.Loss(-1e200));
    }

    [Fact]
    public void A_stock_leaves_unserved_what_the_loss_function_says()
    {
        Assert.Equal(3436.13637868, StandingFigures.ExpectedShortage(32_000, 12_000, 35_000), 1e-4);   // inv-expected-short
        Assert.Equal(7, StandingFigures.ExpectedShortage(50, 0, 43));
        Assert.Equal(0, StandingFigures.ExpectedShortage(50, 0, 50));
        Assert.Equal(0, StandingFigures.ExpectedShortage(50, 1e-300, 51));
    }

    [Fact]
    public void The_fill_rate_is_another_promise_than_the_service_level()
    {
        // inv-fill-rate
        double use = 20_000 / 52.0, deviation = 1_200 / Math.Sqrt(52);
        Assert.Equal(6.02199172196, StandingFigures.ExpectedShortage(use * 3, deviation * Math.Sqrt(3), StandingFigures.ReorderPoint(use, deviation, 3, 0.95)), 1e-5);
        Assert.Equal(0.998661779617, StandingFigures.FillRate(use, deviation, 3, 0.95, 4_500), 1e-9);
    }

    [Theory]
    [InlineData(50, 8, 0.18, 0.7, null, 1.997605193176645)]
    [InlineData(900, 60, 43, 79, null, 2718.196781782411)]
    [InlineData(50, 8, 0.18, 0.7, 40.0, 7.356131552870388)]
    [InlineData(50, 8, 0.18, 0.7, 60.0, 2.156131552870387)]
    public void Idle_blanks_and_people_waiting_cost_what_the_newsvendor_pays(double mean, double deviation, double idle, double waiting, double? stock, double cost)
    {
        // sp-newsvendor-normal, sp-newsvendor-cost-at
        double blanks = stock ?? StandingFigures.ReorderPoint(mean, deviation, 1, StandingFigures.CriticalRatio(idle, waiting));
        Assert.Equal(cost, CostOf(blanks), 1e-5);
        if (stock is null) Assert.True(CostOf(blanks) < Math.Min(CostOf(blanks - 0.1), CostOf(blanks + 0.1)));

        double CostOf(double at)
        {
            double missing = StandingFigures.ExpectedShortage(mean, deviation, at);
            return idle * (at - mean + missing) + waiting * missing;
        }
    }

    [Fact]
    public void The_critical_ratio_weighs_a_blank_too_few_against_one_too_many() =>
        Assert.Equal(0.75, StandingFigures.CriticalRatio(idle: 60 - 45, waiting: 80 - 60 + 25), 1e-12);   // inv-critical-ratio

    [Fact]
    public void Small_shares_keep_their_digits_and_a_backlog_that_may_grow_needs_no_capacity()
    {
        Assert.Equal(1e-14, StandingFigures.WaitFactor(1e-14), 1e-27);
        Assert.Equal(1e-18, StandingFigures.WaitFactor(1e-18), 1e-31);
        Assert.Equal(0, StandingFigures.ReliefCapacity(30, 100, 1_000, 10));
        Assert.Equal(20, StandingFigures.ReliefCapacity(30, 100, 200, 10));
    }

    [Fact]
    public void Numbers_too_far_apart_are_refused()
    {
        void Refused(Func<object?> ask) => Assert.Equal("the figure", Assert.Throws<InvalidValueException>(ask).Place);
        Refused(() => StandingFigures.Cover(1e308, 1e-10));
        Refused(() => StandingFigures.Pressure(1e308, 1e-10));
        Refused(() => StandingFigures.TargetMeanWait(1e308, 1e-10));
        Refused(() => StandingFigures.TargetBacklog(1e308, 1e10));
        Refused(() => StandingFigures.TargetBacklog(0, 1e308, 1e-10));
        Refused(() => StandingFigures.ReliefCapacity(1, 1e308, 0, 1e-10));
        Refused(() => StandingFigures.PeriodsToTarget(0, 1e-300, 1e308));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        void Refused(string place, Func<object?> ask) => Assert.Equal(place, Assert.Throws<InvalidValueException>(ask).Place);
        Refused("the capacity", () => StandingFigures.Load(1, 0));
        Refused("the demand", () => StandingFigures.Load(-1, 1));
        Refused("the demand", () => StandingFigures.Load(double.NaN, 1));
        Refused("the share within the target", () => StandingFigures.WaitFactor(1));
        Refused("the number of periods", () => StandingFigures.ReliefCapacity(1, 1, 1, 0));
        Refused("the service level", () => StandingFigures.SafetyStock(1, 1, 1, 0));
        Refused("the capacity", () => StandingFigures.MeanWait(1, 0));
        Refused("the variation of demand", () => StandingFigures.MeanWait(1, 2, -1));
        Refused("the figure", () => StandingFigures.MeanWait(0, 1, 1e200));
        Refused("the stock", () => StandingFigures.ExpectedShortage(1, 1, -1));
        Refused("the size of a shipment", () => StandingFigures.FillRate(1, 1, 1, 0.9, 0));
        Refused("the size of a shipment", () => StandingFigures.FillRate(100, 50, 4, 0.1, 10));
        Refused("the cost of a blank too few", () => StandingFigures.CriticalRatio(1, 0));
        Refused("the use of blanks", () => StandingFigures.Cover(1, double.PositiveInfinity));
        Refused("the figure", () => StandingFigures.Load(1e308, 1e-300));
        Refused("the figure", () => StandingFigures.ReorderPoint(1e200, 1, 1e200, 0.9));
        Assert.Equal(7.5, StandingFigures.Cover(15, 2));
    }
}
