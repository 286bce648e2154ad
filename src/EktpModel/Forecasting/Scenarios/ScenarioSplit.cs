using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>Cuts a scenario in two at a day.</summary>
internal static class ScenarioSplit
{
    public static RegionPlan Beginning(RegionPlan plan, LocalDate start, LocalDate end) => plan with
    {
        Demand = Demand.Of(plan.Demand.Rates.Where(rate => (rate.From ?? start) <= end))
            + Demand.Of(plan.Demand.Dated.Where(requests => requests.Date <= end)),
        Capacity = plan.Capacity.Within(start, end),
    };

    public static CentralPlan Beginning(CentralPlan central, LocalDate end) => central with
    {
        Procurements = central.Procurements.Where(procurement => procurement.Date <= end).ToValueList(),
        Dispatches = central.Dispatches.Where(dispatch => dispatch.Leaves <= end).ToValueList(),
    };

    public static RegionPlan Rest(RegionPlan plan, LocalDate start, Projection beginning)
    {
        LocalDate next = beginning.End.PlusDays(1);
        RegionProjection before = beginning[plan.Region];
        return plan with
        {
            Blanks = before.Blanks[^1],
            Backlog = before.ClosingBacklog,
            AttemptsBefore = plan.AttemptsBefore + before.Printed.Total + before.Spoiled.Total,
            AwaitingHandover = before.ClosingBatches,
            Shipments = before.OnTheWay,
            Capacity = plan.Capacity.Within(start, LocalDate.MaxIsoValue),
            Demand = Demand.Of(plan.Demand.Rates.Where(rate => rate.Until is not { } until || until >= next)
                    .Select(rate => rate with { From = rate.From ?? start }))
                + Demand.Of(plan.Demand.Dated.Where(requests => requests.Date >= next)),
        };
    }

    public static CentralPlan Rest(CentralPlan central, LocalDate start, Projection beginning) => new()
    {
        Stock = beginning.CentralStock[^1],
        Procurements = central.Procurements.Where(procurement => procurement.Date > beginning.End).ToValueList(),
        Dispatches = central.Dispatches.Where(dispatch => dispatch.Leaves > beginning.End).ToValueList(),
        Replenishment = central.Replenishment is { } rule ? rule with { From = rule.From ?? start } : null,
    };
}
