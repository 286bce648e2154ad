namespace EktpModel.Forecasting;

/// <summary>Needs cannot be met by any split. It names every fault, not just the first.</summary>
public sealed class InvalidNeedsException : EktpModelException
{
    internal InvalidNeedsException(ValueList<InputFault> faults)
        : base($"The needs have {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}:{string.Concat(faults.Select(fault => $"{Environment.NewLine}  {fault}"))}")
        => Faults = faults;

    /// <summary>All faults, in the order of the regions' codes.</summary>
    public ValueList<InputFault> Faults { get; }
}
