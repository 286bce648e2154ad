using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>A forecast would be larger than its engine allows or an array can be, or a split larger than its options allow.</summary>
public sealed class LimitExceededException : EktpModelException
{
    internal LimitExceededException(string what, long value, long limit, string option, string who = "the engine allows", string remedy = "make the scenario smaller")
        : base(string.Create(CultureInfo.InvariantCulture, $"{what} is {value:N0}, and {who} {limit:N0}: {remedy}, or raise {option}."))
    {
        Value = value;
        Limit = limit;
    }

    private LimitExceededException(string message, long value, long limit)
        : base(message) => (Value, Limit) = (value, limit);

    /// <summary>A size for which no array of the platform is long enough.</summary>
    internal static LimitExceededException OfArray(string what, long value, string remedy) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what} is {value:N0}, and an array has {Array.MaxLength:N0} at most: {remedy}."), value, Array.MaxLength);

    /// <summary>The size asked for.</summary>
    public long Value { get; }

    /// <summary>The size allowed.</summary>
    public long Limit { get; }
}
