using EktpModel.Tests.Generators;

namespace EktpModel.Tests.Ledger;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class CardMovementTests
{
    private static readonly RegionCode _bekasi = RegionCode.Parse("32.75");
    private static readonly RegionCode _bogor = RegionCode.Parse("32.71");
    private static readonly LocalDate _monday = new(2020, 2, 3);

    public static TheoryData<CardMovement, CardPlace, CardPlace> Movements => new()
    {
        { CardMovement.Procure("m", _monday, 5.Cards()), CardPlace.Supplier, CardPlace.Central },
        { CardMovement.Dispatch("m", _monday, _bekasi, 5.Cards()), CardPlace.Central, CardPlace.InTransit(_bekasi) },
        { CardMovement.Receive("m", _monday, _bekasi, 5.Cards()), CardPlace.InTransit(_bekasi), CardPlace.Blank(_bekasi) },
        { CardMovement.Print("m", _monday, _bekasi, 5.Cards()), CardPlace.Blank(_bekasi), CardPlace.Printed(_bekasi) },
        { CardMovement.Spoil("m", _monday, _bekasi, 5.Cards()), CardPlace.Blank(_bekasi), CardPlace.Spoiled(_bekasi) },
        { CardMovement.HandOver("m", _monday, _bekasi, 5.Cards()), CardPlace.Printed(_bekasi), CardPlace.HandedOver(_bekasi) },
        { CardMovement.Lend("m", _monday, _bekasi, _bogor, 5.Cards()), CardPlace.Blank(_bekasi), CardPlace.Blank(_bogor) },
        { CardMovement.ReturnToCentral("m", _monday, _bekasi, 5.Cards()), CardPlace.Blank(_bekasi), CardPlace.Central },
        { CardMovement.Destroy("m", _monday, CardPlace.HandedOver(_bekasi), 5.Cards()), CardPlace.HandedOver(_bekasi), CardPlace.Destroyed },
        { CardMovement.Destroy("m", _monday, CardPlace.Central, 5.Cards()), CardPlace.Central, CardPlace.Destroyed },
        { CardMovement.WriteOff("m", _monday, CardPlace.Central, 5.Cards()), CardPlace.Central, CardPlace.Lost(RegionCode.Nation) },
        { CardMovement.WriteOff("m", _monday, CardPlace.InTransit(_bekasi), 5.Cards()), CardPlace.InTransit(_bekasi), CardPlace.Lost(_bekasi) },
        { CardMovement.WriteOff("m", _monday, CardPlace.Blank(_bekasi), 5.Cards()), CardPlace.Blank(_bekasi), CardPlace.Lost(_bekasi) },
        { CardMovement.WriteOff("m", _monday, CardPlace.Printed(_bekasi), 5.Cards()), CardPlace.Printed(_bekasi), CardPlace.Lost(_bekasi) },
        { CardMovement.WriteOff("m", _monday, CardPlace.Spoiled(_bekasi), 5.Cards()), CardPlace.Spoiled(_bekasi), CardPlace.Lost(_bekasi) },
    };

    [Theory]
    [MemberData(nameof(Movements))]
    public void Each_movement_goes_from_one_place_to_another(CardMovement movement, CardPlace from, CardPlace to)
    {
        Assert.Equal(CardMovement.Between("m", _monday, from, to, 5.Cards()), movement);
        Assert.Equal(("m", _monday, from, to, 5.Cards(), null), (movement.Id, movement.Date, movement.From, movement.To, movement.Count, movement.Reverses));
    }

