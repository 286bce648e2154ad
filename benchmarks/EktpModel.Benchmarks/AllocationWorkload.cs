using EktpModel.Forecasting;
using NodaTime;

namespace EktpModel.Benchmarks;

/// <summary>
/// Regions that want more blanks than there are. All numbers follow from a region's place r in the list.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>size s</term><description>100 + 37 r mod 401</description></item>
/// <item><term>backlog</term><description>for month m of the 12 before 2020 and two kinds k: 10 s + (7 r + 11 m + 5 k) mod 50, so about 240 s</description></item>
/// <item><term>requests</term><description>s / 5 + r mod 5 an open day</description></item>
/// <item><term>blanks</term><description>s r mod 7</description></item>
/// <item><term>print rate</term><description>s / 2 + 13 r mod 97 an open day</description></item>
/// </list>
/// A million blanks for the 514 regions reach no backlog by <see cref="AllocationRule.EqualCover"/>, so there cover is blanks over
/// print rate and the problem is linear.
/// </remarks>
internal static class AllocationWorkload
{
    public static IReadOnlyList<AllocationRule> Rules { get; } =
    [
        AllocationRule.Proportional(),
        AllocationRule.Proportional(ProportionalMethod.LargestRemainder),
        AllocationRule.OldestFirst,
        AllocationRule.MinistryPriority,
        AllocationRule.EqualCover,
        AllocationRule.EarliestLastClearance,
        AllocationRule.LeastWaiting,
    ];

    public static int Villages => 83_000;

    /// <summary>All regencies and cities.</summary>
    public static AllocationNeed[] Regencies() => [.. RegionCatalog.Indonesia.Regencies.Select((region, r) => NeedOf(region.Code, r))];

    /// <summary>All regencies and cities with ten times the backlog, in lots of one; every tenth with a hundred times the backlog, in lots of a million.</summary>
    public static AllocationNeed[] RegenciesInMixedLots() =>
    [
        .. Regencies().Select((need, r) => need with
        {
            Backlog = Backlog.Of(need.Backlog.Cohorts.Select(entry => entry with { Count = new CardCount(entry.Count.Value * (r % 10 == 0 ? 100 : 10)) })),
            Lot = (r % 10 == 0 ? 1_000_000 : 1).Cards(),
        }),
    ];

    /// <summary>Villages, twenty to a district, five districts to a regency, ten regencies to a province.</summary>
    public static AllocationNeed[] VillagesOf(int count) =>
        [.. Enumerable.Range(0, count).Select(r => NeedOf(RegionCode.Parse($"{11 + r / 1_000}.{1 + r / 100 % 10:00}.{1 + r / 20 % 5:00}.{1_001 + r % 20}"), r))];

    private static AllocationNeed NeedOf(RegionCode region, int r)
    {
        int size = 100 + r % 401 * 37 % 401;
        return new AllocationNeed(region)
        {
            Backlog = Backlog.Of(
                from month in Enumerable.Range(0, 12)
                from kind in Enumerable.Range(0, 2)
                select new CohortCount(
                    new Cohort(ReferenceWorkload.Kinds[kind], new YearMonth(2019, 1 + month)),
                    (10 * size + (7 * r + 11 * month + 5 * kind) % 50).Cards())),
            Requests = (size / 5 + r % 5).Cards().PerOpenDay(),
            Blanks = (size * (r % 7)).Cards(),
            PrintRate = (size / 2 + 13 * r % 97).Cards().PerOpenDay(),
        };
    }
}
