using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

/// <summary>
/// Smaller scenarios than one that failed: fewer regions, fewer days, and one part of one region left out or
/// halved, so that what remains is what matters.
/// </summary>
internal static class ScenarioShrinker
{
    public static IEnumerable<Scenario> Shrink(Scenario scenario)
    {
        foreach (Func<Scenario> smaller in Candidates(scenario))
        {
            Scenario? candidate;
            try
            {
                candidate = smaller();
            }
            catch (EktpModelException)
            {
                continue; // It would not be a scenario: a dispatch to a region that was dropped, say.
            }

            if (candidate != scenario) yield return candidate;
        }
    }

    private static IEnumerable<Func<Scenario>> Candidates(Scenario scenario)
    {
        CentralPlan central = scenario.Central;
        yield return () => scenario.With(new CentralPlan());
        if (central.Replenishment is not null) yield return () => scenario.With(central with { Replenishment = null });
        foreach (RegionPlan plan in scenario.Regions.AsEnumerable())
        {
            Dispatch[] others = [.. central.Dispatches.Where(dispatch => dispatch.Region != plan.Region)];
            yield return () => new Scenario(scenario.Start, scenario.End, scenario.Calendar, scenario.Regions.Where(other => other != plan), central with { Dispatches = others.ToValueList() });
        }

        foreach (int days in new[] { scenario.Days / 2, scenario.Days - 1 }.Where(days => days >= 1))
            yield return () => scenario.Until(scenario.Start.PlusDays(days - 1));
        yield return () => scenario.Calendar == WorkCalendar.Weekdays ? scenario : scenario.With(WorkCalendar.Weekdays);
        for (int i = 0; i < central.Dispatches.Count; i++)
        {
            int index = i;
            yield return () => scenario.With(central with { Dispatches = Without(central.Dispatches, index) });
        }

        for (int i = 0; i < central.Procurements.Count; i++)
        {
            int index = i;
            yield return () => scenario.With(central with { Procurements = Without(central.Procurements, index) });
        }

        foreach (RegionPlan plan in scenario.Regions.AsEnumerable())
        {
            foreach (RegionPlan smaller in Shrink(plan)) yield return () => scenario.With(smaller);
        }
    }

    private static IEnumerable<RegionPlan> Shrink(RegionPlan plan)
    {
        yield return plan with { Demand = Demand.None };
        yield return plan with { Backlog = Backlog.Empty };
        yield return plan with { Shipments = [] };
        yield return plan with { AwaitingHandover = [] };
        yield return plan with { Handover = Handover.Immediate };
        yield return plan with { Spoilage = default };
        yield return plan with { AttemptsBefore = default };
        yield return plan with { Order = ServiceOrder.OldestFirst };
        yield return plan with { Capacity = 1.Cards().PerOpenDay() };
        if (plan.Capacity.Phases.Count > 1 && plan.Capacity.Phases[0].Rate is { } rate) yield return plan with { Capacity = rate };
        yield return plan with { Blanks = new CardCount(plan.Blanks.Value / 2) };
        foreach (CohortCount cohort in plan.Backlog.Cohorts.AsEnumerable())
        {
            yield return plan with { Backlog = Backlog.Of(plan.Backlog.Cohorts.Where(other => other != cohort)) };
            yield return plan with { Backlog = Backlog.Of(plan.Backlog.Cohorts.Select(other => other != cohort ? other : other with { Count = new CardCount(other.Count.Value / 2) })) };
        }

        for (int i = 0; i < plan.Demand.Rates.Count; i++) yield return plan with { Demand = Demand.Of(Without(plan.Demand.Rates, i)) + Demand.Of(plan.Demand.Dated) };
        for (int i = 0; i < plan.Demand.Dated.Count; i++) yield return plan with { Demand = Demand.Of(plan.Demand.Rates) + Demand.Of(Without(plan.Demand.Dated, i)) };
        for (int i = 0; i < plan.Shipments.Count; i++)
        {
            yield return plan with { Shipments = Without(plan.Shipments, i) };
            Shipment half = plan.Shipments[i] with { Count = new CardCount(plan.Shipments[i].Count.Value / 2) };
            yield return plan with { Shipments = [.. Without(plan.Shipments, i), half] };
        }

        for (int i = 0; i < plan.AwaitingHandover.Count; i++) yield return plan with { AwaitingHandover = Without(plan.AwaitingHandover, i) };
    }

    private static ValueList<T> Without<T>(ValueList<T> items, int index) => items.Where((_, i) => i != index).ToValueList();
}
