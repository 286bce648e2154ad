namespace EktpModel.Tests.Ledger;

public class BalanceStatementTests
{
    private static readonly RegionCode _bekasi = RegionCode.Parse("32.75");
    private static readonly RegionCode _bogor = RegionCode.Parse("32.71");
    private static readonly LocalDate _monday = new(2020, 2, 3);

    [Fact]
    public void A_statement_shows_opening_in_out_and_closing_of_each_place()
    {
        BalanceStatement statement = Books().StatementOf(_bekasi, _monday, _monday.PlusDays(4));
        Assert.Equal(new BalanceLine(CardPlaceKind.Blank, 106_000, 500.Cards(), 61_000.Cards(), 45_500), statement[CardPlaceKind.Blank]);
        Assert.Equal(new BalanceLine(CardPlaceKind.Printed, 0, 59_400.Cards(), 10_000.Cards(), 49_400), statement[CardPlaceKind.Printed]);
        Assert.Equal(new BalanceLine(CardPlaceKind.Central, 0, default, default, 0), statement[CardPlaceKind.Central]);
        Assert.Equal(59_400.Cards(), statement.FlowOf(CardPlaceKind.Blank, CardPlaceKind.Printed));
        Assert.Equal(500.Cards(), statement.FlowOf(null, CardPlaceKind.Blank));
        Assert.Equal(1_000.Cards(), statement.FlowOf(CardPlaceKind.Blank, null));
        Assert.Equal(CardCount.Zero, statement.FlowOf(CardPlaceKind.Central, CardPlaceKind.InTransit));
    }

    [Fact]
    public void What_regions_of_a_province_lend_each_other_stays_in_its_blanks()
    {
        BalanceStatement statement = Books().StatementOf(RegionCode.Parse("32"), _monday, _monday.PlusDays(4));
        Assert.Equal(1_500.Cards(), statement.FlowOf(CardPlaceKind.Blank, CardPlaceKind.Blank));
        Assert.Equal(CardCount.Zero, statement.FlowOf(null, CardPlaceKind.Blank));
    }

    [Fact]
    public void A_statement_reads_as_a_table() =>
        Assert.Equal(
            """
            Cards                  opening              in             out         closing
            blanks                 106,000             500          61,000          45,500
            printed                      0          59,400          10,000          49,400
            handed over                  0          10,000               0          10,000
            spoiled                      0             600               0             600
            together               106,000          70,500          71,000         105,500
            """.ReplaceLineEndings(),
            Books().StatementOf(_bekasi, _monday, _monday.PlusDays(4)).ToString());

