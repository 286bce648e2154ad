using EktpModel.Forecasting;

namespace EktpModel.Tests.Oracles;

/// <summary>
/// Figures of peer systems and textbooks on splitting what is scarce, of which only figures are taken over. Left out are the cases of methods that are not
/// offered: the divisor methods of D'Hondt, Huntington and Hill, Adams and Dean, the quota method, the Talmud rule
/// and random arrival (they favour the large or the small beyond their share, or go by chance); sums of national requirements and splits over
/// levels, which are not a split of a supply. Proportional shares without rounding are in <see cref="DomainOracleTests"/>.
/// </summary>
public class AllocationOracleTests
{
    private const string Apportionment = "martinlackner/apportionment@25f7a872 (MIT) tests/test_methods.py";

    private const string Heyp = "uluyol/heyp-agents@82b0485d heyp/alg/fairness/max-min-fairness-test.cc";

    [Theory]
    [InlineData("app-by1-saintelague", Apportionment + " (Balinski & Young 1975)", 100, new[] { 5117, 4400, 162, 161, 160 }, new long[] { 51, 43, 2, 2, 2 })]
    [InlineData("app-by2-saintelague", Apportionment + " (Balinski & Young 1975)", 26, new[] { 9061, 7179, 5259, 3319, 1182 }, new long[] { 9, 8, 5, 3, 1 })]
    [InlineData("app-weak-proportionality", Apportionment + ", exact for every method", 12, new[] { 14, 28, 7, 35 }, new long[] { 2, 4, 1, 5 })]
    [InlineData("app-zero-claims", Apportionment + ", exact for every method", 6, new[] { 0, 14, 28, 0, 0 }, new long[] { 0, 2, 4, 0, 0 })]
    [InlineData("app-tiebreak", Apportionment + ", ties to the earlier", 2, new[] { 2, 1, 1, 2, 2 }, new long[] { 1, 0, 0, 1, 0 })]
    public void Divisors_of_Sainte_Lague_split_as_others_do(string id, string source, int available, int[] claims, long[] expected) =>
        AssertSplit(id, source, expected, available, Waiting(claims), AllocationRule.Proportional(ProportionalMethod.Webster));

    [Theory]
    [InlineData("planr-alloc-prorata-month3-int", "nguyennico/planr@da648436 (MIT) tests/testthat/test-alloc_dmd.R, integers derived by largest remainder", 1185, new[] { 4363, 1330, 1635, 603, 302 }, new long[] { 628, 191, 235, 87, 44 })]
    [InlineData("app-by1-largest_remainder", Apportionment + " (Balinski & Young 1975)", 100, new[] { 5117, 4400, 162, 161, 160 }, new long[] { 51, 44, 2, 2, 1 })]
    [InlineData("app-weak-proportionality", Apportionment, 12, new[] { 14, 28, 7, 35 }, new long[] { 2, 4, 1, 5 })]
    [InlineData("app-zero-claims", Apportionment, 6, new[] { 0, 14, 28, 0, 0 }, new long[] { 0, 2, 4, 0, 0 })]
    [InlineData("census-hamilton", "christopherkenny/apportion@c469f4c2 (MIT) tests/testthat (US Census Bureau worked example)", 20, new[] { 2560, 3315, 995, 5012 }, new long[] { 4, 6, 2, 8 })]
    [InlineData("oms-fair-split-request", "github.com/msupply-foundation/open-msupply issue 852, by average monthly consumption", 50, new[] { 10, 20, 50 }, new long[] { 6, 13, 31 })]
    [InlineData("app-tiebreak", Apportionment + ", ties to the earlier", 2, new[] { 2, 1, 1, 2, 2 }, new long[] { 1, 0, 0, 1, 0 })]
    public void Largest_remainders_split_as_others_do(string id, string source, int available, int[] claims, long[] expected) =>
        AssertSplit(id, source, expected, available, Waiting(claims), AllocationRule.Proportional(ProportionalMethod.LargestRemainder));

    [Theory]
    [InlineData(new long[] { 51, 44, 2, 2, 1 }, true)]
    [InlineData(new long[] { 52, 45, 1, 1, 1 }, false)]
    [InlineData(new long[] { 52, 43, 2, 1, 2 }, false)]
    public void Of_these_splits_that_of_largest_remainders_is_the_one_within_quota(long[] split, bool withinQuota)
    {
        // app-within-quota: martinlackner/apportionment@25f7a872 (MIT) tests/test_methods.py
        int[] claims = [5117, 4400, 162, 161, 160];
        Assert.Equal(withinQuota, split.SequenceEqual(Split(100, Waiting(claims), AllocationRule.Proportional(ProportionalMethod.LargestRemainder))));
        Assert.Equal(withinQuota, split.Zip(claims).All(pair => Math.Abs(pair.First * claims.Sum() - 100 * pair.Second) < claims.Sum()));
    }

