using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>A projection told as movements of cards.</summary>
internal static class ProjectedMovements
{
    public static IEnumerable<CardMovement> Of(Projection projection)
    {
        Scenario scenario = projection.Scenario;
        LocalDate eve = scenario.Start.PlusDays(-1);
        CentralPlan central = scenario.Central;
        if (!central.Stock.IsZero) yield return CardMovement.Procure("opening central stock", eve, central.Stock);
        for (int i = 0; i < central.Procurements.Count; i++)
        {
            Procurement procurement = central.Procurements[i];
            if (!procurement.Count.IsZero) yield return CardMovement.Procure($"procurement {i}", procurement.Date, procurement.Count);
        }

        for (int i = 0; i < projection.Dispatches.Count; i++)
        {
            Dispatch dispatch = projection.Dispatches[i];
            if (!dispatch.Count.IsZero) yield return CardMovement.Dispatch($"dispatch {i}", dispatch.Leaves, dispatch.Region, dispatch.Count);
        }

        foreach (RegionProjection region in projection.Regions.AsEnumerable())
        {
            foreach (CardMovement movement in Of(region, scenario[region.Region], eve)) yield return movement;
        }
    }

    private static IEnumerable<CardMovement> Of(RegionProjection region, RegionPlan plan, LocalDate eve)
    {
        RegionCode code = plan.Region;
        CardMovement? Opening(CardPlace place, CardCount count) =>
            count.IsZero ? null : CardMovement.Between($"{code} opening {place.Kind}", eve, CardPlace.Supplier, place, count);

        if (Opening(CardPlace.Blank(code), plan.Blanks) is { } blanks) yield return blanks;
        if (Opening(CardPlace.InTransit(code), plan.Shipments.Sum(shipment => shipment.Count)) is { } inTransit) yield return inTransit;
        if (Opening(CardPlace.Printed(code), plan.AwaitingHandover.Sum(batch => batch.Count)) is { } printed) yield return printed;
        for (int day = 0; day < region.Blanks.Count; day++)
        {
            LocalDate date = region.Blanks.Start.PlusDays(day);
            string id = $"{code} {date.Iso()}";
            if (!region.Received[day].IsZero) yield return CardMovement.Receive($"{id} receive", date, code, region.Received[day]);
            if (!region.Printed[day].IsZero) yield return CardMovement.Print($"{id} print", date, code, region.Printed[day]);
            if (!region.Spoiled[day].IsZero) yield return CardMovement.Spoil($"{id} spoil", date, code, region.Spoiled[day]);
            if (!region.HandedOver[day].IsZero) yield return CardMovement.HandOver($"{id} hand over", date, code, region.HandedOver[day]);
        }
    }
}
