using System.Numerics;
using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>The objectives of the rules, written down from their definitions, and every possible split of a small supply.</summary>
internal static class NaiveSplits
{
    /// <summary>Every choice of whole lots between floors and ceilings that the supply affords.</summary>
    public static IEnumerable<long[]> All(Split split)
    {
        AllocationNeed[] needs = [.. split.Needs.OrderBy(need => need.Region)];
        long[] lots = new long[needs.Length];
        return Choose(0, split.Supply.Value);

        IEnumerable<long[]> Choose(int region, long left)
        {
            if (region == needs.Length)
            {
                yield return (long[])lots.Clone();
                yield break;
            }

            AllocationNeed need = needs[region];
            long least = LeastLots(need), most = Math.Min(left, need.Ceiling?.Value ?? left) / need.Lot.Value;
            for (long count = least; count <= most; count++)
            {
                lots[region] = count;
                foreach (long[] choice in Choose(region + 1, left - count * need.Lot.Value)) yield return choice;
            }
        }
    }

    public static long LeastLots(AllocationNeed need) => (need.Floor.Value + need.Lot.Value - 1) / need.Lot.Value;

    public static long BlanksOf(AllocationNeed need, long lots) => need.Blanks.Value + need.OnTheWay.Value + lots * need.Lot.Value;

    /// <summary>Open days until the blanks are used up when the office prints all it can, requests and printing taken as a steady flow.</summary>
    public static BigFraction Cover(AllocationNeed need, long lots)
    {
        BigInteger blanks = BlanksOf(need, lots), beyond = blanks - need.Backlog.Total.Value;
        if (need.PrintRate is not { } print) return BigFraction.Infinity;
        BigFraction byPrinting = new(blanks * print.Periods, print.Cards.Value);
        if (beyond < 0) return byPrinting;
        BigFraction byRequests = need.Requests is { } requests ? new BigFraction(beyond * requests.Periods, requests.Cards.Value) : beyond >= 0 ? BigFraction.Infinity : new(0, 1);
        return byPrinting.CompareTo(byRequests) >= 0 ? byPrinting : byRequests;
    }

    /// <summary>Open days of printing that the blanks do not cover; none for an office that cannot print, which no blank helps.</summary>
    public static BigFraction Uncovered(AllocationNeed need, long lots)
    {
        BigInteger missing = BigInteger.Max(0, need.Backlog.Total.Value - (BigInteger)BlanksOf(need, lots));
        return need.PrintRate is { } print ? new BigFraction(missing * print.Periods, print.Cards.Value) : BigFraction.Whole(0);
    }

    /// <summary>The requests that wait at the ends of the horizon's open days, added up, day by day.</summary>
    public static BigInteger Waiting(AllocationNeed need, long lots, int horizon)
    {
        BigInteger sum = 0, blanks = BlanksOf(need, lots), waiting = need.Backlog.Total.Value;
        for (int day = 1; day <= horizon; day++)
        {
            waiting += Share(need.Requests, day);
            BigInteger printed = BigInteger.Min(BigInteger.Min(Share(need.PrintRate, day), blanks), waiting);
            blanks -= printed;
            waiting -= printed;
            sum += waiting;
        }

        return sum;
    }

    private static BigInteger Share(CardRate? rate, int day) =>
        rate is null ? 0 : (BigInteger)rate.Cards.Value * day / rate.Periods - (BigInteger)rate.Cards.Value * (day - 1) / rate.Periods;
}
