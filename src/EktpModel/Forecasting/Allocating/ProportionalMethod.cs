namespace EktpModel.Forecasting;

/// <summary>How a proportional split settles fractions of lots.</summary>
public enum ProportionalMethod
{
    /// <summary>A divisor method (Webster, Sainte-Lague): with lots of one size more supply never makes a part smaller.</summary>
    Webster,

    /// <summary>Whole shares and the largest remainders (Hamilton): with lots of one size, and neither floors nor ceilings, never a whole lot away from the exact share.</summary>
    LargestRemainder,
}
