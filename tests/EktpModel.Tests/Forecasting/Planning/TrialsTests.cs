using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting.Planning;

/// <summary>What a planner tries.</summary>
public class TrialsTests
{
    [Fact]
    public void A_change_is_worked_out_once_however_often_it_is_asked_for()
    {
        List<long> made = [];
        Scenario scenario = For(Office(0, 10, 5), 5);
        Goal goal = new(Bekasi, Feb(5));
        Trials<long> trials = new(new GoalCheck(new ForecastEngine(), SimulationOptions.Default, goal, TestContext.Current.CancellationToken), blanks =>
        {
            made.Add(blanks);
            return scenario.With(scenario[Bekasi] with { Blanks = new CardCount(blanks) });
        });
        Assert.Equal([false, true, false, true], new long[] { 9, 10, 9, 10 }.Select(trials.Does));
        Assert.Equal([0, 1], new long[] { 9, 10 }.Select(blanks => trials.ChanceOf(blanks).Value));
        Assert.Equal([9, 10], made);
    }
}
