namespace EktpModel.Forecasting;

/// <summary>A scenario is not possible as it was given. It names every fault, not just the first.</summary>
public sealed class InvalidScenarioException : EktpModelException
{
    // As many as a person may want to read; a document can have a fault in each of its lines.
    private const int FaultsTold = 100;

    internal InvalidScenarioException(ValueList<InputFault> faults)
        : base(MessageOf(faults))
        => Faults = faults;

    /// <summary>All faults, in the order of the scenario; the message tells the first hundred of them.</summary>
    public ValueList<InputFault> Faults { get; }

    private static string MessageOf(ValueList<InputFault> faults)
    {
        IEnumerable<string> told = faults.AsEnumerable().Take(FaultsTold).Select(fault => fault.ToString());
        if (faults.Count > FaultsTold) told = told.Append($"and {faults.Count - FaultsTold} more, which {nameof(Faults)} names.");
        return $"The scenario has {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}:{string.Concat(told.Select(line => $"{Environment.NewLine}  {line}"))}";
    }
}
