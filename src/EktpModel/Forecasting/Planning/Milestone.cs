namespace EktpModel.Forecasting;

/// <summary>What a goal waits for.</summary>
public enum Milestone
{
    /// <summary>Nothing of the opening backlog is left to print.</summary>
    Cleared,

    /// <summary>Nobody waits, for the first time.</summary>
    CaughtUp,

    /// <summary>The opening backlog is in its holders' hands.</summary>
    HandedOver,
}
