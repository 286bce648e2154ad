using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>Lending evens out cover within each group, and neither makes nor loses a card.</summary>
[Properties(MaxTest = 150)]
public class LendingTests
{
    private static readonly RegionCode s_one = RegionCode.Parse("11"), s_other = RegionCode.Parse("12");

    [Property(Arbitrary = [typeof(LargeSplits)])]
    public void Nobody_lends_more_than_it_has_or_lends_and_borrows(Split split, int minimum)
    {
        ValueList<Transfer> transfers = Lend(split, minimum: new CardCount(Math.Abs((long)minimum % 300)));
        Assert.All(transfers.GroupBy(transfer => transfer.Lender), given =>
            Assert.True(given.Sum(transfer => transfer.Count) <= split.Needs.Single(need => need.Region == given.Key).Blanks));
        Assert.Empty(transfers.Select(transfer => transfer.Lender).Intersect(transfers.Select(transfer => transfer.Borrower)));
        Assert.All(transfers, transfer => Assert.False(transfer.Count.IsZero));
    }

    [Property(Arbitrary = [typeof(LargeSplits)])]
    public void After_all_transfers_each_group_is_split_by_equal_cover(Split split) => AssertEqualised(split);

    [Property(Arbitrary = [typeof(SmallMixedSplits)])]
    public void After_all_transfers_each_small_group_is_split_by_equal_cover(Split split) => AssertEqualised(split);

    [Property(Arbitrary = [typeof(LargeSplits)])]
    public void No_blank_leaves_its_group_and_transfers_are_fewer_than_regions(Split split)
    {
        ValueList<Transfer> transfers = Lend(split);
        Assert.All(transfers, transfer => Assert.Equal(GroupOf(transfer.Lender), GroupOf(transfer.Borrower)));
        Assert.All(split.Needs.GroupBy(need => GroupOf(need.Region)), group =>
            Assert.True(transfers.Count(transfer => GroupOf(transfer.Lender) == group.Key) < group.Count()));
    }

    [Property(Arbitrary = [typeof(LargeSplits)])]
    public void Transfers_below_the_minimum_are_left_out_and_the_others_stay(Split split, FsCheck.PositiveInt minimum)
    {
        CardCount least = (minimum.Get * 20).Cards();
        Assert.Equal(Lend(split).Where(transfer => transfer.Count >= least), Lend(split, least));
    }

