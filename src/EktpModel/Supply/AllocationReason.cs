using System.Globalization;

namespace EktpModel;

/// <summary>Why a region gets what it does in an <see cref="AllocationPlan"/>.</summary>
/// <param name="Region">The region.</param>
/// <param name="Bound">What kept it from more.</param>
/// <param name="WorthOfOneMoreLot">What one more lot there would be worth under the rule's objective; for comparison, not for counting. By equal
/// cover it is <see cref="double.PositiveInfinity"/> where the lot would bring a region without new requests all that it will ever
/// use; below zero where a proportional rule would be led away from the exact share.</param>
/// <param name="Unit">The unit of that worth, such as <c>open days of cover</c>.</param>
/// <param name="Idle">How many of the blanks granted its printers cannot use within the horizon.</param>
/// <param name="CanClear">Whether it can print at all, or has nothing to print; where not, its backlog never clears.</param>
public sealed record AllocationReason(RegionCode Region, AllocationBound Bound, double WorthOfOneMoreLot, string Unit, CardCount Idle, bool CanClear)
{
    /// <summary>The reason in a few words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Region}: bound by {Bound}, one more lot worth {WorthOfOneMoreLot} {Unit}, {Idle.Value:N0} idle{(CanClear ? "" : ", never clears")}");
}
