using System.Globalization;

namespace EktpModel;

/// <summary>How a supply of blanks is split over regions; what is not granted stays in the central stock.</summary>
/// <example>
/// <code>
/// var plan = new AllocationPlan(10_000.Cards(), [new(RegionCode.Parse("32.75"), 6_000.Cards())]);
/// CardCount kept = plan.Remaining;   // 4,000
/// </code>
/// </example>
public sealed record AllocationPlan
{
    /// <summary>A plan.</summary>
    /// <param name="supply">The blanks there are to split.</param>
    /// <param name="allocations">What each region gets, in any order.</param>
    /// <param name="reasons">Why, in any order, for as many of these regions as is known; none if null.</param>
    /// <exception cref="InvalidValueException">A region comes twice, or a reason is null or for a region that the plan does not have.</exception>
    /// <exception cref="CardShortfallException">More is granted than there is.</exception>
    /// <exception cref="CardOverflowException">What is granted is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public AllocationPlan(CardCount supply, IEnumerable<Allocation> allocations, IEnumerable<AllocationReason>? reasons = null)
    {
        ArgumentNullException.ThrowIfNull(allocations);
        Supply = supply;
        Allocations = InOrder(allocations.ToValueList(), static allocation => allocation.Region);
        for (int i = 1; i < Allocations.Count; i++)
        {
            if (Allocations[i].Region == Allocations[i - 1].Region)
                throw new InvalidValueException("the region of an allocation", Allocations[i].Region, "a region may come only once in a plan.");
        }

        Allocated = SumOf(Allocations);
        if (Allocated > supply) throw new CardShortfallException("The allocations of a plan", "the supply", supply, Allocated, "Allocate less, or give a larger supply.");
        Remaining = supply - Allocated;
        Reasons = InOrder((reasons ?? []).ToValueList(), static reason => reason.Region);
        ThrowIfUnknown(Reasons);
    }

    /// <summary>Items in the order of their regions, as an allocator gives them anyway.</summary>
    private static ValueList<T> InOrder<T>(ValueList<T> items, Func<T, RegionCode> regionOf)
    {
        for (int i = 1; i < items.Count; i++)
        {
            if (regionOf(items[i]) < regionOf(items[i - 1])) return items.OrderBy(regionOf).ToValueList();
        }

        return items;
    }

    private static CardCount SumOf(ValueList<Allocation> allocations)
    {
        Int128 sum = 0;
        foreach (Allocation allocation in allocations) sum += allocation.Count.Value;
        return sum <= long.MaxValue ? new CardCount((long)sum) : throw new CardOverflowException("The sum of the allocations of a plan");
    }

    private void ThrowIfUnknown(ValueList<AllocationReason> ordered)
    {
        int at = 0;
        for (int i = 0; i < ordered.Count; i++)
        {
            RegionCode region = ordered[i].Region;
            if (i > 0 && region == ordered[i - 1].Region)
                throw new InvalidValueException("the region of a reason", region, "a region may come only once in a plan.");
            while (at < Allocations.Count && Allocations[at].Region < region) at++;
            if (at == Allocations.Count || Allocations[at].Region != region)
                throw new InvalidValueException("the region of a reason", region, "the plan has no allocation for it; give one, of nothing if it gets nothing, or leave the reason out.");
        }
    }

    /// <summary>The blanks there were to split.</summary>
    public CardCount Supply { get; }

    /// <summary>What each region gets, in the order of the regions' codes.</summary>
    public ValueList<Allocation> Allocations { get; }

    /// <summary>All that is granted.</summary>
    public CardCount Allocated { get; }

    /// <summary>What stays in the central stock.</summary>
    public CardCount Remaining { get; }

    /// <summary>Why each region gets what it does, in the order of the regions' codes; a plan made by hand may have none, or few.</summary>
    public ValueList<AllocationReason> Reasons { get; }

    /// <summary>The balance statement: what was in the central stock, what leaves it, what stays.</summary>
    public BalanceStatement Balance
    {
        get
        {
            var statement = new BalanceStatement.Builder(RegionCode.Nation, null, null);
            statement.Opening(CardPlaceKind.Central, Supply.Value);
            foreach (Allocation allocation in Allocations) statement.Flow(CardPlaceKind.Central, CardPlaceKind.InTransit, allocation.Count);
            statement.Closing(CardPlaceKind.Central, Remaining.Value);
            statement.Closing(CardPlaceKind.InTransit, Allocated.Value);
            return statement.Build();
        }
    }

    /// <summary>What a region gets; zero if the plan does not name it.</summary>
    /// <param name="region">The region.</param>
    public CardCount this[RegionCode region] =>
        PlaceOf(region, Allocations, static allocation => allocation.Region) is { } place ? Allocations[place].Count : default;

    /// <summary>What a region gets; zero if the plan does not name it.</summary>
    /// <param name="region">The region's code, such as <c>32.75</c>.</param>
    /// <exception cref="UnparsableTextException">The text is no code.</exception>
    public CardCount this[string region] => this[RegionCode.Given(region)];

    /// <summary>Why a region gets what it does; null if the plan does not say.</summary>
    /// <param name="region">The region.</param>
    public AllocationReason? ReasonOf(RegionCode region) =>
        PlaceOf(region, Reasons, static reason => reason.Region) is { } place ? Reasons[place] : null;

    /// <summary>Why a region gets what it does; null if the plan does not say.</summary>
    /// <param name="region">The region's code, such as <c>32.75</c>.</param>
    /// <exception cref="UnparsableTextException">The text is no code.</exception>
    public AllocationReason? ReasonOf(string region) => ReasonOf(RegionCode.Given(region));

    /// <summary>Where a region stands in a list in the order of the codes.</summary>
    private static int? PlaceOf<T>(RegionCode region, ValueList<T> ordered, Func<T, RegionCode> regionOf)
    {
        int low = 0, high = ordered.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = regionOf(ordered[middle]).CompareTo(region);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }

    /// <summary>The plan in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Allocated.Value:N0} of {Supply.Value:N0} blanks for {Allocations.Count} regions, {Remaining.Value:N0} kept");
}
