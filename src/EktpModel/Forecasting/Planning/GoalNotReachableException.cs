namespace EktpModel.Forecasting;

/// <summary>The value of an answer was asked for that does not have one, as the goal cannot be reached so.</summary>
public sealed class GoalNotReachableException : EktpModelException
{
    internal GoalNotReachableException(Obstacle obstacle)
        : base($"The goal cannot be reached so: {obstacle}. Ask IsPossible first.") => Obstacle = obstacle;

    /// <summary>Why it cannot be reached.</summary>
    public Obstacle Obstacle { get; }
}
