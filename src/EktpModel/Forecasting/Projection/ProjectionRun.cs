namespace EktpModel.Forecasting;

/// <summary>
/// Works out a scenario: once as expected, or path after path by chance. Regions know nothing of each other but for the
/// central store: without replenishment each is worked out from first day to last; with it all go on together from one
/// review to the next.
/// </summary>
internal sealed class ProjectionRun
{
    private readonly Scenario _scenario;
    private readonly bool _byChance;
    private readonly SeriesStore _series;
    private readonly bool _hasRowForEach;
    private readonly KernelFactory _factory;
    private readonly RegionKernel[] _together;
    private readonly RegionKernel?[] _alone;

    /// <param name="scenario">The scenario.</param>
    /// <param name="byChance">Whether chance decides what the scenario leaves to it.</param>
    /// <param name="keepAll">Whether the series of all regions are kept to the end; if not, only as long as they are needed.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public ProjectionRun(Scenario scenario, bool byChance, bool keepAll, CancellationToken cancellation)
    {
        _scenario = scenario;
        _byChance = byChance;
        _factory = new KernelFactory(scenario, byChance, cancellation);
        bool together = scenario.Central.Replenishment is not null;
        _hasRowForEach = keepAll || together;
        _series = new SeriesStore(_hasRowForEach ? scenario.Regions.Count : 1, scenario.Days, _factory.Kinds, _factory.HandsOverAtOnce, arrivesAsPlanned: !byChance);
        _together = new RegionKernel[together ? scenario.Regions.Count : 0];
        for (int region = 0; region < _together.Length; region++)
        {
            cancellation.ThrowIfCancellationRequested();
            _together[region] = _factory.CreateBesideOthers(region);
        }

        _alone = new RegionKernel[together ? 0 : scenario.Regions.Count];
        Central = new CentralStore(scenario, byChance, cancellation);
    }

    /// <summary>The daily numbers.</summary>
    public SeriesStore Series => _series;

    /// <summary>The central store after the last run.</summary>
    public CentralStore Central { get; private set; }

    /// <summary>Which row of the series holds a region's numbers when it is finished.</summary>
    public int RowOf(int region) => _hasRowForEach ? region : 0;

    /// <summary>
    /// Works out all regions from the first day on, on some paths. Where regions know nothing of each other, all paths of one come before the next, so
    /// that what is counted of a region stays in the processor's caches meanwhile.
    /// </summary>
    /// <param name="first">The first path; its chance decides what is left to it.</param>
    /// <param name="paths">How many paths.</param>
    /// <param name="sink">Takes what they come to.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Run(PathKey first, int paths, IPathSink sink, CancellationToken cancellation)
    {
        if (_scenario.Central.Replenishment is { } rule)
        {
            for (int path = 0; path < paths; path++)
            {
                RunTogether(first.Plus(path), rule, cancellation);
                for (int region = 0; region < _together.Length; region++)
                {
                    sink.Take(region, path, _together[region]);
                    sink.EndRegion(region, path, 1);
                }

                sink.EndPaths(path, 1);
            }

            return;
        }

        for (int region = 0; region < _alone.Length; region++)
        {
            // A kernel that is needed only once is not kept: the next takes over its memory, which is in the processor's caches.
            RegionKernel kernel = _alone[region] ?? _factory.Create(region);
            if (_byChance) _alone[region] = kernel;
            for (int path = 0; path < paths; path++)
            {
                kernel.Begin(first.Plus(path), cancellation);
                Advance(kernel, region, _scenario.Days, cancellation);
                sink.Take(region, path, kernel);
            }

            sink.EndRegion(region, 0, paths);
        }

        cancellation.ThrowIfCancellationRequested();
        sink.EndPaths(0, paths);
    }

    private void RunTogether(PathKey path, Replenishment rule, CancellationToken cancellation)
    {
        Central = new CentralStore(_scenario, _byChance, cancellation);
        foreach (RegionKernel kernel in _together) kernel.Begin(path, cancellation);
        foreach (int day in ReviewDays.Of(rule, _scenario))
        {
            AdvanceAll(day + 1, cancellation);
            Central.Replenish(day, rule, _together, cancellation);
        }

        AdvanceAll(_scenario.Days, cancellation);
    }

    private void AdvanceAll(int end, CancellationToken cancellation)
    {
        for (int region = 0; region < _together.Length; region++) Advance(_together[region], region, end, cancellation);
    }

    private void Advance(RegionKernel kernel, int region, int end, CancellationToken cancellation) => kernel.AdvanceTo(end, _series, RowOf(region), cancellation);
}
