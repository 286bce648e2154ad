namespace EktpModel;

/// <summary>Cards that went from one kind of place to another within the interval of a <see cref="BalanceStatement"/>.</summary>
/// <param name="From">The kind of place that gave them; null for a place outside the statement's region.</param>
/// <param name="To">The kind of place that took them; null for a place outside the statement's region.</param>
/// <param name="Count">How many cards.</param>
public readonly record struct CardFlow(CardPlaceKind? From, CardPlaceKind? To, CardCount Count);
