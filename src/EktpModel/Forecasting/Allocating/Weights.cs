namespace EktpModel.Forecasting;

/// <summary>The weights of a proportional split.</summary>
internal static class Weights
{
    public static long[] Of(NeedTable needs, Func<AllocationNeed, long>? weight) =>
        weight is null ? needs.Waiting : Array.ConvertAll(needs.Needs, need => weight(need));

    /// <summary>The unit of <see cref="WorthOf"/>.</summary>
    public const string WorthUnit = "blanks nearer to the exact share";

    /// <summary>The sum of all weights.</summary>
    public static double SumOf(long[] weights) => weights.Aggregate(0.0, (sum, weight) => sum + weight);

    /// <summary>How much nearer one more lot brings a region to its exact share of the supply by weight; below zero if it leads away.</summary>
    public static double WorthOf(NeedTable needs, long weight, double allWeight, int region, long lots)
    {
        double share = weight == 0 ? 0 : needs.Supply * (weight / allWeight), now = (double)lots * needs.Lot[region];
        return Math.Abs(share - now) - Math.Abs(share - (now + needs.Lot[region]));
    }

    public static IEnumerable<InputFault> FaultsOf(NeedTable needs, Func<AllocationNeed, long>? weight)
    {
        if (weight is null) yield break;
        foreach (AllocationNeed need in needs.Needs)
        {
            if (weight(need) is < 0 and var negative)
                yield return new InputFault($"needs[{need.Region}].weight", $"{negative}", "give zero or more.");
        }
    }
}
