namespace EktpModel.Tests.Ledger;

/// <summary>The rules of the ledger, one example each; <see cref="CardLedgerProperties"/> has them over all movements.</summary>
public class CardLedgerTests
{
    private static readonly RegionCode _bekasi = RegionCode.Parse("32.75");
    private static readonly RegionCode _bogor = RegionCode.Parse("32.71");
    private static readonly LocalDate _monday = new(2020, 2, 3);
    private static readonly CardPlace _drawer = CardPlace.Blank(_bekasi);

    [Fact]
    public void Cards_can_be_followed_from_the_supplier_to_their_holders()
    {
        CardLedger ledger = new();
        Assert.True(ledger.Post(CardMovement.Procure("contract-1", new LocalDate(2020, 1, 6), 16_000_000.Cards())));
        Assert.True(ledger.Post(CardMovement.Dispatch("sj-0127", new LocalDate(2020, 1, 27), _bekasi, 106_000.Cards())));
        Assert.True(ledger.Post(CardMovement.Receive("bast-88", new LocalDate(2020, 1, 31), _bekasi, 106_000.Cards())));
        Assert.True(ledger.Post(CardMovement.Print("print-0203", _monday, _bekasi, 11_880.Cards())));
        Assert.True(ledger.Post(CardMovement.Spoil("spoil-0203", _monday, _bekasi, 120.Cards())));
        Assert.True(ledger.Post(CardMovement.HandOver("rt-0204", _monday.PlusDays(1), _bekasi, 11_000.Cards())));

        Assert.Equal(-16_000_000, ledger.BalanceOf(CardPlace.Supplier));
        Assert.Equal(15_894_000, ledger.BalanceOf(CardPlace.Central));
        Assert.Equal(106_000, ledger.BalanceOf(CardPlace.InTransit(_bekasi), new LocalDate(2020, 1, 30)));
        Assert.Equal(0, ledger.BalanceOf(CardPlace.InTransit(_bekasi), new LocalDate(2020, 1, 31)));
        Assert.Equal(0, ledger.BalanceOf(_drawer, new LocalDate(2020, 1, 30)));
        Assert.Equal(106_000, ledger.BalanceOf(_drawer, new LocalDate(2020, 2, 2)));
        Assert.Equal(
            new RegionPosition(_bekasi, _monday.PlusDays(1)) { Blanks = 94_000.Cards(), Printed = 880.Cards(), HandedOver = 11_000.Cards(), Spoiled = 120.Cards() },
            ledger.PositionOf(_bekasi, _monday.PlusDays(1)));
    }

