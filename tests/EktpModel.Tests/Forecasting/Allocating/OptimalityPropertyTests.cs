using System.Numerics;
using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>No other split of the same supply does better by the rule's own objective: every one is tried.</summary>
[Properties(Arbitrary = [typeof(SmallSplits)], MaxTest = 300)]
public class OptimalityPropertyTests
{
    private const int Horizon = 12;

    [Property]
    public void Equal_cover_has_the_largest_sorted_list_of_covers(Split split)
    {
        BigFraction[] actual = Sorted(split, Lots(split, AllocationRule.EqualCover), NaiveSplits.Cover);
        foreach (long[] other in NaiveSplits.All(split))
            Assert.True(BigFraction.CompareLists(actual, Sorted(split, other, NaiveSplits.Cover)) >= 0, $"{string.Join(",", other)} gives a larger cover than {string.Join(",", Lots(split, AllocationRule.EqualCover))}");
    }

    [Property]
    public void Earliest_last_clearance_has_the_smallest_sorted_list_of_uncovered_days(Split split)
    {
        IEnumerable<BigFraction> Descending(long[] lots) => Sorted(split, lots, NaiveSplits.Uncovered).Reverse();
        BigFraction[] actual = [.. Descending(Lots(split, AllocationRule.EarliestLastClearance))];
        foreach (long[] other in NaiveSplits.All(split))
            Assert.True(BigFraction.CompareLists(actual, Descending(other)) <= 0, $"{string.Join(",", other)} leaves less uncovered than {string.Join(",", Lots(split, AllocationRule.EarliestLastClearance))}");
    }

    [Property]
    public void Least_waiting_has_the_smallest_sum_of_requests_waiting(Split split)
    {
        BigInteger actual = Total(split, Lots(split, AllocationRule.LeastWaiting));
        foreach (long[] other in NaiveSplits.All(split))
            Assert.True(actual <= Total(split, other), $"{string.Join(",", other)} waits less than {string.Join(",", Lots(split, AllocationRule.LeastWaiting))}");
    }

    [Property(Arbitrary = [typeof(SmallMixedSplits)])]
    public void With_lots_of_several_sizes_the_smallest_cover_is_still_the_largest_possible(Split split)
    {
        BigFraction actual = Sorted(split, Lots(split, AllocationRule.EqualCover), NaiveSplits.Cover)[0];
        foreach (long[] other in NaiveSplits.All(split))
            Assert.True(actual.CompareTo(Sorted(split, other, NaiveSplits.Cover)[0]) >= 0, $"{string.Join(",", other)} gives a larger smallest cover");
    }

    private static long[] Lots(Split split, AllocationRule rule)
    {
        AllocationPlan plan = split.By(rule, Horizon);
        return [.. split.Needs.OrderBy(need => need.Region).Select(need => plan[need.Region].Value / need.Lot.Value)];
    }

    private static BigFraction[] Sorted(Split split, long[] lots, Func<AllocationNeed, long, BigFraction> valueOf) =>
        [.. split.Needs.OrderBy(need => need.Region).Zip(lots, valueOf).Order()];

    private static BigInteger Total(Split split, long[] lots) =>
        split.Needs.OrderBy(need => need.Region).Zip(lots, (need, count) => NaiveSplits.Waiting(need, count, Horizon)).Aggregate(BigInteger.Zero, (sum, waiting) => sum + waiting);
}
