using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>What FsCheck draws where a property asks for a scenario.</summary>
public static class ScenarioArbitrary
{
    public static Arbitrary<Scenario> Scenario() => ScenarioGenerator.Arbitrary();
}
