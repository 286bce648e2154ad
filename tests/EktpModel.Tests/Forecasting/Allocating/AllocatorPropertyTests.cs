using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>Many regions and many blanks, with lots of one size.</summary>
public static class LargeEqualSplits
{
    public static Arbitrary<Split> Split() => NeedGenerator.Arbitrary(regions: 25, most: 4_000, mixedLots: false);
}

/// <summary>What every rule promises, on splits of few and of many regions, with lots of several sizes where the rule allows them.</summary>
[Properties(MaxTest = 60)]
public class AllocatorPropertyTests
{
    private static readonly AllocationRule[] s_mixed = [.. GreedySplits.Ordered, AllocationRule.Proportional(ProportionalMethod.LargestRemainder)];

    private static readonly AllocationRule[] s_all = [.. s_mixed, AllocationRule.LeastWaiting];

    [Property(Arbitrary = [typeof(LargeSplits)])]
    public void Of_many_no_card_is_lost_and_floors_ceilings_and_lots_are_kept(Split split) => AssertKept(split, s_mixed);

    [Property(Arbitrary = [typeof(SmallMixedSplits)], MaxTest = 300)]
    public void Of_few_no_card_is_lost_and_floors_ceilings_and_lots_are_kept(Split split) => AssertKept(split, s_mixed);

    [Property(Arbitrary = [typeof(LargeEqualSplits)])]
    public void With_equal_lots_no_card_is_lost_and_floors_ceilings_and_lots_are_kept(Split split) => AssertKept(split, s_all);

    [Property(Arbitrary = [typeof(LargeSplits)])]
    public void Of_many_nothing_stays_that_a_region_could_still_take(Split split) => AssertNothingStays(split, GreedySplits.Ordered);

    [Property(Arbitrary = [typeof(SmallMixedSplits)], MaxTest = 300)]
    public void Of_few_nothing_stays_that_a_region_could_still_take(Split split) => AssertNothingStays(split, GreedySplits.Ordered);

    [Property(Arbitrary = [typeof(SmallMixedSplits)], MaxTest = 300)]
    public void Of_few_nothing_stays_that_a_region_could_still_take_by_largest_remainders(Split split) =>
        AssertNothingStays(split, [AllocationRule.Proportional(ProportionalMethod.LargestRemainder)]);

    [Property(Arbitrary = [typeof(LargeEqualSplits)])]
    public void With_equal_lots_nothing_stays_that_a_region_could_still_take(Split split) => AssertNothingStays(split, s_all);

    [Property(Arbitrary = [typeof(LargeSplits)], MaxTest = 25)]
    public void Of_many_giving_one_lot_at_a_time_comes_to_the_same(Split split) => AssertGreedy(split, GreedySplits.Ordered);

    [Property(Arbitrary = [typeof(SmallMixedSplits)], MaxTest = 500)]
    public void Of_few_giving_one_lot_at_a_time_comes_to_the_same(Split split) => AssertGreedy(split, GreedySplits.Ordered);

    [Property(Arbitrary = [typeof(LargeEqualSplits)], MaxTest = 25)]
    public void With_equal_lots_giving_one_lot_at_a_time_comes_to_the_same(Split split) => AssertGreedy(split, [.. GreedySplits.Ordered, AllocationRule.LeastWaiting]);

    [Property(Arbitrary = [typeof(HugeEqualSplits)], MaxTest = 300)]
    public void Of_very_many_no_lot_is_given_before_its_turn(Split split)
    {
        AssertKept(split, s_all);
        foreach (AllocationRule rule in (AllocationRule[])[.. GreedySplits.Ordered, AllocationRule.LeastWaiting])
        {
            AllocationPlan plan = split.By(rule, GreedySplits.Horizon);
            Assert.True(GreedySplits.IsInOrder(split, rule, plan), $"{rule} gives {string.Join(", ", plan.Allocations)}");
        }
    }

