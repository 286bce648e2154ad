using EktpModel.Forecasting;
using NodaTime;

namespace EktpModel.Benchmarks;

/// <summary>
/// The reference work W2: regencies and cities over 52 weeks by chance, one on many paths or all on fewer. All numbers follow from
/// the region's place r in the catalogue, so that native/simulation.cpp and native/simulation.py can make the same ones.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>days</term><description>364 from Monday 6 January 2020, weekdays open</description></item>
/// <item><term>size s</term><description>100 + 37 r mod 401</description></item>
/// <item><term>blanks</term><description>30 s</description></item>
/// <item><term>backlog</term><description>20 s print-ready records of December 2019</description></item>
/// <item><term>requests</term><description>first cards each open day, Poisson with mean s</description></item>
/// <item><term>capacity</term><description>3 printers of floor(s / 2) cards each open day; each works 40 open days and is broken 4 on average</description></item>
/// <item><term>shipments</term><description>(20 + (r + 1) mod 5) s on the 6th of each month; 60% on time, 20% 2 open days late, 20% 5</description></item>
/// <item><term>spoilage</term><description>each attempt with a chance of 1%</description></item>
/// </list>
/// A region needs about 22 s blanks a month and gets from 20 s to 24 s: some run short again and again, some never.
/// </remarks>
internal static class SimulationWorkload
{
    /// <summary>The paths of the one region of part (a).</summary>
    public const int PathsOfOne = 100_000;

    /// <summary>The paths of all regions of part (b).</summary>
    public const int PathsOfAll = 1_000;

    /// <summary>The series whose distributions are kept.</summary>
    public const SimulatedSeries Series = SimulatedSeries.Blanks | SimulatedSeries.Backlog | SimulatedSeries.Printed;

    private const int Printers = 3;

    public static LocalDate Start { get; } = new(2020, 1, 6);

    public static LocalDate End { get; } = Start.PlusDays(363);

    public static int AllRegions => RegionCatalog.Indonesia.Regencies.Count;

    public static Scenario Scenario(int regions) => new(Start, End, WorkCalendar.Weekdays, Enumerable.Range(0, regions).Select(PlanOf));

    /// <summary>How many regions of a scenario each province has, in the order of the catalogue.</summary>
    public static IEnumerable<int> RegionsOfProvinces(Scenario scenario) =>
        scenario.Regions.GroupBy(plan => plan.Region.Ancestor(RegionLevel.Province)).Select(province => province.Count());

    private static RegionPlan PlanOf(int r)
    {
        RegionCode region = RegionCatalog.Indonesia.Regencies[r].Code;
        int size = 100 + r * 37 % 401;
        return new RegionPlan(region)
        {
            Blanks = (30 * size).Cards(),
            Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), (20 * size).Cards()),
            Demand = Demand.At(size.Cards().PerOpenDay(), RequestKind.FirstCard).Varying(RequestVariation.Poisson),
            Capacity = PrintCapacity.Printers(Printers, (size / 2).Cards()) with { Breakdowns = Breakdowns.MeanDays(up: 40, down: 4) },
            Spoilage = 1.Percent(),
            SpoilsByChance = true,
            Order = ServiceOrder.OldestFirst,
            Shipments = ShipmentsTo(region, (20 + (r + 1) % 5) * size).ToValueList(),
        };
    }

    private static IEnumerable<Shipment> ShipmentsTo(RegionCode region, int count)
    {
        for (LocalDate date = Start; date <= End; date = date.PlusMonths(1))
            yield return new Shipment(region, count.Cards(), date) { Late = Lateness.Of((0, 60), (2, 20), (5, 20)) };
    }
}
