namespace EktpModel.Forecasting;

/// <summary>Which region should pass how many blanks to which, so that all of a group run out together, as far as the blanks on hand allow.</summary>
/// <example>
/// <code>
/// ValueList&lt;Transfer&gt; transfers = Lending.Equalise(needs, minimum: 500.Cards());   // within each province
/// </code>
/// </example>
public static class Lending
{
    /// <summary>The transfers that equalise cover within each group of regions.</summary>
    /// <remarks>
    /// <para>Cover is that of <see cref="AllocationRule.EqualCover"/>, of the blanks on hand alone. What is on the way to a region
    /// counts neither as lent nor as its own: nobody is emptied because more is to come, and a region that runs short borrows
    /// even if its own shipment arrives tomorrow; leave it out of the needs if it should not. Floors, ceilings and lots are
    /// those of a split and do not count either: blanks move in whole cards.</para>
    /// <para>The smallest cover of a group becomes as large as whole cards allow, then the next smallest, and so on. The sorted list of
    /// covers never gets worse, and each transfer makes it better: it would be worse without. Where all have the cover they can
    /// have, nothing moves. Blanks that nobody in the group can use stay where they are.</para>
    /// <para>The transfers are the fewest that come to that list, exactly where up to 14 regions of a group have blanks to spare or too few
    /// (a region that has just its part does not count): all ways to part them into sets that settle among themselves are tried.
    /// Beyond that equal amounts meet, then the largest surplus and the largest shortage; fewer transfers may exist.</para>
    /// <para>With a minimum no smaller transfer is made. If some would be, regions with the least to lend or borrow are left out one after
    /// another while the others equalise among themselves, and the best list of covers found is taken. It is not
    /// always the best there is, but never worse than to leave small transfers out.</para>
    /// </remarks>
    /// <param name="needs">The regions, in any order.</param>
    /// <param name="minimum">The smallest transfer that is worth its way.</param>
    /// <param name="groupOf">The group within which a region lends; its province if null.</param>
    /// <param name="options">How weekly and monthly rates are spread; <see cref="AllocationOptions.Default"/> if null.</param>
    /// <returns>The transfers, by lender and borrower.</returns>
    /// <exception cref="InvalidNeedsException">A region comes twice or lies in another, is the nation, has a lot of zero, and so on.</exception>
    public static ValueList<Transfer> Equalise(IEnumerable<AllocationNeed> needs, CardCount minimum = default, Func<RegionCode, RegionCode>? groupOf = null, AllocationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(needs);
        groupOf ??= region => region.Ancestor(RegionLevel.Province);
        AllocationNeed[] given = [.. needs];
        Allocator.ThrowIfAnyIsInvalid(given);
        List<Transfer> transfers = [];
        foreach (IGrouping<RegionCode, AllocationNeed> group in given.GroupBy(need => groupOf(need.Region)))
            transfers.AddRange(LendingGroup.TransfersOf([.. group.OrderBy(need => need.Region)], minimum.Value, options ?? AllocationOptions.Default));
        return transfers.OrderBy(transfer => transfer.Lender).ThenBy(transfer => transfer.Borrower).ToValueList();
    }
}
