namespace EktpModel;

/// <summary>One kind of place in a <see cref="BalanceStatement"/>: opening + in - out = closing.</summary>
/// <param name="Place">The kind of place.</param>
/// <param name="Opening">The cards there before the first day; below zero only for the supplier.</param>
/// <param name="In">What came in.</param>
/// <param name="Out">What went out.</param>
/// <param name="Closing">The cards there after the last day; below zero only for the supplier.</param>
public readonly record struct BalanceLine(CardPlaceKind Place, long Opening, CardCount In, CardCount Out, long Closing);
