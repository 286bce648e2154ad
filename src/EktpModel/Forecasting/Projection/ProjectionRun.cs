namespace EktpModel.Forecasting;

/// <summary>
/// One scenario worked out. Regions know nothing of each other but for the central store: without replenishment each is
/// worked out from first day to last; with it all go on together from one review to the next.
/// </summary>
internal sealed class ProjectionRun
{
    private readonly Scenario _scenario;
    private readonly KernelFactory _kernels;
    private readonly SeriesStore _series;
    private readonly CentralStore _central;

    public ProjectionRun(Scenario scenario)
    {
        _scenario = scenario;
        _kernels = new KernelFactory(scenario);
        _series = new SeriesStore(scenario.Regions.Count, scenario.Days, _kernels.Kinds);
        _central = new CentralStore(scenario);
    }

    public Projection Run(CancellationToken cancellation)
    {
        RegionOutcome[] outcomes = _scenario.Central.Replenishment is { } rule ? RunTogether(rule, cancellation) : RunOneByOne(cancellation);
        return new Projection(_scenario, _series, outcomes, _central);
    }

    private RegionOutcome[] RunOneByOne(CancellationToken cancellation)
    {
        var outcomes = new RegionOutcome[_scenario.Regions.Count];
        for (int region = 0; region < outcomes.Length; region++)
        {
            cancellation.ThrowIfCancellationRequested();
            RegionKernel kernel = _kernels.Create(region);
            Advance(kernel, region, _scenario.Days);
            outcomes[region] = kernel.ToOutcome();
        }

        return outcomes;
    }

    private RegionOutcome[] RunTogether(Replenishment rule, CancellationToken cancellation)
    {
        RegionKernel[] kernels = [.. Enumerable.Range(0, _scenario.Regions.Count).Select(_kernels.CreateBesideOthers)];
        foreach (int day in ReviewDays.Of(rule, _scenario))
        {
            for (int region = 0; region < kernels.Length; region++)
            {
                cancellation.ThrowIfCancellationRequested();
                Advance(kernels[region], region, day + 1);
            }

            _central.Replenish(day, rule, kernels);
        }

        for (int region = 0; region < kernels.Length; region++) Advance(kernels[region], region, _scenario.Days);
        return Array.ConvertAll(kernels, kernel => kernel.ToOutcome());
    }

    private void Advance(RegionKernel kernel, int region, int end)
    {
        SeriesStore.Recorder recorder = _series.RecorderOf(region);
        kernel.AdvanceTo(end, ref recorder);
    }
}
