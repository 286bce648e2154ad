using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>What the allocator refuses, and what it says of splits that leave somebody without.</summary>
public class AllocatorFaultTests
{
    private static readonly RegionCode s_first = RegionCode.Parse("11.01"), s_second = RegionCode.Parse("32.75"), s_third = RegionCode.Parse("51.03");

    [Fact]
    public void Floors_beyond_the_supply_are_named_with_the_regions_and_by_how_much()
    {
        InputFault fault = FaultOf(1_000, NeedOf(s_first) with { Floor = 700.Cards() }, NeedOf(s_second) with { Floor = 401.Cards(), Lot = 50.Cards() }, NeedOf(s_third));
        Assert.Equal("the sum of all floors", fault.Path);
        Assert.Equal("1,150", fault.Value);
        Assert.Contains("exceeds the supply of 1,000 by 150", fault.Remedy, StringComparison.Ordinal);
        Assert.Contains("lower some of 11.01 700, 32.75 401 (450 in whole lots).", fault.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("51.03", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Floors_that_only_whole_lots_raise_beyond_the_supply_are_named_in_whole_lots_too()
    {
        InputFault fault = FaultOf(1_000, NeedOf(s_first) with { Floor = 700.Cards(), Lot = 500.Cards() }, NeedOf(s_second) with { Floor = 300.Cards() });
        Assert.Equal("it exceeds the supply of 1,000 by 300; lower some of 11.01 700 (1,000 in whole lots), 32.75 300.", fault.Remedy);
    }

    [Fact]
    public void Of_many_floors_the_ten_largest_are_named()
    {
        InputFault fault = FaultOf(10, [.. RegionCatalog.Indonesia.Regencies.Take(12).Select((region, i) => NeedOf(region.Code) with { Floor = (100 + i % 11).Cards() })]);
        Assert.EndsWith("lower some of 11.11 110, 11.10 109, 11.09 108, 11.08 107, 11.07 106, 11.06 105, 11.05 104, 11.04 103, 11.03 102, 11.02 101 and 2 more.", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Floors_of_just_the_supply_are_granted()
    {
        AllocationPlan plan = Plan(AllocationRule.EqualCover, 1_000, NeedOf(s_first) with { Floor = 600.Cards() }, NeedOf(s_second) with { Floor = 400.Cards() });
        Assert.Equal((600.Cards(), 400.Cards(), 0.Cards()), (plan[s_first], plan[s_second], plan.Remaining));
    }

    [Fact]
    public void A_floor_above_the_ceiling_is_a_fault() =>
        AssertFault("needs[32.75].ceiling", "4", "give at least the floor, 5.", NeedOf(s_second) with { Floor = 5.Cards(), Ceiling = 4.Cards() });

    [Fact]
    public void Floor_and_ceiling_without_a_whole_lot_between_are_a_fault() =>
        AssertFault("needs[32.75].floor", "5", "no whole number of lots of 4 lies between it and the ceiling, 7.", NeedOf(s_second) with { Floor = 5.Cards(), Ceiling = 7.Cards(), Lot = 4.Cards() });

    [Fact]
    public void A_lot_of_zero_is_a_fault() => AssertFault("needs[32.75].lot", "0", "give at least 1.", NeedOf(s_second) with { Lot = default });

    [Fact]
    public void A_region_twice_is_a_fault() => AssertFault("needs[32.75]", "32.75", "a region may come only once.", NeedOf(s_second), NeedOf(s_second) with { Lot = 2.Cards() });

    [Fact]
    public void A_region_within_another_is_a_fault()
    {
        AssertFault("needs[32.75]", "32.75", "it lies in 32, which the needs have too; its cards would count twice.", NeedOf(s_second), NeedOf(RegionCode.Parse("32")));
        AssertFault("needs[32.75.01.1001]", "32.75.01.1001", "it lies in 32.75, which the needs have too; its cards would count twice.", NeedOf(RegionCode.Parse("32.75.01.1001")), NeedOf(s_first), NeedOf(s_second), NeedOf(RegionCode.Parse("32.76")));
    }

    [Fact]
    public void The_nation_is_a_fault() =>
        AssertFault("needs[ID]", "ID", "give a province or something within one; the nation is the sum of its regions.", NeedOf(RegionCode.Nation), NeedOf(s_second));

    [Fact]
    public void A_missing_need_or_backlog_is_a_fault()
    {
        AssertFault("needs", "null", "give a need for each region.", NeedOf(s_second), null!);
        AssertFault("needs[32.75].backlog", "null", "give Backlog.Empty if nobody waits.", NeedOf(s_second) with { Backlog = null! });
    }

    [Fact]
    public void Totals_that_do_not_fit_are_a_fault()
    {
        CardCount most = new(long.MaxValue / 4);
        InputFault fault = FaultOf(1, NeedOf(s_first) with { Blanks = most });
        Assert.Equal("the sum of supply, blanks and backlogs", fault.Path);
        Assert.Contains($"{most.Value}", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("equal cover", 1_000_000_000_000_000)]
    [InlineData("earliest last clearance", 1_000_000_000_000_000)]
    [InlineData("proportional, by divisors", 1_000_000_000_000_000)]
    [InlineData("oldest first", 1_000_000_000_000_000)]
    [InlineData("the ministry's priority", 1_000_000_000_000_000)]
    [InlineData("equal cover", long.MaxValue / 16)]
    [InlineData("earliest last clearance", long.MaxValue / 16)]
    [InlineData("proportional, by divisors", long.MaxValue / 16)]
    [InlineData("oldest first", long.MaxValue / 16)]
    [InlineData("the ministry's priority", long.MaxValue / 16)]
    public async Task The_largest_supplies_are_split_as_soon_as_small_ones(string name, long supply)
    {
        AllocationRule rule = GreedySplits.Ordered.Single(rule => rule.Name == name);
        AllocationNeed[] needs = [.. new[] { s_first, s_second }.Select(region => new AllocationNeed(region) { Backlog = Waiting(supply), PrintRate = 3.Cards().PerOpenDay() })];
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        AllocationPlan plan = await Task.Run(() => Allocator.Allocate(new(supply), needs, rule), cancellation).WaitAsync(TimeSpan.FromSeconds(10), cancellation);
        Assert.Equal([supply - supply / 2, supply / 2], plan.Allocations.Select(allocation => allocation.Count.Value));
    }

    [Fact]
    public void Least_waiting_refuses_lots_of_several_sizes_and_the_others_do_not()
    {
        AllocationNeed[] needs = [NeedOf(s_first) with { Lot = 2.Cards() }, NeedOf(s_second) with { Lot = 3.Cards() }, NeedOf(s_third) with { Lot = 2.Cards() }];
        InputFault fault = Assert.Single((IEnumerable<InputFault>)Assert.Throws<InvalidNeedsException>(() => Plan(AllocationRule.LeastWaiting, 100, needs)).Faults);
        Assert.Equal(("needs[32.75].lot", "3"), (fault.Path, fault.Value));
        Assert.Contains("11.01", fault.Remedy, StringComparison.Ordinal);
        Assert.All(GreedySplits.Ordered, rule => Assert.True(Plan(rule, 100, needs).Allocated > default(CardCount)));
    }

    [Theory]
    [InlineData(ProportionalMethod.Webster)]
    [InlineData(ProportionalMethod.LargestRemainder)]
    public void A_negative_weight_is_a_fault(ProportionalMethod method)
    {
        AllocationRule rule = AllocationRule.Proportional(method, need => need.Region == s_second ? -7 : 1);
        InputFault fault = Assert.Single((IEnumerable<InputFault>)Assert.Throws<InvalidNeedsException>(() => Plan(rule, 100, NeedOf(s_first), NeedOf(s_second))).Faults);
        Assert.Equal(("needs[32.75].weight", "-7"), (fault.Path, fault.Value));
    }

    [Theory]
    [InlineData(ProportionalMethod.Webster)]
    [InlineData(ProportionalMethod.LargestRemainder)]
    public void Weights_whose_sum_does_not_fit_are_a_fault_and_the_largest_that_do_split_any_supply(ProportionalMethod method)
    {
        AllocationNeed[] needs = [.. new[] { s_first, s_second }.Select(region => NeedOf(region) with { Lot = new(1) })];
        AllocationRule tooMany = AllocationRule.Proportional(method, need => need.Region == s_first ? long.MaxValue : 1);
        InputFault fault = Assert.Single((IEnumerable<InputFault>)Assert.Throws<InvalidNeedsException>(() => Allocator.Allocate(1.Cards(), needs, tooMany)).Faults);
        Assert.Equal(("the sum of all weights", "9223372036854775808"), (fault.Path, fault.Value));
        CardCount supply = new(long.MaxValue / 8);
        AllocationPlan plan = Allocator.Allocate(supply, needs, AllocationRule.Proportional(method, need => need.Region == s_first ? long.MaxValue - 1 : 1));
        Assert.Equal([supply, default], plan.Allocations.Select(allocation => allocation.Count));
    }

    [Theory]
    [InlineData(ProportionalMethod.Webster)]
    [InlineData(ProportionalMethod.LargestRemainder)]
    public void A_weight_is_asked_for_once_so_that_what_is_checked_is_what_is_used(ProportionalMethod method)
    {
        List<RegionCode> asked = [];
        AllocationRule rule = AllocationRule.Proportional(method, need =>
        {
            asked.Add(need.Region);
            return asked.Count > 2 ? -5 : 1;
        });
        Assert.Equal([5, 5], Plan(rule, 10, NeedOf(s_second), NeedOf(s_first)).Allocations.Select(allocation => allocation.Count.Value));
        Assert.Equal([s_first, s_second], asked);
        Assert.Throws<InvalidNeedsException>(() => Plan(rule, 10, NeedOf(s_first)));
    }

    [Fact]
    public void All_faults_are_named_in_the_order_of_the_codes()
    {
        InvalidNeedsException thrown = Assert.Throws<InvalidNeedsException>(() => Plan(AllocationRule.EqualCover, 10, NeedOf(s_third) with { Lot = default }, NeedOf(s_first) with { Lot = default, Floor = 2.Cards(), Ceiling = 1.Cards() }));
        Assert.Equal(["needs[11.01].lot", "needs[11.01].ceiling", "needs[51.03].lot"], thrown.Faults.Select(fault => fault.Path));
        Assert.Contains("3 faults", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProportionalMethod.Webster)]
    [InlineData(ProportionalMethod.LargestRemainder)]
    public void A_split_that_is_cancelled_under_way_gives_no_plan(ProportionalMethod method)
    {
        using CancellationTokenSource source = new();
        AllocationRule rule = AllocationRule.Proportional(method, _ =>
        {
            source.Cancel();
            return 1;
        });
        Assert.Throws<OperationCanceledException>(() => Allocator.Allocate(100.Cards(), [NeedOf(s_first)], rule, cancellation: source.Token));
    }

    [Fact]
    public void Least_waiting_refuses_more_region_days_than_its_options_allow()
    {
        AllocationNeed[] needs = [NeedOf(s_first), NeedOf(s_second)];
        AllocationOptions options = new() { Horizon = 3_660, MaxRegionDays = 7_319 };
        LimitExceededException thrown = Assert.Throws<LimitExceededException>(() => Allocator.Allocate(100.Cards(), needs, AllocationRule.LeastWaiting, options));
        Assert.Equal((7_320, 7_319), (thrown.Value, thrown.Limit));
        Assert.Equal("The number of regions times open days of the horizon is 7,320, and the rule of least waiting may look at 7,319: shorten the horizon, or raise AllocationOptions.MaxRegionDays.", thrown.Message);
        Assert.Equal(100.Cards(), Allocator.Allocate(100.Cards(), needs, AllocationRule.LeastWaiting, options with { MaxRegionDays = 7_320 }).Allocated);
        Assert.Equal(100.Cards(), Allocator.Allocate(100.Cards(), needs, AllocationRule.EqualCover, options).Allocated);
        Assert.Throws<InvalidValueException>(() => new AllocationOptions { MaxRegionDays = 0 });
        Assert.True(AllocationOptions.Default.MaxRegionDays >= 83_000 * AllocationOptions.Default.Horizon);
    }

    [Fact]
    public void A_month_is_a_twelfth_of_52_weeks()
    {
        CardRate week = 3.Cards().PerWeek(), month = CardRate.Over(13.Cards(), 1, RatePeriod.Month), largest = CardRate.Over(CardCount.MaxValue, 1, RatePeriod.Month);
        foreach (AllocationRule rule in (AllocationRule[])[.. GreedySplits.Ordered, AllocationRule.LeastWaiting])
        {
            AllocationPlan Of(CardRate rate) => Plan(rule, 60, NeedOf(s_first), NeedOf(s_second) with { PrintRate = rate, Requests = rate, Backlog = Waiting(4) });
            Assert.Equal(Of(week), Of(month));
            Assert.Equal(60.Cards(), Of(largest).Allocated);
        }
    }

    [Fact]
    public void Regions_may_be_named_by_the_text_of_their_codes()
    {
        AllocationNeed need = new("32.75") { Backlog = Waiting(100) };
        Assert.Equal(new AllocationNeed(s_second) { Backlog = Waiting(100) }, need);
        Assert.Throws<UnparsableTextException>(() => new AllocationNeed("Bekasi"));
        AllocationPlan plan = Plan(AllocationRule.OldestFirst, 500, need);
        Assert.Equal((100.Cards(), AllocationBound.Need), (plan["32.75"], plan.ReasonOf("32.75")?.Bound));
        Assert.Null(plan.ReasonOf("32.71"));
        Assert.Null(new AllocationPlan(1.Cards(), plan.Allocations.Where(_ => false)).ReasonOf(s_second));
        Assert.Throws<UnparsableTextException>(() => plan["Bekasi"]);
        Assert.Throws<UnparsableTextException>(() => plan.ReasonOf("Bekasi"));
    }

    [Fact]
    public void Nothing_is_split_over_nobody() => Assert.Equal(10.Cards(), Plan(AllocationRule.EqualCover, 10).Remaining);

    [Fact]
    public void An_office_that_cannot_print_never_clears_and_gets_nothing_from_rules_that_look_at_printing()
    {
        // Where nobody waits nothing is needed; where nobody waits yet, equal cover and least waiting know that somebody will.
        AllocationNeed idle = NeedOf(s_first) with { PrintRate = null }, idleWithoutBacklog = NeedOf(s_third) with { PrintRate = null, Backlog = Backlog.Empty };
        foreach (AllocationRule rule in new[] { AllocationRule.EqualCover, AllocationRule.EarliestLastClearance, AllocationRule.LeastWaiting })
        {
            AllocationPlan plan = Plan(rule, 1_000, idle, NeedOf(s_second), idleWithoutBacklog);
            Assert.Equal([0, 100, 0], plan.Allocations.Select(allocation => allocation.Count.Value));
            Assert.Equal([false, true, true], plan.Reasons.Select(reason => reason.CanClear));
            Assert.Equal((AllocationBound.PrintRate, AllocationBound.Need), (plan.Reasons[0].Bound, plan.Reasons[2].Bound));
            AllocationBound expecting = rule == AllocationRule.EarliestLastClearance ? AllocationBound.Need : AllocationBound.PrintRate;
            Assert.Equal(expecting, Plan(rule, 1_000, idleWithoutBacklog with { Requests = 1.Cards().PerOpenDay() }).Reasons[0].Bound);
            Assert.Equal(0, plan.Reasons[0].WorthOfOneMoreLot);
        }

        AllocationPlan proportional = Plan(AllocationRule.Proportional(), 100, idle, NeedOf(s_second));
        Assert.Equal((50.Cards(), 50.Cards(), false), (proportional[s_first], proportional.Reasons[0].Idle, proportional.Reasons[0].CanClear));
    }

    [Theory]
    [InlineData(0, 0, 45)]
    [InlineData(3, 0, 48)]
    [InlineData(3, 100, 50)]
    public void Blanks_that_the_printers_cannot_use_within_the_horizon_are_idle(int blanks, int onTheWay, long idle)
    {
        // A card a day for five days, of a hundred that wait, and fifty blanks by the floor.
        AllocationNeed need = NeedOf(s_first) with { PrintRate = 1.Cards().PerOpenDay(), Blanks = blanks.Cards(), OnTheWay = onTheWay.Cards(), Floor = 50.Cards() };
        AllocationReason reason = Allocator.Allocate(50.Cards(), [need], AllocationRule.EqualCover, new AllocationOptions { Horizon = 5 }).Reasons[0];
        Assert.Equal(idle, reason.Idle.Value);
    }

    [Fact]
    public void Bound_by_the_supply() => AssertReasons(AllocationRule.EqualCover, 6, [3, 3], [AllocationBound.Supply, AllocationBound.Supply], [0.1, 0.1], "open days of cover", NeedOf(s_first), NeedOf(s_second));

    [Fact]
    public void Bound_by_its_floor() => AssertReasons(AllocationRule.EqualCover, 60, [50, 10], [AllocationBound.Floor, AllocationBound.Supply], [0.1, 0.1], "open days of cover", NeedOf(s_first) with { Floor = 50.Cards() }, NeedOf(s_second));

    [Fact]
    public void Bound_by_its_ceiling() => AssertReasons(AllocationRule.EarliestLastClearance, 60, [20, 40], [AllocationBound.Ceiling, AllocationBound.Supply], [0.1, 0.1], "open days of printing covered", NeedOf(s_first) with { Ceiling = 20.Cards() }, NeedOf(s_second));

    [Fact]
    public void Bound_by_the_size_of_lots() => AssertReasons(AllocationRule.EqualCover, 50, [40], [AllocationBound.Lot], [2], "open days of cover", NeedOf(s_first) with { Lot = 20.Cards() });

    [Fact]
    public void Bound_by_the_print_rate()
    {
        // A card a day for sixty days; at ten a day a 29th blank would be printed on the third day and save 58 days of waiting.
        AssertReasons(AllocationRule.LeastWaiting, 100, [60], [AllocationBound.PrintRate], [0], "days of waiting saved", NeedOf(s_first) with { PrintRate = 1.Cards().PerOpenDay() });
        AssertReasons(AllocationRule.LeastWaiting, 28, [28], [AllocationBound.Supply], [58], "days of waiting saved", NeedOf(s_first));
    }

    [Fact]
    public void Bound_by_what_is_needed() => AssertReasons(AllocationRule.OldestFirst, 500, [100, 60], [AllocationBound.Need, AllocationBound.Need], [0, 0], "requests served", NeedOf(s_first), NeedOf(s_second) with { Blanks = 40.Cards() });

    [Fact]
    public void Without_weight_nothing_is_needed_and_a_lot_leads_away_from_the_share()
    {
        // Shares 0, 4.5 and 4.5: a sixth card would be 1.5 off and not 0.5, a fifth as far above as four are below.
        foreach (ProportionalMethod method in Enum.GetValues<ProportionalMethod>())
            AssertReasons(AllocationRule.Proportional(method), 9, [0, 5, 4], [AllocationBound.Need, AllocationBound.Supply, AllocationBound.Supply], [-1, -1, 0], "blanks nearer to the exact share", NeedOf(s_first) with { Backlog = Backlog.Empty }, NeedOf(s_second), NeedOf(s_third));
    }

    [Fact]
    public void Where_all_are_held_by_their_ceilings_worth_is_still_what_the_lot_brings_nearer_to_the_share()
    {
        // Shares of a thousand by 1 to 3 are 250 and 750. At 100 a card leads one nearer; at 240 a lot of 20 would go from 10 below to 10 above; at 700 one of 50 hits the share.
        AllocationNeed one = NeedOf(s_first), three = NeedOf(s_second) with { Backlog = Waiting(300) };
        foreach (ProportionalMethod method in Enum.GetValues<ProportionalMethod>())
        {
            AssertReasons(AllocationRule.Proportional(method), 1_000, [100, 100], [AllocationBound.Ceiling, AllocationBound.Ceiling], [1, 1], "blanks nearer to the exact share", one with { Ceiling = 100.Cards() }, three with { Ceiling = 100.Cards() });
            AssertReasons(AllocationRule.Proportional(method), 1_000, [240, 700], [AllocationBound.Ceiling, AllocationBound.Ceiling], [0, 50], "blanks nearer to the exact share", one with { Ceiling = 255.Cards(), Lot = 20.Cards() }, three with { Ceiling = 700.Cards(), Lot = 50.Cards() });
        }
    }

    [Fact]
    public void Of_equal_cover_the_lot_that_covers_all_for_good_is_worth_an_infinity() =>
        AssertReasons(AllocationRule.EqualCover, 99, [99], [AllocationBound.Supply], [double.PositiveInfinity], "open days of cover", NeedOf(s_first));

    [Fact]
    public void The_worth_of_a_lot_is_not_lost_among_very_many_cards()
    {
        const long Many = 100_000_000_000_000_000;
        double WorthOf(AllocationRule rule, long supply, params AllocationNeed[] needs) => Allocator.Allocate(new(supply), needs, rule).Reasons[0].WorthOfOneMoreLot;
        AllocationNeed need = NeedOf(s_first) with { Backlog = Waiting(3 * Many), PrintRate = 3.Cards().PerOpenDay() };
        Assert.Equal(1.0 / 3, WorthOf(AllocationRule.EarliestLastClearance, 10, need), 15);
        Assert.Equal(1.0 / 3, WorthOf(AllocationRule.EqualCover, 10, need with { Blanks = new(Many) }), 15);

        // From a cover of Many - 1/3 by printing to one of Many + 1/2 by requests.
        AllocationNeed crossing = need with { Backlog = Waiting(Many), Requests = 2.Cards().PerOpenDay(), Blanks = new(3 * Many - 1), Lot = 2.Cards() };
        Assert.Equal(5.0 / 6, WorthOf(AllocationRule.EqualCover, 1, crossing), 15);

        // Shares of 2 Many + 1 by halves: at Many the next card goes from half a card below to half a card above.
        foreach (ProportionalMethod method in Enum.GetValues<ProportionalMethod>())
        {
            Assert.Equal(0, WorthOf(AllocationRule.Proportional(method), 2 * Many + 1, NeedOf(s_first) with { Ceiling = new(Many) }, NeedOf(s_second)));
            Assert.Equal(1, WorthOf(AllocationRule.Proportional(method), 2 * Many + 1, NeedOf(s_first) with { Ceiling = new(Many - 1) }, NeedOf(s_second)));
        }
    }

    [Fact]
    public void A_lot_larger_than_can_be_counted_with_is_a_fault()
    {
        CardCount most = new(long.MaxValue / 4), more = new(long.MaxValue / 4 + 1);
        AssertFault("needs[32.75].lot", $"{more}", $"give no more than {most}.", NeedOf(s_second) with { Lot = more, Blanks = 5.Cards() });
        foreach (AllocationRule rule in (AllocationRule[])[.. GreedySplits.Ordered, AllocationRule.Proportional(ProportionalMethod.LargestRemainder), AllocationRule.LeastWaiting])
        {
            AllocationNeed[] needs = [NeedOf(s_first) with { Lot = most, Blanks = 5.Cards(), Requests = 1.Cards().PerOpenDay() }, NeedOf(s_second) with { Lot = most }];
            Assert.Equal(500.Cards(), Plan(rule, 500, needs).Remaining);
            Assert.Throws<InvalidNeedsException>(() => Plan(rule, 500, needs[0] with { Lot = new CardCount(long.MaxValue) }));
        }
    }

    private static void AssertReasons(AllocationRule rule, int supply, long[] granted, AllocationBound[] bounds, double[] worths, string unit, params AllocationNeed[] needs)
    {
        AllocationPlan plan = Plan(rule, supply, needs);
        Assert.Equal(granted, plan.Allocations.Select(allocation => allocation.Count.Value));
        Assert.Equal(bounds, plan.Reasons.Select(reason => reason.Bound));
        Assert.All(worths.Zip(plan.Reasons), pair => Assert.Equal(pair.First, pair.Second.WorthOfOneMoreLot, 9));
        Assert.All(plan.Reasons, reason => Assert.Equal(unit, reason.Unit));
    }

    private static void AssertFault(string path, string value, string remedy, params AllocationNeed[] needs)
    {
        InputFault fault = FaultOf(100, needs);
        Assert.Equal((path, value), (fault.Path, fault.Value));
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    private static InputFault FaultOf(int supply, params AllocationNeed[] needs) =>
        Assert.Single((IEnumerable<InputFault>)Assert.Throws<InvalidNeedsException>(() => Plan(AllocationRule.EqualCover, supply, needs)).Faults);

    private static AllocationPlan Plan(AllocationRule rule, int supply, params AllocationNeed[] needs) => Allocator.Allocate(supply.Cards(), needs, rule);

    private static AllocationNeed NeedOf(RegionCode region) => new(region) { Backlog = Waiting(100), PrintRate = 10.Cards().PerOpenDay() };

    private static Backlog Waiting(long count) => Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), new CardCount(count));
}
