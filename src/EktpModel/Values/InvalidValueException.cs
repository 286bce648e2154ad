using System.Globalization;

namespace EktpModel;

/// <summary>A single value is outside what the model allows: a negative count, a rate of zero, a fraction above one.</summary>
public sealed class InvalidValueException : EktpModelException
{
    internal InvalidValueException(string place, object? value, string remedy)
        : base(string.Create(CultureInfo.InvariantCulture, $"{place} is {value ?? "null"}: {remedy}"))
    {
        Place = place;
        Value = value;
        Remedy = remedy;
    }

    /// <summary>Where the value was given, in words, such as <c>the number of cards</c>.</summary>
    public string Place { get; }

    /// <summary>The value that was refused.</summary>
    public object? Value { get; }

    /// <summary>What would be accepted instead.</summary>
    public string Remedy { get; }
}
