using BenchmarkDotNet.Attributes;
using EktpModel.Forecasting;

namespace EktpModel.Benchmarks;

/// <summary>
/// How the cost of a split by equal cover grows. With the regions it may grow like n log n: ten times as many may cost
/// some thirteen times as much. With the blanks it should not grow. The last, 83,000 villages and 100,000,000
/// blanks, aims at 150 ms.
/// </summary>
[MemoryDiagnoser]
public class AllocationGrowthBenchmark
{
    private AllocationNeed[] _needs = [];

    [Params(830, 8_300, 83_000)]
    public int Regions { get; set; }

    [Params(1_000_000, 10_000_000, 100_000_000)]
    public int Blanks { get; set; }

    [GlobalSetup]
    public void Setup() => _needs = AllocationWorkload.VillagesOf(Regions);

    [Benchmark]
    public AllocationPlan Allocate() => Allocator.Allocate(Blanks.Cards(), _needs, AllocationRule.EqualCover);
}