    [Fact]
    public void A_date_of_another_calendar_is_refused()
    {
        LocalDate coptic = _monday.WithCalendar(CalendarSystem.Coptic);
        InvalidValueException refused = Assert.Throws<InvalidValueException>(() => CardMovement.Procure("m", coptic, 5.Cards()));
        Assert.Equal(("the calendar of the date of movement 'm'", (object)CalendarSystem.Coptic), (refused.Place, refused.Value));
        Assert.Throws<InvalidValueException>(() => CardMovement.Reverse("n", CardMovement.Procure("m", _monday, 5.Cards()), coptic));
        CardLedger ledger = new();
        ledger.Post(CardMovement.Procure("m", _monday, 5.Cards()));
        foreach (Func<object> ask in (Func<object>[])
        [
            () => ledger.BalanceOf(CardPlace.Central, coptic), () => ledger.BalanceOf(CardPlace.Blank(_bogor), coptic), () => ledger.PositionOf(_bekasi, coptic), () => RegionalStock.Of(ledger, _bekasi, coptic),
            () => ledger.StatementOf(_bekasi, coptic, _monday), () => ledger.StatementOf(_bekasi, _monday, coptic), () => ledger.StatementOf(_bekasi, coptic, coptic),
            () => Reconciliation.Compare(new RegionReport(_bekasi, coptic, coptic), ledger), () => Reconciliation.Compare(new RegionReport(_bekasi, _monday, coptic), ledger),
        ])
            Assert.Equal(CalendarSystem.Coptic, Assert.Throws<InvalidValueException>(ask).Value);
    }

    [Fact]
    public void The_nation_has_no_cards_of_its_own_but_those_the_central_store_lost()
    {
        RegionCode nation = RegionCode.Nation;
        foreach (Func<object> make in (Func<object>[])
        [
            () => CardPlace.InTransit(nation), () => CardPlace.Blank(nation), () => CardPlace.Printed(nation), () => CardPlace.HandedOver(nation), () => CardPlace.Spoiled(default),
            () => CardMovement.Dispatch("m", _monday, nation, 1.Cards()), () => CardMovement.Receive("m", _monday, nation, 1.Cards()), () => CardMovement.Print("m", _monday, nation, 1.Cards()),
            () => CardMovement.Spoil("m", _monday, nation, 1.Cards()), () => CardMovement.HandOver("m", _monday, nation, 1.Cards()), () => CardMovement.ReturnToCentral("m", _monday, nation, 1.Cards()),
            () => CardMovement.Lend("m", _monday, nation, _bekasi, 1.Cards()), () => CardMovement.Lend("m", _monday, _bekasi, nation, 1.Cards()),
        ])
            Assert.Equal(nation, Assert.Throws<InvalidValueException>(make).Value);
        Assert.Equal(nation, CardPlace.Lost(nation).Region);
    }

    [Fact]
    public void Days_before_the_common_era_and_at_its_far_end_are_in_their_order()
    {
        CardLedger ledger = new();
        LocalDate[] dates = [new(9_999, 12, 31), new(-9_998, 1, 1), new(0, 2, 29), new(-1, 12, 31), new(0, 3, 1), new(2020, 1, 31), new(2020, 2, 1)];
        for (int i = 0; i < dates.Length; i++) ledger.Post(CardMovement.Procure($"m{i}", dates[i], 1.Cards()));
        LocalDate[] inOrder = [.. dates.Order()];
        Assert.Equal(Enumerable.Range(1, dates.Length), inOrder.Select(date => (int)ledger.BalanceOf(CardPlace.Central, date)));
        PlaceOverdrawnException overdrawn = Assert.Throws<PlaceOverdrawnException>(() => ledger.Post(CardMovement.Destroy("d", inOrder[0], CardPlace.Central, 2.Cards())));
        Assert.Equal(inOrder[0], overdrawn.Date);
    }

    [Property]
    public bool A_reversal_is_the_same_cards_the_other_way(MovementScript script, byte days) => ((IEnumerable<CardMovement>)script.Movements).All(original =>
    {
        CardMovement sameDay = CardMovement.Reverse("undo", original), later = CardMovement.Reverse("undo", original, original.Date.PlusDays(days));
        return (sameDay.From, sameDay.To, sameDay.Count, sameDay.Date, sameDay.Reverses) == (original.To, original.From, original.Count, original.Date, original.Id)
            && (later.From, later.To, later.Count, later.Date, later.Reverses) == (original.To, original.From, original.Count, original.Date.PlusDays(days), original.Id)
            && sameDay != CardMovement.Between("undo", original.Date, original.To, original.From, original.Count);
    });

