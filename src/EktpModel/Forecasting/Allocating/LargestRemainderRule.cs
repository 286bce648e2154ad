namespace EktpModel.Forecasting;

/// <summary>
/// In proportion to weights by largest remainders. With floors and ceilings the exact shares are those of one factor for all
/// regions that neither binds; then whole lots, and what is left to the largest remainders.
/// </summary>
internal sealed class LargestRemainderRule(Func<AllocationNeed, long>? weight) : AllocationRule("proportional, by largest remainders")
{
    internal override IEnumerable<InputFault> FaultsOf(NeedTable needs) => Weights.FaultsOf(needs, needs.WeightsBy(weight));

    internal override RegionShare[] Split(NeedTable needs)
    {
        long[] weights = needs.WeightsBy(weight);
        (Int128 factorCards, Int128 factorWeight) = FactorOf(needs, weights);
        var lots = new long[needs.Count];
        var remainders = new (Ratio Missing, int Region)[needs.Count];
        long left = needs.Supply;
        for (int i = 0; i < lots.Length; i++)
        {
            // The exact share is factor x weight, held between floor and ceiling; all three are numbers of cards.
            (Int128 wholeLots, Int128 rest) = Int128.DivRem(factorCards * weights[i], factorWeight * needs.Lot[i]);
            lots[i] = (long)Int128.Clamp(wholeLots, needs.Least[i], CeilingOf(needs, weights, i));
            left -= lots[i] * needs.Lot[i];
            remainders[i] = (new Ratio(wholeLots == lots[i] ? -rest : 0, factorWeight * needs.Lot[i]), i);
        }

        Array.Sort(remainders);
        foreach ((_, int region) in remainders)
        {
            if (needs.Lot[region] > left || lots[region] >= CeilingOf(needs, weights, region)) continue;
            lots[region]++;
            left -= needs.Lot[region];
        }

        // Where a large lot does not fit, smaller ones of others may, and more than one of each.
        lots = LotFilling.Fill(needs, new WebsterRule.Order(needs, weights), lots);
        return SharesOf(needs, weights, lots, factorCards, factorWeight);
    }

    private static long CeilingOf(NeedTable needs, long[] weights, int region) =>
        weights[region] == 0 ? needs.Least[region] : Math.Max(needs.Least[region], needs.Most[region]);

    /// <summary>
    /// The cards for one unit of weight, as a fraction: with it, shares held between floors and ceilings add up to the
    /// supply. Regions are let go from their floors, and held at their ceilings, in the order in which a growing
    /// factor reaches them.
    /// </summary>
    private static (Int128 Cards, Int128 Weight) FactorOf(NeedTable needs, long[] weights)
    {
        List<(Ratio Factor, int Region, bool IsFloor)> events = [];
        Int128 held = 0, free = 0;
        for (int i = 0; i < needs.Count; i++)
        {
            held += (Int128)needs.Least[i] * needs.Lot[i];
            if (weights[i] == 0) continue;
            events.Add((new Ratio((Int128)needs.Least[i] * needs.Lot[i], weights[i]), i, true));
            events.Add((new Ratio((Int128)CeilingOf(needs, weights, i) * needs.Lot[i], weights[i]), i, false));
        }

        events.Sort((left, right) => left.Factor.CompareTo(right.Factor) is var order && order != 0 ? order : right.IsFloor.CompareTo(left.IsFloor));
        foreach ((Ratio factor, int region, bool isFloor) in events)
        {
            // Up to this factor the free regions take factor x weight; do they reach the supply before it? Where larger factors give
            // the same shares, the largest is taken: then a floor above the share is one that raises it.
            if (free > 0 && factor.CompareTo(new Ratio(needs.Supply - held, free)) > 0) break;
            if (isFloor)
            {
                held -= (Int128)needs.Least[region] * needs.Lot[region];
                free += weights[region];
            }
            else
            {
                held += (Int128)CeilingOf(needs, weights, region) * needs.Lot[region];
                free -= weights[region];
            }
        }

        // Nobody free: everyone is held by a ceiling or has no weight, and any factor as large as this says so.
        return free > 0 ? (needs.Supply - held, free) : (needs.Supply, 1);
    }

    private static RegionShare[] SharesOf(NeedTable needs, long[] weights, long[] lots, Int128 factorCards, Int128 factorWeight)
    {
        var shares = new RegionShare[lots.Length];
        long left = needs.LeftAfter(lots);
        Int128 allWeight = Weights.SumOf(weights);
        for (int i = 0; i < shares.Length; i++)
        {
            Ratio exact = new(factorCards * weights[i], factorWeight);
            bool floorRaises = lots[i] == needs.Least[i] && new Ratio(lots[i] * needs.Lot[i], 1).CompareTo(exact) > 0;
            AllocationBound bound =
                floorRaises ? AllocationBound.Floor
                : weights[i] == 0 ? AllocationBound.Need
                : needs.LimitOf(i, lots[i], left);
            shares[i] = new RegionShare(lots[i], bound, Weights.WorthOf(needs, weights[i], allWeight, i, lots[i]), Weights.WorthUnit);
        }

        return shares;
    }
}
