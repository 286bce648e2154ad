using System.Globalization;

namespace EktpModel;

/// <summary>More cards were taken away than there were.</summary>
public sealed class CardShortfallException : EktpModelException
{
    internal CardShortfallException(CardCount available, CardCount wanted)
        : base(string.Create(CultureInfo.InvariantCulture,
            $"{wanted.Value:N0} cards cannot be taken from {available.Value:N0}: {wanted.Value - available.Value:N0} are missing. Use TrySubtract or SaturatingSubtract where a shortfall is expected."))
    {
        Available = available;
        Wanted = wanted;
    }

    /// <param name="taking">What takes the cards, in words.</param>
    /// <param name="giving">What they are taken from, in words.</param>
    /// <param name="available">The cards there were.</param>
    /// <param name="wanted">The cards that were to be taken.</param>
    /// <param name="remedy">What would be accepted instead.</param>
    internal CardShortfallException(string taking, string giving, CardCount available, CardCount wanted, string remedy)
        : base(string.Create(CultureInfo.InvariantCulture,
            $"{taking} together are {wanted.Value:N0} cards, and {giving} is {available.Value:N0}: {wanted.Value - available.Value:N0} are missing. {remedy}"))
    {
        Available = available;
        Wanted = wanted;
    }

    /// <summary>The cards there were.</summary>
    public CardCount Available { get; }

    /// <summary>The cards that were to be taken.</summary>
    public CardCount Wanted { get; }
}
