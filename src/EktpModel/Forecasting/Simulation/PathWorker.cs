namespace EktpModel.Forecasting;

/// <summary>Works out some paths at a time and counts what they come to. A path allocates nothing, but for what replenishment splits, tables of chances that no path needed before, and where to count values that none had.</summary>
internal sealed class PathWorker : IPathSink
{
    private readonly Scenario _scenario;
    private readonly SimulationAreas _areas;
    private readonly ProjectionRun _run;
    private readonly AreaPath _region;

    // On each path the sums of the province whose regions come now, and of the nation.
    private readonly AreaPath[] _provinces;
    private readonly AreaPath[] _nations;
    private readonly RegionAccount[] _accounts;
    private readonly Dictionary<RegionCode, long[]> _sent = [];
    private readonly long _shipped;
    private readonly long _procured;
    private readonly Action<int>? _worked;
    private readonly PathLog? _log;
    private readonly int _logged = -1;
    private readonly long[] _arrivedOrOnTheWay;

    // The series of the area whose paths come now.
    private readonly BucketRows?[] _values = new BucketRows?[AreaPath.SeriesCount];
    private PathKey _first;
    private CancellationToken _cancellation;

    /// <param name="scenario">The scenario.</param>
    /// <param name="areas">Its areas.</param>
    /// <param name="series">Of which series the days are kept.</param>
    /// <param name="tallies">Where to count what the paths come to, by the areas' accounts; other threads may count there too.</param>
    /// <param name="atOnce">The most paths at a time.</param>
    /// <param name="log">Keeps what each path came to in an area, if that is asked for.</param>
    /// <param name="worked">Is told how many paths are worked out in each region, and then how many are summed up.</param>
    /// <param name="cancellation">Ends the making ready early.</param>
    public PathWorker(Scenario scenario, SimulationAreas areas, SimulatedSeries series, AreaTally[] tallies, int atOnce, PathLog? log, Action<int>? worked, CancellationToken cancellation)
    {
        _worked = worked;
        if (log is not null) (_log, _logged) = (log, areas.Accounts[log.Area]);
        _scenario = scenario;
        _areas = areas;
        Tallies = tallies;
        _run = new ProjectionRun(scenario, byChance: true, keepAll: false, cancellation);
        _region = AreaPath.OfRegion(scenario.Days, series);
        _provinces = NewSums(areas.ProvinceOf.ContainsAnyExcept(-1) ? atOnce : 0);
        _nations = NewSums(areas.Nation >= areas.Regions ? atOnce : 0);
        _accounts = [.. scenario.Regions.Select(plan => new RegionAccount(plan.Blanks.Value, plan.Backlog.Total.Value, plan.AwaitingHandover.Sum(batch => batch.Count.Value), plan.Shipments.Sum(shipment => shipment.Count.Value)))];
        _shipped = _accounts.Sum(account => account.InTransit);
        if (series.HasFlag(SimulatedSeries.InTransit)) _sent = scenario.Regions.ToDictionary(plan => plan.Region, _ => new long[scenario.Days]);
        _procured = scenario.Central.Stock.Value + scenario.Central.Procurements.Sum(procurement => procurement.Count.Value);
        _arrivedOrOnTheWay = new long[atOnce];

        // Where replenishment ties regions together each path comes alone.
        int pathsOfArea = scenario.Central.Replenishment is null ? atOnce : 1;
        for (int i = 0; i < _values.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            _values[i] = series.HasFlag((SimulatedSeries)(1 << i)) ? new BucketRows(scenario.Days, pathsOfArea) : null;
        }

        AreaPath[] NewSums(int paths)
        {
            var sums = new AreaPath[paths];
            for (int path = 0; path < paths; path++)
            {
                cancellation.ThrowIfCancellationRequested();
                sums[path] = AreaPath.OfSum(scenario.Days, series);
            }

            return sums;
        }
    }

    /// <summary>What the paths came to, by the areas' accounts.</summary>
    public AreaTally[] Tallies { get; }

    /// <summary>Works out some paths, no more than at once. What is cancelled is counted in part, and the worker is of no more use.</summary>
    /// <exception cref="InvalidOperationException">The cards of one do not add up: a fault of the engine.</exception>
    public void Run(PathKey first, int paths, CancellationToken cancellation)
    {
        _first = first;
        _cancellation = cancellation;
        Array.Clear(_arrivedOrOnTheWay);
        _run.Run(first, paths, this, cancellation);
    }

