using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>What is to be reached, where and by when; for certain in the projection, or with a confidence in a simulation.</summary>
/// <example>
/// <code>
/// var goal = new Goal("32.75", new LocalDate(2020, 2, 29)) { Confidence = 0.9 };
/// </code>
/// </example>
/// <param name="Region">A region of the scenario; for what is asked of a province or the nation see <see cref="Planner"/>.</param>
/// <param name="By">The last day on which it may be reached.</param>
public sealed record Goal(RegionCode Region, LocalDate By)
{
    /// <summary>A goal of a region.</summary>
    /// <param name="region">The region's code, such as <c>32.75</c>.</param>
    /// <param name="by">The last day on which it may be reached.</param>
    /// <exception cref="UnparsableTextException">The text is no code.</exception>
    public Goal(string region, LocalDate by)
        : this(RegionCode.Given(region), by)
    {
    }

    /// <summary>What is to be reached; that the opening backlog is printed if not set.</summary>
    public Milestone Milestone { get; init; }

    /// <summary>
    /// The least chance with which it is to be reached, above 0 and below 1, as a simulation estimates it; null to ask of the
    /// projection, in which requests and spoilage are as expected, all printers work and nothing is late.
    /// </summary>
    /// <exception cref="InvalidValueException">The chance is out of its range.</exception>
    public double? Confidence
    {
        get;
        init => field = value is null or (> 0 and < 1) ? value : throw new InvalidValueException("the confidence of a goal", value, "give a number above 0 and below 1, or none to ask of the projection.");
    }

    /// <summary>The goal in a few words.</summary>
    public override string ToString() => $"{Region} {Milestone} by {By.Iso()}{(Confidence is { } confidence ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" with a chance of {confidence:0.####}") : "")}";
}
