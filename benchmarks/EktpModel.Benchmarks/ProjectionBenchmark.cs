using BenchmarkDotNet.Attributes;
using EktpModel.Forecasting;

namespace EktpModel.Benchmarks;

/// <summary>
/// Projects the reference work, all series recorded. 514 regions over 5 years are W1 itself; fewer regions and
/// years show how the cost grows.
/// </summary>
[GcForce(false)]
[MemoryDiagnoser]
[Config(typeof(ResultBytesColumn.Config))]
public class ProjectionBenchmark
{
    private readonly ForecastEngine _engine = new();
    private Scenario _scenario = null!;

    [Params(1, 32, 514)]
    public int Regions { get; set; }

    [Params(1, 5)]
    public int Years { get; set; }

    [GlobalSetup]
    public void Setup() => _scenario = Scenario();

    [Benchmark]
    public Projection Project() => _engine.Project(_scenario);

    internal Scenario Scenario() => ReferenceWorkload.Scenario(Regions, ReferenceWorkload.Start.PlusYears(Years).PlusDays(-1));
}