    [Property(Arbitrary = [typeof(HugeSplits)], MaxTest = 300)]
    public void Of_very_many_in_lots_of_several_sizes_nothing_stays_that_a_region_could_still_take(Split split)
    {
        AssertKept(split, s_mixed);
        AssertNothingStays(split, GreedySplits.Ordered);
    }

    [Property(Arbitrary = [typeof(LargeEqualSplits)])]
    public void The_order_of_the_input_does_not_matter(Split split, int seed)
    {
        AllocationNeed[] shuffled = [.. split.Needs];
        new Random(seed).Shuffle(shuffled);
        foreach (AllocationRule rule in s_all)
        {
            AllocationPlan plan = split.By(rule), other = (split with { Needs = shuffled.ToValueList() }).By(rule);
            Assert.Equal(plan.Allocations, other.Allocations);
            Assert.Equal(plan.Reasons, other.Reasons);
        }
    }

    [Property(Arbitrary = [typeof(LargeEqualSplits)])]
    public void Where_lots_are_equal_more_supply_leaves_no_region_with_less(Split split, PositiveInt more)
    {
        Split larger = split with { Supply = split.Supply + more.Get.Cards() };
        foreach (AllocationRule rule in (AllocationRule[])[.. GreedySplits.Ordered, AllocationRule.LeastWaiting])
            Assert.All(split.By(rule).Allocations.Zip(larger.By(rule).Allocations), pair => Assert.True(pair.First.Count <= pair.Second.Count, $"{rule}: {pair.First.Region} falls from {pair.First.Count} to {pair.Second.Count}"));
    }

    [Fact]
    public void Largest_remainders_may_leave_a_region_with_less_of_more_and_divisors_do_not()
    {
        // The Alabama paradox at its smallest: quotas 4.29, 4.29 and 1.43 of ten, 4.71, 4.71 and 1.57 of eleven.
        ValueList<AllocationNeed> needs = Codes(3).Zip([6, 6, 2], (region, backlog) => NeedOf(region, backlog)).ToValueList();
        long[] Of(int supply, ProportionalMethod method) => GrantsOf(new Split(supply.Cards(), needs), AllocationRule.Proportional(method));
        Assert.Equal([4, 4, 2], Of(10, ProportionalMethod.LargestRemainder));
        Assert.Equal([5, 5, 1], Of(11, ProportionalMethod.LargestRemainder));
        Assert.Equal([5, 4, 1], Of(10, ProportionalMethod.Webster));
        Assert.Equal([5, 5, 1], Of(11, ProportionalMethod.Webster));
    }

    [Property(Arbitrary = [typeof(LargeEqualSplits)])]
    public void Other_names_in_the_same_order_change_nothing_but_names(Split split)
    {
        RegionCode[] others = [.. RegionCatalog.Indonesia.Regencies.Skip(100).Select(region => region.Code).Where((_, i) => i % 7 == 0)];
        Split renamed = split with { Needs = GreedySplits.InOrder(split).Select((need, i) => need with { Region = others[i] }).ToValueList() };
        foreach (AllocationRule rule in s_all) Assert.Equal(GrantsOf(split, rule), GrantsOf(renamed, rule));
    }

    [Property(Arbitrary = [typeof(LargeEqualSplits)])]
    public void Two_regions_alike_may_swap_their_codes_and_differ_by_the_last_lot_at_most(Split split)
    {
        AllocationNeed[] needs = GreedySplits.InOrder(split);
        AllocationNeed twin = needs[0] with { Region = Codes(40)[^1] };
        Split twins = new(split.Supply + twin.Floor + twin.Lot, [twin, .. needs]);
        Split swapped = twins with { Needs = [twin with { Region = needs[0].Region }, needs[0] with { Region = twin.Region }, .. needs[1..]] };
        foreach (AllocationRule rule in s_all)
        {
            AllocationPlan plan = twins.By(rule);
            Assert.Equal(plan.Allocations, swapped.By(rule).Allocations);
            CardCount first = plan[needs[0].Region], second = plan[twin.Region];
            Assert.True(first >= second, $"{rule}: the later code gets more");

            // To least waiting, lots printed on one day are worth the same, so it may give many in a row to one of the two.
            if (rule != AllocationRule.LeastWaiting) Assert.True(first <= second + twin.Lot, $"{rule}: {first} and {second}");
        }
    }

