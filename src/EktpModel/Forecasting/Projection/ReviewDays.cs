using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>The days on which a scenario's central store is reviewed.</summary>
internal static class ReviewDays
{
    /// <summary>The review days in order, counted from the start.</summary>
    public static IEnumerable<int> Of(Replenishment rule, Scenario scenario)
    {
        LocalDate anchor = rule.From ?? scenario.Start;
        LocalDate planned = anchor.PlusDays(rule.ReviewDay - anchor.DayOfWeek);

        // Far enough back that a review put off from before the start still falls in it.
        int step = 7 * rule.EveryWeeks;
        int behind = Period.DaysBetween(planned, scenario.Start);
        if (behind > 0) planned = planned.PlusDays(behind / step * step);

        LocalDate last = scenario.Start.PlusDays(-1);
        for (; planned <= scenario.End; planned = planned.PlusDays(step))
        {
            LocalDate day = planned;
            while (day <= scenario.End && !(scenario.Calendar.Knows(day.Year) && scenario.Calendar.IsOpen(day))) day = day.PlusDays(1);
            if (day > scenario.End) yield break;
            if (day <= last) continue;
            last = day;
            yield return Period.DaysBetween(scenario.Start, day);
        }
    }
}
