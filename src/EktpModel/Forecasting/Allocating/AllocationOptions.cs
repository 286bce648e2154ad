namespace EktpModel.Forecasting;

/// <summary>How far an allocation looks ahead.</summary>
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

    /// <summary>The open days of a week, over which weekly rates are spread, from 1 to 7.</summary>
    /// <exception cref="InvalidValueException">The number is out of range.</exception>
    public int StandardWeek
    {
        get;
        init => field = value is >= 1 and <= 7 ? value : throw new InvalidValueException("the open days of a standard week", value, "give a number from 1 to 7.");
    } = 5;
}
