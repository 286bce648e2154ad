using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Oracles;

/// <summary>
/// Figures from the tests, documentation and papers of peer systems that a projection must agree with. Figures
/// only; each test names the case and where its numbers come from. A bucket of a peer, be it a week or a month, is
/// an open day here: the calendar is open every day, and printing is not limited unless the case says so.
/// </summary>
public class ForecastOracleTests
{
    /// <summary>nguyennico/planr@da648436 (MIT), tests/testthat/test-const_dmd.R: demand and supply of 72 weeks.</summary>
    private static readonly long[] s_weeklyDemand =
    [
        9240, 6600, 0, 22440, 1320, 6600, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4000, 0, 0, 0, 4000, 0, 0, 0, 1362, 0, 1385, 0, 1403, 0, 0, 4552, 4325, 5085, 5811, 5080, 5459,
        5610, 5406, 0, 6155, 0, 1351, 2684, 1394, 0, 1395, 1341, 1341, 1328, 1498, 2983, 4769, 4829, 5334, 7574, 5879, 0, 5073, 0, 0, 1535, 1614, 1362, 0, 1342, 0, 0, 1363, 0, 0, 0, 0,
    ];

    private static readonly long[] s_weeklySupply =
    [
        0, 0, 9330, 21780, 0, 0, 9000, 0, 3540, 0, 0, 0, 0, 1500, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5280, 0, 0, 0, 0, 20100, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>nguyennico/planr@da648436 (MIT), tests/testthat/test-light_proj_inv.R: demand and supply of 24 months.</summary>
    private static readonly long[] s_monthlyDemand = [360, 458, 300, 264, 140, 233, 229, 208, 260, 336, 295, 226, 336, 434, 276, 240, 116, 209, 205, 183, 235, 312, 270, 201];

    private static readonly long[] s_monthlySupply = [0, 0, 0, 0, 0, 2500, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2000, 0, 0, 0, 0, 0, 0, 0, 0];

    private static readonly CardRate s_unlimited = 1_000_000_000.Cards().PerOpenDay();

    [Fact]
    public void Planr_constrained_demand_of_72_weeks_what_is_owed_is_printed_when_blanks_arrive()
    {
        // planr-constrained-demand-72w: delivered is min(stock + receipts, backlog + new requests).
        AssertDays(
            [
                8000, 0, 7840, 22440, 830, 0, 7090, 0, 0, 0, 0, 0, 0, 0, 0, 4000, 0, 0, 0, 2950, 0, 0, 0, 0, 0, 0, 3797, 1403, 0, 0, 80, 8797, 5085, 5811, 407, 0,
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            ],
            Buckets(8_000, s_weeklyDemand, s_weeklySupply).Printed);
    }

    [Fact]
    public void Planr_feasible_totals_nothing_is_printed_on_blanks_that_have_not_come()
    {
        // planr-alloc-feasible-totals (test-alloc_dmd.R), an anti-oracle: planr has 7,500 delivered in bucket 9,
        // 65,000 in all of 57,500 there ever were. Nothing can be delivered then, and 14,427 in the next.
        RegionProjection region = Buckets(20_000,
            [15014, 8801, 8233, 5245, 3632, 5241, 4819, 4591, 4823, 4601, 6927, 9833, 6106, 7890, 1219, 0, 0],
            [4000, 1000, 0, 17000, 0, 500, 10000, 5000, 0, 0, 20000, 10000, 0, 10000, 0, 0, 0]);
        AssertDays([15014, 8801, 1185, 12293, 3632, 1575, 8485, 4591, 1924, 0, 14427, 9833, 5740, 8256, 1219, 0, 0], region.Printed);
        AssertDays([0, 0, 7048, 0, 0, 3666, 0, 0, 2899, 7500, 0, 0, 366, 0, 0, 0, 0], region.Backlog);
        AssertDays([8986, 1185, 0, 4707, 1075, 0, 1515, 1924, 0, 0, 5573, 5740, 0, 1744, 525, 525, 525], region.Blanks);
        Assert.Equal(57_500, region.Printed.Between(region.Printed.Start, region.Printed.Start.PlusDays(9)).Total.Value);
    }

    [Fact]
    public void Planr_net_position_of_36_weeks_is_blanks_less_backlog()
    {
        // planr-net-position-36w.
        Assert.Equal(
            [
                -1240, -7840, 1490, 830, -490, -7090, 1910, 1910, 5450, 5450, 5450, 5450, 5450, 6950, 6950, 2950, 2950, 2950,
                2950, -1050, -1050, -1050, -1050, -2412, -2412, -3797, 1483, 80, 80, 80, -4472, 11303, 6218, 407, -4673, -10132,
            ],
            NetPositionOf(Buckets(8_000, s_weeklyDemand[..36], s_weeklySupply[..36])));
    }

    [Fact]
    public void Planr_projected_inventory_of_24_months_goes_below_zero_where_we_have_a_backlog()
    {
        // planr-projected-inventory-24m: a negative inventory is a backlog that is carried.
        Assert.Equal(
            [950, 492, 192, -72, -212, 2055, 1826, 1618, 1358, 1022, 727, 501, 165, -269, -545, 1215, 1099, 890, 685, 502, 267, -45, -315, -516],
            NetPositionOf(Buckets(1_310, s_monthlyDemand, s_monthlySupply)));
    }

    [Fact]
    public void Open_msupply_projected_stock_loses_the_demand_that_we_carry()
    {
        // oms-projected-stock (open-msupply@aee2c85b, stock_evolution.rs): 30 on hand, 25.5 a day, 100 on the third
        // day; closing 4.5, 0, 74.5, 49. Counted in halves here. There the 21.0 unmet on the second day are lost;
        // here 42 halves wait and are printed first on the third, so the stock is theirs less the 42.
        long[] theirs = [9, 0, 149, 98];
        RegionProjection region = Buckets(60, [51, 51, 51, 51], [0, 0, 200, 0], start: new(2021, 1, 3));
        AssertDays(theirs[..2], region.Blanks.Between(new(2021, 1, 3), new(2021, 1, 4)));
        AssertDays([0, 42, 0, 0], region.Backlog);
        AssertDays([theirs[2] - 42, theirs[3] - 42], region.Blanks.Between(new(2021, 1, 5), new(2021, 1, 6)));
    }

    [Fact]
    public void Planr_stock_outs_of_72_weeks_begin_and_clear_in_the_same_weeks()
    {
        // planr-stockout-clear-weeks: out from week 0; the backlog is gone in weeks 2, 6, 26 and 31 and comes to
        // stay in week 34. With unlimited printing there is backlog just where there is no blank.
        DateInterval[] stockOuts = [.. Buckets(8_000, s_weeklyDemand, s_weeklySupply).StockOuts];
        Assert.Equal([0, 4, 19, 30, 34], stockOuts.Select(interval => Period.DaysBetween(Monday, interval.Start)));
        Assert.Equal([2, 6, 26, 31, 72], stockOuts.Select(interval => Period.DaysBetween(Monday, interval.End) + 1));
    }

    [Theory]
    [InlineData(100, 105, 168, 26)]
    [InlineData(77, 80, 280, 43)]
    [InlineData(100, 80, null, null)]
    public void Nhs_vignette_options_a_backlog_of_840_is_gone_in_the_week_in_which_the_fluid_answer_ends(int demand, int capacity, int? weeksToZero, int? weeksToTarget)
    {
        // nhs-vignette-options (NHSRwaitinglist@0d85b691, MIT, vignettes/waiting_list_sim.Rmd): to 712.67 in 25.47 and
        // 42.44 weeks, to zero in 168 and 280, and never where demand reaches capacity. Whole weeks here: the ceilings.
        // It is the whole backlog that shrinks by the difference; the opening one, served first, is gone sooner.
        RegionPlan plan = Waiting(840, capacity.Cards().PerOpenDay()) with { Demand = Demand.At(demand.Cards().PerOpenDay(), RequestKind.TemporaryCertificate) };
        RegionProjection region = Project(plan, 400);
        int target = Array.FindIndex(region.Backlog.Values.ToArray(), waiting => waiting <= 712.66563178);
        Assert.Equal(weeksToZero, WeekOf(region.CaughtUpOn));
        Assert.Equal(weeksToTarget, target < 0 ? null : target + 1);
        Assert.Equal((840 + capacity - 1) / capacity, WeekOf(region.ClearedOn));
    }

    [Fact]
    public void Lighthouse_sequential_backlogs_the_second_waits_for_the_first()
    {
        // lh-sequential-backlogs (LetPeopleWork/Lighthouse@8666a178, MIT, ForecastServiceTest.cs): one a day, 35 and
        // then 20 by strict priority: days 35 and 55.
        RegionPlan plan = new(Bekasi)
        {
            Blanks = 100.Cards(),
            Backlog = Backlog.Of(RequestKind.FirstCard, December, 35.Cards()).Add(RequestKind.Disaster, December, 20.Cards()),
            Capacity = 1.Cards().PerOpenDay(),
        };
        RegionProjection region = Project(plan, 60);
        Assert.Equal((35, 55), (region.BacklogOf(RequestKind.FirstCard).Values.IndexOf(0) + 1, region.BacklogOf(RequestKind.Disaster).Values.IndexOf(0) + 1));
        Assert.Equal(55, WeekOf(region.ClearedOn));
    }

    [Fact]
    public void Nhs_vignette_buildup_twenty_a_week_too_few_are_840_in_42_weeks()
    {
        // nhs-vignette-buildup (NHSRwaitinglist@0d85b691, MIT, vignettes/waiting_list_sim.Rmd).
        RegionPlan plan = Waiting(0, 80.Cards().PerOpenDay()) with { Demand = Demand.At(100.Cards().PerOpenDay(), RequestKind.FirstCard) };
        Assert.Equal(840.Cards(), Project(plan, 42).Backlog[^1]);
    }

    [Fact]
    public void Nhs_schedule_two_slots_serve_the_two_who_came_first()
    {
        // nhs-schedule-1 (NHSRwaitinglist@0d85b691, MIT, test-wl_schedule.R): arrivals on 1, 4 and 10 January 2024, slots
        // on 3 and 5. There a slot serves only who came before its day, here also who comes on it; none does.
        RegionProjection region = January2024([1, 4, 10], slots: [3, 5], days: 10);
        Assert.Equal([3, 5], region.Printed.Where(day => !day.Count.IsZero).Select(day => day.Date.Day));
        Assert.Equal((2, 1), (region.Printed.Total.Value, region.Backlog[^1].Value));
    }

    [Fact]
    public void Nhs_queue_trajectory_without_removals_the_queue_only_grows()
    {
        // nhs-queue-trajectory-1 (NHSRwaitinglist@0d85b691, MIT, test-wl_queue_size.R).
        AssertDays([1, 1, 1, 2, 2, 2, 2, 2, 2, 3], January2024([1, 4, 10], slots: [], days: 10).Backlog);
    }

    [Fact]
    public void Nhs_queue_trajectory_with_removals_is_the_queue_at_the_end_of_each_day()
    {
        // nhs-queue-trajectory-2 (same file): one is removed on the 8th and one on the 15th.
        AssertDays([1, 1, 1, 2, 2, 2, 2, 1, 1, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
            January2024([1, 4, 10, 16], slots: [8, 15], days: 31).Backlog);
    }

    [Fact]
    public void Planr_coverage_of_24_months_is_the_time_until_the_blanks_on_hand_are_not_enough()
    {
        // planr-coverage-24m: cover in months by the demand to come, without supplies to come. In whole months, as the
        // position within a month is no date; where there is a backlog there is no cover.
        double[] cover = [2.7, 1.7, 0.7, 0, 0, 7.4, 6.4, 5.4, 4.4, 3.4, 2.4, 1.4, 0.4, 0, 0, 5.9, 4.9, 3.9, 2.9, 1.9, 0.9, 0, 0];
        Scenario whole = BucketScenario(1_310, s_monthlyDemand, s_monthlySupply, Monday);
        Assert.Equal(cover.Select(months => (int?)months), Enumerable.Range(0, cover.Length).Select(month => CoverAfter(whole, Monday.PlusDays(month))));
    }

    [Fact]
    public void Frepple_period_of_cover_runs_to_the_first_demand_that_cannot_be_met()
    {
        // frepple-period-of-cover (frepple@f7cce227, MIT, test/period_of_cover): 2,764,800, 13,219,200 and 2,678,400
        // seconds are 32, 153 and 31 days; the last is its 999 days, which stand for none within the horizon.
        LocalDate start = new(2025, 3, 1);
        RegionPlan plan = new(Bekasi)
        {
            Blanks = 5.Cards(),
            Capacity = s_unlimited,
            Shipments = [new(Bekasi, 5.Cards(), start), new(Bekasi, 15.Cards(), new(2025, 6, 30)), new(Bekasi, 15.Cards(), new(2025, 8, 1)), new(Bekasi, 15.Cards(), new(2026, 1, 1))],
            Demand = Demand.On(new(2025, 6, 30), RequestKind.FirstCard, 25.Cards()) + Demand.On(new(2025, 8, 1), RequestKind.FirstCard, 10.Cards())
                + Demand.On(new(2025, 12, 1), RequestKind.FirstCard, 2.Cards()) + Demand.On(new(2026, 1, 1), RequestKind.FirstCard, 4.Cards())
                + Demand.On(new(2026, 2, 1), RequestKind.FirstCard, 10.Cards()),
        };
        Scenario whole = new(start, new(2026, 3, 1), WorkCalendar.EveryDay, [plan]);
        LocalDate[] dates = [new(2025, 6, 30), new(2025, 8, 1), new(2025, 12, 1), new(2026, 1, 1)];

        // A demand on the day after a date would be a cover of 1 there and of 0 whole days here.
        Assert.Equal([32, 153, 31, null], dates.Select(date => CoverAfter(whole, date) + 1));
    }

    [Fact]
    public void Planr_stock_out_dates_of_24_months_are_those_of_the_first_unmet_requests()
    {
        // planr-stockout-date: from January 2020, out in April 2020 (72 short), February and October 2021, covered
        // again in June 2020.
        RegionProjection region = Buckets(1_310, s_monthlyDemand, s_monthlySupply);
        YearMonth MonthOf(LocalDate bucket) => new YearMonth(2020, 1).PlusMonths(Period.DaysBetween(Monday, bucket));
        Assert.Equal([new(2020, 4), new(2021, 2), new(2021, 10)], region.StockOuts.Select(interval => MonthOf(interval.Start)));
        Assert.Equal(72.Cards(), region.Backlog[region.StockOuts[0].Start]);
        Assert.Equal(new YearMonth(2020, 6), MonthOf(region.StockOuts[0].End.PlusDays(1)));
    }

    [Fact]
    public void Open_msupply_stock_out_is_the_second_day_of_use()
    {
        // oms-stockout-date (open-msupply@aee2c85b, stock_evolution.rs), in halves: 30 on hand on 2 January 2021, 25.5 a
        // day: out on the 4th, two days on, with 21.0 unmet.
        RegionProjection region = Buckets(60, [51, 51, 51], [0, 0, 200], start: new(2021, 1, 3));
        Assert.Equal([new DateInterval(new(2021, 1, 4), new(2021, 1, 4))], region.StockOuts);
        Assert.Equal(42.Cards(), region.Backlog[new LocalDate(2021, 1, 4)]);
    }

    [Fact]
    public void Open_msupply_days_out_of_stock_are_the_9th_to_the_16th_of_January()
    {
        // oms-days-out-of-stock (open-msupply@aee2c85b, generate_rnr_form_lines.rs): 3 in stock, 3 used on the 9th, 5
        // received on the 17th, 8 days out. There a day is out when nothing is in stock; here somebody must wait too,
        // so one request more than there are blanks makes the same eight days.
        RegionPlan plan = new(Bekasi) { Blanks = 3.Cards(), Capacity = s_unlimited, Shipments = [new(Bekasi, 5.Cards(), new(2024, 1, 17))] };
        RegionProjection nobody = Project(plan with { Demand = Demand.On(new(2024, 1, 9), RequestKind.FirstCard, 3.Cards()) }, 31, start: new(2024, 1, 1));
        Assert.Equal(8, nobody.Blanks.Count(day => day.Count.IsZero));
        Assert.Empty(nobody.StockOuts);
        RegionProjection one = Project(plan with { Demand = Demand.On(new(2024, 1, 9), RequestKind.FirstCard, 4.Cards()) }, 31, start: new(2024, 1, 1));
        Assert.Equal([new DateInterval(new(2024, 1, 9), new(2024, 1, 16))], one.StockOuts);
    }

    [Fact]
    public void Nhs_schedule_capacity_of_90_days_at_110_a_week_loses_nothing_not_even_on_the_last_day()
    {
        // nhs-sim-schedule-capacity (NHSRwaitinglist@0d85b691, MIT, R/sim_schedule.R), an anti-oracle: it makes 1,399
        // slots and loses those of the last day; 90 x 110 / 7 = 1,414.29 is right, and floors never drift from it.
        RegionProjection region = Project(Waiting(10_000, 110.Cards().PerWeek()), 90);
        Assert.Equal(1_414.Cards(), region.Printed.Total);
        Assert.Equal(1_414 - 110 * 89 / 7, region.Printed[^1].Value);
    }

    [Fact]
    public void Frepple_late_and_partial_deliveries_are_the_way_of_a_backlog()
    {
        // frepple-demand-policy-A (frepple@f7cce227, MIT, test/demand_policy): 20 due on 5 January 2009, 10 on hand and
        // 10 received on the 10th: 10 on each day, none short.
        RegionPlan plan = new(Bekasi)
        {
            Blanks = 10.Cards(),
            Capacity = s_unlimited,
            Demand = Demand.On(new(2009, 1, 5), RequestKind.FirstCard, 20.Cards()),
            Shipments = [new(Bekasi, 10.Cards(), new(2009, 1, 10))],
        };
        RegionProjection region = Project(plan, 31, start: new(2009, 1, 1));
        Assert.Equal([new DatedCount(new(2009, 1, 5), 10.Cards()), new DatedCount(new(2009, 1, 10), 10.Cards())], region.Printed.Where(day => !day.Count.IsZero));
        Assert.True(region.ClosingBacklog.IsEmpty);
    }

    [Fact]
    public void Ciw_slots_serve_only_at_their_times_and_unused_ones_are_lost()
    {
        // ciw-slotted-capacity (CiwPython/Ciw@05f17273, MIT, docs/Guides/Services/slotted.rst): slots at 1.5, 2.3 and 2.8 of
        // sizes 2, 5 and 3, again after 2.8, up to 7: 1.5, 2.3, 2.8, 4.3, 5.1, 5.6. A tenth is a day here.
        LocalDate At(int tenths) => Monday.PlusDays(tenths);
        int[] slots = [15, 23, 28, 15 + 28, 23 + 28, 28 + 28];
        PrintCapacity sizes = PrintCapacity.At(2.Cards().PerOpenDay()).ChangedFrom(At(23), 5.Cards().PerOpenDay()).ChangedFrom(At(28), 3.Cards().PerOpenDay())
            .ChangedFrom(At(43), 2.Cards().PerOpenDay()).ChangedFrom(At(51), 5.Cards().PerOpenDay()).ChangedFrom(At(56), 3.Cards().PerOpenDay());
        WorkCalendar calendar = WorkCalendar.EveryDay.Without(Enumerable.Range(0, 71).Except(slots).Select(At));
        RegionPlan plan = Waiting(100, sizes);
        Assert.Equal(slots.Zip([2, 5, 3, 2, 5, 3]), Served(plan));

        // Seven more wait in all, from after the first slot on: what the first two slots leave is not made up for.
        Assert.Equal([(23, 5), (28, 2)], Served(plan with { Backlog = Backlog.Empty, Demand = Demand.On(At(16), RequestKind.FirstCard, 7.Cards()) }));

        IEnumerable<(int, int)> Served(RegionPlan plan) =>
            Project(plan, 71, calendar).Printed.Where(day => !day.Count.IsZero).Select(day => (Period.DaysBetween(Monday, day.Date), (int)day.Count.Value));
    }

    [Fact]
    public void Qat_rounding_carries_the_residual_so_that_a_quarter_a_month_is_one_in_four()
    {
        // qat-rounding-residual (FASP-QAT/qat-documentation@0028c1e8, 07-supply-planning-module-program-data.md).
        RegionPlan plan = Waiting(10, CardRate.Over(1.Cards(), 4, RatePeriod.OpenDay));
        AssertDays([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1], Project(plan, 12).Printed);
        AssertDays([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1], Project(new(Bekasi) { Demand = Demand.At(CardRate.Over(1.Cards(), 4, RatePeriod.OpenDay), RequestKind.FirstCard) }, 12).Requested);
    }

    private static RegionProjection Buckets(long stock, long[] demand, long[] supply, LocalDate? start = null) =>
        Project(BucketScenario(stock, demand, supply, start ?? Monday))[Bekasi];

    private static Scenario BucketScenario(long stock, long[] demand, long[] supply, LocalDate start) => For(
        new(Bekasi)
        {
            Blanks = stock.Cards(),
            Capacity = s_unlimited,
            Demand = Demand.Of(demand.Select((count, day) => new DatedRequests(start.PlusDays(day), RequestKind.FirstCard, count.Cards()))),
            Shipments = supply.Select((count, day) => new Shipment(Bekasi, count.Cards(), start.PlusDays(day))).ToValueList(),
        },
        demand.Length, start: start);

    private static RegionPlan Waiting(long backlog, PrintCapacity capacity) => new(Bekasi)
    {
        Blanks = 1_000_000.Cards(),
        Backlog = Backlog.Of(RequestKind.FirstCard, December, backlog.Cards()),
        Capacity = capacity,
    };

    /// <summary>Arrivals of one person each on days of January 2024, served one each on the days that have a slot.</summary>
    private static RegionProjection January2024(int[] arrivals, int[] slots, int days)
    {
        static LocalDate On(int day) => new(2024, 1, day);
        RegionPlan plan = new(Bekasi)
        {
            Blanks = 100.Cards(),
            Capacity = 1.Cards().PerOpenDay(),
            Demand = Demand.Of(arrivals.Select(day => new DatedRequests(On(day), RequestKind.FirstCard, 1.Cards()))),
        };
        return Project(plan, days, WorkCalendar.EveryDay.Without(Enumerable.Range(1, days).Except(slots).Select(On)), On(1));
    }

    private static IEnumerable<long> NetPositionOf(RegionProjection region) =>
        region.Blanks.Zip(region.Backlog, (blanks, backlog) => blanks.Count.Value - backlog.Count.Value);

    /// <summary>How many whole buckets after a date the blanks on hand meet all that comes, with no more supply; null if they always do.</summary>
    private static int? CoverAfter(Scenario whole, LocalDate date)
    {
        Scenario rest = whole.After(Project(whole.Until(date)));
        RegionProjection region = Project(rest.With(rest[Bekasi] with { Shipments = [] }))[Bekasi];
        return region.StockOuts.IsEmpty ? null : Period.DaysBetween(rest.Start, region.StockOuts[0].Start);
    }

    private static int? WeekOf(LocalDate? date) => date is { } day ? Period.DaysBetween(Monday, day) + 1 : null;
}
