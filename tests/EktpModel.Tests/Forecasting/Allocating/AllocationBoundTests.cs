using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>What a plan says bound a region, by what it means: the plan without that bound.</summary>
[Properties(Arbitrary = [typeof(LargeEqualSplits)], MaxTest = 60)]
public class AllocationBoundTests
{
    private static readonly AllocationRule[] s_oneByOne = [.. GreedySplits.Ordered, AllocationRule.LeastWaiting];

    private static readonly AllocationRule s_remainders = AllocationRule.Proportional(ProportionalMethod.LargestRemainder);

    [Theory]
    [InlineData("equal cover", 7, 6, 1, 3, 3, 3, AllocationBound.Ceiling)]
    [InlineData("equal cover", 1, 9, 1, 1, null, 1, AllocationBound.Supply)]
    [InlineData("oldest first", 8, 21, 5, 3, null, 5, AllocationBound.Lot)]
    [InlineData("equal cover", 5, 3, 1, 4, null, 4, AllocationBound.Floor)]
    [InlineData("equal cover", 0, 6_000, 500, 0, 300, 0, AllocationBound.Ceiling)]
    [InlineData("equal cover", 700, 6_000, 500, 0, 750, 500, AllocationBound.Ceiling)]
    [InlineData("equal cover", 700, 6_000, 500, 0, 1_000, 500, AllocationBound.Lot)]
    [InlineData("proportional, by largest remainders", 0, 6_000, 500, 0, 300, 0, AllocationBound.Ceiling)]
    [InlineData("proportional, by largest remainders", 7, 6, 1, 3, 3, 3, AllocationBound.Ceiling)]
    [InlineData("proportional, by largest remainders", 1, 9, 1, 1, null, 1, AllocationBound.Supply)]
    public void Alone_a_region_is_bound_by_what_stops_it(string name, int supply, int backlog, int lot, int floor, int? ceiling, int granted, AllocationBound bound)
    {
        AllocationRule rule = s_oneByOne.Append(s_remainders).Single(rule => rule.Name == name);
        AllocationPlan plan = Allocator.Allocate(supply.Cards(), [NeedOf(0, backlog, floor, ceiling, lot)], rule);
        Assert.Equal((granted.Cards(), bound), (plan.Allocated, plan.Reasons[0].Bound));
    }

    [Fact]
    public void By_largest_remainders_a_floor_binds_where_it_is_above_the_exact_share()
    {
        // Without its floor the fourth has a share of 7.8 cards: a lot of five, and the second smallest remainder.
        AllocationNeed[] needs = [NeedOf(0, 90, 0, null, 5), NeedOf(1, 10, 13, null, 5), NeedOf(2, 44, 0, 26, 5), NeedOf(3, 13, 6, null, 5)];
        AllocationPlan plan = Allocator.Allocate(102.Cards(), needs, s_remainders);
        Assert.Equal([50, 15, 25, 10], plan.Allocations.Select(allocation => allocation.Count.Value));
        Assert.Equal([AllocationBound.Lot, AllocationBound.Floor, AllocationBound.Ceiling, AllocationBound.Floor], plan.Reasons.Select(reason => reason.Bound));
        Assert.Equal(5.Cards(), Allocator.Allocate(102.Cards(), [.. needs[..3], needs[3] with { Floor = default }], s_remainders)[needs[3].Region]);
    }

    [Fact]
    public void By_largest_remainders_a_floor_that_all_others_leave_to_a_region_does_not_bind()
    {
        // The first is held at three cards from a share of three on: what is left is the second's by any larger factor.
        AllocationNeed[] needs = [NeedOf(0, 3, 3, 3, 1), NeedOf(1, 1, 8, null, 1)];
        Assert.Equal([AllocationBound.Ceiling, AllocationBound.Supply], Allocator.Allocate(11.Cards(), needs, s_remainders).Reasons.Select(reason => reason.Bound));
    }

    [Property]
    public void A_floor_binds_where_without_it_the_region_would_get_less(Split split)
    {
        foreach (AllocationRule rule in s_oneByOne) AssertFloors(split, split, rule);
    }

    [Property(Arbitrary = [typeof(SmallSplits)], MaxTest = 500)]
    public void Of_few_a_floor_binds_where_without_it_the_region_would_get_less(Split split)
    {
        foreach (AllocationRule rule in s_oneByOne) AssertFloors(split, split, rule);
    }

    [Property(Arbitrary = [typeof(SmallSplits)], MaxTest = 500)]
    public void By_largest_remainders_a_floor_binds_where_without_it_the_share_would_be_less(Split split)
    {
        // Of a million times as many cards in the same lots, rounding changes nothing that can be seen.
        const long Many = 1_000_000;
        CardCount Times(CardCount count) => new(count.Value * Many);
        CardCount WholeLots(CardCount count, CardCount lot) => new(count.Value / lot.Value * lot.Value);
        Split large = new(Times(split.Supply), split.Needs.Select(need => need with
        {
            Backlog = Backlog.Of(need.Backlog.Cohorts.Select(entry => entry with { Count = Times(entry.Count) })),
            Floor = Times(WholeLots(need.Floor + need.Lot - 1.Cards(), need.Lot)),
            Ceiling = need.Ceiling is { } ceiling ? Times(WholeLots(ceiling, need.Lot)) : null,
        }).ToValueList());
        AssertFloors(split, large, s_remainders);
    }

    [Property]
    public void Ceiling_lot_and_supply_are_told_apart_by_what_is_left(Split split) => AssertLimits(split);

    [Property(Arbitrary = [typeof(SmallMixedSplits)], MaxTest = 500)]
    public void Of_few_in_mixed_lots_ceiling_lot_and_supply_are_told_apart_by_what_is_left(Split split) => AssertLimits(split);

    private static void AssertFloors(Split split, Split counted, AllocationRule rule)
    {
        AllocationPlan plan = split.By(rule), full = counted.By(rule);
        foreach (AllocationReason reason in plan.Reasons)
        {
            Split without = counted with { Needs = counted.Needs.Select(need => need.Region == reason.Region ? need with { Floor = default } : need).ToValueList() };
            Assert.True(reason.Bound == AllocationBound.Floor == without.By(rule)[reason.Region] < full[reason.Region], $"{rule}: {reason}");
        }
    }

    private static void AssertLimits(Split split)
    {
        foreach (AllocationRule rule in GreedySplits.Ordered.Append(s_remainders))
        {
            AllocationPlan plan = split.By(rule);
            foreach ((AllocationNeed need, AllocationReason reason) in GreedySplits.InOrder(split).Zip(plan.Reasons))
            {
                bool isAtCeiling = plan[need.Region] + need.Lot > need.Ceiling;
                AllocationBound limit = isAtCeiling ? AllocationBound.Ceiling : plan.Remaining.IsZero ? AllocationBound.Supply : AllocationBound.Lot;
                if (reason.Bound is AllocationBound.Ceiling or AllocationBound.Lot or AllocationBound.Supply) Assert.True(limit == reason.Bound, $"{rule}: {reason}");
                if (reason.Bound == AllocationBound.Lot) Assert.True(plan.Remaining < need.Lot, $"{rule}: {reason}");
            }
        }
    }

    private static AllocationNeed NeedOf(int place, int backlog, int floor, int? ceiling, int lot) => new(RegionCatalog.Indonesia.Regencies[place].Code)
    {
        Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), backlog.Cards()),
        PrintRate = 1.Cards().PerOpenDay(),
        Floor = floor.Cards(),
        Ceiling = ceiling?.Cards(),
        Lot = lot.Cards(),
    };
}
