namespace EktpModel.Forecasting;

/// <summary>The value of an answer was asked for that does not have one, as the goal cannot be reached so.</summary>
public sealed class GoalNotReachableException : EktpModelException
{
    internal GoalNotReachableException(Obstacle obstacle)
        : base($"The goal cannot be reached so: {ReasonOf(obstacle)}. Ask IsPossible first, or for something else.") => Obstacle = obstacle;

    /// <summary>An obstacle in words.</summary>
    internal static string ReasonOf(Obstacle obstacle) => obstacle switch
    {
        Obstacle.Blanks => "blanks are missing",
        Obstacle.Printers => "printers are missing",
        Obstacle.BlanksAndPrinters => "blanks and printers are missing",
        Obstacle.Either => "blanks or printers would do, but not this",
        _ => "time is missing",
    };

    /// <summary>Why it cannot be reached.</summary>
    public Obstacle Obstacle { get; }
}