    [Property(Arbitrary = [typeof(LargeEqualSplits)])]
    public void Scaling_everything_scales_the_plan(Split split, PositiveInt by)
    {
        // Least waiting prints whole cards a day, and k times a part of a card is more than a part; to the others rates are fractions.
        int factor = by.Get % 50 + 2;
        CardRate? Whole(CardRate? rate, int k) => rate is null ? null : new CardCount(rate.Cards.Value * k).PerOpenDay();
        CardRate? Fraction(CardRate? rate, int k) => rate is null ? null : CardRate.Over(new CardCount(rate.Cards.Value * k), rate.Periods, rate.Period);
        Split Times(int k, Func<CardRate?, int, CardRate?> rateOf) => new(
            new CardCount(split.Supply.Value * k),
            split.Needs.Select(need => need with
            {
                Backlog = Backlog.Of(need.Backlog.Cohorts.Select(entry => entry with { Count = new CardCount(entry.Count.Value * k) })),
                Requests = rateOf(need.Requests, k),
                PrintRate = rateOf(need.PrintRate, k),
                Blanks = new CardCount(need.Blanks.Value * k),
                OnTheWay = new CardCount(need.OnTheWay.Value * k),
                Lot = new CardCount(need.Lot.Value * k),
                Floor = new CardCount(need.Floor.Value * k),
                Ceiling = need.Ceiling is { } ceiling ? new CardCount(ceiling.Value * k) : null,
            }).ToValueList());
        foreach (AllocationRule rule in s_all)
        {
            Func<CardRate?, int, CardRate?> rateOf = rule == AllocationRule.LeastWaiting ? Whole : Fraction;
            Assert.Equal(GrantsOf(Times(1, rateOf), rule).Select(count => count * factor), GrantsOf(Times(factor, rateOf), rule));
        }
    }

    [Fact]
    public void Scaling_does_not_scale_least_waiting_where_a_day_prints_a_part_of_a_card()
    {
        // The third lot: at 3/2 cards a day the second is printed on the second day, as at one a day; at 6/2 half of it is on the first.
        long[] Of(int k)
        {
            AllocationNeed NeedAt(RegionCode region, CardRate rate) => NeedOf(region, 10 * k) with { PrintRate = rate, Lot = k.Cards() };
            RegionCode[] codes = Codes(2);
            return GrantsOf(new Split((3 * k).Cards(), [NeedAt(codes[0], k.Cards().PerOpenDay()), NeedAt(codes[1], CardRate.Over((3 * k).Cards(), 2, RatePeriod.OpenDay))]), AllocationRule.LeastWaiting);
        }

        Assert.Equal([2, 1], Of(1));
        Assert.Equal([2, 4], Of(2));
    }

    [Fact]
    public void With_lots_of_several_sizes_more_supply_may_leave_a_region_with_less()
    {
        long[] Of(int supply, AllocationRule rule) =>
            GrantsOf(new Split(supply.Cards(), [.. Codes(2).Zip([10, 1], (region, lot) => NeedOf(region, 100) with { PrintRate = 1.Cards().PerOpenDay(), Lot = lot.Cards() })]), rule);
        Assert.Equal([0, 9], Of(9, AllocationRule.EqualCover));
        Assert.Equal([10, 0], Of(10, AllocationRule.EqualCover));
        Assert.Equal([0, 14], Of(14, AllocationRule.Proportional()));
        Assert.Equal([10, 5], Of(15, AllocationRule.Proportional()));

        // The exact shares are 4.5 each.
        Assert.Equal([0, 9], Of(9, AllocationRule.Proportional(ProportionalMethod.LargestRemainder)));
    }

