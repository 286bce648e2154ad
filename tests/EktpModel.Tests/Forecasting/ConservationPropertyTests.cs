using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

/// <summary>No card and no request appears or vanishes: per region, per day and over the nation.</summary>
[Properties(Arbitrary = [typeof(ScenarioArbitrary)], MaxTest = 300)]
public class ConservationPropertyTests
{
    private static readonly ForecastEngine s_engine = new();

    [Property]
    public void Blanks_of_a_day_are_those_of_the_day_before_and_what_arrived_less_what_was_used(Scenario scenario)
    {
        Projection projection = s_engine.Project(scenario);
        long[][] spoiled = SpoiledInTheKernel(scenario);
        for (int i = 0; i < projection.Regions.Count; i++)
        {
            RegionProjection region = projection.Regions[i];
            Int128 before = scenario[region.Region].Blanks.Value;
            for (int day = 0; day < scenario.Days; day++)
            {
                Int128 arrived = ArrivingOn(projection, region.Region, scenario.Start.PlusDays(day));
                Assert.Equal(before + arrived, (Int128)region.Printed.Values[day] + spoiled[i][day] + region.Blanks.Values[day]);
                Assert.Equal((arrived, spoiled[i][day]), (region.Received.Values[day], region.Spoiled.Values[day]));
                before = region.Blanks.Values[day];
            }
        }
    }

    [Property]
    public void Backlog_of_a_day_is_that_of_the_day_before_and_what_came_less_what_was_printed(Scenario scenario)
    {
        Projection projection = s_engine.Project(scenario);
        foreach (RegionProjection region in projection.Regions)
        {
            ReferenceModel reference = ReferenceModel.Run(projection, scenario[region.Region]);
            Int128 before = scenario[region.Region].Backlog.Total.Value;
            for (int day = 0; day < scenario.Days; day++)
            {
                Assert.Equal(before + reference.Days[day].Requested, (Int128)region.Printed.Values[day] + region.Backlog.Values[day]);
                before = region.Backlog.Values[day];
            }
        }
    }

    [Property]
    public void On_every_day_all_cards_of_the_nation_are_somewhere(Scenario scenario)
    {
        Projection projection = s_engine.Project(scenario);
        RegionProjection nation = projection.Nation;
        Int128 cards = (Int128)scenario.Central.Stock.Value + scenario.Regions.Sum(plan => plan.Blanks.Value)
            + scenario.Regions.SelectMany(plan => plan.Shipments).Sum(shipment => shipment.Count.Value)
            + scenario.Regions.SelectMany(plan => plan.AwaitingHandover).Sum(batch => batch.Count.Value);
        long[][] spoiledInTheKernel = SpoiledInTheKernel(scenario);
        Int128 spoiled = 0, handedOver = 0;
        for (int day = 0; day < scenario.Days; day++)
        {
            LocalDate date = scenario.Start.PlusDays(day);
            cards += scenario.Central.Procurements.Where(procurement => procurement.Date == date).Sum(procurement => procurement.Count.Value);
            foreach (long[] region in spoiledInTheKernel) spoiled += region[day];
            handedOver += nation.HandedOver.Values[day];
            Assert.Equal(cards, projection.CentralStock.Values[day] + (Int128)nation.InTransit.Values[day] + nation.Blanks.Values[day]
                + nation.AwaitingHandover.Values[day] + spoiled + handedOver);
        }
    }

    [Property]
    public void Nothing_is_ever_negative(Scenario scenario)
    {
        Projection projection = s_engine.Project(scenario);
        foreach (RegionProjection region in projection.Regions.Append(projection.Nation))
        {
            CardSeries[] all = [region.Blanks, region.InTransit, region.Received, region.Requested, region.Printed, region.Spoiled, region.HandedOver, region.AwaitingHandover, region.Backlog,
                .. Enum.GetValues<RequestKind>().Select(region.BacklogOf)];
            Assert.All(all, series => Assert.DoesNotContain(series.Values.ToArray(), value => value < 0));
        }

        Assert.DoesNotContain(projection.CentralStock.Values.ToArray(), value => value < 0);
    }

    [Property]
    public void Of_a_running_total_of_attempts_exactly_the_share_has_spoiled(Scenario scenario)
    {
        foreach (RegionProjection region in s_engine.Project(scenario).Regions)
        {
            RegionPlan plan = scenario[region.Region];
            Int128 attempts = plan.AttemptsBefore.Value, spoiled = plan.Spoilage.FloorOf(plan.AttemptsBefore).Value;
            for (int day = 0; day < scenario.Days; day++)
            {
                attempts += region.Printed.Values[day] + region.Spoiled.Values[day];
                spoiled += region.Spoiled.Values[day];
                Assert.Equal(attempts * plan.Spoilage.Numerator / plan.Spoilage.Denominator, spoiled);
            }
        }
    }

