using BenchmarkDotNet.Attributes;
using EktpModel.Forecasting;

namespace EktpModel.Benchmarks;

/// <summary>
/// Simulates pieces of the reference work W2 on one thread. The cost should grow with regions times paths; what is allocated is for
/// the distributions, so it should hardly grow with the paths.
/// </summary>
[MemoryDiagnoser]
public class SimulationBenchmark
{
    private readonly ForecastEngine _engine = new();
    private Scenario _scenario = null!;
    private SimulationOptions _options = null!;

    [Params(1, 32)]
    public int Regions { get; set; }

    [Params(100, 1_000)]
    public int Paths { get; set; }

    [Params(SimulatedSeries.None, SimulationWorkload.Series)]
    public SimulatedSeries Series { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _scenario = SimulationWorkload.Scenario(Regions);
        _options = new SimulationOptions { Paths = Paths, Parallelism = 1, Series = Series };
    }

    [Benchmark]
    public Simulation Simulate() => _engine.Simulate(_scenario, _options);
}
