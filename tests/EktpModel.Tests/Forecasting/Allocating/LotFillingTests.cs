using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>How often an order of lots is asked does not depend on the blanks, nor much on the sizes of lots: counted, as times vary.</summary>
public class LotFillingTests
{
    private const int Regions = 500;

    [Theory]
    [InlineData(1, 1, 10)]
    [InlineData(1, 1, 10_000)]
    [InlineData(1, 1, 100_000_000)]
    [InlineData(1, 1, 1_000_000_000_000)]
    [InlineData(1, 1, 1_000_000_000_000_000_000)]
    [InlineData(500, 500, 1_000_000_000)]
    [InlineData(500, 1_000, 1_000_000)]
    [InlineData(1, 10_000, 10_000_000)]
    [InlineData(1, 1_000_000, 1_000_000)]
    [InlineData(1, 1_000_000, 100_000_000)]
    [InlineData(1, 1_000_000, 1_000_000_000_000)]
    [InlineData(1, 1_000_000_000, 1_000_000_000_000)]
    [InlineData(7, 1_000_000_007, 9_000_000_000_000)]
    public void Lots_of_one_size_or_two_cost_no_more_for_many_blanks(long small, long large, long supply)
    {
        AllocationNeed[] needs = [.. Enumerable.Range(0, Regions).Select(r => NeedOf(r, r % 10 == 0 ? large : small))];
        AssertFew(needs, supply, rounds: small == large ? 35 : 100);
    }

    [Fact]
    public void Lots_of_as_many_sizes_as_there_are_regions_cost_little_more()
    {
        AllocationNeed[] needs = [.. Enumerable.Range(0, Regions).Select(r => NeedOf(r, r == 0 ? 1 : 1_000_000 - 1_500 * r))];
        AssertFew(needs, 20_000_000, rounds: 300);
        AssertFew([.. needs.Select((need, r) => need with { Lot = new CardCount(1L << r % 40) })], (1L << 45) - 1, rounds: 300);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(1_000_000)]
    public void Questions_grow_no_faster_than_regions_times_their_logarithm(long blanksOfRegion)
    {
        (int few, int many) = (830, 83_000);
        Assert.InRange(QuestionsOf(many) / QuestionsOf(few), 1, many * Math.Log(many) / (few * Math.Log(few)));

        double QuestionsOf(int regions)
        {
            AllocationNeed[] needs = [.. Enumerable.Range(0, regions).Select(r => NeedOf(r, 1) with { Region = VillageOf(r) })];
            NeedTable table = new(new CardCount(regions * blanksOfRegion), needs, AllocationOptions.Default);
            CountingOrder counting = new(table, new EqualCoverRule.Order(table));
            LotFilling.Fill(table, counting);
            return counting.Hints + counting.Positions;
        }
    }

    [Fact]
    public void A_position_of_zero_is_found_as_soon_as_others()
    {
        // One office in seven has no blanks, and its first lot the position zero: more of these than are to be given.
        AllocationNeed[] needs = [.. Enumerable.Range(0, Regions).Select(r => NeedOf(r, 1))];
        AssertFew(needs, 60, rounds: 25);
        AssertFew(needs, 71, rounds: 25);
    }

    [Fact]
    public void A_filling_that_is_cancelled_ends_before_it_compares_lots()
    {
        using CancellationTokenSource source = new();
        NeedTable table = new(new CardCount(1_000_000_000), [.. Enumerable.Range(0, Regions).Select(r => NeedOf(r, 1))], AllocationOptions.Default, source.Token);
        CountingOrder counting = new(table, new EqualCoverRule.Order(table)) { Hinted = source.Cancel };
        Assert.Throws<OperationCanceledException>(() => LotFilling.Fill(table, counting));
        Assert.InRange(counting.Hints, 1, 100 * Regions);
        Assert.Equal(0, counting.Positions);
    }

    [Theory]
    [InlineData(10_400)]
    [InlineData(20_300)]
    [InlineData(31_990)]
    [InlineData(100_700)]
    public void Where_most_lots_do_not_fit_the_others_are_given_as_one_after_another(long supply)
    {
        AllocationNeed[] needs = [.. Enumerable.Range(0, Regions).Select(r => NeedOf(r, r % 10 == 3 ? 100 : 1_000) with { Blanks = (1_000 + r % 13).Cards() })];
        NeedTable table = new(new CardCount(supply), needs, AllocationOptions.Default);
        foreach (LotOrder order in (LotOrder[])[new EqualCoverRule.Order(table), new WebsterRule.Order(table, table.Waiting)])
            Assert.Equal(OneAfterAnother(table, order), LotFilling.Fill(table, order));
    }

    private static long[] OneAfterAnother(NeedTable table, LotOrder order)
    {
        var lots = new long[table.Count];
        for (long left = table.Supply; ;)
        {
            int[] fit = [.. Enumerable.Range(0, lots.Length).Where(i => table.Lot[i] <= left)];
            if (fit.Length == 0) return lots;
            int next = fit.MinBy(i => order.PlaceOf(i, lots[i]), Comparer<LotPlace>.Create((one, other) => order.Compare(one, other)));
            lots[next]++;
            left -= table.Lot[next];
        }
    }

    private static void AssertFew(AllocationNeed[] needs, long supply, long rounds)
    {
        NeedTable table = new(new CardCount(supply), needs, AllocationOptions.Default);
        foreach (LotOrder order in (LotOrder[])[new EqualCoverRule.Order(table), new WebsterRule.Order(table, table.Waiting)])
        {
            CountingOrder counting = new(table, order);
            LotFilling.Fill(table, counting);
            Assert.True(counting.Hints <= rounds * Regions, $"{counting.Hints} hints for {Regions} regions");
            Assert.True(counting.Positions <= rounds * Regions, $"{counting.Positions} positions for {Regions} regions");
        }
    }

    private static RegionCode VillageOf(int r) => RegionCode.Parse($"{11 + r / 1_000}.{1 + r / 100 % 10:00}.{1 + r / 20 % 5:00}.{1_001 + r % 20}");

    // Backlogs of ten thousand times the blanks, so that nothing but the blanks is scarce.
    private static AllocationNeed NeedOf(int r, long lot) => new(RegionCatalog.Indonesia.Regencies[r % Regions].Code)
    {
        Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), new CardCount(1_000_000_000_000 + 7_919_000_000L * r)),
        PrintRate = (100 + r % 401 * 37 % 401).Cards().PerOpenDay(),
        Blanks = (100 * (r % 7)).Cards(),
        Lot = new CardCount(lot),
    };
}
