namespace EktpModel.Forecasting;

/// <summary>
/// Which region should have how many of a group's blanks on hand, so that the sorted list of covers is the largest there is
/// in whole cards; and where several splits have that list, how far they are free.
/// </summary>
internal static class CoverParts
{
    /// <summary>The regions that have not just their part, or may have to lend. Counts add up to at least zero and at most the sum of the slacks.</summary>
    public static Surplus[] SurplusesOf(AllocationNeed[] group, AllocationOptions options)
    {
        NeedTable needs = OnHand(group, options);
        EqualCoverRule.Order order = new(needs);
        long[] parts = LotFilling.Fill(needs, order);
        var slacks = new long[parts.Length];
        var isSettled = new bool[parts.Length];
        long unclaimed = needs.Supply - parts.Sum();
        if (unclaimed == 0) FreeLastBlanks(group, order, parts, slacks, isSettled);
        List<Surplus> surpluses = [];
        for (int i = 0; i < parts.Length; i++)
        {
            long count = group[i].Blanks.Value - parts[i];
            if (isSettled[i] || count == 0 && slacks[i] == 0) continue;

            // What nobody in the group can use stays with those who have it.
            surpluses.Add(new Surplus(group[i].Region, count, unclaimed > 0 ? Math.Max(0, count) : slacks[i]));
        }

        return [.. surpluses];
    }

    /// <summary>The group, in the order of its codes, with nothing, and all of its blanks on hand to split in whole cards.</summary>
    public static NeedTable OnHand(AllocationNeed[] group, AllocationOptions options) =>
        new(group.Sum(need => need.Blanks), [.. group.Select(need => need with { Blanks = default, OnTheWay = default, Floor = default, Ceiling = null, Lot = new CardCount(1) })], options);

    /// <summary>
    /// Splits with the same sorted list of covers differ only in which of some regions, alike in cover before and after it,
    /// have the last blank. Those who may have it are given it as slack, but first those who would neither lend nor borrow are
    /// left as they are: that is never a transfer more, as two sets of regions that it unsettles can settle as one.
    /// </summary>
    private static void FreeLastBlanks(AllocationNeed[] group, EqualCoverRule.Order order, long[] parts, long[] slacks, bool[] isSettled)
    {
        (Ratio Before, Ratio After)? last = null;
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] == 0) continue;
            (Ratio Before, Ratio After) own = (order.PositionOf(i, parts[i] - 1), order.PositionOf(i, parts[i]));
            if (last is not { } known || own.Before.CompareTo(known.Before) is var byBefore && (byBefore > 0 || byBefore == 0 && own.After.CompareTo(known.After) < 0)) last = own;
        }

        if (last is not { } step) return;
        bool IsLast(int i, long blanks) => order.PositionOf(i, blanks).CompareTo(step.Before) == 0 && order.PositionOf(i, blanks + 1).CompareTo(step.After) == 0;
        List<int> alike = [];
        int given = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            bool hasIt = parts[i] > 0 && IsLast(i, parts[i] - 1);
            if (!hasIt && (parts[i] >= order.MostUsefulOf(i) || !IsLast(i, parts[i]))) continue;
            alike.Add(i);
            if (!hasIt) continue;
            parts[i]--;
            given++;
        }

        foreach (long beyond in (long[])[1, 0])
        {
            for (int k = 0; k < alike.Count && given > 0 && given < alike.Count;)
            {
                if (group[alike[k]].Blanks.Value != parts[alike[k]] + beyond)
                {
                    k++;
                    continue;
                }

                isSettled[alike[k]] = true;
                alike.RemoveAt(k);
                given -= (int)beyond;
            }
        }

        foreach (int i in alike)
        {
            if (given == alike.Count) parts[i]++;
            else if (given > 0) slacks[i] = 1;
        }
    }
}
