using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>All dates of a scenario with their places, to be looked at before any two are compared.</summary>
internal static class ScenarioDates
{
    /// <summary>The dates, in the order of the scenario's parts.</summary>
    public static IEnumerable<(string Path, LocalDate Date)> Of(Scenario scenario)
    {
        yield return ("start", scenario.Start);
        yield return ("end", scenario.End);
        foreach (RegionPlan plan in scenario.Regions.AsEnumerable())
        {
            foreach ((string path, LocalDate date) in Of(plan)) yield return ($"regions[{plan.Region}].{path}", date);
        }

        foreach ((string path, LocalDate date) in Of(scenario.Central)) yield return ($"central.{path}", date);
    }

    private static IEnumerable<(string Path, LocalDate Date)> Of(RegionPlan plan)
    {
        for (int i = 0; i < plan.Shipments.Count; i++) yield return ($"shipments[{i}].arrives", plan.Shipments[i].Arrives);
        for (int i = 0; i < plan.AwaitingHandover.Count; i++) yield return ($"awaitingHandover[{i}].printed", plan.AwaitingHandover[i].Printed);
        ValueList<DemandRate> rates = plan.Demand?.Rates ?? [];
        for (int i = 0; i < rates.Count; i++)
        {
            if (rates[i].From is { } from) yield return ($"demand.rates[{i}].from", from);
            if (rates[i].Until is { } until) yield return ($"demand.rates[{i}].until", until);
            if (rates[i].Since is { } since) yield return ($"demand.rates[{i}].since", since.OnDayOfMonth(1));
        }

        ValueList<DatedRequests> dated = plan.Demand?.Dated ?? [];
        for (int i = 0; i < dated.Count; i++)
        {
            yield return ($"demand.dated[{i}].date", dated[i].Date);
            if (dated[i].Since is { } since) yield return ($"demand.dated[{i}].since", since.OnDayOfMonth(1));
        }

        ValueList<CapacityPhase> phases = plan.Capacity?.Phases ?? [];
        for (int i = 0; i < phases.Count; i++)
        {
            if (phases[i].From is { } from) yield return ($"capacity.phases[{i}].from", from);
        }
    }

    private static IEnumerable<(string Path, LocalDate Date)> Of(CentralPlan central)
    {
        for (int i = 0; i < central.Procurements.Count; i++) yield return ($"procurements[{i}].date", central.Procurements[i].Date);
        for (int i = 0; i < central.Dispatches.Count; i++)
        {
            yield return ($"dispatches[{i}].leaves", central.Dispatches[i].Leaves);
            yield return ($"dispatches[{i}].arrives", central.Dispatches[i].Arrives);
        }

        if (central.Replenishment?.From is { } first) yield return ("replenishment.from", first);
    }
}
