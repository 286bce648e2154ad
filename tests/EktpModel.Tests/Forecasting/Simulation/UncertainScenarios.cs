using EktpModel.Forecasting;
using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Forecasting.Simulation;

/// <summary>Scenarios in which anything may be left to chance: a few regions of one or two provinces, some weeks, small numbers.</summary>
public static class UncertainScenarios
{
    private static readonly string[] s_codes = ["32.75", "32.76", "32.04", "51.03", "51.71"];

    public static Arbitrary<Scenario> Scenario() => Arb.From(
        from count in Gen.Choose(1, s_codes.Length)
        from days in Gen.Choose(1, 50)
        from calendar in Gen.Elements(WorkCalendar.Weekdays, WorkCalendar.EveryDay, WorkCalendar.Indonesia)
        from plans in Gen.CollectToList(s_codes.Take(count), code => Plan(RegionCode.Parse(code, null), days))
        from central in Central([.. plans.Select(plan => plan.Region)])
        select new Scenario(Example.Monday, Example.Monday.PlusDays(days - 1), calendar, plans, central));

    private static Gen<RegionPlan> Plan(RegionCode region, int days) =>
        from blanks in Gen.Choose(0, 400)
        from waiting in Gen.Choose(0, 300)
        from demand in Demands
        from rate in Gen.Choose(1, 40)
        from printers in Gen.Choose(1, 3)
        from breaks in Gen.Elements(true, false)
        from failure in Gen.Elements(0, 0.05, 0.4, 1)
        from repair in Gen.Elements(0.1, 0.5, 1)
        from working in Gen.Choose(-1, printers)
        from recorded in Recorded
        from change in Gen.Choose(0, 3 * days)
        from spoilage in Gen.Choose(0, 30)
        from spoils in Gen.Elements(true, false)
        from delay in Gen.Choose(0, 3)
        from sent in Gen.Choose(0, 200)
        from day in Gen.Choose(0, 40)
        from late in Latenesses
        select new RegionPlan(region)
        {
            Blanks = blanks.Cards(),
            Backlog = Backlog.Of(RequestKind.PrintReady, Example.December, waiting.Cards()),
            Demand = demand,
            Capacity = LikeRecordedFrom(change, days, PrintCapacity.Printers(printers, rate.Cards()), recorded) with
            {
                PrinterCount = printers,
                Breakdowns = breaks ? new Breakdowns(failure, repair) { WorkingAtStart = working < 0 ? null : working } : null,
            },
            Spoilage = spoilage.Percent(),
            SpoilsByChance = spoils,
            Handover = Handover.After(delay),
            Shipments = [new Shipment(region, sent.Cards(), Example.Monday.PlusDays(day)) { Late = late }],
        };

    private static Gen<OutputRecord> Recorded =>
        from some in Gen.Choose(0, 30)
        from more in Gen.Choose(1, 90)
        from mean in Gen.Choose(-100, 100)
        let record = new OutputRecord([0.Cards(), some.Cards(), more.Cards()])
        select mean > 0 ? record with { Mean = mean.Cards().PerWeek() } : record;

    /// <summary>A capacity that is like recorded days throughout, from a day on, or up to one; or never, if the day is too late.</summary>
    private static PrintCapacity LikeRecordedFrom(int change, int days, PrintCapacity byRate, OutputRecord recorded) =>
        change == 0 ? recorded
        : change < days ? byRate.ChangedFrom(Example.Monday.PlusDays(change), recorded)
        : change - days is > 0 and int until && until < days ? PrintCapacity.At(recorded).ChangedFrom(Example.Monday.PlusDays(until), byRate.Phases[0].Rate!)
        : byRate;

    private static Gen<Demand> Demands =>
        from first in Gen.Choose(1, 30)
        from second in Gen.Choose(1, 300)
        from burst in Gen.Choose(0, 50)
        from variation in Gen.Elements(null, RequestVariation.Poisson, RequestVariation.NegativeBinomial(2))
        from other in Gen.Elements(null, RequestVariation.Poisson, RequestVariation.NegativeBinomial(0.3))
        select (Demand.At(first.Cards().PerOpenDay(), RequestKind.FirstCard) + Demand.On(Example.Monday, RequestKind.Disaster, burst.Cards())).Varying(variation)
            + Demand.At(second.Cards().PerMonth(), RequestKind.TemporaryCertificate, WorkCalendar.EveryDay).Varying(other);

    private static Gen<Lateness?> Latenesses => Gen.Elements(null, Lateness.Of((0, 2), (3, 1), (60, 1)), Lateness.Geometric(0.3), Lateness.Geometric(1));

    private static Gen<CentralPlan> Central(RegionCode[] regions) =>
        from stock in Gen.Choose(0, 500)
        from later in Gen.Choose(0, 200)
        from late in Latenesses
        from dispatched in Gen.Choose(0, 50)
        from to in Gen.Elements(regions)
        from replenishes in Gen.Elements(true, false)
        from rule in Gen.Elements(AllocationRule.EqualCover, AllocationRule.LeastWaiting, AllocationRule.OldestFirst)
        select new CentralPlan
        {
            Stock = (stock + dispatched).Cards(),
            Procurements = [new Procurement(Example.Monday, later.Cards())],
            Dispatches = [new Dispatch(to, dispatched.Cards(), Example.Monday, Example.Monday.PlusDays(2)) { Late = late }],
            Replenishment = replenishes ? new Replenishment(rule) { LeadTime = 2, Late = late } : null,
        };
}
