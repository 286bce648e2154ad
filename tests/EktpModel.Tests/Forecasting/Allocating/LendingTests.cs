using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>Lending makes the covers of each group better than they were, as even as whole cards allow, and neither makes nor loses a card.</summary>
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

    [Property(Arbitrary = [typeof(LargeSplits)], MaxTest = 300)]
    public void Of_many_no_list_of_covers_gets_worse_and_no_transfer_is_useless(Split split, int minimum) => AssertUseful(split, new CardCount(Math.Abs((long)minimum * 37 % 900)));

    [Property(Arbitrary = [typeof(SmallMixedSplits)], MaxTest = 600)]
    public void Of_few_no_list_of_covers_gets_worse_and_no_transfer_is_useless(Split split, int minimum) => AssertUseful(split, new CardCount(Math.Abs((long)minimum % 8)));

    [Property(Arbitrary = [typeof(LargeSplits)])]
    public void After_all_transfers_covers_are_those_of_a_split_in_whole_cards(Split split)
    {
        ValueList<Transfer> transfers = Lend(split);
        foreach (AllocationNeed[] group in GroupsOf(split))
        {
            AllocationPlan plan = Allocator.Allocate(group.Sum(need => need.Blanks), group.Select(need => OnHand(need) with { Blanks = default }), AllocationRule.EqualCover);
            Assert.Equal(0, BigFraction.CompareLists(SortedCovers(group, [.. group.Select(need => plan[need.Region].Value)]), SortedCovers(group, After(group, transfers))));
        }
    }

    [Property(Arbitrary = [typeof(LargeSplits)])]
    public void Once_all_is_equalised_nothing_moves(Split split)
    {
        ValueList<Transfer> transfers = Lend(split);
        Assert.Empty(Lend(split with { Needs = split.Needs.Select(need => need with { Blanks = new CardCount(need.Blanks.Value + NetOf(need.Region, transfers)) }).ToValueList() }));
    }

    [Property(Arbitrary = [typeof(SmallMixedSplits)], MaxTest = 200)]
    public void No_way_to_part_the_blanks_of_a_small_group_has_a_better_list_or_the_same_by_fewer_transfers(Split split)
    {
        AllocationNeed[] needs = [.. split.Needs.OrderBy(need => need.Region).Select(need => need with { Blanks = new CardCount(need.Blanks.Value % 7) })];
        int pool = (int)needs.Sum(need => need.Blanks.Value);

        // Each region's cover with so many blanks, as its rank among all that can be.
        BigFraction[][] covers = [.. needs.Select(need => Enumerable.Range(0, pool + 1).Select(blanks => CoverOf(need, blanks)).ToArray())];
        BigFraction[] all = [.. covers.SelectMany(own => own).Order()];
        int[][] ranks = [.. covers.Select(own => own.Select(cover => Array.FindIndex(all, other => other.CompareTo(cover) == 0)).ToArray())];
        int[] ListOf(long[] blanks) => [.. blanks.Select((count, i) => ranks[i][count]).Order()];
        int Compare(int[] left, int[] right) => left.Zip(right, (one, other) => one.CompareTo(other)).FirstOrDefault(order => order != 0);

        ValueList<Transfer> transfers = Lending.Equalise(needs, groupOf: _ => RegionCode.Nation);
        int[] actual = ListOf(After(needs, transfers));
        int fewest = int.MaxValue;
        foreach (long[] other in Partings(needs.Length, pool))
        {
            int order = Compare(ListOf(other), actual);
            Assert.True(order <= 0, $"{string.Join(", ", other)} is better than {string.Join(", ", After(needs, transfers))}");
            if (order == 0) fewest = Math.Min(fewest, FewestTransfers([.. other.Zip(needs, (count, need) => count - need.Blanks.Value)]));
        }

        Assert.Equal(fewest, transfers.Count);
    }

    [Property(Arbitrary = [typeof(LargeSplits)])]
    public void No_blank_leaves_its_group_and_transfers_are_fewer_than_regions(Split split)
    {
        ValueList<Transfer> transfers = Lend(split);
        Assert.All(transfers, transfer => Assert.Equal(GroupOf(transfer.Lender), GroupOf(transfer.Borrower)));
        Assert.All(split.Needs.GroupBy(need => GroupOf(need.Region)), group =>
            Assert.True(transfers.Count(transfer => GroupOf(transfer.Lender) == group.Key) < group.Count()));
    }

    [Property(Arbitrary = [typeof(LargeSplits)], MaxTest = 300)]
    public void With_a_minimum_no_transfer_is_smaller_and_the_list_is_no_worse_than_without_the_small_ones(Split split, FsCheck.PositiveInt minimum)
    {
        CardCount least = (minimum.Get * 20).Cards();
        ValueList<Transfer> transfers = Lend(split, least), others = Lend(split).Where(transfer => transfer.Count >= least).ToValueList();
        Assert.All(transfers, transfer => Assert.True(transfer.Count >= least));
        Assert.All(GroupsOf(split), group => Assert.True(BigFraction.CompareLists(SortedCovers(group, After(group, transfers)), SortedCovers(group, After(group, others))) >= 0));
    }

    [Property(Arbitrary = [typeof(LargeSplits)])]
    public void The_order_of_the_needs_does_not_matter(Split split, int seed)
    {
        AllocationNeed[] shuffled = [.. split.Needs];
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Lend(split), Lend(split with { Needs = shuffled.ToValueList() }));
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

    [Theory]
    // What is as even as whole cards allow stays, whatever the lots.
    [InlineData(1, 0, new long[] { 5, 6 }, new[] { 10, 10 }, new long[] { 5, 6 })]
    [InlineData(1, 0, new long[] { 6, 5 }, new[] { 10, 10 }, new long[] { 6, 5 })]
    [InlineData(500, 0, new long[] { 5, 6 }, new[] { 10, 10 }, new long[] { 5, 6 })]
    // Lots are those of a split: blanks on hand move one by one.
    [InlineData(500, 0, new long[] { 500, 1_000 }, new[] { 100, 100 }, new long[] { 750, 750 })]
    [InlineData(1_000, 0, new long[] { 1_900, 1_100 }, new[] { 100, 100 }, new long[] { 1_500, 1_500 })]
    [InlineData(5, 0, new long[] { 9, 1, 5, 4 }, new[] { 1, 1, 2, 2 }, new long[] { 4, 3, 6, 6 })]
    // Who lends 1,500 may lend to two; who has 500 to spare has less than the minimum, so the three others equalise among themselves.
    [InlineData(1, 600, new long[] { 3_500, 2_500, 800, 1_200 }, new[] { 100, 100, 100, 100 }, new long[] { 1_834, 2_500, 1_833, 1_833 })]
    [InlineData(1, 600, new long[] { 1_000, 0 }, new[] { 100, 100 }, new long[] { 1_000, 0 })]
    // Nobody can use 400 of these; who keeps them is chosen so that two transfers do.
    [InlineData(1, 0, new long[] { 10_060, 10_060, 10_300, 9_940, 9_940 }, new[] { 10, 10, 10, 10, 10 }, new long[] { 10_000, 10_000, 10_300, 10_000, 10_000 })]
    public void Blanks_move_from_those_with_most_cover_to_those_with_least(int lot, int minimum, long[] blanks, int[] rates, long[] expected)
    {
        AllocationNeed[] needs = [.. RegionCatalog.Indonesia.Regencies.Zip(blanks, rates).Select(office => new AllocationNeed(office.First.Code)
        {
            Blanks = office.Second.Cards(),
            Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), 10_000.Cards()),
            PrintRate = office.Third.Cards().PerOpenDay(),
            Lot = lot.Cards(),
        })];
        ValueList<Transfer> transfers = Lending.Equalise(needs, minimum.Cards());
        Assert.Equal(expected, After(needs, transfers));
        Assert.All(transfers, transfer => Assert.True(transfer.Count >= minimum.Cards()));
    }

    [Fact]
    public void A_region_is_not_emptied_because_more_is_on_the_way()
    {
        AllocationNeed Of(string region, int blanks, int onTheWay) => new(RegionCode.Parse(region)) { Blanks = blanks.Cards(), OnTheWay = onTheWay.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), 1_000.Cards()), PrintRate = 10.Cards().PerOpenDay() };
        Assert.Equal([new Transfer(RegionCode.Parse("32.71"), RegionCode.Parse("32.75"), 50.Cards())], Lending.Equalise([Of("32.71", 100, 300), Of("32.75", 0, 0)]));
    }

    [Fact]
    public void An_office_that_cannot_print_lends_what_it_has()
    {
        AllocationNeed Of(string region, int blanks, CardRate? rate) => new(RegionCode.Parse(region)) { Blanks = blanks.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), 1_000.Cards()), PrintRate = rate };
        Assert.Equal([new Transfer(RegionCode.Parse("32.71"), RegionCode.Parse("32.75"), 100.Cards())], Lending.Equalise([Of("32.71", 100, null), Of("32.75", 0, 10.Cards().PerOpenDay())]));
        Assert.Empty(Lending.Equalise([Of("32.71", 100, null), Of("32.75", 0, null)]));
    }

    [Fact]
    public void What_the_allocator_refuses_lending_refuses_too()
    {
        AllocationNeed need = new(RegionCode.Parse("32.75"));
        Assert.Equal("needs[32.75].lot", Assert.Throws<InvalidNeedsException>(() => Lending.Equalise([need with { Lot = default }])).Faults[0].Path);
        Assert.Equal("needs[32.75]", Assert.Throws<InvalidNeedsException>(() => Lending.Equalise([need, need])).Faults[0].Path);
        InputFault nation = Assert.Throws<InvalidNeedsException>(() => Lending.Equalise([need with { Region = RegionCode.Nation }])).Faults[0];
        Assert.Equal(("needs[ID]", "ID"), (nation.Path, nation.Value));
        InputFault inside = Assert.Throws<InvalidNeedsException>(() => Lending.Equalise([need, need with { Region = RegionCode.Parse("32") }])).Faults[0];
        Assert.Equal(("needs[32.75]", "it lies in 32, which the needs have too; its cards would count twice."), (inside.Path, inside.Remedy));
        Assert.Throws<ArgumentNullException>(() => Lending.Equalise(null!));
    }

    [Fact]
    public void Floors_and_ceilings_do_not_count_and_are_not_refused()
    {
        AllocationNeed Of(string region, int blanks) => new(RegionCode.Parse(region)) { Blanks = blanks.Cards(), Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), 500.Cards()), PrintRate = 10.Cards().PerOpenDay() };
        AllocationNeed[] needs = [Of("32.71", 300), Of("32.75", 0)];
        Assert.Equal(Lending.Equalise(needs), Lending.Equalise([needs[0] with { Floor = 700.Cards(), Ceiling = 3.Cards() }, needs[1] with { Floor = 5.Cards(), Ceiling = 7.Cards(), Lot = 4.Cards() }]));
    }

    [Fact]
    public void Totals_that_do_not_fit_are_those_of_blanks_and_backlogs_as_there_is_no_supply()
    {
        AllocationNeed need = new(RegionCode.Parse("32.75")) { Blanks = new CardCount(long.MaxValue / 4 + 1) };
        Assert.Equal("the sum of blanks and backlogs", Assert.Throws<InvalidNeedsException>(() => Lending.Equalise([need])).Faults[0].Path);
    }

    /// <summary>Compares with what was before: all together is no worse, and without any one transfer the list would be worse.</summary>
    private static void AssertUseful(Split split, CardCount minimum)
    {
        ValueList<Transfer> transfers = Lend(split, minimum);
        foreach (AllocationNeed[] group in GroupsOf(split))
        {
            BigFraction[] before = SortedCovers(group, [.. group.Select(need => need.Blanks.Value)]), after = SortedCovers(group, After(group, transfers));
            Transfer[] own = [.. transfers.Where(transfer => GroupOf(transfer.Lender) == GroupOf(group[0].Region))];
            Assert.True(BigFraction.CompareLists(after, before) >= (own.Length > 0 ? 1 : 0), $"{string.Join("; ", own)} make no cover better");
            Assert.All(own, transfer => Assert.True(
                BigFraction.CompareLists(after, SortedCovers(group, After(group, transfers.Where(other => other != transfer).ToValueList()))) > 0, $"{transfer} does nothing"));
            Assert.All(own, transfer => Assert.True(transfer.Count >= minimum));
        }
    }

    private static BigFraction[] SortedCovers(AllocationNeed[] group, long[] blanks) => [.. group.Zip(blanks, CoverOf).Order()];

    private static BigFraction CoverOf(AllocationNeed need, long blanks) => NaiveSplits.Cover(OnHand(need) with { Blanks = default }, blanks);

    /// <summary>What counts in lending: blanks on hand, one by one.</summary>
    private static AllocationNeed OnHand(AllocationNeed need) => need with { OnTheWay = default, Floor = default, Ceiling = null, Lot = 1.Cards() };

    private static long[] After(AllocationNeed[] group, ValueList<Transfer> transfers) => [.. group.Select(need => need.Blanks.Value + NetOf(need.Region, transfers))];

    private static AllocationNeed[][] GroupsOf(Split split) => [.. split.Needs.OrderBy(need => need.Region).GroupBy(need => GroupOf(need.Region)).Select(group => group.ToArray())];

    /// <summary>Every way to part so many blanks over so many regions.</summary>
    private static IEnumerable<long[]> Partings(int regions, int blanks)
    {
        if (regions == 1) return [[blanks]];
        return Enumerable.Range(0, blanks + 1).SelectMany(first => Partings(regions - 1, blanks - first).Select(rest => (long[])[first, .. rest]));
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
