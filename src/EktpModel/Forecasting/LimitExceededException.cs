using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>A forecast would be larger than its engine allows.</summary>
public sealed class LimitExceededException : EktpModelException
{
    internal LimitExceededException(string what, long value, long limit, string option)
        : base(string.Create(CultureInfo.InvariantCulture, $"{what} is {value:N0}, and the engine allows {limit:N0}: make the scenario smaller, or raise {option}."))
    {
        Value = value;
        Limit = limit;
    }

    /// <summary>The size asked for.</summary>
    public long Value { get; }

    /// <summary>The size allowed.</summary>
    public long Limit { get; }
}
