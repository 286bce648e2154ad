using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>Looks for the fewest of some closed days with which a goal is reached when they are opened.</summary>
/// <param name="closed">The days, the last first.</param>
/// <param name="does">Whether a set of them does.</param>
/// <param name="isMoreNeverWorse">Whether a set does if a part of it does.</param>
internal sealed class DaySearch(LocalDate[] closed, Func<LocalDate[], bool> does, bool isMoreNeverWorse)
{
    // How many sets of a size are tried to prove that none of them does.
    private const int MostSets = 5_000;

    /// <summary>
    /// Whether another open day cannot do harm. It can where requests come on open days, where a month's cards are spread over its open days,
    /// where the centre splits blanks by what a region still needs, and where other cards spoil by chance.
    /// </summary>
    public static bool IsMoreNeverWorse(Scenario scenario, Goal goal)
    {
        RegionPlan plan = scenario[goal.Region];
        return scenario.Central.Replenishment is null && plan.Demand.Rates.IsEmpty && goal.Confidence is null
            && plan.Capacity.Phases.All(phase => phase.Rate is not { Period: RatePeriod.Month });
    }

    /// <summary>The fewest days that were found, and whether it is proven that fewer do not do; null if none were. No day at all is known not to do.</summary>
    public ExtraDays? Fewest()
    {
        LocalDate[]? chosen = does(closed) ? FewestOfAll() : isMoreNeverWorse ? null : FewestAtAnEnd();
        (LocalDate[]? fewer, bool isProven) = isMoreNeverWorse ? FewerThan(chosen) : SmallestBelow(chosen?.Length ?? closed.Length);
        chosen = fewer ?? chosen;
        return chosen is null ? null : new ExtraDays(chosen.Order().ToValueList(), isProven);
    }

    /// <summary>Late days, or early days where those are fewer: after the last blanks and the last change of rates no day is better than another.</summary>
    private LocalDate[] FewestOfAll()
    {
        int late = LeastThat(number => does(closed[..number])), early = LeastThat(number => does(closed[^number..]));
        return late <= early ? closed[..late] : closed[^early..];
    }

    /// <summary>The same where all together do not: their number does not say how near they come.</summary>
    private LocalDate[]? FewestAtAnEnd()
    {
        for (int number = 1; number < closed.Length; number++)
        {
            if (does(closed[..number])) return closed[..number];
            if (does(closed[^number..])) return closed[^number..];
        }

        return null;
    }

    /// <summary>A set of fewer days that does, one less at a time; where more is never worse none of a size means none of any smaller.</summary>
    private (LocalDate[]? Fewer, bool IsProven) FewerThan(LocalDate[]? chosen)
    {
        LocalDate[]? fewer = null;
        for (int number = (chosen?.Length ?? 1) - 1; number > 0; number--)
        {
            if (DaySets.CountOf(closed.Length, number) > MostSets) return (fewer, false);
            if (DaySets.Of(closed, number).FirstOrDefault(does) is not { } found) break;
            fewer = found;
        }

        return (fewer, true);
    }

    /// <summary>The smallest set below a size that does, the smallest sizes first.</summary>
    private (LocalDate[]? Smallest, bool IsProven) SmallestBelow(int size)
    {
        for (int number = 1; number < size; number++)
        {
            if (DaySets.CountOf(closed.Length, number) > MostSets) return (null, false);
            if (DaySets.Of(closed, number).FirstOrDefault(does) is { } found) return (found, true);
        }

        return (null, true);
    }

    /// <summary>The least number of days from one on that does, where all of them do.</summary>
    private int LeastThat(Func<int, bool> doesNumber)
    {
        int fails = 0, meets = closed.Length;
        while (meets - fails > 1)
        {
            int middle = (fails + meets) / 2;
            if (doesNumber(middle)) meets = middle;
            else fails = middle;
        }

        return meets;
    }
}
