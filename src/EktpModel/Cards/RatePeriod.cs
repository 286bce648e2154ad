namespace EktpModel;

/// <summary>The time a <see cref="CardRate"/> is counted over.</summary>
public enum RatePeriod
{
    /// <summary>A day on which offices print.</summary>
    OpenDay,

    /// <summary>A standard week of the calendar: five open days unless the calendar says otherwise.</summary>
    Week,

    /// <summary>A calendar month, whatever number of open days it has.</summary>
    Month,
}