    /// <inheritdoc/>
    public void Take(int region, int path, RegionKernel kernel)
    {
        if (region == 0) NoteSent();
        RegionAccount start = _accounts[region];
        Check(start.Blanks + kernel.Received == kernel.Blanks + kernel.Printed + kernel.Spoiled, path, "the blanks of", region);
        Check(start.Backlog + kernel.Requested == kernel.Waiting + kernel.Printed, path, "the requests of", region);
        Check(start.Awaiting + kernel.Printed == kernel.AwaitingHandover + kernel.HandedOver, path, "the printed cards of", region);
        _arrivedOrOnTheWay[path] += kernel.Received + kernel.OnTheWay;
        _region.Set(_run.Series, _run.RowOf(region), kernel, start, _sent.GetValueOrDefault(kernel.Plan.Region));
        if (region == _areas.Nation) _region.SetCentralStock(_run.Central.Stock);
        Count(region, path, _region);
        if (_areas.ProvinceOf[region] >= 0) _provinces[path].Add(_region);
        else if (_nations.Length > 0) _nations[path].Add(_region);
    }

    /// <inheritdoc/>
    public void EndRegion(int region, int firstPath, int paths)
    {
        CountValues(region);
        _worked?.Invoke(paths);
        int province = _areas.ProvinceOf[region];
        if (province < 0 || (region + 1 < _areas.Regions && _areas.ProvinceOf[region + 1] == province)) return;
        for (int path = firstPath; path < firstPath + paths; path++)
        {
            _cancellation.ThrowIfCancellationRequested();
            AreaPath sum = _provinces[path];
            sum.FindCaughtUp();
            Count(province, path, sum);
            _nations[path].Add(sum);
            sum.Clear();
        }

        CountValues(province);
    }

    /// <inheritdoc/>
    public void EndPaths(int firstPath, int paths)
    {
        long dispatched = 0;
        foreach (Dispatch dispatch in _run.Central.Dispatches) dispatched += dispatch.Count.Value;
        for (int path = firstPath; path < firstPath + paths; path++)
        {
            _cancellation.ThrowIfCancellationRequested();
            Check(_run.Central.Stock[^1] + dispatched == _procured, path, "the central store");
            Check(_arrivedOrOnTheWay[path] == _shipped + dispatched, path, "blanks on the way");
            if (_nations.Length == 0) continue;
            AreaPath sum = _nations[path];
            sum.FindCaughtUp();
            sum.SetCentralStock(_run.Central.Stock);
            Count(_areas.Nation, path, sum);
            sum.Clear();
        }

        CountValues(_areas.Nation);
        _worked?.Invoke(paths);
    }

    /// <summary>Notes what left the central store on each day, once all of it is known.</summary>
    private void NoteSent()
    {
        if (_sent.Count == 0) return;
        foreach (long[] sent in _sent.Values) Array.Clear(sent);
        foreach (Dispatch dispatch in _run.Central.Dispatches) _sent[dispatch.Region][_scenario.DayOf(dispatch.Leaves)] += dispatch.Count.Value;
    }

    /// <summary>Counts a path of an area, but for its series, which are noted.</summary>
    private void Count(int area, int path, AreaPath outcome)
    {
        AreaTally tally = Tallies[area];
        lock (tally) tally.Add(outcome);
        for (int i = 0; i < _values.Length; i++)
        {
            if (tally.Series[i] is not null) _values[i]!.Note(outcome.Series(i));
        }

        if (area == _logged) _log!.Add(_first.Plus(path), outcome);
    }

    /// <summary>Counts the series noted of an area, before those of another come.</summary>
    private void CountValues(int area)
    {
        AreaTally tally = Tallies[area];
        lock (tally) tally.Add(_values, _cancellation);
        foreach (BucketRows? values in _values) values?.Clear();
    }

    private void Check(bool balances, int path, string what, int? region = null)
    {
        if (balances) return;
        PathKey key = _first.Plus(path);
        throw new InvalidOperationException($"On path {key.Path} of seed {key.Seed} {what} {(region is { } index ? _scenario.Regions[index].Region : "")} do not balance. This is a fault of the engine; please report it with the scenario.");
    }
}
