using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.ExceptionServices;

namespace EktpModel.Forecasting;

/// <summary>Shares out the paths of a simulation over threads. What each path comes to depends on nothing but its number, and whole numbers add up in any order.</summary>
internal sealed class SimulationRun
{
    // Many paths together use the caches well: all of a region come before the next. But the sums of each, of its province and of the nation, and its values are kept meanwhile: those of a
    // thread take no more than so many bytes, save where eight paths do.
    private const int LeastAtOnce = 8;
    private const int MostAtOnce = 256;
    private const int SumsOfPath = 2;
    private const long BytesOfPaths = 1 << 25;

    // More often nobody needs to be told.
    private const int Reports = 1_000;

    // Threads wait for each other where they count in the same tallies of few regions. Where regions are many that is rare, and tallies for each
    // thread would take as many times the memory, all of which has to be filled and added up.
    private const int RegionsOfThreadToShare = 8;

    private readonly Scenario _scenario;
    private readonly SimulationOptions _options;
    private readonly IProgress<double>? _progress;
    private readonly PathLog? _log;
    private readonly SimulationAreas _areas;
    private readonly int _atOnce;
    private readonly Lock _lock = new();
    private AreaTally[]? _shared;
    private AreaTally[]? _tallies;
    private long _given;
    private long _done;
    private long _told;

    public SimulationRun(Scenario scenario, SimulationOptions options, IProgress<double>? progress, PathLog? log)
    {
        _scenario = scenario;
        _options = options;
        _progress = progress;
        _log = log;
        _log?.Begin();
        _areas = new SimulationAreas(scenario);

        // No thread is to wait long for the last.
        _atOnce = (int)Math.Clamp(options.Paths / (4L * options.Parallelism), 1, MostPathsAtOnce(scenario.Days, options.Series));
    }

    /// <summary>How many paths a thread may work out at once.</summary>
    /// <param name="days">The days of the scenario.</param>
    /// <param name="series">The series that are kept.</param>
    public static int MostPathsAtOnce(int days, SimulatedSeries series)
    {
        long fitting = BytesOfPaths / (SumsOfPath * AreaPath.BytesOfSum(days, series) + BitOperations.PopCount((uint)series) * BucketRows.BytesOf(days));
        return (int)Math.Clamp(fitting, LeastAtOnce, MostAtOnce);
    }

    public Simulation Run(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int workers = (int)Math.Min(_options.Parallelism, ((long)_options.Paths + _atOnce - 1) / _atOnce);
        if (_scenario.Regions.Count >= RegionsOfThreadToShare * workers) _shared = NewTallies(cancellation);
        if (workers == 1) Work(cancellation);
        else WorkTogether(workers, cancellation);
        return new Simulation(_scenario, _areas, _options.Seed, _options.FirstPath, _options.Paths, _options.Levels, _options.Series, _shared ?? _tallies!);
    }

    private void WorkTogether(int workers, CancellationToken cancellation)
    {
        // Where one thread fails the others stop too, and what comes out is what failed, as with one thread.
        ConcurrentQueue<ExceptionDispatchInfo> faults = [];
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ =>
        {
            try
            {
                Work(cancellation);
            }
            catch (Exception fault)
            {
                faults.Enqueue(ExceptionDispatchInfo.Capture(fault));
                Interlocked.Exchange(ref _given, _options.Paths);
            }
        });
        if (faults.TryDequeue(out ExceptionDispatchInfo? first)) first.Throw();
    }

    private void Work(CancellationToken cancellation)
    {
        PathWorker? worker = null;
        while (true)
        {
            long first = Interlocked.Add(ref _given, _atOnce) - _atOnce;
            if (first >= _options.Paths) break;
            worker ??= new PathWorker(_scenario, _areas, _options.Series, _shared ?? NewTallies(cancellation), _atOnce, _log, _progress is null ? null : Report, cancellation);
            int paths = (int)Math.Min(_atOnce, _options.Paths - first);
            worker.Run(new PathKey(_options.Seed, (uint)(_options.FirstPath + first)), paths, cancellation);
        }

        if (worker is null || _shared is not null) return;
        lock (_lock)
        {
            if (_tallies is null)
            {
                _tallies = worker.Tallies;
                return;
            }

            for (int i = 0; i < _tallies.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                _tallies[i].Add(worker.Tallies[i]);
            }
        }
    }

    private AreaTally[] NewTallies(CancellationToken cancellation) => _areas.NewTallies(_scenario.Days, _options.Series, cancellation);

    /// <summary>Takes note of paths that are worked out in a region, or summed up.</summary>
    private void Report(int paths)
    {
        lock (_lock)
        {
            _done += paths;
            Int128 all = (Int128)_options.Paths * (_scenario.Regions.Count + 1), share = _done * (Int128)Reports / all;
            if (share <= _told) return;
            _told = (long)share;
            _progress!.Report((double)_done / (double)all);
        }
    }
}
