using System.Numerics;

namespace EktpModel.Forecasting;

/// <summary>
/// Forecasts scenarios. An engine is immutable and safe from any thread: make one and keep it.
/// </summary>
/// <example>
/// <code>
/// var engine = new ForecastEngine();
/// Projection forecast = engine.Project(scenario);
/// Console.WriteLine(forecast["32.75"].ClearedOn);
/// </code>
/// </example>
public sealed class ForecastEngine
{
    /// <summary>An engine.</summary>
    /// <param name="options">Its limits; <see cref="ForecastOptions.Default"/> if null.</param>
    public ForecastEngine(ForecastOptions? options = null) => Options = options ?? ForecastOptions.Default;

    /// <summary>The limits of the engine.</summary>
    public ForecastOptions Options { get; }

    /// <summary>Works out a scenario day by day. The result is the same everywhere and every time.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="LimitExceededException">
    /// The scenario has more regions times days than the engine allows, or replenishes by <see cref="AllocationRule.LeastWaiting"/> more regions times open days ahead than
    /// its <see cref="AllocationOptions.MaxRegionDays"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Projection Project(Scenario scenario, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ThrowIfTooLarge(scenario);
        ProjectionRun run = new(scenario, byChance: false, keepAll: true, cancellation);
        OutcomeSink sink = new(scenario.Regions.Count, cancellation);
        run.Run(default, 1, sink, cancellation);
        return new Projection(scenario, run.Series, sink.Outcomes, run.Central);
    }

    /// <summary>Works out a scenario on many paths, each with its own chance.</summary>
    /// <remarks>
    /// The result depends on the scenario, the seed and the paths alone: not on threads, on the order of regions, or on how the paths are cut into
    /// shards; and a region's chance does not depend on what other regions there are. A scenario in which nothing is uncertain gives its
    /// <see cref="Project">projection</see> on every path.
    /// </remarks>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">How many paths, from which seed, and so on; <see cref="SimulationOptions.Default"/> if null.</param>
    /// <param name="progress">Is told the share of the work that is done, rising to 1, up to 1,000 times; from any thread, one at a time.</param>
    /// <param name="cancellation">Ends the work early, within a region of a path.</param>
    /// <exception cref="LimitExceededException">The scenario, the paths, both together or what is kept of them are more than the engine allows.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Simulation Simulate(Scenario scenario, SimulationOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        SimulateLogged(scenario, options, progress, null, cancellation);

    internal Simulation SimulateLogged(Scenario scenario, SimulationOptions? options, IProgress<double>? progress, PathLog? log, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        options ??= SimulationOptions.Default;
        ThrowIfTooLarge(scenario);
        long lastPath = (long)options.FirstPath + options.Paths;
        if (lastPath > Options.MaxPaths) throw new LimitExceededException("The number of the last path", lastPath, Options.MaxPaths, $"{nameof(ForecastOptions)}.{nameof(ForecastOptions.MaxPaths)}");
        Int128 work = (Int128)scenario.Regions.Count * scenario.Days * options.Paths;
        if (work > Options.MaxSimulatedRegionDays)
            throw new LimitExceededException("The number of regions times days times paths", (long)Int128.Min(work, long.MaxValue), Options.MaxSimulatedRegionDays, $"{nameof(ForecastOptions)}.{nameof(ForecastOptions.MaxSimulatedRegionDays)}");
        long distributions = (long)new SimulationAreas(scenario).Count * scenario.Days * BitOperations.PopCount((uint)options.Series);
        if (distributions > Options.MaxDistributions)
            throw new LimitExceededException("The number of areas times days times series", distributions, Options.MaxDistributions, $"{nameof(ForecastOptions)}.{nameof(ForecastOptions.MaxDistributions)}, or keep fewer {nameof(SimulationOptions)}.{nameof(SimulationOptions.Series)}");
        return new SimulationRun(scenario, options, progress, log).Run(cancellation);
    }

    private void ThrowIfTooLarge(Scenario scenario)
    {
        long size = (long)scenario.Regions.Count * scenario.Days;
        long most = Math.Min(Options.MaxRegionDays, Array.MaxLength);
        if (size > most)
            throw new LimitExceededException("The number of regions times days", size, most, $"{nameof(ForecastOptions)}.{nameof(ForecastOptions.MaxRegionDays)}");
    }
}
