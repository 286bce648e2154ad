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
        CardSeries received = region.Received, good = region.Printed, spoiled = region.Spoiled, handedOver = region.HandedOver;
        for (int day = 0; day < received.Count; day++)
        {
            LocalDate date = received.Start.PlusDays(day);
            string id = $"{code} {date.Iso()}";
            if (!received[day].IsZero) yield return CardMovement.Receive($"{id} receive", date, code, received[day]);
            if (!good[day].IsZero) yield return CardMovement.Print($"{id} print", date, code, good[day]);
            if (!spoiled[day].IsZero) yield return CardMovement.Spoil($"{id} spoil", date, code, spoiled[day]);
            if (!handedOver[day].IsZero) yield return CardMovement.HandOver($"{id} hand over", date, code, handedOver[day]);
        }
    }
}
