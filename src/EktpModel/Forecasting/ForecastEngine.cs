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
    /// <exception cref="LimitExceededException">The scenario has more regions times days than the engine allows.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Projection Project(Scenario scenario, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        long size = (long)scenario.Regions.Count * scenario.Days;
        long most = Math.Min(Options.MaxRegionDays, Array.MaxLength);
        if (size > most)
            throw new LimitExceededException("The number of regions times days", size, most, $"{nameof(ForecastOptions)}.{nameof(ForecastOptions.MaxRegionDays)}");

        return new ProjectionRun(scenario).Run(cancellation);
    }
}
