namespace EktpModel.Forecasting;

/// <summary>The weights of a proportional split.</summary>
internal static class Weights
{
    /// <summary>The unit of <see cref="WorthOf"/>.</summary>
    public const string WorthUnit = "blanks nearer to the exact share";

    /// <summary>The sum of all weights.</summary>
    public static Int128 SumOf(long[] weights)
    {
        Int128 sum = 0;
        foreach (long weight in weights) sum += weight;
        return sum;
    }

    /// <summary>How much nearer one more lot brings a region to its exact share of the supply by weight; below zero if it leads away.</summary>
    public static double WorthOf(NeedTable needs, long weight, Int128 allWeight, int region, long lots)
    {
        // A lot that ends before the share brings all of it nearer, one that begins beyond it leads as far away.
        Ratio share = new((Int128)needs.Supply * weight, Int128.Max(1, allWeight));
        double missing = share.Minus(new Ratio(lots * needs.Lot[region], 1)), lot = needs.Lot[region];
        return Math.Clamp(2 * missing - lot, -lot, lot);
    }

    public static IEnumerable<InputFault> FaultsOf(NeedTable needs, long[] weights)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] < 0) yield return new InputFault($"needs[{needs.Needs[i].Region}].weight", $"{weights[i]}", "give zero or more.");
        }

        // Products of a weight with a supply then fit into 128 bits.
        Int128 sum = SumOf(weights);
        if (sum > long.MaxValue) yield return new InputFault("the sum of all weights", $"{sum}", $"give at most {long.MaxValue}; only their ratios count.");
    }
}
