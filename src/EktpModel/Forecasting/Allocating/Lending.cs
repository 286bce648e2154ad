namespace EktpModel.Forecasting;

/// <summary>
/// Which region should pass how many blanks to which, so that all of a group run out together: blanks on hand are
/// pooled, split again by <see cref="AllocationRule.EqualCover"/>, and moved by as few transfers as are found.
/// </summary>
/// <example>
/// <code>
/// ValueList&lt;Transfer&gt; transfers = Lending.Equalise(needs, minimum: 500.Cards());   // within each province
/// </code>
/// </example>
public static class Lending
{
    // Up to here all ways of pairing are tried; 2^14 sets of regions take a few milliseconds.
    private const int MostTriedWhole = 14;

    /// <summary>The transfers that equalise cover within each group of regions.</summary>
    /// <remarks>
    /// <para>The parts of the pool are whole lots, so that a transfer need not be. Floors and ceilings of the needs are those of
    /// a split and do not count here; blanks on the way stay with their region.</para>
    /// <para>The fewest transfers that settle a group are its regions less the most groups that can settle among themselves: a
    /// subset-sum problem, solved exactly for up to 14 regions with a surplus or a shortage, beyond that by letting
    /// equal amounts meet and then the largest.</para>
    /// </remarks>
    /// <param name="needs">The regions, in any order.</param>
    /// <param name="minimum">The smallest transfer that is worth its way; smaller ones are left out.</param>
    /// <param name="groupOf">The group within which a region lends; its province if null.</param>
    /// <param name="options">How weekly rates are spread; <see cref="AllocationOptions.Default"/> if null.</param>
    /// <returns>The transfers, by lender and borrower.</returns>
    /// <exception cref="InvalidNeedsException">A region comes twice, or has a lot of zero.</exception>
    public static ValueList<Transfer> Equalise(IEnumerable<AllocationNeed> needs, CardCount minimum = default, Func<RegionCode, RegionCode>? groupOf = null, AllocationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(needs);
        groupOf ??= region => region.Ancestor(RegionLevel.Province);
        AllocationNeed[] given = [.. needs];
        Allocator.ThrowIfAnyIsInvalid(given);
        List<Transfer> transfers = [];
        foreach (IGrouping<RegionCode, AllocationNeed> group in given.GroupBy(need => groupOf(need.Region)))
        {
            (RegionCode Region, long Surplus)[] surpluses = SurplusesOf([.. group.OrderBy(need => need.Region)], options);
            foreach ((RegionCode Region, long Surplus)[] settled in SettlingSets(surpluses)) Settle(settled, minimum.Value, transfers);
        }

        return transfers.OrderBy(transfer => transfer.Lender).ThenBy(transfer => transfer.Borrower).ToValueList();
    }

    /// <summary>What each region has beyond its part of the pool; below zero what it lacks. They add up to zero.</summary>
    private static (RegionCode Region, long Surplus)[] SurplusesOf(AllocationNeed[] group, AllocationOptions? options)
    {
        CardCount pool = group.Sum(need => need.Blanks);
        AllocationPlan plan = Allocator.Allocate(pool, group.Select(need => need with { Blanks = default, Floor = default, Ceiling = null }), AllocationRule.EqualCover, options);

        // What nobody can use stays where it is: with those that have more than their part, in the order of their codes.
        long unclaimed = plan.Remaining.Value;
        var surpluses = new (RegionCode Region, long Surplus)[group.Length];
        for (int i = 0; i < group.Length; i++)
        {
            long surplus = group[i].Blanks.Value - plan[group[i].Region].Value;
            long kept = Math.Clamp(surplus, 0, unclaimed);
            unclaimed -= kept;
            surpluses[i] = (group[i].Region, surplus - kept);
        }

        return [.. surpluses.Where(entry => entry.Surplus != 0)];
    }

    /// <summary>Splits regions into sets that settle among themselves, as many as are found.</summary>
    private static IEnumerable<(RegionCode Region, long Surplus)[]> SettlingSets((RegionCode Region, long Surplus)[] all)
    {
        if (all.Length > MostTriedWhole)
        {
            List<(RegionCode Region, long Surplus)> rest = [.. all];
            foreach ((RegionCode Region, long Surplus) lender in all.Where(entry => entry.Surplus > 0))
            {
                int borrower = rest.FindIndex(entry => entry.Surplus == -lender.Surplus);
                if (borrower < 0) continue;
                yield return [lender, rest[borrower]];
                rest.RemoveAt(borrower);
                rest.Remove(lender);
            }

            yield return [.. rest];
            yield break;
        }

        foreach (int set in MostZeroSets([.. all.Select(entry => entry.Surplus)]))
            yield return [.. all.Where((_, i) => (set >> i & 1) != 0)];
    }

    /// <summary>
    /// The most disjoint sets that each add up to zero: best[s] is the most within the set s when its members are added one
    /// after another and each return to a sum of zero closes a set.
    /// </summary>
    private static List<int> MostZeroSets(long[] surpluses)
    {
        int full = (1 << surpluses.Length) - 1;
        var sums = new long[full + 1];
        var best = new int[full + 1];
        var before = new int[full + 1];
        for (int set = 1; set <= full; set++)
        {
            int lowest = int.TrailingZeroCount(set);
            sums[set] = sums[set & (set - 1)] + surpluses[lowest];
            best[set] = -1;
            for (int rest = set; rest != 0; rest &= rest - 1)
            {
                int without = set & ~(rest & -rest);
                if (best[without] <= best[set]) continue;
                best[set] = best[without];
                before[set] = without;
            }

            if (sums[set] == 0) best[set]++;
        }

        List<int> zeroSets = [];
        for (int set = full, closed = full; set != 0; set = before[set])
        {
            int next = before[set];
            if (sums[next] != 0) continue;
            zeroSets.Add(closed & ~next);
            closed = next;
        }

        return zeroSets;
    }

    /// <summary>Moves blanks from the largest surplus to the largest shortage until nobody is left: one transfer fewer than there are regions, at most.</summary>
    private static void Settle((RegionCode Region, long Surplus)[] set, long minimum, List<Transfer> transfers)
    {
        PriorityQueue<RegionCode, (long, RegionCode)> lenders = new(), borrowers = new();
        foreach ((RegionCode region, long surplus) in set)
        {
            if (surplus > 0) lenders.Enqueue(region, (-surplus, region));
            else borrowers.Enqueue(region, (surplus, region));
        }

        while (lenders.TryDequeue(out RegionCode lender, out (long Surplus, RegionCode) given) && borrowers.TryDequeue(out RegionCode borrower, out (long Shortage, RegionCode) taken))
        {
            long surplus = -given.Surplus, shortage = -taken.Shortage, count = Math.Min(surplus, shortage);
            if (count >= Math.Max(1, minimum)) transfers.Add(new Transfer(lender, borrower, new CardCount(count)));
            if (surplus > count) lenders.Enqueue(lender, (count - surplus, lender));
            if (shortage > count) borrowers.Enqueue(borrower, (count - shortage, borrower));
        }
    }
}
