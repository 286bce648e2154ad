namespace EktpModel.Forecasting;

/// <summary>How a scenario is simulated. Only <see cref="Seed"/> and the paths decide the result; the rest how fast it comes and what it keeps.</summary>
/// <example>
/// <code>
/// var options = new SimulationOptions { Paths = 10_000, Seed = 2020, Levels = [0.1, 0.5, 0.9] };
/// </code>
/// </example>
public sealed record SimulationOptions
{
    /// <summary>The options used where none are given.</summary>
    public static SimulationOptions Default { get; } = new();

    /// <summary>How many paths, at least 1; 1,000 by default.</summary>
    /// <exception cref="InvalidValueException">The number is below 1.</exception>
    public int Paths
    {
        get;
        init => field = value >= 1 ? value : throw new InvalidValueException("the number of paths", value, "give at least 1.");
    } = 1_000;

    /// <summary>The number of the first path: other than zero for a shard, to be put together by <see cref="Simulation.Merge"/>.</summary>
    /// <exception cref="InvalidValueException">The number is below zero.</exception>
    public int FirstPath
    {
        get;
        init => field = value >= 0 ? value : throw new InvalidValueException("the number of the first path", value, "give at least 0.");
    }

    /// <summary>The seed. The same seed and scenario give the same result everywhere.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many threads work at once, at least 1; as many as there are processors by default. Where there are fewer than eight regions for each, each keeps distributions of its own until the end.</summary>
    /// <exception cref="InvalidValueException">The number is below 1.</exception>
    public int Parallelism
    {
        get;
        init => field = value >= 1 ? value : throw new InvalidValueException("the number of threads", value, "give at least 1.");
    } = Environment.ProcessorCount;

    /// <summary>The quantile levels of bands where none are given: above 0, below 1, rising. 5%, 25%, 50%, 75% and 95% by default.</summary>
    /// <exception cref="InvalidValueException">A level is out of its range, or they do not rise.</exception>
    public ValueList<double> Levels
    {
        get;
        init
        {
            ThrowIfWrong(value);
            field = value;
        }
    } = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>Of which series the distribution of every day is kept; of <see cref="SimulatedSeries.Usual"/> by default. The fewer, the less memory.</summary>
    /// <exception cref="InvalidValueException">There is no such series.</exception>
    public SimulatedSeries Series
    {
        get;
        init => field = (value & ~SimulatedSeries.All) == 0 ? value : throw new InvalidValueException("the series of a simulation", value, "give any of SimulatedSeries.");
    } = SimulatedSeries.Usual;

    internal static void ThrowIfWrong(ValueList<double> levels)
    {
        for (int i = 0; i < levels.Count; i++)
        {
            if (!(levels[i] is > 0 and < 1)) throw new InvalidValueException("a quantile level", levels[i], "give a number above 0 and below 1.");
            if (i > 0 && levels[i] <= levels[i - 1]) throw new InvalidValueException("a quantile level", levels[i], $"give one above {levels[i - 1]}, the level before it.");
        }
    }
}
