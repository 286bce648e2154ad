using System.Globalization;

namespace EktpModel;

/// <summary>One kind of place in a <see cref="BalanceStatement"/>: opening + in - out = closing.</summary>
/// <param name="Place">The kind of place.</param>
/// <param name="Opening">The cards there before the first day; below zero only for the supplier.</param>
/// <param name="In">What came in.</param>
/// <param name="Out">What went out.</param>
/// <param name="Closing">The cards there after the last day; below zero only for the supplier.</param>
public readonly record struct BalanceLine(CardPlaceKind Place, long Opening, CardCount In, CardCount Out, long Closing)
{
    /// <summary>The line as a sum.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place}: {Opening:N0} + {In.Value:N0} - {Out.Value:N0} = {Closing:N0}");
}
