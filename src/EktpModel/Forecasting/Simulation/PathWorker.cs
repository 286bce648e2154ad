namespace EktpModel.Forecasting;

/// <summary>Works out paths one after another and counts what they come to. It allocates next to nothing for a path, but for what replenishment splits and for values that no path had before.</summary>
internal sealed class PathWorker
{
    private readonly Scenario _scenario;
    private readonly SimulationAreas _areas;
    private readonly ProjectionRun _run;
    private readonly AreaPath _region;
    private readonly AreaPath[] _sums;
    private readonly int[][] _sumsOf;
    private readonly RegionAccount[] _accounts;
    private readonly Dictionary<RegionCode, long[]> _sent = [];
    private readonly int _nation;
    private readonly Action<int, RegionKernel> _finished;
    private readonly long _shipped;
    private readonly long _procured;
    private readonly PathLog? _log;
    private readonly int _logged = -1;
    private PathKey _path;
    private long _arrivedOrOnTheWay;

    public PathWorker(Scenario scenario, SimulationAreas areas, SimulatedSeries series, PathLog? log, CancellationToken cancellation)
    {
        if (log is not null) (_log, _logged) = (log, areas.Accounts[log.Area]);
        _scenario = scenario;
        _areas = areas;
        _run = new ProjectionRun(scenario, byChance: true, keepAll: false, cancellation);
        _region = new AreaPath(scenario.Days, series);
        _sums = [.. areas.Sums.Select(_ => new AreaPath(scenario.Days, series))];
        _sumsOf = [.. Enumerable.Range(0, areas.Regions).Select(region =>
            Enumerable.Range(0, _sums.Length).Where(sum => region >= areas.Sums[sum].First && region < areas.Sums[sum].First + areas.Sums[sum].Count).ToArray())];
        _accounts = [.. scenario.Regions.Select(plan => new RegionAccount(plan.Blanks.Value, plan.Backlog.Total.Value, plan.AwaitingHandover.Sum(batch => batch.Count.Value), plan.Shipments.Sum(shipment => shipment.Count.Value)))];
        _shipped = _accounts.Sum(account => account.InTransit);
        _nation = areas.Accounts[RegionCode.Nation];
        if (series.HasFlag(SimulatedSeries.InTransit)) _sent = scenario.Regions.ToDictionary(plan => plan.Region, _ => new long[scenario.Days]);
        _procured = scenario.Central.Stock.Value + scenario.Central.Procurements.Sum(procurement => procurement.Count.Value);
        Tallies = areas.NewTallies(scenario.Days, series, cancellation);
        _finished = Finish;
    }

    /// <summary>What the paths came to, by the areas' accounts.</summary>
    public AreaTally[] Tallies { get; }

    /// <summary>Works out a path.</summary>
    /// <exception cref="InvalidOperationException">Its cards do not add up: a fault of the engine.</exception>
    public void Run(PathKey path, CancellationToken cancellation)
    {
        foreach (AreaPath sum in _sums) sum.Clear();
        _path = path;
        _arrivedOrOnTheWay = 0;
        _run.Run(path, _finished, cancellation);
        for (int i = 0; i < _sums.Length; i++)
        {
            _sums[i].FindCaughtUp();
            Count(_areas.Regions + i, _sums[i]);
        }

        long dispatched = 0;
        foreach (Dispatch dispatch in _run.Central.Dispatches) dispatched += dispatch.Count.Value;
        Check(_run.Central.Stock[^1] + dispatched == _procured, "the central store");
        Check(_arrivedOrOnTheWay == _shipped + dispatched, "blanks on the way");
    }

    private void Finish(int region, RegionKernel kernel)
    {
        if (region == 0) NoteSent();
        RegionAccount start = _accounts[region];
        Check(start.Blanks + kernel.Received == kernel.Blanks + kernel.Printed + kernel.Spoiled, "the blanks of", region);
        Check(start.Backlog + kernel.Requested == kernel.Waiting + kernel.Printed, "the requests of", region);
        Check(start.Awaiting + kernel.Printed == kernel.AwaitingHandover + kernel.HandedOver, "the printed cards of", region);
        _arrivedOrOnTheWay += kernel.Received + kernel.OnTheWay;
        _region.Set(_run.Series, _run.RowOf(region), kernel, start, _sent.GetValueOrDefault(kernel.Plan.Region));
        Count(region, _region);
        foreach (int sum in _sumsOf[region]) _sums[sum].Add(_region);
    }

    /// <summary>Notes what left the central store on each day, once all of it is known.</summary>
    private void NoteSent()
    {
        if (_sent.Count == 0) return;
        foreach (long[] sent in _sent.Values) Array.Clear(sent);
        foreach (Dispatch dispatch in _run.Central.Dispatches) _sent[dispatch.Region][_scenario.DayOf(dispatch.Leaves)] += dispatch.Count.Value;
    }

    private void Count(int account, AreaPath outcome)
    {
        if (account == _nation) outcome.SetCentralStock(_run.Central.Stock);
        Tallies[account].Add(outcome);
        if (account == _logged) _log!.Add(_path, outcome);
    }

    private void Check(bool balances, string what, int? region = null)
    {
        if (!balances)
            throw new InvalidOperationException($"On path {_path.Path} of seed {_path.Seed} {what} {(region is { } index ? _scenario.Regions[index].Region : "")} do not balance. This is a fault of the engine; please report it with the scenario.");
    }
}