    [Fact]
    public void A_reversal_needs_an_id_of_its_own_and_a_day_not_before_the_original()
    {
        CardMovement print = CardMovement.Print("print", _monday, _bekasi, 5.Cards());
        Assert.Throws<InvalidValueException>(() => CardMovement.Reverse("print", print));
        Assert.Equal("2020-02-02", Assert.Throws<InvalidValueException>(() => CardMovement.Reverse("undo", print, _monday.PlusDays(-1))).Value);
        Assert.Throws<InvalidValueException>(() => CardMovement.Reverse(" ", print));
        Assert.Throws<ArgumentNullException>(() => CardMovement.Reverse("undo", null!));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_movement_needs_an_id(string id) => Assert.Throws<InvalidValueException>(() => CardMovement.Procure(id, _monday, 5.Cards()));

    [Fact]
    public void A_movement_needs_cards_and_two_places()
    {
        Assert.Throws<ArgumentNullException>(() => CardMovement.Procure(null!, _monday, 5.Cards()));
        Assert.Contains("'m'", Assert.Throws<InvalidValueException>(() => CardMovement.Procure("m", _monday, CardCount.Zero)).Place, StringComparison.Ordinal);
        Assert.Equal(CardPlace.Blank(_bekasi), Assert.Throws<InvalidValueException>(() => CardMovement.Lend("m", _monday, _bekasi, _bekasi, 5.Cards())).Value);
    }

    [Fact]
    public void Only_cards_that_somebody_has_can_be_destroyed()
    {
        Assert.Equal(CardPlace.Supplier, Assert.Throws<InvalidValueException>(() => CardMovement.Destroy("m", _monday, CardPlace.Supplier, 5.Cards())).Value);
        Assert.Equal(CardPlace.Destroyed, Assert.Throws<InvalidValueException>(() => CardMovement.Destroy("m", _monday, CardPlace.Destroyed, 5.Cards())).Value);
    }

    [Fact]
    public void Only_cards_that_an_office_keeps_can_be_written_off() =>
        Assert.All(new[] { CardPlace.Supplier, CardPlace.HandedOver(_bekasi), CardPlace.Lost(_bekasi), CardPlace.Destroyed }, place =>
            Assert.Equal(place, Assert.Throws<InvalidValueException>(() => CardMovement.WriteOff("m", _monday, place, 5.Cards())).Value));

    [Fact]
    public void A_movement_reads_like_an_entry()
    {
        CardMovement print = CardMovement.Print("p-1", _monday, _bekasi, 12_000.Cards());
        Assert.Equal("'p-1' on 2020-02-03: 12,000 from Blank(32.75) to Printed(32.75)", print.ToString());
        Assert.Equal("'u-1' on 2020-02-04: 12,000 from Printed(32.75) to Blank(32.75), reverses 'p-1'", CardMovement.Reverse("u-1", print, _monday.PlusDays(1)).ToString());
    }

    [Fact]
    public void Places_are_ordered_as_a_card_passes_through_them_then_by_region()
    {
        CardPlace[] places =
        [
            CardPlace.Supplier, CardPlace.Central, CardPlace.InTransit(_bekasi), CardPlace.Blank(_bogor), CardPlace.Blank(_bekasi), CardPlace.Printed(_bogor),
            CardPlace.HandedOver(_bogor), CardPlace.Spoiled(_bogor), CardPlace.Lost(RegionCode.Nation), CardPlace.Lost(_bogor), CardPlace.Destroyed,
        ];
        Assert.Equal(places, places.Reverse().Order());
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = 0; j < places.Length; j++)
            {
                Assert.Equal(i.CompareTo(j) < 0, places[i] < places[j]);
                Assert.Equal(i.CompareTo(j) > 0, places[i] > places[j]);
                Assert.Equal(i.CompareTo(j) <= 0, places[i] <= places[j]);
                Assert.Equal(i.CompareTo(j) >= 0, places[i] >= places[j]);
                Assert.Equal(i == j, places[i] == places[j]);
            }
        }

        Assert.Equal("Supplier, Central, InTransit(32.75), Blank(32.71), Lost(ID), Destroyed", string.Join(", ", places[0], places[1], places[2], places[3], places[8], places[10]));
        Assert.Equal(CardPlace.Supplier, default);
    }
}
