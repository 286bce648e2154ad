namespace EktpModel.Forecasting;

/// <summary>Makes the regions of a scenario ready for the kernel, sharing what they have in common.</summary>
internal sealed class KernelFactory
{
    private readonly Scenario _scenario;
    private readonly DayTable _days;
    private readonly Dictionary<WorkCalendar, DayTable> _tables;
    private readonly Dictionary<ServiceOrder, CohortQueue> _queues;
    private readonly ILookup<RegionCode, Dispatch> _dispatches;
    private readonly Func<WorkCalendar, DayTable> _tableOf;
    private readonly DaySheet _sheet;
    private readonly Dictionary<Fraction, LossSampler> _spoilages = [];
    private readonly RegionInputs _inputs = new();
    private readonly bool _byChance;
    private readonly CancellationToken _cancellation;
    private RegionKernel? _kernel;

    /// <param name="scenario">The scenario.</param>
    /// <param name="byChance">Whether chance decides what the scenario leaves to it, or what is expected comes.</param>
    /// <param name="cancellation">Ends the making ready early.</param>
    public KernelFactory(Scenario scenario, bool byChance, CancellationToken cancellation = default)
    {
        _scenario = scenario;
        _byChance = byChance;
        _cancellation = cancellation;
        _days = new DayTable(scenario.Calendar, scenario.Start, scenario.Days, cancellation);
        _tables = new Dictionary<WorkCalendar, DayTable> { [scenario.Calendar] = _days };
        _queues = scenario.Regions.GroupBy(plan => plan.Order).ToDictionary(plans => plans.Key, plans => new CohortQueue(CohortLayout.Of(plans.Key, _days, plans, cancellation)));
        _tableOf = TableOf;
        _dispatches = scenario.Central.Dispatches.ToLookup(dispatch =>
        {
            cancellation.ThrowIfCancellationRequested();
            return dispatch.Region;
        });
        foreach (RegionPlan plan in scenario.Regions)
        {
            foreach (CohortCount waiting in plan.Backlog.Cohorts) Kinds[(int)waiting.Cohort.Kind] = true;
            foreach (DemandRate rate in plan.Demand.Rates) Kinds[(int)rate.Kind] = true;
            foreach (DatedRequests requests in plan.Demand.Dated) Kinds[(int)requests.Kind] = true;
        }

        _sheet = new DaySheet(scenario.Regions.Max(plan => plan.Demand.Rates.Count), Kinds);
    }

    /// <summary>Which kinds of request occur anywhere.</summary>
    public bool[] Kinds { get; } = new bool[4];

    /// <summary>Whether all cards are handed over on the day on which they are printed.</summary>
    public bool HandsOverAtOnce => _scenario.Regions.All(plan => HandoverQueue.IsAtOnce(plan.Handover, plan.AwaitingHandover.Count));

    /// <summary>
    /// A region that can begin. It uses the queue of those made before, so only one is at work at a time; and where nothing is left to chance, so that each is
    /// worked out once, it is the same kernel, which leaves the region before.
    /// </summary>
    public RegionKernel Create(int region)
    {
        CohortQueue queue = _queues[_scenario.Regions[region].Order];
        if (_byChance) return Create(region, queue, new RegionInputs());
        if (_kernel is null) return _kernel = Create(region, queue, _inputs);
        _kernel.Take(_scenario.Regions[region], _inputs, queue, Fill(region, queue, _inputs));
        return _kernel;
    }

    /// <summary>A region that can begin, with memory of its own, to go on beside others.</summary>
    public RegionKernel CreateBesideOthers(int region) => Create(region, new CohortQueue(_queues[_scenario.Regions[region].Order].Layout), new RegionInputs());

    private RegionKernel Create(int region, CohortQueue queue, RegionInputs inputs)
    {
        RegionDraws draws = Fill(region, queue, inputs);
        return new RegionKernel(_days, _sheet, _scenario.Regions[region], inputs, queue, draws);
    }

    private RegionDraws Fill(int region, CohortQueue queue, RegionInputs inputs)
    {
        RegionPlan plan = _scenario.Regions[region];
        RegionDraws draws = _byChance ? new RegionDraws(plan, SpoilageOf, _scenario.Calendar.StandardWeek, _cancellation) : RegionDraws.None;
        inputs.Fill(plan, _dispatches[plan.Region], _days, _tableOf, queue.Layout, draws, _cancellation);
        return draws;
    }

    /// <summary>What draws spoiled attempts: one for all regions with the same share, as most have, so that its tables are made once.</summary>
    private LossSampler SpoilageOf(Fraction share)
    {
        if (!_spoilages.TryGetValue(share, out LossSampler? sampler)) _spoilages.Add(share, sampler = new LossSampler(share));
        return sampler;
    }

    private DayTable TableOf(WorkCalendar calendar)
    {
        if (!_tables.TryGetValue(calendar, out DayTable? table))
            _tables.Add(calendar, table = new DayTable(calendar, _scenario.Start, _scenario.Days, _cancellation));
        return table;
    }
}
