using System.Diagnostics;
using System.Globalization;
using EktpModel.Forecasting;

namespace EktpModel.Benchmarks.Comparison;

/// <summary>The engine, in this process.</summary>
internal sealed class EngineContestant : IContestant
{
    private readonly ForecastEngine _engine = new();
    private readonly Scenario _scenario = ReferenceWorkload.Scenario();

    public string Name => ".NET";

    public Round Run(bool fresh, bool check)
    {
        if (fresh) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        long faults = PageFaults();
        long start = Stopwatch.GetTimestamp();
        Projection projection = _engine.Project(_scenario);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return new Round(time, PageFaults() - faults, check ? SeriesChecksum.Of(projection) : null);
    }

    /// <summary>What one run allocates, and how much of it is the result's series.</summary>
    public (long Allocated, long Series) Allocations()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Projection projection = _engine.Project(_scenario);
        return (GC.GetAllocatedBytesForCurrentThread() - before, projection.Series.Bytes);
    }

    /// <summary>The process's minor page faults: the eighth number behind the name in /proc/self/stat; none where there is no such file.</summary>
    private static long PageFaults()
    {
        const string stat = "/proc/self/stat";
        return File.Exists(stat)
            ? long.Parse(File.ReadAllText(stat).Split(") ")[^1].Split(' ')[7], CultureInfo.InvariantCulture)
            : 0;
    }
}
