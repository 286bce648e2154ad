namespace EktpModel.Forecasting;

/// <summary>How far an allocation looks ahead, and how large it may be.</summary>
public sealed record AllocationOptions
{
    /// <summary>The options used where none are given.</summary>
    public static AllocationOptions Default { get; } = new();

    /// <summary>
    /// The open days over which waiting is added up and within which blanks should be used, from 1 to 3,660; 60 by
    /// default, about a quarter of a year.
    /// </summary>
    /// <exception cref="InvalidValueException">The number is out of range.</exception>
    public int Horizon
    {
        get;
        init => field = value is >= 1 and <= 3_660 ? value : throw new InvalidValueException("the horizon of an allocation in open days", value, "give a number from 1 to 3,660.");
    } = 60;

    /// <summary>The open days of a week, over which weekly and monthly rates are spread, from 1 to 7.</summary>
    /// <exception cref="InvalidValueException">The number is out of range.</exception>
    public int StandardWeek
    {
        get;
        init => field = value is >= 1 and <= 7 ? value : throw new InvalidValueException("the open days of a standard week", value, "give a number from 1 to 7.");
    } = 5;

    /// <summary>
    /// The most regions times open days of the horizon that <see cref="AllocationRule.LeastWaiting"/> may look at, as it keeps 24 bytes for
    /// each; 10 million by default, which is 83,000 villages over half a year. The other rules keep nothing by day.
    /// </summary>
    /// <exception cref="InvalidValueException">The number is below 1.</exception>
    public long MaxRegionDays
    {
        get;
        init => field = value >= 1 ? value : throw new InvalidValueException("the most region-days of an allocation", value, "give at least 1.");
    } = 10_000_000;
}
