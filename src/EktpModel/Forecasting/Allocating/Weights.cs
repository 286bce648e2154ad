namespace EktpModel.Forecasting;

/// <summary>The weights of a proportional split.</summary>
internal static class Weights
{
    public static long[] Of(NeedTable needs, Func<AllocationNeed, long>? weight) =>
        weight is null ? needs.Waiting : Array.ConvertAll(needs.Needs, need => weight(need));

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
