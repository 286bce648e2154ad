using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

/// <summary>That a scenario is refused, and for what.</summary>
internal static class FaultAssert
{
    public static ValueList<InputFault> FaultsOf(Func<object> make) => Assert.Throws<InvalidScenarioException>(make).Faults;

    public static void AssertFault(string path, string value, string remedy, Func<object> make, int faults = 1)
    {
        InvalidScenarioException exception = Assert.Throws<InvalidScenarioException>(make);
        Assert.Equal(faults, exception.Faults.Count);
        Assert.Equal(new InputFault(path, value, remedy), exception.Faults[0]);
        Assert.Contains($"{path} is {value}: {remedy}", exception.Message, StringComparison.Ordinal);
    }

    public static void AssertFaults((string Path, string Value)[] expected, Func<object> make)
    {
        InvalidScenarioException exception = Assert.Throws<InvalidScenarioException>(make);
        Assert.Equal(expected, exception.Faults.Select(fault => (fault.Path, fault.Value)));
        Assert.All(exception.Faults, fault => Assert.NotEmpty(fault.Remedy));
        Assert.All(exception.Faults, fault => Assert.Contains(fault.ToString(), exception.Message, StringComparison.Ordinal));
    }
}
