using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>A forecast would be larger than its engine allows, or a split than its options do.</summary>
public sealed class LimitExceededException : EktpModelException
{
    internal LimitExceededException(string what, long value, long limit, string option, string who = "the engine allows", string remedy = "make the scenario smaller")
        : base(string.Create(CultureInfo.InvariantCulture, $"{what} is {value:N0}, and {who} {limit:N0}: {remedy}, or raise {option}."))
    {
        Value = value;
        Limit = limit;
    }

    /// <summary>The size asked for.</summary>
    public long Value { get; }

    /// <summary>The size allowed.</summary>
    public long Limit { get; }
}
