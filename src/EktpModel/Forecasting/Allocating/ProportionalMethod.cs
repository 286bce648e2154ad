namespace EktpModel.Forecasting;

/// <summary>How a proportional split settles fractions of lots.</summary>
public enum ProportionalMethod
{
    /// <summary>A divisor method (Webster, Sainte-Lague): more supply never makes a part smaller.</summary>
    Webster,

    /// <summary>Whole shares and the largest remainders (Hamilton): never a whole lot away from the exact share.</summary>
    LargestRemainder,
}
