using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>
/// The rules written down from their definitions: floors first, then one lot at a time, each to the region whose turn it is, in
/// exact fractions. A lot that does not fit into what is left is passed over.
/// </summary>
internal static class GreedySplits
{
    public const int Horizon = 12;

    /// <summary>The rules that give out lots one after another.</summary>
    public static AllocationRule[] Ordered { get; } =
        [AllocationRule.EqualCover, AllocationRule.EarliestLastClearance, AllocationRule.Proportional(), AllocationRule.OldestFirst, AllocationRule.MinistryPriority];

    /// <summary>The blanks of each region, in the order of their codes.</summary>
    public static long[] Of(Split split, AllocationRule rule)
    {
        AllocationNeed[] needs = InOrder(split);
        Turn turn = TurnOf(needs, rule);
        long[] lots = [.. needs.Select(NaiveSplits.LeastLots)];
        long left = split.Supply.Value - needs.Zip(lots, (need, count) => need.Lot.Value * count).Sum();
        PriorityQueue<int, int> queue = new(Comparer<int>.Create((one, other) => Compare(turn, lots, one, other)));
        void Enqueue(int region)
        {
            if (turn.HasUse(region, lots[region]) && !IsAtCeiling(needs[region], lots[region])) queue.Enqueue(region, region);
        }

        for (int i = 0; i < needs.Length; i++) Enqueue(i);
        while (queue.TryDequeue(out int region, out _))
        {
            if (needs[region].Lot.Value > left) continue;
            lots[region]++;
            left -= needs[region].Lot.Value;
            Enqueue(region);
        }

        return [.. needs.Zip(lots, (need, count) => need.Lot.Value * count)];
    }

    /// <summary>
    /// Whether a region could still take a lot under a rule: it fits into what is left, its ceiling allows it, and the rule has a use
    /// for it there. Cover that is not yet endless, printing not yet covered, requests not yet served, days of waiting still
    /// to be saved, or any weight at all are such a use.
    /// </summary>
    public static bool CouldTake(Split split, AllocationRule rule, AllocationPlan plan, int region)
    {
        AllocationNeed[] needs = InOrder(split);
        long lots = plan[needs[region].Region].Value / needs[region].Lot.Value;
        return needs[region].Lot <= plan.Remaining && !IsAtCeiling(needs[region], lots) && TurnOf(needs, rule).HasUse(region, lots);
    }

    /// <summary>
    /// Whether a plan of lots of one size is what giving one lot at a time comes to, seen from its end: no lot given beyond the floors has
    /// its turn after one that was not given. Needs no more steps for many blanks than for few.
    /// </summary>
    public static bool IsInOrder(Split split, AllocationRule rule, AllocationPlan plan)
    {
        AllocationNeed[] needs = InOrder(split);
        Turn turn = TurnOf(needs, rule);
        long[] lots = [.. needs.Select(need => plan[need.Region].Value / need.Lot.Value)], before = [.. lots.Select(count => count - 1)];
        for (int given = 0; given < needs.Length; given++)
        {
            if (lots[given] <= NaiveSplits.LeastLots(needs[given])) continue;
            for (int other = 0; other < needs.Length; other++)
            {
                if (other == given || !turn.HasUse(other, lots[other]) || IsAtCeiling(needs[other], lots[other])) continue;
                long[] at = [.. lots];
                at[given] = before[given];
                if (Compare(turn, at, given, other) > 0) return false;
            }
        }

        return true;
    }

    public static AllocationNeed[] InOrder(Split split) => [.. split.Needs.OrderBy(need => need.Region)];

    private static bool IsAtCeiling(AllocationNeed need, long lots) => need.Ceiling is { } ceiling && (lots + 1) * need.Lot.Value > ceiling.Value;

    private static int Compare(Turn turn, long[] lots, int one, int other)
    {
        int byTurn = turn.Of(one, lots[one]).CompareTo(turn.Of(other, lots[other]));
        if (byTurn == 0 && turn.LeapsFirst) byTurn = turn.Of(other, lots[other] + 1).CompareTo(turn.Of(one, lots[one] + 1));
        return byTurn != 0 ? byTurn : one.CompareTo(other);
    }

    private static Turn TurnOf(AllocationNeed[] needs, AllocationRule rule)
    {
        if (rule == AllocationRule.EqualCover)
            return new((i, lots) => NaiveSplits.Cover(needs[i], lots), (i, lots) => NaiveSplits.Cover(needs[i], lots).Denominator != 0, LeapsFirst: true);
        if (rule == AllocationRule.EarliestLastClearance)
            return new((i, lots) => Minus(NaiveSplits.Uncovered(needs[i], lots)), (i, lots) => NaiveSplits.Uncovered(needs[i], lots).Numerator > 0, LeapsFirst: true);
        if (rule == AllocationRule.OldestFirst)
            return CohortTurn(needs, cohort => (0, cohort.Since));
        if (rule == AllocationRule.MinistryPriority)
            return CohortTurn(needs, cohort => ((int)cohort.Kind, cohort.Since));
        if (rule == AllocationRule.LeastWaiting)
        {
            var waiting = needs.Select(_ => new Dictionary<long, System.Numerics.BigInteger>()).ToArray();
            System.Numerics.BigInteger WaitingOf(int i, long lots) =>
                waiting[i].TryGetValue(lots, out System.Numerics.BigInteger known) ? known : waiting[i][lots] = NaiveSplits.Waiting(needs[i], lots, Horizon);
            System.Numerics.BigInteger Change(int i, long lots) => WaitingOf(i, lots + 1) - WaitingOf(i, lots);
            return new((i, lots) => BigFraction.Whole(Change(i, lots)), (i, lots) => !Change(i, lots).IsZero, LeapsFirst: false);
        }

        // A lot is due when the half of it is, by weight: Webster's divisors 1/2, 3/2, 5/2.
        return new((i, lots) => new((2 * lots + 1) * needs[i].Lot.Value, 2 * needs[i].Backlog.Total.Value), (i, _) => !needs[i].Backlog.Total.IsZero, LeapsFirst: false);
    }

    /// <summary>The rank of the cohort that the next blank serves, and how far into the region's part of it the middle of the lot reaches.</summary>
    private static Turn CohortTurn(AllocationNeed[] needs, Func<Cohort, (int, YearMonth)> keyOf)
    {
        (int, YearMonth)[] keys = [.. needs.SelectMany(need => need.Backlog.Cohorts).Select(entry => keyOf(entry.Cohort)).Distinct().Order()];
        BigFraction Of(int i, long lots)
        {
            long into = NaiveSplits.BlanksOf(needs[i], lots);
            for (int rank = 0; rank < keys.Length; rank++)
            {
                long own = needs[i].Backlog.Cohorts.Where(entry => keyOf(entry.Cohort) == keys[rank]).Sum(entry => entry.Count.Value);
                if (into < own) return new(2 * (rank * own + into) + Math.Min(needs[i].Lot.Value, own - into), 2 * own);
                into -= own;
            }

            return BigFraction.Infinity;
        }

        return new(Of, (i, lots) => Of(i, lots).Denominator != 0, LeapsFirst: false);
    }

    private static BigFraction Minus(BigFraction value) => value with { Numerator = -value.Numerator };

    /// <summary>Whose turn it is: the smallest first; among equals, if so told, the one that a lot carries furthest.</summary>
    private sealed record Turn(Func<int, long, BigFraction> Of, Func<int, long, bool> HasUse, bool LeapsFirst);
}
