namespace EktpModel.Forecasting;

/// <summary>
/// The areas of which a simulation keeps account: the regions of the scenario, then those provinces that are not regions
/// themselves, then the nation. An area of a single region has its account in common with it.
/// </summary>
internal sealed class SimulationAreas
{
    private readonly Dictionary<RegionCode, int> _accounts = [];
    private readonly List<(int First, int Count)> _sums = [];

    public SimulationAreas(Scenario scenario)
    {
        ValueList<RegionPlan> plans = scenario.Regions;
        for (int i = 0; i < plans.Count; i++) _accounts.Add(plans[i].Region, i);
        Regions = plans.Count;
        for (int first = 0, end; first < plans.Count; first = end)
        {
            RegionCode province = plans[first].Region.Ancestor(RegionLevel.Province);
            for (end = first; end < plans.Count && province.Contains(plans[end].Region);) end++;
            Add(province, first, end - first);
        }

        Add(RegionCode.Nation, 0, plans.Count);
    }

    /// <summary>How many regions there are; their accounts come first.</summary>
    public int Regions { get; }

    /// <summary>How many accounts there are.</summary>
    public int Count => Regions + _sums.Count;

    /// <summary>The areas that are sums, with the regions that they have: the first, and how many. The last is the nation, the sum of all others and of regions that are in none.</summary>
    public IReadOnlyList<(int First, int Count)> Sums => _sums;

    /// <summary>The first sum that a region is in; below zero if there is none.</summary>
    public int SumOf(int region) => _sums.FindIndex(sum => region >= sum.First && region < sum.First + sum.Count);

    /// <summary>The codes of all areas, with the numbers of their accounts.</summary>
    public IReadOnlyDictionary<RegionCode, int> Accounts => _accounts;

    /// <summary>A tally for each account. Only the nation's counts the central store.</summary>
    public AreaTally[] NewTallies(int days, SimulatedSeries series, CancellationToken cancellation = default)
    {
        var tallies = new AreaTally[Count];
        int nation = _accounts[RegionCode.Nation];
        for (int account = 0; account < tallies.Length; account++)
        {
            cancellation.ThrowIfCancellationRequested();
            tallies[account] = new AreaTally(days, account == nation ? series : series & ~SimulatedSeries.CentralStock);
        }

        return tallies;
    }

    /// <summary>An empty path for each area that is a sum.</summary>
    public AreaPath[] NewSums(int days, SimulatedSeries series, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return [.. _sums.Select(_ => AreaPath.OfSum(days, series))];
    }

    private void Add(RegionCode area, int first, int count)
    {
        if (_accounts.ContainsKey(area)) return;
        _accounts.Add(area, count == 1 ? first : Count);
        if (count > 1) _sums.Add((first, count));
    }
}