    [Property(Arbitrary = [typeof(LargeSplits)])]
    public void The_order_of_the_needs_does_not_matter(Split split, int seed)
    {
        AllocationNeed[] shuffled = [.. split.Needs];
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Lend(split), Lend(split with { Needs = shuffled.ToValueList() }));
    }

    [Property(Arbitrary = [typeof(SmallMixedSplits)], MaxTest = 300)]
    public void No_fewer_transfers_settle_a_small_group(Split split)
    {
        ValueList<Transfer> transfers = Lending.Equalise(split.Needs, groupOf: _ => RegionCode.Nation);
        Assert.Equal(FewestTransfers([.. split.Needs.Select(need => NetOf(need.Region, transfers))]), transfers.Count);
    }

    [Theory]
    [InlineData(new long[] { 10, 20, 30, -10, -50 }, 3)]
    [InlineData(new long[] { 5, 7, -5, -7, 9, -9 }, 3)]
    [InlineData(new long[] { 8, 3, -6, -5 }, 3)]
    [InlineData(new long[] { 4, 6, -10, 3, -2, -1 }, 4)]
    public void Regions_that_settle_among_themselves_do_so(long[] surpluses, int transfers)
    {
        // Hundred blanks for a hundred that wait is everybody's part: all print as fast, and all blanks are just enough.
        AllocationNeed[] needs = [.. RegionCatalog.Indonesia.Regencies.Zip(surpluses, (region, surplus) => new AllocationNeed(region.Code)
        {
            Blanks = new CardCount(100 + surplus),
            Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), 100.Cards()),
            PrintRate = 10.Cards().PerOpenDay(),
        })];
        ValueList<Transfer> found = Lending.Equalise(needs);
        Assert.Equal(transfers, found.Count);
        Assert.Equal(transfers, FewestTransfers([.. surpluses]));
        Assert.Equal(surpluses, needs.Select(need => -NetOf(need.Region, found)));
    }

    [Fact]
    public void Provinces_are_the_groups_unless_others_are_given()
    {
        RegionCode bekasi = RegionCode.Parse("32.75"), bogor = RegionCode.Parse("32.71"), badung = RegionCode.Parse("51.03");
        AllocationNeed Of(RegionCode region, int blanks) => new(region) { Blanks = blanks.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), 500.Cards()), PrintRate = 10.Cards().PerOpenDay() };
        AllocationNeed[] needs = [Of(bekasi, 0), Of(bogor, 300), Of(badung, 300)];
        Assert.Equal([new Transfer(bogor, bekasi, 150.Cards())], Lending.Equalise(needs));
        Assert.Equal([new Transfer(bogor, bekasi, 100.Cards()), new Transfer(badung, bekasi, 100.Cards())], Lending.Equalise(needs, groupOf: _ => RegionCode.Nation));
    }

    [Fact]
    public void What_the_allocator_refuses_lending_refuses_too()
    {
        AllocationNeed need = new(RegionCode.Parse("32.75"));
        Assert.Equal("needs[32.75].lot", Assert.Throws<InvalidNeedsException>(() => Lending.Equalise([need with { Lot = default }])).Faults[0].Path);
        Assert.Equal("needs[32.75]", Assert.Throws<InvalidNeedsException>(() => Lending.Equalise([need, need])).Faults[0].Path);
        Assert.Throws<ArgumentNullException>(() => Lending.Equalise(null!));
    }

    private static void AssertEqualised(Split split)
    {
        ValueList<Transfer> transfers = Lend(split);
        foreach (IGrouping<RegionCode, AllocationNeed> group in split.Needs.GroupBy(need => GroupOf(need.Region)))
        {
            CardCount pool = group.Sum(need => need.Blanks);
            AllocationPlan plan = Allocator.Allocate(pool, group.Select(need => need with { Blanks = default, Floor = default, Ceiling = null }), AllocationRule.EqualCover);
            long[] beyond = [.. group.Select(need => need.Blanks.Value + NetOf(need.Region, transfers) - plan[need.Region].Value)];

            // Beyond its part a region has only what nobody in the group could take.
            Assert.All(beyond, count => Assert.True(count >= 0, $"{count} less than its part"));
            Assert.Equal(plan.Remaining.Value, beyond.Sum());
        }
    }

    private static ValueList<Transfer> Lend(Split split, CardCount minimum = default) => Lending.Equalise(split.Needs, minimum, GroupOf);

    private static RegionCode GroupOf(RegionCode region) => region.ToString()[^1] % 3 == 0 ? s_one : s_other;

    private static long NetOf(RegionCode region, ValueList<Transfer> transfers) =>
        transfers.Sum(transfer => transfer.Borrower == region ? transfer.Count.Value : transfer.Lender == region ? -transfer.Count.Value : 0);

    /// <summary>Tries every way: somebody who is not settled yet settles with each one of the other sign in turn.</summary>
    private static int FewestTransfers(List<long> nets)
    {
        nets = [.. nets.Where(net => net != 0)];
        if (nets.Count == 0) return 0;
        int fewest = int.MaxValue;
        for (int i = 1; i < nets.Count; i++)
        {
            if (Math.Sign(nets[i]) == Math.Sign(nets[0])) continue;
            List<long> rest = [.. nets.Skip(1)];
            rest[i - 1] += nets[0];
            fewest = Math.Min(fewest, 1 + FewestTransfers(rest));
        }

        return fewest;
    }
}
