namespace EktpModel.Forecasting;

/// <summary>
/// The transfers within one group of regions. Without a minimum they come to the largest sorted list of covers there is; where
/// transfers would fall below the minimum, regions with the least to lend or to borrow are left out one after another, and the
/// best list found is taken.
/// </summary>
internal sealed class LendingGroup
{
    private readonly AllocationNeed[] _needs;
    private readonly AllocationOptions _options;
    private readonly long _minimum;
    private readonly EqualCoverRule.Order _order;
    private readonly Dictionary<RegionCode, int> _places = [];

    private LendingGroup(AllocationNeed[] needs, long minimum, AllocationOptions options)
    {
        _needs = needs;
        _options = options;
        _minimum = Math.Max(1, minimum);
        _order = new EqualCoverRule.Order(CoverParts.OnHand(needs, options));
        for (int i = 0; i < needs.Length; i++) _places.Add(needs[i].Region, i);
    }

    /// <summary>The transfers.</summary>
    /// <param name="needs">The regions of the group, in the order of their codes.</param>
    /// <param name="minimum">The smallest transfer that is made.</param>
    /// <param name="options">How weekly and monthly rates are spread.</param>
    public static List<Transfer> TransfersOf(AllocationNeed[] needs, long minimum, AllocationOptions options) =>
        new LendingGroup(needs, minimum, options).Best();

    private List<Transfer> Best()
    {
        List<AllocationNeed> taking = [.. _needs];
        List<Transfer> best = [];
        Ratio[] bestCovers = CoversAfter(best);
        while (taking.Count > 1)
        {
            Surplus[] surpluses = CoverParts.SurplusesOf([.. taking], _options);
            if (surpluses.Length == 0) break;
            List<Surplus[]> sets = SettlingSets.Of(surpluses);
            List<Transfer> full = Settle(sets, isMinimumSpared: false), large = WithoutSmall(full);
            foreach (List<Transfer> transfers in full.Count == large.Count ? [full] : (List<Transfer>[])[large, WithoutSmall(Settle(sets, isMinimumSpared: true)), WithoutSmall(Settle([[.. sets.SelectMany(set => set)]], isMinimumSpared: true))])
            {
                DropUseless(transfers);
                Ratio[] covers = CoversAfter(transfers);
                int order = CompareLists(covers, bestCovers);
                if (order < 0 || order == 0 && transfers.Count >= best.Count) continue;
                (best, bestCovers) = (transfers, covers);
            }

            // The fewer take part, the less can be evened out: where nothing was left out, this is the best.
            if (full.Count == large.Count) break;
            LeaveOut(taking, surpluses);
        }

        return best;
    }

    /// <summary>Leaves out an eighth of the regions that have less to lend or to borrow than the minimum, those with the least; of all if none has.</summary>
    private void LeaveOut(List<AllocationNeed> taking, Surplus[] surpluses)
    {
        Surplus[] moving = [.. surpluses.Where(entry => entry.Count != 0)];
        Surplus[] small = [.. moving.Where(entry => Math.Abs(entry.Count) < _minimum)];
        if (small.Length == 0) small = moving;
        HashSet<RegionCode> left = [.. small.OrderBy(entry => Math.Abs(entry.Count)).ThenBy(entry => entry.Region).Take((small.Length + 7) / 8).Select(entry => entry.Region)];
        taking.RemoveAll(need => left.Contains(need.Region));
    }

    private List<Transfer> WithoutSmall(List<Transfer> transfers) => [.. transfers.Where(transfer => transfer.Count.Value >= _minimum)];

    /// <summary>
    /// Moves blanks from the largest surplus to the largest shortage until nobody is left: in each set one transfer fewer than it has
    /// regions, at most. Where the minimum is spared, a transfer is cut if what it leaves of the larger would else be too small to move.
    /// </summary>
    private List<Transfer> Settle(List<Surplus[]> sets, bool isMinimumSpared)
    {
        List<Transfer> transfers = [];
        foreach (Surplus[] set in sets)
        {
            PriorityQueue<RegionCode, (long, RegionCode)> lenders = new(), borrowers = new();
            foreach (Surplus entry in set)
            {
                if (entry.Count > 0) lenders.Enqueue(entry.Region, (-entry.Count, entry.Region));
                else if (entry.Count < 0) borrowers.Enqueue(entry.Region, (entry.Count, entry.Region));
            }

            while (lenders.TryDequeue(out RegionCode lender, out (long Surplus, RegionCode) given) && borrowers.TryDequeue(out RegionCode borrower, out (long Shortage, RegionCode) taken))
            {
                long surplus = -given.Surplus, shortage = -taken.Shortage, count = Math.Min(surplus, shortage), rest = Math.Max(surplus, shortage) - count;
                if (isMinimumSpared && rest > 0 && rest < _minimum && count + rest >= 2 * (Int128)_minimum) count = count + rest - _minimum;
                transfers.Add(new Transfer(lender, borrower, new CardCount(count)));
                if (surplus > count) lenders.Enqueue(lender, (count - surplus, lender));
                if (shortage > count) borrowers.Enqueue(borrower, (count - shortage, borrower));
            }
        }

        return transfers;
    }

    /// <summary>Drops, the smallest first, each transfer without which the sorted list of covers would be no worse.</summary>
    private void DropUseless(List<Transfer> transfers)
    {
        long[] blanks = BlanksAfter(transfers);
        bool isAgain;
        do
        {
            isAgain = false;
            foreach (Transfer transfer in transfers.OrderBy(transfer => transfer.Count).ThenBy(transfer => transfer.Lender).ThenBy(transfer => transfer.Borrower).ToArray())
            {
                int lender = _places[transfer.Lender], borrower = _places[transfer.Borrower];
                long count = transfer.Count.Value;

                // Two covers change, so the sorted lists compare as those two do.
                Ratio[] with = Sorted(_order.PositionOf(lender, blanks[lender]), _order.PositionOf(borrower, blanks[borrower]));
                Ratio[] without = Sorted(_order.PositionOf(lender, blanks[lender] + count), _order.PositionOf(borrower, blanks[borrower] - count));
                if (CompareLists(with, without) > 0) continue;
                transfers.Remove(transfer);
                blanks[lender] += count;
                blanks[borrower] -= count;
                isAgain = true;
            }
        }
        while (isAgain);
    }

    private long[] BlanksAfter(List<Transfer> transfers)
    {
        long[] blanks = [.. _needs.Select(need => need.Blanks.Value)];
        foreach (Transfer transfer in transfers)
        {
            blanks[_places[transfer.Lender]] -= transfer.Count.Value;
            blanks[_places[transfer.Borrower]] += transfer.Count.Value;
        }

        return blanks;
    }

    private Ratio[] CoversAfter(List<Transfer> transfers) => Sorted([.. BlanksAfter(transfers).Select((count, i) => _order.PositionOf(i, count))]);

    private static Ratio[] Sorted(params Ratio[] covers)
    {
        Array.Sort(covers);
        return covers;
    }

    private static int CompareLists(Ratio[] left, Ratio[] right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i].CompareTo(right[i]) is var order && order != 0) return order;
        }

        return 0;
    }
}
