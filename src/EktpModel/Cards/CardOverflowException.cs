namespace EktpModel;

/// <summary>A number of cards went beyond <see cref="CardCount.MaxValue"/>.</summary>
public sealed class CardOverflowException : EktpModelException
{
    internal CardOverflowException(string calculation)
        : base($"{calculation} is more than a card count can hold ({long.MaxValue}): check the numbers that go into it.")
        => Calculation = calculation;

    /// <summary>The calculation that overflowed, with its numbers.</summary>
    public string Calculation { get; }
}
