namespace EktpModel.Forecasting;

/// <summary>
/// The balance statement of a projection. Openings come from the scenario, flows from the kernel's running totals,
/// closings from the stocks that the kernel ended with: three accounts that must agree.
/// </summary>
internal static class ProjectedBalance
{
    public static BalanceStatement Of(Projection projection, RegionCode region, int first, int count)
    {
        Scenario scenario = projection.Scenario;
        bool isNation = region == RegionCode.Nation;
        var statement = new BalanceStatement.Builder(region, scenario.Start, scenario.End);
        Int128 openingBacklog = 0, requested = 0, served = 0, closingBacklog = 0;
        HashSet<RegionCode> regions = [];
        for (int i = first; i < first + count; i++)
        {
            RegionPlan plan = scenario.Regions[i];
            RegionOutcome outcome = projection.Outcomes[i];
            regions.Add(plan.Region);
            statement.Opening(CardPlaceKind.InTransit, plan.Shipments.Sum(shipment => shipment.Count).Value);
            statement.Opening(CardPlaceKind.Blank, plan.Blanks.Value);
            statement.Opening(CardPlaceKind.Printed, plan.AwaitingHandover.Sum(batch => batch.Count).Value);
            statement.Flow(CardPlaceKind.InTransit, CardPlaceKind.Blank, new CardCount(outcome.Received));
            statement.Flow(CardPlaceKind.Blank, CardPlaceKind.Printed, new CardCount(outcome.Printed));
            statement.Flow(CardPlaceKind.Blank, CardPlaceKind.Spoiled, new CardCount(outcome.Spoiled));
            statement.Flow(CardPlaceKind.Printed, CardPlaceKind.HandedOver, new CardCount(outcome.HandedOver));
            statement.Closing(CardPlaceKind.InTransit, outcome.OnTheWay.Sum(shipment => shipment.Count).Value);
            statement.Closing(CardPlaceKind.Blank, projection.Series.Blanks[i, scenario.Days - 1]);
            statement.Closing(CardPlaceKind.Printed, outcome.AwaitingHandover);
            statement.Closing(CardPlaceKind.Spoiled, outcome.Spoiled);
            statement.Closing(CardPlaceKind.HandedOver, outcome.HandedOver);
            openingBacklog += plan.Backlog.Total.Value;
            requested += outcome.Requested;
            served += outcome.Printed;
            closingBacklog += outcome.ClosingBacklog.Total.Value;
        }

        CardPlaceKind? central = isNation ? CardPlaceKind.Central : null;
        foreach (Dispatch dispatch in projection.Dispatches)
        {
            if (regions.Contains(dispatch.Region)) statement.Flow(central, CardPlaceKind.InTransit, dispatch.Count);
        }

        if (isNation)
        {
            statement.Opening(CardPlaceKind.Central, scenario.Central.Stock.Value);
            foreach (Procurement procurement in scenario.Central.Procurements) statement.Flow(null, CardPlaceKind.Central, procurement.Count);
            statement.Closing(CardPlaceKind.Central, projection.CentralStock[^1].Value);
        }

        statement.Requests(new RequestBalance(new((long)openingBacklog), new((long)requested), new((long)served), new((long)closingBacklog)));
        return statement.Build();
    }
}
