namespace EktpModel;

/// <summary>A backlog after cards were printed for it: what was served and what still waits are together what there was.</summary>
/// <param name="Served">The requests that got a card.</param>
/// <param name="Remaining">The requests that still wait.</param>
public readonly record struct ServedBacklog(Backlog Served, Backlog Remaining);
