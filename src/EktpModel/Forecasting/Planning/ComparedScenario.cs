using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>One scenario of a comparison.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Chance">The chance that it reaches the goal.</param>
/// <param name="Difference">
/// By how much that is more than with the first scenario. Its error is that of the differences on each path: as both scenarios share their chance, it is
/// mostly far smaller than the errors of both chances suggest.
/// </param>
/// <param name="Median">The day by which the milestone is reached with a chance of one half; null if not within the scenario.</param>
/// <param name="NineInTen">The day by which it is reached with a chance of nine in ten; null if not within the scenario.</param>
public sealed record ComparedScenario(string Name, Scenario Scenario, Estimate Chance, Estimate Difference, LocalDate? Median, LocalDate? NineInTen)
{
    /// <summary>The chance and the days in one line.</summary>
    public override string ToString() => $"{Name}: chance {Chance}, more than the first by {Difference}; one in two by {Median?.Iso() ?? "no day"}, nine in ten by {NineInTen?.Iso() ?? "no day"}";
}
