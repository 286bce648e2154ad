using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>Asks whether scenarios reach a goal, all on the same chance, so that their answers can be compared.</summary>
internal sealed class GoalCheck(ForecastEngine engine, SimulationOptions options, Goal goal, CancellationToken cancellation)
{
    private readonly SimulationOptions _options = options with { Series = SimulatedSeries.None };

    public Goal Goal => goal;

    /// <summary>Whether a scenario reaches the goal.</summary>
    public bool IsMet(Scenario scenario) => IsMet(ChanceOf(scenario));

    /// <summary>Whether a chance is enough, counted in paths: shares and confidences are no exact numbers, and have to mean what quantiles do.</summary>
    public bool IsMet(Estimate chance) => goal.Confidence is { } confidence
        ? (long)Math.Round(chance.Value * options.Paths) >= ValueHistogram.RankOf(confidence, options.Paths)
        : chance.Value >= 1;

    /// <summary>The chance of the goal: 1 or 0 in a projection.</summary>
    public Estimate ChanceOf(Scenario scenario)
    {
        if (goal.Confidence is null) return new Estimate(DateOf(engine.Project(scenario, cancellation)[goal.Region]) <= goal.By ? 1 : 0, 0);
        return DatesOf(engine.Simulate(scenario, _options, cancellation: cancellation)[goal.Region]).By(goal.By);
    }

    /// <summary>The first day by whose end the milestone is reached, whenever that is, and the chance that it is by then; no day, and the chance by the last, if not within the scenario.</summary>
    public (LocalDate? Date, Estimate Chance) Earliest(Scenario scenario)
    {
        if (goal.Confidence is not { } confidence)
        {
            LocalDate? reached = DateOf(engine.Project(scenario, cancellation)[goal.Region]);
            return (reached, new Estimate(reached is null ? 0 : 1, 0));
        }

        DateDistribution dates = DatesOf(engine.Simulate(scenario, _options, cancellation: cancellation)[goal.Region]);
        LocalDate? date = dates.Quantile(confidence);
        return (date, dates.By(date ?? scenario.End));
    }

    private LocalDate? DateOf(RegionProjection region) => goal.Milestone.Of(region.ClearedOn, region.CaughtUpOn, region.HandedOverOn);

    /// <summary>When the goal's milestone is reached.</summary>
    public DateDistribution DatesOf(RegionSimulation region) => goal.Milestone.Of(region.ClearedOn, region.CaughtUpOn, region.HandedOverOn);
}
