using EktpModel.Forecasting;
using FsCheck.Xunit;

namespace EktpModel.Tests.Forecasting.Simulation;

/// <summary>What a path allocates when all its values were counted before. What replenishment splits is left out: each split is a result of its own.</summary>
public class SimulationAllocationTests
{
    private const int Paths = 4;

    // A count beyond 255 is kept elsewhere, which takes room once.
    private const int PassesToGrow = 260;

    [Property(Arbitrary = [typeof(UncertainScenarios)], MaxTest = 20)]
    public void A_path_whose_values_came_before_allocates_nothing(Scenario any)
    {
        Scenario scenario = any.With(any.Central with { Replenishment = null });
        SimulationAreas areas = new(scenario);
        PathWorker worker = new(scenario, areas, SimulatedSeries.All, areas.NewTallies(scenario.Days, SimulatedSeries.All), Paths, null, null, default);
        PathKey first = new(7, 0);
        for (int pass = 0; pass < PassesToGrow; pass++) worker.Run(first, Paths, default);

        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            for (int pass = 0; pass < 10; pass++) worker.Run(first, Paths, default);
        }));
    }
}
