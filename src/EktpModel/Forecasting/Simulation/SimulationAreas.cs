namespace EktpModel.Forecasting;

/// <summary>
/// The areas of which a simulation keeps account: the regions of the scenario, then those provinces that are not regions
/// themselves, then the nation. An area of a single region has its account in common with it.
/// </summary>
internal sealed class SimulationAreas
{
    private readonly Dictionary<RegionCode, int> _accounts = [];
    private readonly int[] _provinceOf;
    private int _sums;

    public SimulationAreas(Scenario scenario)
    {
        ValueList<RegionPlan> plans = scenario.Regions;
        for (int i = 0; i < plans.Count; i++) _accounts.Add(plans[i].Region, i);
        Regions = plans.Count;
        _provinceOf = new int[plans.Count];
        Array.Fill(_provinceOf, -1);
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
    public int Count => Regions + _sums;

    /// <summary>The account of the nation: that of a region, if it is the only one.</summary>
    public int Nation => _accounts[RegionCode.Nation];

    /// <summary>The account of each region's province, where it adds up several; below zero where it does not.</summary>
    public ReadOnlySpan<int> ProvinceOf => _provinceOf;

    /// <summary>The codes of all areas, with the numbers of their accounts.</summary>
    public IReadOnlyDictionary<RegionCode, int> Accounts => _accounts;

    /// <summary>A tally for each account. Only the nation's counts the central store.</summary>
    public AreaTally[] NewTallies(int days, SimulatedSeries series, CancellationToken cancellation = default)
    {
        var tallies = new AreaTally[Count];
        for (int account = 0; account < tallies.Length; account++)
        {
            cancellation.ThrowIfCancellationRequested();
            tallies[account] = new AreaTally(days, account == Nation ? series : series & ~SimulatedSeries.CentralStock);
        }

        return tallies;
    }

    private void Add(RegionCode area, int first, int count)
    {
        if (_accounts.ContainsKey(area)) return;
        _accounts.Add(area, count == 1 ? first : Count);
        if (count == 1) return;
        if (area != RegionCode.Nation) _provinceOf.AsSpan(first, count).Fill(Count);
        _sums++;
    }
}
