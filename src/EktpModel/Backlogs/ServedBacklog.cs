namespace EktpModel;

/// <summary>A backlog after cards were printed for it: what was served and what still waits are together what there was.</summary>
/// <param name="Served">The requests that got a card.</param>
/// <param name="Remaining">The requests that still wait.</param>
public readonly record struct ServedBacklog(Backlog Served, Backlog Remaining)
{
    /// <summary>The requests that got a card; none in <see langword="default"/>.</summary>
    public Backlog Served { get => field ?? Backlog.Empty; init; } = Served;

    /// <summary>The requests that still wait; none in <see langword="default"/>.</summary>
    public Backlog Remaining { get => field ?? Backlog.Empty; init; } = Remaining;

    /// <summary>Whether the same was served and the same remains.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(ServedBacklog other) => Served == other.Served && Remaining == other.Remaining;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Served, Remaining);
}
