using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>The days on which a scenario's central store is reviewed, and on which what it sends arrives.</summary>
internal static class ReviewDays
{
    /// <summary>The review days in order, counted from the start. Of a day before it that the calendar does not know nobody can say that its review was put off.</summary>
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
            if (!scenario.Calendar.Knows(planned.Year)) continue;
            LocalDate day = planned;
            while (day <= scenario.End && !scenario.Calendar.IsOpen(day)) day = day.PlusDays(1);
            if (day > scenario.End) yield break;
            if (day <= last) continue;
            last = day;
            yield return Period.DaysBetween(scenario.Start, day);
        }
    }

    /// <summary>The open day on which what leaves on a day arrives.</summary>
    /// <exception cref="UnknownYearException">It lies in a year that the calendar does not know.</exception>
    public static LocalDate ArrivalOf(LocalDate leaves, Replenishment rule, Scenario scenario)
    {
        LocalDate date = leaves;
        for (int open = 0; open < rule.LeadTime;)
        {
            date = date.PlusDays(1);
            if (scenario.Calendar.IsOpen(date)) open++;
        }

        return date;
    }
}
