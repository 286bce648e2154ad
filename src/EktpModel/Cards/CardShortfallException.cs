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

    /// <summary>The cards there were.</summary>
    public CardCount Available { get; }

    /// <summary>The cards that were to be taken.</summary>
    public CardCount Wanted { get; }
}