    [Property]
    public void A_ledger_that_knows_nothing_of_the_engine_accepts_its_movements_and_has_the_same_balances(Scenario scenario)
    {
        Projection projection = s_engine.Project(scenario);
        CardLedger ledger = new();
        foreach (CardMovement movement in projection.Movements().OrderBy(movement => movement.Date)) Assert.True(ledger.Post(movement));
        foreach (RegionProjection region in projection.Regions)
        {
            long spoiled = 0, handedOver = 0;
            for (int day = 0; day < scenario.Days; day++)
            {
                RegionPosition position = ledger.PositionOf(region.Region, scenario.Start.PlusDays(day));
                spoiled += region.Spoiled.Values[day];
                handedOver += region.HandedOver.Values[day];
                Assert.Equal(
                    (region.InTransit[day], region.Blanks[day], region.AwaitingHandover[day], spoiled.Cards(), handedOver.Cards()),
                    (position.InTransit, position.Blanks, position.Printed, position.Spoiled, position.HandedOver));
            }

            AssertSameCards(ledger.StatementOf(region.Region, scenario.Start, scenario.End), region.Balance);
        }

        AssertSameCards(ledger.StatementOf(RegionCode.Nation, scenario.Start, scenario.End), projection.Nation.Balance);
    }

    [Property]
    public void Provinces_and_the_nation_are_the_sums_of_their_regions(Scenario scenario)
    {
        Projection projection = s_engine.Project(scenario);
        foreach (RegionProjection area in projection.Provinces.Append(projection.Nation))
        {
            RegionProjection[] regions = [.. projection.Regions.Where(region => area.Region.Contains(region.Region))];
            Assert.Equal(regions.Length, area.RegionCount);
            for (int day = 0; day < scenario.Days; day++)
            {
                Assert.Equal(regions.Sum(region => region.Blanks.Values[day]), area.Blanks.Values[day]);
                Assert.Equal(regions.Sum(region => region.Backlog.Values[day]), area.Backlog.Values[day]);
                Assert.Equal(regions.Sum(region => region.Printed.Values[day]), area.Printed.Values[day]);
                Assert.Equal(regions.Sum(region => region.HandedOver.Values[day]), area.HandedOver.Values[day]);
                LocalDate date = scenario.Start.PlusDays(day);
                Assert.Equal(regions.Any(region => region.StockOuts.Any(interval => interval.Contains(date))), area.StockOuts.Any(interval => interval.Contains(date)));
            }

            Assert.Equal(regions.All(region => region.ClearedOn is not null) ? regions.Max(region => region.ClearedOn) : null, area.ClearedOn);
            Assert.Equal(regions.All(region => region.HandedOverOn is not null) ? regions.Max(region => region.HandedOverOn) : null, area.HandedOverOn);
            Assert.Equal(Enumerable.Range(0, scenario.Days).Where(day => area.Backlog.Values[day] == 0).Select(day => (LocalDate?)scenario.Start.PlusDays(day)).FirstOrDefault(), area.CaughtUpOn);
            Assert.Equal(scenario.Days * regions.Length, area.ConstraintDays.Total);
            Assert.Equal(Backlog.Of(regions.SelectMany(region => region.ClosingBacklog.Cohorts)), area.ClosingBacklog);
        }
    }

    [Property]
    public void Stock_outs_are_the_days_that_end_with_backlog_and_no_blank(Scenario scenario)
    {
        foreach (RegionProjection region in s_engine.Project(scenario).Regions)
        {
            LocalDate[] expected = [.. Enumerable.Range(0, scenario.Days).Where(day => region.Backlog.Values[day] > 0 && region.Blanks.Values[day] == 0).Select(day => scenario.Start.PlusDays(day))];
            Assert.Equal(expected, region.StockOuts.SelectMany(interval => interval));
            Assert.All(region.StockOuts.Zip(region.StockOuts.Skip(1)), pair => Assert.True(pair.First.End.PlusDays(1) < pair.Second.Start));
        }
    }

    private static Int128 ArrivingOn(Projection projection, RegionCode region, LocalDate date) =>
        (Int128)projection.Scenario[region].Shipments.Where(shipment => shipment.Arrives == date).Sum(shipment => shipment.Count.Value)
        + projection.Dispatches.Where(dispatch => dispatch.Region == region && dispatch.Arrives == date).Sum(dispatch => dispatch.Count.Value);

    private static void AssertSameCards(BalanceStatement ledger, BalanceStatement projection)
    {
        Assert.Equal(ledger.Lines, projection.Lines);
        Assert.Equal(ledger.Flows, projection.Flows);
    }

    /// <summary>
    /// What the kernel counts as spoiled on each day of each region. A projection does not keep it, as it follows from what is left; a run by chance does, and where
    /// nothing is left to chance it is the projection.
    /// </summary>
    private static long[][] SpoiledInTheKernel(Scenario scenario)
    {
        Assert.False(scenario.IsUncertain);
        ProjectionRun run = new(scenario, byChance: true, keepAll: true, default);
        run.Run(default, 1, new OutcomeSink(scenario.Regions.Count, default), default);
        return [.. Enumerable.Range(0, scenario.Regions.Count).Select(region => run.Series.Spoiled!.Row(run.RowOf(region)))];
    }
}