    [Property(Arbitrary = [typeof(LargeEqualSplits)])]
    public void Idle_blanks_are_those_beyond_what_the_printers_can_use_within_the_horizon(Split split)
    {
        foreach (AllocationRule rule in s_all)
        {
            AllocationPlan plan = split.By(rule, GreedySplits.Horizon);
            foreach ((AllocationNeed need, AllocationReason reason) in GreedySplits.InOrder(split).Zip(plan.Reasons))
            {
                // With one blank fewer than are idle beyond them, somebody waits a day longer; with fewer idle ones nobody does.
                AllocationNeed single = need with { Lot = 1.Cards() };
                long granted = plan[need.Region].Value, used = granted - reason.Idle.Value;
                Assert.Equal(NaiveSplits.Waiting(single, granted, GreedySplits.Horizon), NaiveSplits.Waiting(single, used, GreedySplits.Horizon));
                if (used > 0) Assert.True(NaiveSplits.Waiting(single, used, GreedySplits.Horizon) < NaiveSplits.Waiting(single, used - 1, GreedySplits.Horizon), $"{rule}: more are idle in {need.Region} than {reason.Idle}");
            }
        }
    }

    private static void AssertKept(Split split, AllocationRule[] rules)
    {
        foreach (AllocationRule rule in rules)
        {
            AllocationPlan plan = split.By(rule);
            Assert.Equal(split.Supply, plan.Allocated + plan.Remaining);
            Assert.Equal(plan.Allocated, plan.Allocations.Sum(allocation => allocation.Count));
            Assert.Equal(GreedySplits.InOrder(split).Select(need => need.Region), plan.Allocations.Select(allocation => allocation.Region));
            Assert.Equal(plan.Allocations.Select(allocation => allocation.Region), plan.Reasons.Select(reason => reason.Region));
            Assert.All(plan.Reasons, reason => Assert.Equal(reason, plan.ReasonOf(reason.Region)));
            Assert.All(split.Needs, need =>
            {
                CardCount granted = plan[need.Region];
                Assert.True(granted >= need.Floor && (need.Ceiling is not { } ceiling || granted <= ceiling), $"{rule}: {need.Region} gets {granted}, not {need.Floor} to {need.Ceiling}");
                Assert.Equal(0, granted.Value % need.Lot.Value);
            });
        }
    }

    private static void AssertNothingStays(Split split, AllocationRule[] rules)
    {
        foreach (AllocationRule rule in rules)
        {
            AllocationPlan plan = split.By(rule, GreedySplits.Horizon);
            for (int i = 0; i < split.Needs.Count; i++)
                Assert.False(GreedySplits.CouldTake(split, rule, plan, i), $"{rule}: {plan.Allocations[i].Region} has {plan.Allocations[i].Count} and could take one more lot of the {plan.Remaining} kept");
        }
    }

    private static void AssertGreedy(Split split, AllocationRule[] rules)
    {
        foreach (AllocationRule rule in rules)
        {
            long[] actual = GrantsOf(split, rule), expected = GreedySplits.Of(split, rule);
            Assert.True(expected.SequenceEqual(actual), $"{rule} gives {string.Join(", ", actual)} and not {string.Join(", ", expected)}");
        }
    }

    private static long[] GrantsOf(Split split, AllocationRule rule) =>
        [.. split.By(rule, GreedySplits.Horizon).Allocations.Select(allocation => allocation.Count.Value)];

    private static RegionCode[] Codes(int count) => [.. RegionCatalog.Indonesia.Regencies.Take(count).Select(region => region.Code)];

    private static AllocationNeed NeedOf(RegionCode region, int backlog) => new(region) { Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), backlog.Cards()) };
}
