namespace EktpModel.Forecasting;

/// <summary>What held printing back on a day.</summary>
public enum DayConstraint
{
    /// <summary>The office was closed.</summary>
    Closed,

    /// <summary>Nothing: the backlog ended at zero.</summary>
    NoRequests,

    /// <summary>The blanks ended at zero with backlog left.</summary>
    Blanks,

    /// <summary>The printers: blanks and backlog were left.</summary>
    Capacity,
}
