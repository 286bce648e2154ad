namespace EktpModel.Forecasting;

/// <summary>Keeps what each region came to on the only path of a projection.</summary>
/// <param name="regions">How many regions there are.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class OutcomeSink(int regions, CancellationToken cancellation) : IPathSink
{
    /// <summary>What each region came to.</summary>
    public RegionOutcome[] Outcomes { get; } = new RegionOutcome[regions];

    /// <inheritdoc/>
    public void Take(int region, int path, RegionKernel kernel) => Outcomes[region] = kernel.ToOutcome(cancellation);
}
