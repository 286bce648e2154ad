namespace EktpModel.Forecasting;

/// <summary>
/// People in an order, wherever they live: those of the first cohort, then the next; a cohort that cannot be
/// served whole is split in proportion, by divisors. Blanks that a region holds count for its own first.
/// </summary>
internal sealed class CohortRule(string name, Comparison<Cohort> comparison) : OrderedRule(name)
{
    protected override LotOrder OrderOf(NeedTable needs)
    {
        int[] rankOf = RanksOf(needs, out Dictionary<Cohort, int> known);
        var steps = new Step[needs.Count][];
        for (int i = 0; i < steps.Length; i++) steps[i] = StepsOf(needs.Needs[i].Backlog, known, rankOf);
        return new Order(needs, steps, rankOf.Length == 0 ? 0 : rankOf.Max() + 1);
    }

    /// <summary>The rank of each cohort, by the number it is known by. Cohorts that the comparison leaves equal are one rank.</summary>
    private int[] RanksOf(NeedTable needs, out Dictionary<Cohort, int> known)
    {
        known = [];
        foreach (AllocationNeed need in needs.Needs)
        {
            foreach (CohortCount entry in need.Backlog.Cohorts) known.TryAdd(entry.Cohort, known.Count);
        }

        Cohort[] cohorts = [.. known.Keys];
        var numbers = new int[cohorts.Length];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = i;
        Array.Sort(numbers, (left, right) => comparison(cohorts[left], cohorts[right]));
        var rankOf = new int[cohorts.Length];
        for (int i = 1; i < numbers.Length; i++)
        {
            bool isNext = comparison(cohorts[numbers[i - 1]], cohorts[numbers[i]]) != 0;
            rankOf[numbers[i]] = rankOf[numbers[i - 1]] + (isNext ? 1 : 0);
        }

        return rankOf;
    }

    /// <summary>A region's requests by rank, in order; it has few, so they are put in their places one by one.</summary>
    private static Step[] StepsOf(Backlog backlog, Dictionary<Cohort, int> known, int[] rankOf)
    {
        var steps = new Step[backlog.Cohorts.Count];
        int used = 0;
        foreach (CohortCount entry in backlog.Cohorts)
        {
            int rank = rankOf[known[entry.Cohort]], at = used;
            while (at > 0 && steps[at - 1].Rank > rank) at--;
            if (at > 0 && steps[at - 1].Rank == rank)
            {
                steps[at - 1] = steps[at - 1] with { Count = steps[at - 1].Count + entry.Count.Value };
                continue;
            }

            Array.Copy(steps, at, steps, at + 1, used++ - at);
            steps[at] = new Step(rank, entry.Count.Value, 0);
        }

        long before = 0;
        for (int i = 0; i < used; i++)
        {
            steps[i] = steps[i] with { Before = before };
            before += steps[i].Count;
        }

        return used == steps.Length ? steps : steps[..used];
    }

    /// <summary>A region's requests of one rank, and those of earlier ranks.</summary>
    private readonly record struct Step(int Rank, long Count, long Before);

    private sealed class Order(NeedTable needs, Step[][] steps, int ranks) : LotOrder(needs)
    {
        public override string WorthUnit => "requests served";

        public override (double Low, double High) Range => (0, ranks + 1);

        // Rank, and how far into its own requests of that rank the middle of the lot reaches.
        public override Ratio PositionOf(int region, long lots)
        {
            Step[] own = steps[region];
            long blanks = Needs.BlanksWith(region, lots);
            if (own.Length == 0 || blanks >= Needs.Waiting[region]) return new Ratio(ranks, 1);
            Step step = own[StepAt(own, blanks)];
            Int128 twice = 2 * (Int128)(blanks - step.Before) + Math.Min(Needs.Lot[region], step.Count - (blanks - step.Before));
            return new Ratio(2 * (Int128)step.Rank * step.Count + twice, 2 * (Int128)step.Count);
        }

        public override double LotsBefore(int region, double position)
        {
            Step[] own = steps[region];
            double cards = 0;
            foreach (Step step in own)
            {
                if (step.Rank + 1 <= position) cards = step.Before + (double)step.Count;
                else if (step.Rank <= position)
                {
                    // Up to the last lot of the rank, which may hold fewer of it, the middle is half a lot on.
                    double reached = (position - step.Rank) * step.Count;
                    cards = step.Before + Math.Max(0, Math.Max(reached - Needs.Lot[region] / 2.0, 2 * reached - step.Count));
                }
                else break;
            }

            return Math.Ceiling((cards - Needs.Held[region]) / Needs.Lot[region]);
        }

        public override long MostUsefulOf(int region) => Needs.LotsToReach(region, Needs.Waiting[region]);

        public override double WorthOf(int region, long lots) =>
            Math.Clamp(Needs.Waiting[region] - Needs.BlanksWith(region, lots), 0, Needs.Lot[region]);

        private static int StepAt(Step[] own, long blanks)
        {
            int low = 0, high = own.Length - 1;
            while (low < high)
            {
                int middle = (low + high + 1) / 2;
                if (own[middle].Before <= blanks) low = middle;
                else high = middle - 1;
            }

            return low;
        }
    }
}
