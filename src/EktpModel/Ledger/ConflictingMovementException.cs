namespace EktpModel;

/// <summary>A movement was posted under the id of another one with other content.</summary>
public sealed class ConflictingMovementException : EktpModelException
{
    internal ConflictingMovementException(CardMovement posted, CardMovement refused)
        : base($"Movement {refused} has the id of a movement that was posted with other content, {posted}. Give it an id of its own; to correct the posted one, post its reversal.")
    {
        Posted = posted;
        Refused = refused;
    }

    /// <summary>The movement in the ledger.</summary>
    public CardMovement Posted { get; }

    /// <summary>The movement that was refused.</summary>
    public CardMovement Refused { get; }
}
