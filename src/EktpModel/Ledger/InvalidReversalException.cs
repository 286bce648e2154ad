namespace EktpModel;

/// <summary>A reversal does not undo what is in the ledger.</summary>
public sealed class InvalidReversalException : EktpModelException
{
    internal InvalidReversalException(CardMovement refused, string reason)
        : base($"Movement {refused} cannot be posted: {reason}")
        => Refused = refused;

    /// <summary>The reversal that was refused.</summary>
    public CardMovement Refused { get; }
}
