namespace EktpModel.Tests.Oracles;

/// <summary>
/// Figures of peer systems and textbooks that the domain must agree with. Each case names its id and source;
/// only figures are taken over. Conventions are ours where peers differ: ties go to the earlier region, receipts
/// come before use on the same day, shares are rounded down and the rest is carried.
/// </summary>
public class DomainOracleTests
{
    private static readonly RegionCode _office = RegionCode.Parse("32.75");
    private static readonly CardPlace _blanks = CardPlace.Blank(_office);
    private static readonly LocalDate _day = new(2024, 1, 1);

    [Theory]
    // planr-alloc-prorata-month3-int: nguyennico/planr@da648436 (MIT) tests/testthat/test-alloc_dmd.R, integers derived by largest remainder
    [InlineData(1185, new long[] { 4363, 1330, 1635, 603, 302 }, new long[] { 628, 191, 235, 87, 44 })]
    // app-by1-largest_remainder: martinlackner/apportionment@25f7a872 (MIT) tests/test_methods.py (Balinski & Young 1975)
    [InlineData(100, new long[] { 5117, 4400, 162, 161, 160 }, new long[] { 51, 44, 2, 2, 1 })]
    // app-weak-proportionality: martinlackner/apportionment@25f7a872 (MIT) tests/test_methods.py
    [InlineData(12, new long[] { 14, 28, 7, 35 }, new long[] { 2, 4, 1, 5 })]
    // app-zero-claims: martinlackner/apportionment@25f7a872 (MIT) tests/test_methods.py
    [InlineData(6, new long[] { 0, 14, 28, 0, 0 }, new long[] { 0, 2, 4, 0, 0 })]
    // census-hamilton: christopherkenny/apportion@c469f4c2 (MIT) tests/testthat (US Census Bureau worked example)
    [InlineData(20, new long[] { 2560, 3315, 995, 5012 }, new long[] { 4, 6, 2, 8 })]
    // oms-fair-split-request: github.com/msupply-foundation/open-msupply issue 852, split by average monthly consumption
    [InlineData(50, new long[] { 10, 20, 50 }, new long[] { 6, 13, 31 })]
    // app-tiebreak: martinlackner/apportionment@25f7a872 (MIT) tests/test_methods.py, ties to the earlier
    [InlineData(2, new long[] { 2, 1, 1, 2, 2 }, new long[] { 1, 0, 0, 1, 0 })]
    // qat-region-split: FASP-QAT/qat-documentation@0028c1e8 (Apache-2.0 project) docs/user/07, 100 x 3 over shares 0.5 and 0.5
    [InlineData(300, new long[] { 1, 1 }, new long[] { 150, 150 })]
    // kueue-hierarchical-weights: kubernetes-sigs/kueue PR 1773 (KEP-1714), within its first group; over the two groups it is the case above
    [InlineData(150, new long[] { 1, 1, 3 }, new long[] { 30, 30, 90 })]
    public void Largest_remainder_splits_as_others_do(int total, long[] weights, long[] parts) =>
        Assert.Equal(parts, Apportionment.LargestRemainder(total.Cards(), weights).Select(part => part.Value));

    [Theory]
    // planr-alloc-prorata-month3: nguyennico/planr@da648436 (MIT) tests/testthat/test-alloc_dmd.R (period 2023-09)
    [InlineData(1185, new long[] { 4363, 1330, 1635, 603, 302 }, new[] { 627.9795, 191.4308272, 235.330378, 86.79157, 43.46775 })]
    // claims-bankruptcy-proportional: cran/ClaimsProblems 1.0.0 @303efea6 (GPL-3) data/Bankruptcy.rda
    [InlineData(230, new long[] { 10, 10, 15, 15, 180, 80, 40, 42 }, new[] { 5.86734693878, 5.86734693878, 8.80102040816, 8.80102040816, 105.61224489796, 46.9387755102, 23.4693877551, 24.64285714286 })]
    public void Whole_cards_are_within_one_of_proportional_shares(int total, long[] weights, double[] shares) =>
        Assert.All(Apportionment.LargestRemainder(total.Cards(), weights).Zip(shares), pair => Assert.InRange(pair.First.Value, Math.Floor(pair.Second), Math.Ceiling(pair.Second)));

