namespace EktpModel.Forecasting;

/// <summary>The limits of a <see cref="ForecastEngine"/>, so that a service cannot be made to run for ever by a document.</summary>
public sealed record ForecastOptions
{
    /// <summary>The options used where none are given.</summary>
    public static ForecastOptions Default { get; } = new();

    /// <summary>
    /// The most regions times days that one projection may have; 10 million by default, which is 514 regions over 53
    /// years. Each takes 6 to 8 bytes and 2 more for each kind of request that occurs; twice that in a region's series that has a
    /// number beyond 65,535, four times beyond 2,147,483,647. Raise it only as far as there is memory, beyond which the runtime throws <see cref="OutOfMemoryException"/>.
    /// </summary>
    /// <exception cref="InvalidValueException">The number is below 1.</exception>
    public long MaxRegionDays
    {
        get;
        init => field = value >= 1 ? value : throw new InvalidValueException("the most region-days of a forecast", value, "give at least 1.");
    } = 10_000_000;

    /// <summary>The most paths that a simulation may have, those before its first path included; 10 million by default.</summary>
    /// <exception cref="InvalidValueException">The number is below 1, or above 2,147,483,647.</exception>
    public long MaxPaths
    {
        get;
        init => field = value is >= 1 and <= int.MaxValue ? value : throw new InvalidValueException("the most paths of a simulation", value, $"give 1 to {int.MaxValue}.");
    } = 10_000_000;

    /// <summary>The most regions times days times paths of one simulation; 20 billion by default, which is half an hour of one processor or several times that, as many series are kept.</summary>
    /// <exception cref="InvalidValueException">The number is below 1.</exception>
    public long MaxSimulatedRegionDays
    {
        get;
        init => field = value >= 1 ? value : throw new InvalidValueException("the most region-days of a simulation", value, "give at least 1.");
    } = 20_000_000_000;

    /// <summary>
    /// The most areas (regions, provinces, the nation) times days times series of which a simulation may keep distributions; 10 million by default, which is all
    /// regencies and cities and six series over nine years. Each takes some 60 bytes, and one or two more for each range of values that occurs:
    /// some hundreds where a number scatters widely; on each thread, where there are fewer than eight regions for each.
    /// </summary>
    /// <exception cref="InvalidValueException">The number is below 1.</exception>
    public long MaxDistributions
    {
        get;
        init => field = value >= 1 ? value : throw new InvalidValueException("the most distributions of a simulation", value, "give at least 1.");
    } = 10_000_000;
}