    // Every office prints one card a day and nothing new is asked for, so blanks are days of cover, and nobody is given more than waits.
    [Theory]
    // The peer's water level of 1 leaves two units with nobody; here they go to the first two, whom they serve.
    [InlineData("maxmin-int-1", Heyp, 5, new[] { 2, 5, 7 }, new long[] { 2, 2, 1 })]
    [InlineData("maxmin-int-2", Heyp, 100, new[] { 7, 20, 23, 51, 299 }, new long[] { 7, 20, 23, 25, 25 })]
    [InlineData("maxmin-biggest-1", Heyp + " (BiggestNotSatisfied)", 189, new[] { 1, 4, 5, 1, 2, 88, 1912 }, new long[] { 1, 4, 5, 1, 2, 88, 88 })]
    [InlineData("maxmin-biggest-2", Heyp + " (BiggestNotSatisfied)", 9, new[] { 3, 3, 9 }, new long[] { 3, 3, 3 })]
    [InlineData("maxmin-biggest-4", Heyp + " (BiggestNotSatisfied)", 3071, new[] { 1, 2, 4, 8, 16, 64, 32, 256, 128, 2048, 512, 1024 }, new long[] { 1, 2, 4, 8, 16, 64, 32, 256, 128, 1024, 512, 1024 })]
    [InlineData("maxmin-biggest-5", Heyp + " (BiggestNotSatisfied)", 191, new[] { 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37 }, new long[] { 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 31 })]
    // Tenths: 10 of 2, 2.6, 4 and 5 gives 2, 2.6, 2.7 and 2.7.
    [InlineData("maxmin-keshav", "Keshav 1997 pp. 215-217, via www.ece.rutgers.edu/~marsic/Teaching/CCN/minmax-fairsh.html", 100, new[] { 20, 26, 40, 50 }, new long[] { 20, 26, 27, 27 })]
    // Thirds: 10 of 2, 4, 7 and 8 gives 2 and three times 2 2/3.
    [InlineData("claims-constrained_equal_awards", "cran/ClaimsProblems 1.0.0 @303efea6 (GPL-3) R/*.R examples", 30, new[] { 6, 12, 21, 24 }, new long[] { 6, 8, 8, 8 })]
    [InlineData("claims-bankruptcy-constrained_equal_awards", "cran/ClaimsProblems 1.0.0 @303efea6 (GPL-3) data/Bankruptcy.rda", 230, new[] { 10, 10, 15, 15, 180, 80, 40, 42 }, new long[] { 10, 10, 15, 15, 49, 49, 40, 42 })]
    public void Equal_cover_of_equal_printers_fills_from_below_as_others_do(string id, string source, int available, int[] demands, long[] expected) =>
        AssertSplit(id, source, expected, available, [.. Waiting(demands).Select(need => need with { PrintRate = 1.Cards().PerOpenDay() })], AllocationRule.EqualCover);

    // Every office prints one card a day, so requests without a blank are open days of printing not covered: all lose as many, but nobody more than it asks for.
    [Theory]
    [InlineData("claims-constrained_equal_losses", "cran/ClaimsProblems 1.0.0 @303efea6 (GPL-3) R/*.R examples", 10, new[] { 2, 4, 7, 8 }, new long[] { 0, 1, 4, 5 })]
    [InlineData("claims-bankruptcy-constrained_equal_losses", "cran/ClaimsProblems 1.0.0 @303efea6 (GPL-3) data/Bankruptcy.rda", 230, new[] { 10, 10, 15, 15, 180, 80, 40, 42 }, new long[] { 0, 0, 0, 0, 152, 52, 12, 14 })]
    public void Earliest_last_clearance_of_equal_printers_lets_all_lose_as_much_as_others_do(string id, string source, int available, int[] claims, long[] expected) =>
        AssertSplit(id, source, expected, available, [.. Waiting(claims).Select(need => need with { PrintRate = 1.Cards().PerOpenDay() })], AllocationRule.EarliestLastClearance);

    private static void AssertSplit(string id, string source, long[] expected, int available, AllocationNeed[] needs, AllocationRule rule)
    {
        long[] actual = Split(available, needs, rule);
        Assert.True(expected.SequenceEqual(actual), $"{id} ({source}): {string.Join(", ", actual)} and not {string.Join(", ", expected)}");
    }

    private static long[] Split(int available, AllocationNeed[] needs, AllocationRule rule) =>
        [.. Allocator.Allocate(available.Cards(), needs, rule).Allocations.Select(allocation => allocation.Count.Value)];

    private static AllocationNeed[] Waiting(int[] claims) =>
        [.. RegionCatalog.Indonesia.Regencies.Zip(claims, (region, claim) => new AllocationNeed(region.Code) { Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), claim.Cards()) })];
}
