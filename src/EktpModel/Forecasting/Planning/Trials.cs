namespace EktpModel.Forecasting;

/// <summary>Changes of a scenario that are tried on a goal. Each is worked out once, however often a search comes back to it.</summary>
/// <typeparam name="T">What is changed: an amount, a day, a set of days.</typeparam>
/// <param name="check">The goal.</param>
/// <param name="with">The scenario with a change.</param>
internal sealed class Trials<T>(GoalCheck check, Func<T, Scenario> with)
    where T : notnull
{
    private readonly Dictionary<T, Estimate> _chances = [];

    /// <summary>Whether the goal is reached with a change.</summary>
    public bool Does(T change) => check.IsMet(ChanceOf(change));

    /// <summary>The chance of the goal with a change.</summary>
    public Estimate ChanceOf(T change)
    {
        if (!_chances.TryGetValue(change, out Estimate chance)) _chances.Add(change, chance = check.ChanceOf(with(change)));
        return chance;
    }
}
