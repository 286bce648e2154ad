namespace EktpModel.Forecasting;

/// <summary>
/// People in an order, wherever they live: those of the first cohort, then the next; a cohort that cannot be
/// served whole is split in proportion, by divisors. Blanks that a region holds count for its own first.
/// </summary>
internal sealed class CohortRule(string name, Comparison<Cohort> comparison) : OrderedRule(name)
{
    protected override LotOrder OrderOf(NeedTable needs)
    {
        // Cohorts that the comparison leaves equal are one rank.
        List<Cohort> sorted = needs.Needs.SelectMany(need => need.Backlog.Cohorts).Select(entry => entry.Cohort).Distinct().ToList();
        sorted.Sort(comparison);
        Dictionary<Cohort, int> ranks = [];
        int rank = -1;
        for (int i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || comparison(sorted[i - 1], sorted[i]) != 0) rank++;
            ranks[sorted[i]] = rank;
        }

        var steps = new Step[needs.Count][];
        for (int i = 0; i < steps.Length; i++)
        {
            long before = 0;
            steps[i] = [.. needs.Needs[i].Backlog.Cohorts
                .GroupBy(entry => ranks[entry.Cohort], entry => entry.Count.Value).OrderBy(group => group.Key)
                .Select(group => new Step(group.Key, group.Sum(), (before += group.Sum()) - group.Sum()))];
        }

        return new Order(needs, steps, rank + 1);
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
