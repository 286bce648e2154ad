namespace EktpModel.Forecasting;

/// <summary>One thing that is wrong with a scenario or with the needs of a split.</summary>
/// <param name="Path">Where it is, such as <c>regions[32.75].shipments[0].arrives</c>.</param>
/// <param name="Value">The value there.</param>
/// <param name="Remedy">What is wrong with it and what would be accepted.</param>
public sealed record InputFault(string Path, string Value, string Remedy)
{
    /// <summary>The fault in one line.</summary>
    public override string ToString() => $"{Path} is {Value}: {Remedy}";
}
