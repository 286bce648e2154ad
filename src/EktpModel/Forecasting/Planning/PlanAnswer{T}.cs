namespace EktpModel.Forecasting;

/// <summary>What it takes to reach a goal, or why it cannot be reached so.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed class PlanAnswer<T>
    where T : notnull
{
    private readonly T? _value;

    private PlanAnswer(T? value, Scenario? scenario, Estimate chance, bool isMetAlready, Obstacle? obstacle) =>
        (_value, Scenario, Chance, IsMetAlready, Obstacle) = (value, scenario, chance, isMetAlready, obstacle);

    internal static PlanAnswer<T> Of(T value, Scenario scenario, Estimate chance, bool isMetAlready) => new(value, scenario, chance, isMetAlready, null);

    internal static PlanAnswer<T> Impossible(Obstacle obstacle, Estimate chance, bool isMetAlready) => new(default, null, chance, isMetAlready, obstacle);

    /// <summary>Whether the goal can be reached so.</summary>
    public bool IsPossible => Obstacle is null;

    /// <summary>What it takes.</summary>
    /// <exception cref="GoalNotReachableException">The goal cannot be reached so; <see cref="Obstacle"/> says why.</exception>
    public T Value => IsPossible ? _value! : throw new GoalNotReachableException(Obstacle!.Value);

    /// <summary>The scenario with what it takes; null if the goal cannot be reached so.</summary>
    public Scenario? Scenario { get; }

    /// <summary>The chance of the goal with what it takes, or with as much as helps; of an earliest date that by the date, or by the scenario's end: 1 or 0, with no error, in a projection.</summary>
    public Estimate Chance { get; }

    /// <summary>Whether the scenario meets the goal as it is; it may although the goal cannot be reached by the means that was asked about, if that does harm.</summary>
    public bool IsMetAlready { get; }

    /// <summary>Why the goal cannot be reached so; null if it can.</summary>
    public Obstacle? Obstacle { get; }

    /// <summary>The answer in a few words.</summary>
    public override string ToString() => $"{(IsPossible ? PlainText.Of(_value) : $"not possible: {GoalNotReachableException.ReasonOf(Obstacle!.Value)}")}{(IsMetAlready ? " (met already)" : "")}";
}
