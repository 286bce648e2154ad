using System.Diagnostics;
using EktpModel.Forecasting;

namespace EktpModel.Benchmarks.Comparison;

/// <summary>The engine, in this process.</summary>
internal sealed class SimulationEngineContestant(int threads) : ISimulationContestant
{
    private readonly ForecastEngine _engine = new();

    public string Name => threads == 1 ? ".NET" : $".NET, {threads} threads";

    public SimulationRound Run(int regions, int paths, ulong seed)
    {
        Scenario scenario = SimulationWorkload.Scenario(regions);
        SimulationOptions options = new() { Paths = paths, Seed = seed, Parallelism = threads, Series = SimulationWorkload.Series };
        GC.Collect();
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        Simulation simulation = _engine.Simulate(scenario, options);
        TimeSpan time = Stopwatch.GetElapsedTime(start), processor = Environment.CpuUsage.TotalTime - processorBefore;
        IEnumerable<RegionSimulation> areas = regions == 1 ? simulation.Regions : [.. simulation.Regions, .. simulation.Provinces, simulation.Nation];
        return new SimulationRound(time, processor, [.. areas.Select(area => SimulationSummary.Of(area, simulation))]);
    }

    /// <summary>The bytes that each path allocates after so many before it.</summary>
    public double BytesPerPath(int regions, int before, int paths, SimulatedSeries series)
    {
        Scenario scenario = SimulationWorkload.Scenario(regions);
        return (double)(Allocated(before + paths) - Allocated(before)) / paths;

        long Allocated(int all)
        {
            long start = GC.GetAllocatedBytesForCurrentThread();
            _engine.Simulate(scenario, new SimulationOptions { Paths = all, Parallelism = 1, Series = series });
            return GC.GetAllocatedBytesForCurrentThread() - start;
        }
    }
}
