using BenchmarkDotNet.Attributes;
using EktpModel.Forecasting;

namespace EktpModel.Benchmarks;

/// <summary>
/// Splits a million blanks over all 514 regencies and cities by each rule: the checks of the needs, the split, and the reasons.
/// Aim: under a millisecond.
/// </summary>
[MemoryDiagnoser]
public class AllocationBenchmark
{
    private readonly AllocationNeed[] _needs = AllocationWorkload.Regencies();

    [ParamsSource(nameof(Rules))]
    public AllocationRule Rule { get; set; } = AllocationRule.EqualCover;

    public static IEnumerable<AllocationRule> Rules => AllocationWorkload.Rules;

    [Benchmark]
    public AllocationPlan Allocate() => Allocator.Allocate(1_000_000.Cards(), _needs, Rule);
}
