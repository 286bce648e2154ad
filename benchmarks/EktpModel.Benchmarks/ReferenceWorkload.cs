using EktpModel.Forecasting;
using NodaTime;

namespace EktpModel.Benchmarks;

/// <summary>
/// The reference work W1: every regency and city of Indonesia over five years. All numbers follow from the region's
/// place r in the catalogue, so that native/projection.cpp can make the same ones.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>size s</term><description>100 + 37 r mod 401</description></item>
/// <item><term>blanks</term><description>10 s</description></item>
/// <item><term>backlog</term><description>for month m of the 24 before the start and kind k (0 first card, 1 temporary certificate): s + (7 r + 11 m + 5 k) mod 50</description></item>
/// <item><term>requests</term><description>every day of the week: 2 s + r mod 5 first cards and 3 s + r mod 7 temporary certificates a week</description></item>
/// <item><term>capacity</term><description>floor(s (9 + r mod 5) / 2) a week of five open days</description></item>
/// <item><term>shipments</term><description>on the first of month m of the scenario: s (19 + floor(r / 5) mod 7) + (r + 13 m) mod 100</description></item>
/// <item><term>spoilage</term><description>1%</description></item>
/// </list>
/// A region needs about 5.05 s blanks a week, that is 22 s a month: it gets from 19 s to 25 s, and can print from
/// 4.5 s to 6.5 s a week. So there are regions that catch up, that lack blanks, and that lack printers.
/// </remarks>
internal static class ReferenceWorkload
{
    private const int OpeningMonths = 24;

    public static LocalDate Start { get; } = new(2021, 1, 1);

    public static LocalDate End { get; } = new(2025, 12, 31);

    public static int AllRegions => RegionCatalog.Indonesia.Regencies.Count;

    public static IReadOnlyList<RequestKind> Kinds { get; } = [RequestKind.FirstCard, RequestKind.TemporaryCertificate];

    public static Scenario Scenario() => Scenario(AllRegions, End);

    public static Scenario Scenario(int regions, LocalDate end) =>
        new(Start, end, WorkCalendar.Weekdays, Enumerable.Range(0, regions).Select(region => PlanOf(region, end)));

    private static RegionPlan PlanOf(int r, LocalDate end)
    {
        RegionCode region = RegionCatalog.Indonesia.Regencies[r].Code;
        int size = 100 + r * 37 % 401;
        return new RegionPlan(region)
        {
            Blanks = (10 * size).Cards(),
            Backlog = Backlog.Of(
                from month in Enumerable.Range(0, OpeningMonths)
                from kind in Enumerable.Range(0, Kinds.Count)
                select new CohortCount(
                    new Cohort(Kinds[kind], Start.ToYearMonth().PlusMonths(month - OpeningMonths)),
                    (size + (7 * r + 11 * month + 5 * kind) % 50).Cards())),
            Demand = Demand.At((2 * size + r % 5).Cards().PerWeek(), RequestKind.FirstCard, WorkCalendar.EveryDay)
                + Demand.At((3 * size + r % 7).Cards().PerWeek(), RequestKind.TemporaryCertificate, WorkCalendar.EveryDay),
            Capacity = (size * (9 + r % 5) / 2).Cards().PerWeek(),
            Spoilage = 1.Percent(),
            Order = ServiceOrder.OldestFirst,
            Shipments = ShipmentsTo(region, r, size, end).ToValueList(),
        };
    }

    private static IEnumerable<Shipment> ShipmentsTo(RegionCode region, int r, int size, LocalDate end)
    {
        LocalDate date = Start;
        for (int month = 0; date <= end; month++, date = Start.PlusMonths(month))
            yield return new Shipment(region, (size * (19 + r / 5 % 7) + (r + 13 * month) % 100).Cards(), date);
    }
}