    [Fact]
    public void Taking_more_than_there_is_names_the_place_the_day_and_what_is_missing()
    {
        CardLedger ledger = WithBlanks(100, _monday);
        CardMovement print = CardMovement.Print("print", _monday, _bekasi, 130.Cards());
        PlaceOverdrawnException refusal = Assert.Throws<PlaceOverdrawnException>(() => ledger.Post(print));
        Assert.Equal((print, _drawer, _monday, 30.Cards()), (refusal.Refused, refusal.Place, refusal.Date, refusal.Missing));
        Assert.Contains("Blank(32.75) would be 30 short on 2020-02-03", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_movement_posted_late_must_leave_enough_for_all_later_days()
    {
        CardLedger ledger = WithBlanks(100, _monday);
        ledger.Post(CardMovement.Print("wednesday", _monday.PlusDays(2), _bekasi, 80.Cards()));
        CardMovement late = CardMovement.Print("tuesday", _monday.PlusDays(1), _bekasi, 30.Cards());
        PlaceOverdrawnException refusal = Assert.Throws<PlaceOverdrawnException>(() => ledger.Post(late));
        Assert.Equal((_monday.PlusDays(2), 10.Cards()), (refusal.Date, refusal.Missing));

        Assert.True(ledger.Post(CardMovement.Print("tuesday", _monday.PlusDays(1), _bekasi, 20.Cards())));
        Assert.Equal(80, ledger.BalanceOf(_drawer, _monday.PlusDays(1)));
        Assert.Equal(0, ledger.BalanceOf(_drawer));
    }

    [Fact]
    public void A_movement_cannot_take_what_only_comes_later()
    {
        CardLedger ledger = WithBlanks(100, _monday);
        Assert.Throws<PlaceOverdrawnException>(() => ledger.Post(CardMovement.Print("early", _monday.PlusDays(-1), _bekasi, 1.Cards())));
    }

    [Fact]
    public void The_same_movement_again_changes_nothing_and_another_of_its_id_is_shown_with_it()
    {
        CardLedger ledger = WithBlanks(100, _monday);
        CardMovement print = CardMovement.Print("7", _monday, _bekasi, 10.Cards()), other = CardMovement.Print("7", _monday, _bekasi, 11.Cards());
        Assert.True(ledger.Post(print));
        Assert.False(ledger.Post(CardMovement.Print("7", _monday, _bekasi, 10.Cards())));
        ConflictingMovementException conflict = Assert.Throws<ConflictingMovementException>(() => ledger.Post(other));
        Assert.Equal((print, other), (conflict.Posted, conflict.Refused));
        Assert.Contains(print.ToString(), conflict.Message, StringComparison.Ordinal);
        Assert.Contains(other.ToString(), conflict.Message, StringComparison.Ordinal);
        Assert.Equal(90, ledger.BalanceOf(_drawer));
    }

    [Fact]
    public void Ids_that_differ_in_case_are_different()
    {
        CardLedger ledger = WithBlanks(100, _monday);
        Assert.True(ledger.Post(CardMovement.Print("a", _monday, _bekasi, 10.Cards())));
        Assert.True(ledger.Post(CardMovement.Print("A", _monday, _bekasi, 11.Cards())));
    }

    [Fact]
    public void A_reversal_on_a_later_day_leaves_the_days_between_as_they_were()
    {
        CardLedger ledger = WithBlanks(100, _monday);
        CardMovement print = CardMovement.Print("print", _monday, _bekasi, 60.Cards());
        ledger.Post(print);
        ledger.Post(CardMovement.Reverse("undo", print, _monday.PlusDays(2)));
        Assert.Equal([40L, 40L, 100L], Enumerable.Range(0, 3).Select(day => ledger.BalanceOf(_drawer, _monday.PlusDays(day))));
        Assert.Equal(60, ledger.BalanceOf(CardPlace.Printed(_bekasi), _monday.PlusDays(1)));
        Assert.Equal(0, ledger.BalanceOf(CardPlace.Printed(_bekasi), _monday.PlusDays(2)));
    }

    [Fact]
    public void What_is_used_up_cannot_be_reversed()
    {
        CardLedger ledger = WithBlanks(100, _monday);
        ledger.Post(CardMovement.Print("print", _monday.PlusDays(1), _bekasi, 60.Cards()));
        Assert.True(ledger.TryGet("opening", out CardMovement? opening));
        Assert.Equal(_drawer, Assert.Throws<PlaceOverdrawnException>(() => ledger.Post(CardMovement.Reverse("undo", opening))).Place);
    }

    [Fact]
    public void A_reversal_needs_what_it_reverses_as_it_was_posted()
    {
        CardLedger ledger = WithBlanks(100, _monday);
        CardMovement print = CardMovement.Print("print", _monday, _bekasi, 10.Cards());
        CardMovement unknown = CardMovement.Reverse("undo", print);
        InvalidReversalException refusal = Assert.Throws<InvalidReversalException>(() => ledger.Post(unknown));
        Assert.Equal(unknown, refusal.Refused);
        Assert.Contains("there is no movement 'print'", refusal.Message, StringComparison.Ordinal);

        ledger.Post(print);
        foreach (CardMovement altered in new[]
        {
            CardMovement.Print("print", _monday, _bekasi, 9.Cards()),
            CardMovement.Print("print", _monday, _bogor, 10.Cards()),
            CardMovement.Spoil("print", _monday, _bekasi, 10.Cards()),
            CardMovement.Print("print", _monday.PlusDays(-1), _bekasi, 10.Cards()),
        })
        {
            Assert.Contains($"what was posted is {print}", Assert.Throws<InvalidReversalException>(() => ledger.Post(CardMovement.Reverse("undo", altered))).Message, StringComparison.Ordinal);
        }

        Assert.True(ledger.Post(CardMovement.Reverse("undo", print)));
        Assert.False(ledger.Post(CardMovement.Reverse("undo", print)));
        Assert.Contains("'undo' has reversed it already; leave this one out, or reverse 'undo'.", Assert.Throws<InvalidReversalException>(() => ledger.Post(CardMovement.Reverse("undo again", print))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reversal_can_be_reversed_once_and_then_stands_for_the_original()
    {
        CardLedger ledger = WithBlanks(100, _monday);
        CardMovement print = CardMovement.Print("print", _monday, _bekasi, 10.Cards()), undo = CardMovement.Reverse("undo", print), redo = CardMovement.Reverse("redo", undo);
        Assert.Equal(3, ledger.PostAll([print, undo, redo]));
        Assert.Equal(90, ledger.BalanceOf(_drawer));
        Assert.Throws<InvalidReversalException>(() => ledger.Post(CardMovement.Reverse("undo 2", print)));
        Assert.True(ledger.Post(CardMovement.Reverse("undo 3", redo)));
        Assert.Equal(100, ledger.BalanceOf(_drawer));
    }

    [Fact]
    public void Movements_posted_together_may_come_in_any_order()
    {
        CardLedger ledger = new();
        CardMovement procure = CardMovement.Procure("1", _monday, 10.Cards()), dispatch = CardMovement.Dispatch("2", _monday, _bekasi, 10.Cards());
        Assert.Equal(4, ledger.PostAll([CardMovement.Reverse("3", dispatch), dispatch, CardMovement.Dispatch("4", _monday, _bogor, 10.Cards()), procure, dispatch]));
        Assert.Equal(10, ledger.BalanceOf(CardPlace.InTransit(_bogor)));
        Assert.Equal(0, ledger.BalanceOf(CardPlace.InTransit(_bekasi)));
    }

    [Fact]
    public void Of_movements_posted_together_none_is_posted_if_one_is_refused()
    {
        CardLedger ledger = WithBlanks(100, _monday);
        string before = LedgerAssert.AllOf(ledger);
        CardMovement first = CardMovement.Print("first", _monday.PlusDays(1), _bekasi, 70.Cards()), second = CardMovement.Print("second", _monday, _bekasi, 40.Cards());
        PlaceOverdrawnException refusal = Assert.Throws<PlaceOverdrawnException>(() => ledger.PostAll([first, second]));
        Assert.Equal((first, _drawer, _monday.PlusDays(1), 10.Cards()), (refusal.Refused, refusal.Place, refusal.Date, refusal.Missing));
        Assert.Throws<ConflictingMovementException>(() => ledger.PostAll([first, CardMovement.Print("first", _monday, _bekasi, 1.Cards())]));
        Assert.Throws<InvalidReversalException>(() => ledger.PostAll([first, CardMovement.Reverse("a", first), CardMovement.Reverse("b", first)]));
        Assert.Throws<InvalidReversalException>(() => ledger.PostAll([first, CardMovement.Reverse("a", second)]));
        Assert.Throws<ArgumentNullException>(() => ledger.PostAll([first, null!]));
        Assert.Throws<NotSupportedException>(() => ledger.PostAll(BreaksOff(first)));
        Assert.Equal(before, LedgerAssert.AllOf(ledger));

        // Nothing that was taken back is in the way of what comes later.
        Assert.Equal(2, ledger.PostAll([first, CardMovement.Reverse("b", first)]));
    }

    [Fact]
    public void A_balance_that_cannot_be_counted_is_refused()
    {
        CardLedger ledger = new();
        CardMovement most = CardMovement.Procure("most", _monday, CardCount.MaxValue);
        ledger.Post(most);
        Assert.Throws<CardOverflowException>(() => ledger.Post(CardMovement.Procure("one", _monday, 1.Cards())));
        Assert.Throws<CardOverflowException>(() => ledger.Post(CardMovement.Procure("earlier", _monday.PlusDays(-1), 1.Cards())));
        Assert.Throws<CardOverflowException>(() => ledger.PostAll([CardMovement.Procure("one", _monday, 1.Cards())]));
        Assert.Equal(long.MaxValue, ledger.BalanceOf(CardPlace.Central));
        Assert.Equal([most], ledger.Movements);

        CardMovement[] fromNothing = [CardMovement.Dispatch("1", _monday, _bekasi, CardCount.MaxValue), CardMovement.Dispatch("2", _monday, _bogor, 1.Cards())];
        Assert.Equal(CardCount.MaxValue, Assert.Throws<PlaceOverdrawnException>(() => new CardLedger().PostAll(fromNothing)).Missing);
    }

    [Fact]
    public void The_order_does_not_decide_whether_movements_posted_together_can_be_counted()
    {
        CardCount most = CardCount.MaxValue;
        CardMovement[] movements =
        [
            CardMovement.Procure("1", _monday, most),
            CardMovement.Dispatch("2", _monday, _bekasi, most),
            CardMovement.Receive("3", _monday, _bekasi, most),
            CardMovement.ReturnToCentral("4", _monday, _bekasi, most),
            CardMovement.Dispatch("5", _monday, _bogor, most),
        ];
        Assert.Equal(5, new CardLedger().PostAll(movements));
        CardLedger reversed = new();
        Assert.Equal(5, reversed.PostAll(movements.Reverse()));
        Assert.Equal(long.MaxValue, reversed.BalanceOf(CardPlace.InTransit(_bogor)));
        Assert.Equal(0, reversed.BalanceOf(CardPlace.Central));

        CardLedger refused = new();
        Assert.Throws<CardOverflowException>(() => refused.PostAll([.. movements.Reverse(), CardMovement.Procure("6", _monday, 1.Cards()), CardMovement.Procure("7", _monday, 1.Cards())]));
        Assert.Equal(0, refused.BalanceOf(CardPlace.InTransit(_bogor)));
        Assert.Equal(0, refused.BalanceOf(CardPlace.Supplier));
    }

    [Fact]
    public void What_overflows_is_refused_whatever_is_posted_behind_it()
    {
        CardLedger ledger = WithBlanks(5, _monday);
        CardMovement[] movements = [CardMovement.Procure("1", _monday, CardCount.MaxValue), CardMovement.Procure("2", _monday, 1.Cards()), CardMovement.Print("3", _monday, _bekasi, 5.Cards())];
        Assert.Throws<CardOverflowException>(() => ledger.PostAll(movements));
        Assert.Equal((0, 5), (ledger.BalanceOf(CardPlace.Central), ledger.BalanceOf(_drawer)));
    }

    [Fact]
    public void Of_days_that_are_equally_short_the_first_is_named()
    {
        CardLedger ledger = WithBlanks(100, _monday);
        ledger.PostAll([CardMovement.Print("1", _monday.PlusDays(1), _bekasi, 100.Cards()), CardMovement.Reverse("2", CardMovement.Print("1", _monday.PlusDays(1), _bekasi, 100.Cards()), _monday.PlusDays(2)), CardMovement.Print("3", _monday.PlusDays(3), _bekasi, 100.Cards())]);
        PlaceOverdrawnException overdrawn = Assert.Throws<PlaceOverdrawnException>(() => ledger.Post(CardMovement.Spoil("late", _monday, _bekasi, 7.Cards())));
        Assert.Equal((_monday.PlusDays(1), 7.Cards()), (overdrawn.Date, overdrawn.Missing));
    }

    [Fact]
    public void A_position_or_a_statement_that_cannot_be_counted_is_refused()
    {
        // The supplier can owe one card more than any other place can hold.
        CardLedger ledger = new();
        ledger.Post(CardMovement.Between("1", _monday, CardPlace.Supplier, _drawer, CardCount.MaxValue));
        ledger.Post(CardMovement.Between("2", _monday, CardPlace.Supplier, CardPlace.Blank(_bogor), 1.Cards()));
        Assert.Equal(long.MinValue, ledger.BalanceOf(CardPlace.Supplier));
        Assert.Equal(CardCount.MaxValue, ledger.PositionOf(_bekasi, _monday).Total);
        Assert.Throws<CardOverflowException>(() => ledger.PositionOf(RegionCode.Nation, _monday));
        Assert.Throws<CardOverflowException>(() => ledger.StatementOf(RegionCode.Nation, _monday, _monday));
    }

    [Fact]
    public void Movements_can_be_seen_and_not_edited()
    {
        CardLedger ledger = WithBlanks(100, _monday);
        Assert.Single(ledger.Movements);
        Assert.Throws<NotSupportedException>(() => ((ICollection<CardMovement>)ledger.Movements).Clear());
    }

    [Fact]
    public void Movements_must_be_given()
    {
        Assert.Throws<ArgumentNullException>(() => new CardLedger().Post(null!));
        Assert.Throws<ArgumentNullException>(() => new CardLedger().PostAll(null!));
    }

    [Fact]
    public void An_empty_ledger_has_no_cards_anywhere()
    {
        CardLedger ledger = new();
        Assert.Equal(0, ledger.BalanceOf(CardPlace.Supplier));
        Assert.Equal(0, ledger.BalanceOf(_drawer, LocalDate.MaxIsoValue));
        Assert.Equal(new RegionPosition(_bekasi, _monday), ledger.PositionOf(_bekasi, _monday));
        Assert.Empty((IEnumerable<BalanceLine>)ledger.StatementOf(RegionCode.Nation, LocalDate.MinIsoValue, LocalDate.MaxIsoValue).Lines);
        Assert.Empty(ledger.Places);
    }

    [Fact]
    public void What_was_lost_in_the_central_store_belongs_to_the_nation_alone()
    {
        CardLedger ledger = new();
        ledger.Post(CardMovement.Procure("1", _monday, 10.Cards()));
        ledger.Post(CardMovement.WriteOff("2", _monday, CardPlace.Central, 3.Cards()));
        Assert.Equal(3.Cards(), ledger.PositionOf(RegionCode.Nation, _monday).Lost);
        Assert.Equal(CardCount.Zero, ledger.PositionOf(RegionCode.Parse("32"), _monday).Total);
    }

    private static CardLedger WithBlanks(int count, LocalDate date)
    {
        CardLedger ledger = new();
        ledger.Post(CardMovement.Between("opening", date, CardPlace.Supplier, _drawer, count.Cards()));
        return ledger;
    }

    private static IEnumerable<CardMovement> BreaksOff(CardMovement first)
    {
        yield return first;
        throw new NotSupportedException("the source of the movements broke off");
    }

    [Fact]
    public void Of_movements_posted_together_the_day_that_is_most_short_is_named_whatever_their_order()
    {
        CardMovement late = CardMovement.Dispatch("late", _monday.PlusDays(5), _bekasi, 1.Cards()), early = CardMovement.Dispatch("early", _monday, _bekasi, 100.Cards());
        CardMovement between = CardMovement.Procure("between", _monday.PlusDays(3), 100.Cards());
        PlaceOverdrawnException refusal = Assert.Throws<PlaceOverdrawnException>(() => new CardLedger().PostAll([late, early, between]));
        Assert.Equal((early, CardPlace.Central, _monday, 100.Cards()), (refusal.Refused, refusal.Place, refusal.Date, refusal.Missing));
    }

    [Fact]
    public void Movements_may_be_made_by_what_posts_and_reads_itself()
    {
        CardLedger ledger = new();
        ledger.Post(CardMovement.Procure("contract", _monday, 10.Cards()));
        IEnumerable<CardMovement> Made()
        {
            ledger.PostAll([CardMovement.Dispatch("first", _monday, _bekasi, 5.Cards())]);
            yield return CardMovement.Dispatch("second", _monday, _bekasi, 100.Cards());
        }

        Assert.Equal(95.Cards(), Assert.Throws<PlaceOverdrawnException>(() => ledger.PostAll(Made())).Missing);
        Assert.Equal(["contract", "first"], ledger.Movements.Select(movement => movement.Id));
        Assert.Equal(2, ledger.PostAll(ledger.Movements.Select(movement => CardMovement.Reverse($"undo {movement.Id}", movement))));
        Assert.Equal(0, ledger.BalanceOf(CardPlace.Central));
    }
}
