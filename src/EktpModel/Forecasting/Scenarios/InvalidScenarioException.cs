namespace EktpModel.Forecasting;

/// <summary>A scenario is not possible as it was given. It names every fault, not just the first.</summary>
public sealed class InvalidScenarioException : EktpModelException
{
    internal InvalidScenarioException(ValueList<InputFault> faults)
        : base($"The scenario has {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}:{string.Concat(faults.AsEnumerable().Select(fault => $"{Environment.NewLine}  {fault}"))}")
        => Faults = faults;

    /// <summary>All faults, in the order of the scenario.</summary>
    public ValueList<InputFault> Faults { get; }
}