    [Theory]
    // app-within-quota: martinlackner/apportionment@25f7a872 (MIT) tests/test_methods.py
    [InlineData(new long[] { 51, 44, 2, 2, 1 }, true)]
    [InlineData(new long[] { 52, 45, 1, 1, 1 }, false)]
    [InlineData(new long[] { 52, 43, 2, 1, 2 }, false)]
    public void Of_these_allocations_ours_is_the_one_within_quota(long[] allocation, bool withinQuota)
    {
        long[] claims = [5117, 4400, 162, 161, 160];
        long sum = claims.Sum();
        Assert.Equal(withinQuota, allocation.Zip(claims).All(pair => Math.Abs(pair.First * sum - 100 * pair.Second) < sum));
        Assert.Equal(withinQuota, Apportionment.LargestRemainder(100.Cards(), claims).Select(part => part.Value).SequenceEqual(allocation));
    }

    [Fact]
    public void What_is_rounded_down_is_carried_and_not_lost()
    {
        // qat-rounding-residual: FASP-QAT/qat-documentation@0028c1e8 (Apache-2.0 project) docs/user/07; twelve periods of 0.25.
        CardRate quarter = CardRate.Over(1.Cards(), 4, RatePeriod.OpenDay);
        long[] rounded = [.. Enumerable.Range(1, 12).Select(period => quarter.GrantedAfter(period).Value - quarter.GrantedAfter(period - 1).Value)];
        double[] residual = [.. Enumerable.Range(1, 12).Select(period => 0.25 * period - quarter.GrantedAfter(period).Value)];
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1], rounded);
        Assert.Equal([0.25, 0.5, 0.75, 0, 0.25, 0.5, 0.75, 0, 0.25, 0.5, 0.75, 0], residual);

        // The same of a spoilage share.
        Assert.Equal([0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3], Enumerable.Range(1, 12).Select(attempts => new Fraction(1, 4).FloorOf(attempts.Cards()).Value));
    }

    [Theory]
    // olmis-stock-on-hand: OpenLMIS/openlmis-requisition@8879ae60 (AGPL-3) LineItemFieldsCalculatorTest.java
    [InlineData(1000, 500, 100, 200, 1200)]
    // oms-rnr-line, its closing balance: msupply-foundation/open-msupply@aee2c85b (mSupply licence) rnr_form/tests/generate_rnr_form_lines.rs
    [InlineData(2, 5, 1, 3, 3)]
    public void Stock_is_what_was_there_and_came_less_what_went(int beginning, int received, int lost, int used, long onHand)
    {
        CardLedger ledger = LedgerOf(
            Opening(beginning, _day.PlusDays(-1)),
            In("received", received, _day),
            CardMovement.WriteOff("lost", _day, _blanks, lost.Cards()),
            CardMovement.Print("used", _day, _office, used.Cards()));
        Assert.Equal(onHand, ledger.BalanceOf(_blanks));
        BalanceLine line = ledger.StatementOf(_office, _day, _day)[CardPlaceKind.Blank];
        Assert.Equal((beginning, received, lost + used, onHand), (line.Opening, line.In.Value, line.Out.Value, line.Closing));
    }

    [Fact]
    public void Use_is_what_is_unaccounted_for_of_the_rest()
    {
        // olmis-consumed-from-balance: OpenLMIS/openlmis-requisition@8879ae60 (AGPL-3) LineItemFieldsCalculatorTest.java
        Reconciliation balance = Reconciliation.Of(new("beginning and received", (1000 + 500).Cards()), new("adjustments", 800.Cards()), new("on hand", 300.Cards()));
        Assert.Equal(400, balance.Unaccounted);
    }

    [Fact]
    public void A_full_count_is_an_explicit_adjustment_of_the_books()
    {
        // qat-reported-stock-wins: FASP-QAT/fasp-api@f478502e (Apache-2.0) NewSupplyPlanTest.java. There the count replaces
        // the projection; here the difference is shown and the books change only by a movement of their own.
        CardLedger ledger = LedgerOf(Opening(1000, _day.PlusDays(-1)), CardMovement.Print("use", _day, _office, 200.Cards()));
        Assert.Equal(800, ledger.BalanceOf(_blanks));
        RegionReport count = new(_office, _day, _day) { OnHand = 900.Cards() };
        Assert.Equal(100, Assert.Single((IEnumerable<Reconciliation>)Reconciliation.Compare(count, ledger)).Unaccounted);
        ledger.Post(In("adjustment", 100, _day));
        Assert.Equal(900, ledger.BalanceOf(_blanks));
        Assert.Equal(0, Assert.Single((IEnumerable<Reconciliation>)Reconciliation.Compare(count, ledger)).Unaccounted);
    }

    [Fact]
    public void A_partial_count_overwrites_nothing()
    {
        // qat-partial-count: FASP-QAT/fasp-api@f478502e (Apache-2.0) NewSupplyPlanTest.java; 5 of 10 regions report 200 of 1000.
        RegionCode[] regions = [.. RegionCatalog.Indonesia.Regencies.Take(10).Select(region => region.Code)];
        CardLedger ledger = new();
        ledger.PostAll(regions.Select((region, i) => CardMovement.Between($"opening {i}", _day, CardPlace.Supplier, CardPlace.Blank(region), 100.Cards())));
        long unaccounted = regions.Take(5).Sum(region => Assert.Single((IEnumerable<Reconciliation>)Reconciliation.Compare(new RegionReport(region, _day, _day) { OnHand = 40.Cards() }, ledger)).Unaccounted);
        Assert.Equal(200 - 5 * 100, unaccounted);
        Assert.Equal(1000.Cards(), ledger.PositionOf(RegionCode.Nation, _day).Blanks);
    }

    [Fact]
    public void Stock_of_earlier_days_follows_from_the_movements()
    {
        // oms-historic-stock: msupply-foundation/open-msupply@aee2c85b (mSupply licence) requisition_line/chart/stock_evolution.rs;
        // 30 now, +10 and -20 on 2 January 2021, +15 and +7 on 1 January.
        LocalDate now = new(2021, 1, 2);
        CardMovement[] movements = [In("1", 10, now), CardMovement.Print("2", now, _office, 20.Cards()), In("3", 15, now.PlusDays(-1)), In("4", 7, now.PlusDays(-1))];
        long opening = 30 - movements.Sum(movement => movement.To == _blanks ? movement.Count.Value : -movement.Count.Value);
        CardLedger ledger = LedgerOf([.. movements, Opening(opening, now.PlusDays(-2))]);
        Assert.Equal([18L, 40L, 30L], Enumerable.Range(-2, 3).Select(day => ledger.BalanceOf(_blanks, now.PlusDays(day))));
    }

    [Fact]
    public void Days_without_stock_are_those_that_end_without_any()
    {
        // oms-days-out-of-stock: msupply-foundation/open-msupply@aee2c85b (mSupply licence) rnr_form/tests/generate_rnr_form_lines.rs; 9 to 16 January 2024.
        CardLedger ledger = LedgerOf(Opening(3, _day.PlusDays(-1)), CardMovement.Print("use", new LocalDate(2024, 1, 9), _office, 3.Cards()), In("receipt", 5, new LocalDate(2024, 1, 17)));
        int[] daysOut = [.. Enumerable.Range(1, 31).Where(day => ledger.BalanceOf(_blanks, new LocalDate(2024, 1, day)) == 0)];
        Assert.Equal(8, daysOut.Length);
        Assert.Equal((9, 16), (daysOut[0], daysOut[^1]));
    }

    private static CardMovement Opening(long count, LocalDate date) => In("opening", count, date);

    private static CardMovement In(string id, long count, LocalDate date) => CardMovement.Between(id, date, CardPlace.Supplier, _blanks, count.Cards());

    private static CardLedger LedgerOf(params CardMovement[] movements)
    {
        CardLedger ledger = new();
        ledger.PostAll(movements);
        return ledger;
    }
}
