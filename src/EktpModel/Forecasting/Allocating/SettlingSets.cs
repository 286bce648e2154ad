namespace EktpModel.Forecasting;

/// <summary>
/// Splits regions into as many sets as are found that settle among themselves: what they have beyond their parts is no less than nothing
/// and no more than they may keep. A set settles with one transfer fewer than it has regions, and regions that
/// transfers connect are such a set; so most sets are fewest transfers.
/// </summary>
internal static class SettlingSets
{
    /// <summary>Up to so many regions all ways are tried: half of 3^14 sets of sets take some milliseconds.</summary>
    public const int MostTriedWhole = 14;

    /// <summary>The sets, each with counts that add up to zero.</summary>
    public static List<Surplus[]> Of(Surplus[] all)
    {
        if (all.Length > MostTriedWhole) return EqualPairs(Kept(all));
        List<Surplus[]> sets = [];
        int[] chosen = MostSets(all);
        for (int rest = chosen.Length - 1; rest != 0; rest &= ~chosen[rest])
        {
            int set = chosen[rest];
            sets.Add(Kept([.. all.Where((_, i) => (set >> i & 1) != 0)]));
        }

        return sets;
    }

    /// <summary>The same with what is kept taken off, so that the rest adds up to zero: the smallest surpluses are kept first, for a lender less.</summary>
    private static Surplus[] Kept(Surplus[] set)
    {
        long left = set.Sum(entry => entry.Count);
        Surplus[] byKeeping = [.. set.OrderBy(entry => entry.Count <= 0).ThenBy(entry => entry.Count).ThenBy(entry => entry.Region)];
        for (int i = 0; i < byKeeping.Length; i++)
        {
            long kept = Math.Min(left, byKeeping[i].Slack);
            byKeeping[i] = new Surplus(byKeeping[i].Region, byKeeping[i].Count - kept, 0);
            left -= kept;
        }

        return byKeeping;
    }

    /// <summary>For each set of regions the one that holds its first region and settles, in a split into the most.</summary>
    private static int[] MostSets(Surplus[] all)
    {
        int count = 1 << all.Length;
        var settles = new bool[count];
        var sums = new (long Count, long Slack)[count];
        var best = new int[count];
        var chosen = new int[count];
        for (int set = 1; set < count; set++)
        {
            Surplus first = all[int.TrailingZeroCount(set)];
            (long Count, long Slack) others = sums[set & (set - 1)];
            sums[set] = (others.Count + first.Count, others.Slack + first.Slack);
            settles[set] = sums[set].Count >= 0 && sums[set].Count <= sums[set].Slack;
            best[set] = -1;
            int lowest = set & -set, rest = set ^ lowest;
            for (int joined = rest; ; joined = (joined - 1) & rest)
            {
                int part = joined | lowest;
                if (settles[part] && best[set ^ part] >= 0 && best[set ^ part] + 1 > best[set])
                {
                    best[set] = best[set ^ part] + 1;
                    chosen[set] = part;
                }

                if (joined == 0) break;
            }
        }

        return chosen;
    }

    /// <summary>Lets equal amounts meet; the rest are one set.</summary>
    private static List<Surplus[]> EqualPairs(Surplus[] all)
    {
        List<Surplus[]> sets = [];
        Dictionary<long, Queue<Surplus>> borrowers = [];
        HashSet<RegionCode> paired = [];
        foreach (Surplus borrower in all.Where(entry => entry.Count < 0))
        {
            if (!borrowers.TryGetValue(-borrower.Count, out Queue<Surplus>? alike)) borrowers[-borrower.Count] = alike = [];
            alike.Enqueue(borrower);
        }

        foreach (Surplus lender in all.Where(entry => entry is { Count: > 0 }))
        {
            if (!borrowers.TryGetValue(lender.Count, out Queue<Surplus>? alike) || !alike.TryDequeue(out Surplus borrower)) continue;
            sets.Add([lender, borrower]);
            paired.Add(lender.Region);
            paired.Add(borrower.Region);
        }

        sets.Add([.. all.Where(entry => !paired.Contains(entry.Region))]);
        return sets;
    }
}
