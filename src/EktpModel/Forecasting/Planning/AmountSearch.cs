namespace EktpModel.Forecasting;

/// <summary>Looks for the least of some means, in whole cards, with which a region reaches its goal.</summary>
/// <param name="does">Whether an amount does.</param>
/// <param name="scenario">The scenario in which it is tried.</param>
/// <param name="goal">The goal.</param>
internal sealed class AmountSearch(Func<long, bool> does, Scenario scenario, Goal goal)
{
    /// <summary>What stands for as much as there can be.</summary>
    public const long Unlimited = 1_000_000_000_000;

    /// <summary>An amount that does, or null if none was found. Without limit is the first that is tried, and often the last: where more is never worse no other does either.</summary>
    /// <param name="likely">Amounts to try next.</param>
    public long? Any(params ReadOnlySpan<long> likely)
    {
        if (does(Unlimited)) return Unlimited;
        bool replenishes = scenario.Central.Replenishment is not null;
        if (!replenishes && goal.Confidence is null) return null;
        foreach (long amount in likely)
        {
            if (does(amount)) return amount;
        }

        // More than all cards and requests together is as good as no limit.
        long most = Math.Min(scenario.LargestCount, Unlimited);
        for (long amount = 1; amount <= most; amount = replenishes ? Math.Max(amount + 1, amount + amount / 10) : 2 * amount)
        {
            if (does(amount)) return amount;
        }

        return null;
    }

    /// <summary>The least amount that does, where all larger ones do: the guess is doubled until one does, then halved.</summary>
    /// <param name="from">The least that is asked about.</param>
    /// <param name="guess">Where to begin.</param>
    /// <param name="enough">An amount that does.</param>
    public long Least(long from, long guess, long enough)
    {
        if (does(from)) return from;
        long fails = from, meets = Math.Min(Math.Max(guess, from + 1), enough);
        while (meets < enough && !does(meets))
        {
            fails = meets;
            meets = Math.Min(2 * meets, enough);
        }

        while (meets - fails > 1)
        {
            long middle = fails + (meets - fails) / 2;
            if (does(middle)) meets = middle;
            else fails = middle;
        }

        return meets;
    }
}
