using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>All dates of a scenario with their places, to be looked at before any two are compared.</summary>
internal static class ScenarioDates
{
    /// <summary>Is shown a date.</summary>
    /// <param name="place">What it is of.</param>
    /// <param name="name">Which date of that.</param>
    /// <param name="date">The date.</param>
    public delegate void Visitor(ScenarioPlace place, string name, LocalDate date);

    /// <summary>Shows the dates, in the order of the scenario's parts.</summary>
    public static void Visit(Scenario scenario, Visitor visit)
    {
        visit(default, "start", scenario.Start);
        visit(default, "end", scenario.End);
        foreach (RegionPlan plan in scenario.Regions) Visit(plan, visit);
        Visit(scenario.Central, visit);
    }

    private static void Visit(RegionPlan plan, Visitor visit)
    {
        ScenarioPlace region = ScenarioPlace.Of(plan.Region);
        for (int i = 0; i < plan.Shipments.Count; i++) visit(region.Shipment(i), "arrives", plan.Shipments[i].Arrives);
        for (int i = 0; i < plan.AwaitingHandover.Count; i++) visit(region.Batch(i), "printed", plan.AwaitingHandover[i].Printed);
        ValueList<DemandRate> rates = plan.Demand?.Rates ?? [];
        for (int i = 0; i < rates.Count; i++)
        {
            if (rates[i].From is { } from) visit(region.Rate(i), "from", from);
            if (rates[i].Until is { } until) visit(region.Rate(i), "until", until);
            if (rates[i].Since is { } since) visit(region.Rate(i), "since", since.OnDayOfMonth(1));
        }

        ValueList<DatedRequests> dated = plan.Demand?.Dated ?? [];
        for (int i = 0; i < dated.Count; i++)
        {
            visit(region.Dated(i), "date", dated[i].Date);
            if (dated[i].Since is { } since) visit(region.Dated(i), "since", since.OnDayOfMonth(1));
        }

        ValueList<CapacityPhase> phases = plan.Capacity?.Phases ?? [];
        for (int i = 0; i < phases.Count; i++)
        {
            if (phases[i].From is { } from) visit(region.Phase(i), "from", from);
        }
    }

    private static void Visit(CentralPlan central, Visitor visit)
    {
        for (int i = 0; i < central.Procurements.Count; i++) visit(ScenarioPlace.Procurement(i), "date", central.Procurements[i].Date);
        for (int i = 0; i < central.Dispatches.Count; i++)
        {
            visit(ScenarioPlace.Dispatch(i), "leaves", central.Dispatches[i].Leaves);
            visit(ScenarioPlace.Dispatch(i), "arrives", central.Dispatches[i].Arrives);
        }

        if (central.Replenishment?.From is { } first) visit(ScenarioPlace.Replenishment, "from", first);
    }
}