    [Fact]
    public void The_columns_of_the_table_stay_apart_however_many_cards_there_are()
    {
        AllocationPlan all = new(CardCount.MaxValue, [new(RegionCode.Parse("32.75"), CardCount.MaxValue)]);
        foreach (string line in all.Balance.ToString().Split(Environment.NewLine)[1..])
            Assert.Equal(4, line[14..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Single(all.Balance.ToString().Split(Environment.NewLine).Select(line => line.Length).Distinct());
    }

    [Fact]
    public void A_kind_of_place_that_there_is_not_has_no_line() =>
        Assert.Equal("the kind of place of a balance line", Assert.Throws<InvalidValueException>(() => new AllocationPlan(1.Cards(), []).Balance[(CardPlaceKind)99]).Place);

    [Fact]
    public void The_last_day_is_not_before_the_first()
    {
        Assert.Equal("2020-02-02", Assert.Throws<InvalidValueException>(() => Books().StatementOf(_bekasi, _monday, _monday.PlusDays(-1))).Value);
        Assert.Equal(_monday, Books().StatementOf(_bekasi, _monday, _monday).To);
    }

    [Fact]
    public void A_statement_of_all_time_opens_with_nothing()
    {
        BalanceStatement statement = Books().StatementOf(RegionCode.Nation, LocalDate.MinIsoValue, LocalDate.MaxIsoValue);
        Assert.All(statement.Lines, line => Assert.Equal(0, line.Opening));
        Assert.Equal(107_000.Cards(), statement.FlowOf(null, CardPlaceKind.Blank));
    }

    [Fact]
    public void Equal_statements_are_equal()
    {
        Assert.Equal(Books().StatementOf(_bekasi, _monday, _monday), Books().StatementOf(_bekasi, _monday, _monday));
        Assert.NotEqual(Books().StatementOf(_bekasi, _monday, _monday), Books().StatementOf(_bogor, _monday, _monday));
    }

    [Fact]
    public void A_statement_of_cards_that_do_not_add_up_cannot_be_made()
    {
        BalanceStatement.Builder cards = new(_bekasi, _monday, _monday);
        cards.Opening(CardPlaceKind.Blank, 100);
        cards.Flow(CardPlaceKind.Blank, CardPlaceKind.Printed, 30.Cards());
        cards.Closing(CardPlaceKind.Blank, 70);
        cards.Closing(CardPlaceKind.Printed, 29);
        UnbalancedException unbalanced = Assert.Throws<UnbalancedException>(cards.Build);
        Assert.Contains("printed of 32.75 does not balance: 0 + 30 - 0 is not 29", unbalanced.Message, StringComparison.Ordinal);

        cards.Closing(CardPlaceKind.Printed, 1);
        Assert.Equal(30, cards.Build()[CardPlaceKind.Printed].Closing);
    }

    [Fact]
    public void A_statement_of_requests_that_do_not_add_up_cannot_be_made()
    {
        BalanceStatement.Builder requests = new(_bekasi, _monday, _monday);
        requests.Requests(new RequestBalance(106_000.Cards(), 500.Cards(), 12_000.Cards(), 94_499.Cards()));
        Assert.Contains("106000 + 500 - 12000 is not 94499", Assert.Throws<UnbalancedException>(requests.Build).Message, StringComparison.Ordinal);

        requests.Requests(new RequestBalance(106_000.Cards(), 500.Cards(), 12_000.Cards(), 94_500.Cards()));
        Assert.EndsWith("requests               106,000             500          12,000          94,500", requests.Build().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_that_cannot_be_counted_is_refused()
    {
        BalanceStatement.Builder statement = new(RegionCode.Nation, _monday, _monday);
        statement.Flow(null, CardPlaceKind.Central, CardCount.MaxValue);
        statement.Flow(CardPlaceKind.Central, CardPlaceKind.InTransit, CardCount.MaxValue);
        statement.Flow(CardPlaceKind.InTransit, CardPlaceKind.Central, 1.Cards());
        statement.Closing(CardPlaceKind.Central, 1);
        statement.Closing(CardPlaceKind.InTransit, long.MaxValue - 1);
        Assert.Throws<CardOverflowException>(statement.Build);
    }

    private static CardLedger Books()
    {
        CardLedger ledger = new();
        ledger.PostAll(
        [
            CardMovement.Between("opening 1", _monday.PlusDays(-3), CardPlace.Supplier, CardPlace.Blank(_bekasi), 106_000.Cards()),
            CardMovement.Between("opening 2", _monday.PlusDays(-3), CardPlace.Supplier, CardPlace.Blank(_bogor), 1_000.Cards()),
            CardMovement.Print("print", _monday, _bekasi, 59_400.Cards()),
            CardMovement.Spoil("spoil", _monday, _bekasi, 600.Cards()),
            CardMovement.HandOver("hand over", _monday.PlusDays(4), _bekasi, 10_000.Cards()),
            CardMovement.Lend("borrow", _monday.PlusDays(1), _bogor, _bekasi, 500.Cards()),
            CardMovement.Lend("lend", _monday.PlusDays(1), _bekasi, _bogor, 1_000.Cards()),
            CardMovement.HandOver("after", _monday.PlusDays(5), _bekasi, 1.Cards()),
        ]);
        return ledger;
    }
}
