using EktpModel.Tests.Generators;
using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Ledger;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class ReconciliationTests
{
    private static readonly RegionCode _bekasi = RegionCode.Parse("32.75");
    private static readonly RegionCode _bogor = RegionCode.Parse("32.71");
    private static readonly LocalDate _first = new(2020, 2, 3);
    private static readonly LocalDate _last = new(2020, 2, 14);

    [Fact]
    public void What_the_ministry_said_in_january_2020_adds_up()
    {
        Reconciliation regions = Reconciliation.Of(
            new("distributed", ReportedCount.Parse("3.3 million")),
            new("used", ReportedCount.Parse("1.9 million")),
            new("left in the regions", ReportedCount.Parse("1.4 million")));
        Assert.Equal(ReconciliationVerdict.Exact, regions.Verdict);
        Assert.Equal((0, -150_000, 150_000), (regions.Unaccounted, regions.LeastUnaccounted, regions.MostUnaccounted));

        // 16 million bought, 3.3 million sent: what is left in the central store is the part left out.
        Assert.Equal(12_700_000, Reconciliation.Of(new("bought", 16_000_000.Cards()), new ReportedItem("sent", 3_300_000.Cards())).Unaccounted);
    }

    [Fact]
    public void What_badung_reported_in_june_2019_adds_up()
    {
        Assert.Equal(ReconciliationVerdict.Exact, Reconciliation.Of(new("obliged", 370_244.Cards()), new("enrolled", 368_705.Cards()), new("not enrolled", 1_539.Cards())).Verdict);
        Assert.Equal(ReconciliationVerdict.Exact, Reconciliation.Of(new("enrolled", 368_705.Cards()), new("printed", 367_458.Cards()), new("not printed", 1_247.Cards())).Verdict);
    }

    [Theory]
    [InlineData("3.3 million", "2 million", "1.2 million", 100_000, ReconciliationVerdict.WithinRounding)]
    [InlineData("3.3 million", "1.9 million", "1.6 million", -200_000, ReconciliationVerdict.Unexplained)]
    [InlineData("3.3 million", "1.9 million", "1.2 million", 200_000, ReconciliationVerdict.Unexplained)]
    [InlineData("3,300,000", "1,900,000", "1,399,999", 1, ReconciliationVerdict.Unexplained)]
    [InlineData("3,300,000", "1,900,000", "1.4 million", 0, ReconciliationVerdict.Exact)]
    [InlineData("3,300,000", "1,900,001", "1.4 million", -1, ReconciliationVerdict.WithinRounding)]
    [InlineData("3.3 million", "1,900,000", "1,350,000", 50_000, ReconciliationVerdict.WithinRounding)]
    [InlineData("3.3 million", "1,900,000", "1,349,999", 50_001, ReconciliationVerdict.Unexplained)]
    [InlineData("3.3 million", "1,900,000", "1,450,000", -50_000, ReconciliationVerdict.WithinRounding)]
    [InlineData("3.3 million", "1,900,000", "1,450,001", -50_001, ReconciliationVerdict.Unexplained)]
    public void Rounding_explains_a_difference_up_to_the_halves_of_its_units(string whole, string used, string left, long unaccounted, ReconciliationVerdict verdict)
    {
        Reconciliation reconciliation = Reconciliation.Of(new("sent", ReportedCount.Parse(whole)), new("used", ReportedCount.Parse(used)), new("left", ReportedCount.Parse(left)));
        Assert.Equal((unaccounted, verdict), (reconciliation.Unaccounted, reconciliation.Verdict));
    }

    [Property(MaxTest = 300)]
    public Property The_range_is_exactly_what_the_roundings_allow() => Prop.ForAll(
        Reported().ArrayOf().Where(counts => counts.Length is > 0 and < 5).ToArbitrary(),
        counts =>
        {
            Reconciliation reconciliation = Reconciliation.Of(new("whole", counts[0]), [.. counts.Skip(1).Select(part => new ReportedItem("part", part))]);
            long[] possible = [.. Differences(counts.Take(1), counts.Skip(1))];
            return (reconciliation.LeastUnaccounted == possible.Min() && reconciliation.MostUnaccounted == possible.Max()).Label($"{possible.Min()} to {possible.Max()}")
                .And((reconciliation.Verdict != ReconciliationVerdict.Unexplained) == (possible.Contains(0) || reconciliation.Unaccounted == 0))
                .And(reconciliation.Unaccounted == counts[0].Value.Value - counts.Skip(1).Sum(part => part.Value.Value));
        });

    [Property(MaxTest = 300)]
    public Property A_report_against_itself_allows_exactly_what_its_roundings_do() => Prop.ForAll(
        Reported().ArrayOf(4).ToArbitrary(),
        counts =>
        {
            RegionReport report = new(_bekasi, _first, _last) { Opening = counts[0], Received = counts[1], Used = counts[2], OnHand = counts[3] };
            Reconciliation reconciliation = Reconciliation.Of(report);
            long[] possible = [.. Differences(counts.Take(2), counts.Skip(2))];
            return (reconciliation.LeastUnaccounted == possible.Min() && reconciliation.MostUnaccounted == possible.Max()).Label($"{possible.Min()} to {possible.Max()}")
                .And(reconciliation.Unaccounted == counts[0].Value.Value + counts[1].Value.Value - counts[2].Value.Value - counts[3].Value.Value);
        });

    [Fact]
    public void A_report_against_itself_shows_what_it_leaves_out()
    {
        RegionReport report = new(_bekasi, _first, _last) { Received = 106_000.Cards(), Used = 96_000.Cards() };
        Assert.Equal(10_000, Reconciliation.Of(report).Unaccounted);
        Assert.Equal("received", Reconciliation.Of(report).Whole.Name);
        Assert.Equal(-96_000, Reconciliation.Of(report with { Received = null }).Unaccounted);
        Assert.Equal(0, Reconciliation.Of(new RegionReport(_bekasi, _first, _last)).Unaccounted);

        Reconciliation opened = Reconciliation.Of(report with { Opening = 4_000.Cards(), OnHand = 14_000.Cards() });
        Assert.Equal(("opening and received", 0L, ReconciliationVerdict.Exact), (opened.Whole.Name, opened.Unaccounted, opened.Verdict));

        ReportedCount Both(string opening, string received) => Reconciliation.Of(report with { Opening = ReportedCount.Parse(opening), Received = ReportedCount.Parse(received) }).Whole.Count;
        Assert.Equal((6_300_000.Cards(), 1_100_000.Cards()), (Both("3 million", "3.3 million").Value, Both("3 million", "3.3 million").Unit));
        Assert.Equal((3_300_007.Cards(), 100_000.Cards()), (Both("7", "3.3 million").Value, Both("3.3 million", "7").Unit));
        Assert.True(Both("7", "8").IsExact);
    }

    [Fact]
    public void A_report_is_held_against_the_ledger_number_by_number()
    {
        CardLedger ledger = Books();
        RegionReport report = new(_bekasi, _first, _last) { Received = 106_000.Cards(), Used = ReportedCount.Parse("60 ribu"), OnHand = 50_500.Cards() };
        ValueList<Reconciliation> compared = Reconciliation.Compare(report, ledger);
        Assert.Equal(["received as reported", "used as reported", "on hand as reported"], ((IEnumerable<Reconciliation>)compared).Select(one => one.Whole.Name));
        Assert.Equal([0L, 100L, -400L], ((IEnumerable<Reconciliation>)compared).Select(one => one.Unaccounted));
        Assert.Equal([ReconciliationVerdict.Exact, ReconciliationVerdict.WithinRounding, ReconciliationVerdict.Unexplained], ((IEnumerable<Reconciliation>)compared).Select(one => one.Verdict));
        Assert.Single((IEnumerable<Reconciliation>)Reconciliation.Compare(new RegionReport(_bekasi, _first, _last) { OnHand = 0.Cards() }, ledger));
        Assert.Throws<InvalidValueException>(() => Reconciliation.Compare(new RegionReport(_bekasi, _last, _first) { OnHand = 0.Cards() }, ledger));
    }

    [Fact]
    public void Corrections_in_the_ledger_are_neither_received_nor_used()
    {
        CardLedger ledger = Books();
        CardMovement twice = CardMovement.Print("twice", _first, _bekasi, 30.Cards()), burnt = CardMovement.Spoil("burnt", _first, _bekasi, 4.Cards());
        CardMovement wrong = CardMovement.Receive("wrong", _first, _bekasi, 50.Cards());
        ledger.PostAll([twice, CardMovement.Reverse("undo 1", twice), burnt, CardMovement.Reverse("undo 2", burnt), wrong, CardMovement.Reverse("undo 3", wrong)]);
        RegionReport report = new(_bekasi, _first, _last) { Received = 106_000.Cards(), Used = 59_900.Cards(), OnHand = 50_900.Cards() };
        Assert.All(Reconciliation.Compare(report, ledger), one => Assert.Equal(ReconciliationVerdict.Exact, one.Verdict));
    }

    /// <summary>Each movement people know, with what it counts as for Bekasi: received, used.</summary>
    public static TheoryData<CardMovement, long, long> Movements => new()
    {
        { CardMovement.Procure("m", _first, 10.Cards()), 0, 0 },
        { CardMovement.Dispatch("m", _first, _bekasi, 10.Cards()), 0, 0 },
        { CardMovement.Receive("m", _first, _bekasi, 10.Cards()), 10, 0 },
        { CardMovement.Print("m", _first, _bekasi, 10.Cards()), 0, 10 },
        { CardMovement.Spoil("m", _first, _bekasi, 10.Cards()), 0, 10 },
        { CardMovement.HandOver("m", _first, _bekasi, 10.Cards()), 0, 0 },
        { CardMovement.Lend("m", _first, _bekasi, _bogor, 10.Cards()), 0, 0 },
        { CardMovement.Lend("m", _first, _bogor, _bekasi, 10.Cards()), 10, 0 },
        { CardMovement.ReturnToCentral("m", _first, _bekasi, 10.Cards()), 0, 0 },
        { CardMovement.Destroy("m", _first, CardPlace.Blank(_bekasi), 10.Cards()), 0, 0 },
        { CardMovement.Destroy("m", _first, CardPlace.Spoiled(_bekasi), 10.Cards()), 0, 0 },
        { CardMovement.WriteOff("m", _first, CardPlace.InTransit(_bekasi), 10.Cards()), 0, 0 },
        { CardMovement.WriteOff("m", _first, CardPlace.Blank(_bekasi), 10.Cards()), 0, 0 },
        { CardMovement.WriteOff("m", _first, CardPlace.Printed(_bekasi), 10.Cards()), 0, 0 },
        { CardMovement.Between("m", _first, CardPlace.Supplier, CardPlace.Blank(_bekasi), 10.Cards()), 10, 0 },
        { CardMovement.Between("m", _first, CardPlace.Lost(_bekasi), CardPlace.Blank(_bekasi), 10.Cards()), 10, 0 },
    };

    [Theory]
    [MemberData(nameof(Movements))]
    public void A_movement_counts_once_and_leaves_no_trace_where_it_is_reversed_within_the_interval(CardMovement movement, long received, long used)
    {
        CardLedger ledger = FullBooks();
        ledger.Post(movement);
        Assert.Equal([received, used], BookedIn(ledger, _first, _last));

        CardMovement reversal = CardMovement.Reverse("undo", movement, _first.PlusDays(1));
        ledger.Post(reversal);
        Assert.Equal([0, 0], BookedIn(ledger, _first, _last));
        Assert.Equal([received, used], BookedIn(ledger, _first, _first));

        ledger.Post(CardMovement.Reverse("redo", reversal, _first.PlusDays(2)));
        Assert.Equal([received, used], BookedIn(ledger, _first, _last));
    }

    [Theory]
    [MemberData(nameof(Movements))]
    public void The_reversal_of_an_earlier_movement_is_shown_as_a_correction_of_its_own(CardMovement movement, long received, long used)
    {
        CardLedger ledger = FullBooks();
        CardMovement reversal = CardMovement.Reverse("undo", movement, _last.PlusDays(1)), redone = CardMovement.Reverse("redo", reversal, _last.PlusDays(8));
        ledger.PostAll([movement, reversal, redone]);
        string[] corrected = received > 0 ? ["received before, taken back"] : used > 0 ? ["used before, taken back"] : [];
        ValueList<Reconciliation> next = Compared(ledger, _last.PlusDays(1), _last.PlusDays(7)), then = Compared(ledger, _last.PlusDays(8), _last.PlusDays(14));
        Assert.Equal([received, used], BookedIn(ledger, _first, _last));
        Assert.Equal([0, 0], BookedIn(ledger, _last.PlusDays(1), _last.PlusDays(14)));
        Assert.Equal(corrected, next.Select(one => one.Whole.Name).Where(name => !name.EndsWith("reported", StringComparison.Ordinal)));
        Assert.Equal(received + used, next.Where(one => one.Whole.Name.EndsWith("taken back", StringComparison.Ordinal)).Sum(one => one.Unaccounted));
        Assert.Equal(-received - used, then.Where(one => one.Whole.Name.EndsWith("taken back", StringComparison.Ordinal)).Sum(one => one.Unaccounted));
        Assert.Equal(2, Compared(ledger, _last.PlusDays(1), _last.PlusDays(14)).Count);
    }

    [Fact]
    public void A_correction_of_an_earlier_report_hides_nothing_of_the_interval()
    {
        CardLedger ledger = FullBooks();
        CardMovement wrong = CardMovement.Print("wrong", _first, _bekasi, 10.Cards());
        ledger.PostAll([wrong, CardMovement.Reverse("undo", wrong, _last.PlusDays(1)), CardMovement.Print("right", _last.PlusDays(2), _bekasi, 3.Cards())]);
        RegionReport report = new(_bekasi, _last.PlusDays(1), _last.PlusDays(5)) { Used = 3.Cards() };
        Assert.Equal(
            ["3 used as reported = 3 used in the ledger: it adds up", "10 used before, taken back against nothing: 10 unaccounted for, 10 to 10 allowing for rounding"],
            Reconciliation.Compare(report, ledger).Select(one => one.ToString()));

        // Cards found good after all come back without a reversal.
        ledger.Post(CardMovement.Between("good", _last.PlusDays(3), CardPlace.Spoiled(_bekasi), CardPlace.Blank(_bekasi), 2.Cards()));
        Assert.Equal([0, 12], Reconciliation.Compare(report, ledger).Select(one => one.Unaccounted));
    }

    [Property(MaxTest = 300)]
    public bool What_intervals_count_less_what_they_correct_adds_up(MovementScript script, byte first, byte second, byte third)
    {
        CardLedger ledger = LedgerAssert.LedgerOf(script.Movements);
        if (ledger.Movements.Sum(movement => (decimal)movement.Count.Value) > long.MaxValue) return true;
        int[] cuts = [.. new[] { first, second, third }.Select(cut => cut % DomainGenerators.Days).Order()];
        LocalDate from = DomainGenerators.FirstDay.PlusDays(cuts[0]), middle = DomainGenerators.FirstDay.PlusDays(cuts[1]), to = DomainGenerators.FirstDay.PlusDays(cuts[2] + 1);
        return new[] { "ID", "32", "32.75", "51.03" }.Select(code => RegionCode.Parse(code)).All(region =>
        {
            long[] whole = NetIn(ledger, from, to, region), left = NetIn(ledger, from, middle, region), right = NetIn(ledger, middle.PlusDays(1), to, region);
            BalanceStatement books = ledger.StatementOf(region, from, to);
            long Flow(CardPlaceKind giver, CardPlaceKind taker) => books.FlowOf(giver, taker).Value - books.FlowOf(taker, giver).Value;
            return whole.SequenceEqual(left.Zip(right, (one, other) => one + other))
                && whole[1] == Flow(CardPlaceKind.Blank, CardPlaceKind.Printed) + Flow(CardPlaceKind.Blank, CardPlaceKind.Spoiled)
                && Compared(ledger, LocalDate.MinIsoValue, LocalDate.MaxIsoValue, region).Count == 2;
        });
    }

    [Fact]
    public void What_regions_lend_each_other_their_province_has_not_received()
    {
        CardLedger ledger = Books();
        ledger.Post(CardMovement.Lend("loan", _first, _bekasi, _bogor, 700.Cards()));
        Reconciliation Received(RegionCode region, int count) => Assert.Single((IEnumerable<Reconciliation>)Reconciliation.Compare(new RegionReport(region, _first, _last) { Received = count.Cards() }, ledger));
        Assert.Equal(ReconciliationVerdict.Exact, Received(_bogor, 700).Verdict);
        Assert.Equal(ReconciliationVerdict.Exact, Received(_bogor.Parent, 106_000).Verdict);
    }

    [Fact]
    public void Sums_beyond_what_can_be_counted_are_refused()
    {
        Assert.Equal(-long.MaxValue, Reconciliation.Of(new("whole", 0.Cards()), new ReportedItem("part", CardCount.MaxValue)).Unaccounted);
        Assert.Throws<CardOverflowException>(() => Reconciliation.Of(new("whole", 0.Cards()), new("part", CardCount.MaxValue), new("part", 2.Cards())));
        Assert.Throws<CardOverflowException>(() => Reconciliation.Of(new RegionReport(_bekasi, _first, _last) { Opening = CardCount.MaxValue, Received = 1.Cards() }));
        Assert.Throws<ArgumentNullException>(() => Reconciliation.Of(null!));
    }

    [Fact]
    public void A_reconciliation_reads_as_a_sentence()
    {
        Assert.Equal("7 sent = 4 used + 3 left: it adds up", Reconciliation.Of(new("sent", 7.Cards()), new("used", 4.Cards()), new("left", 3.Cards())).ToString());
        Assert.Equal("7 sent against nothing: 7 unaccounted for, 7 to 7 allowing for rounding", Reconciliation.Of(new ReportedItem("sent", 7.Cards())).ToString());
        Assert.Equal("3,300,000 (to the nearest 100,000) sent against 3,299,000 used: 1,000 unaccounted for, which rounding can explain",
            Reconciliation.Of(new("sent", ReportedCount.Parse("3.3 million")), new ReportedItem("used", 3_299_000.Cards())).ToString());
    }

    /// <summary>Small counts in even, odd and no units, near zero too, so that all that they may stand for can be tried.</summary>
    private static Gen<ReportedCount> Reported() =>
        from value in Gen.Choose(0, 12)
        from unit in Gen.Frequency((2, Gen.Constant(1)), (3, Gen.Choose(2, 7)))
        select ReportedCount.Rounded((value / unit * unit).Cards(), unit.Cards());

    /// <summary>Every difference of the sums of what the counts may stand for.</summary>
    private static HashSet<long> Differences(IEnumerable<ReportedCount> wholes, IEnumerable<ReportedCount> parts)
    {
        HashSet<long> differences = [0];
        foreach ((ReportedCount count, int sign) in wholes.Select(count => (count, 1)).Concat(parts.Select(count => (count, -1))))
        {
            long[] truths = [.. Enumerable.Range(0, 20).Select(truth => (long)truth).Where(truth => 2 * Math.Abs(truth - count.Value.Value) <= count.Unit.Value)];
            differences = [.. differences.SelectMany(difference => truths.Select(truth => difference + sign * truth))];
        }

        return differences;
    }

    /// <summary>What the ledger has of a report that says nothing was received or used, and what that corrects.</summary>
    private static ValueList<Reconciliation> Compared(CardLedger ledger, LocalDate from, LocalDate to, RegionCode? region = null) =>
        Reconciliation.Compare(new RegionReport(region ?? _bekasi, from, to) { Received = 0.Cards(), Used = 0.Cards() }, ledger);

    private static long[] BookedIn(CardLedger ledger, LocalDate from, LocalDate to) =>
        [.. Compared(ledger, from, to).Where(one => one.Whole.Name.EndsWith("reported", StringComparison.Ordinal)).Select(one => -one.Unaccounted)];

    /// <summary>Received and used, each less its corrections.</summary>
    private static long[] NetIn(CardLedger ledger, LocalDate from, LocalDate to, RegionCode region) =>
        [.. new[] { "received", "used" }.Select(name => -Compared(ledger, from, to, region).Where(one => one.Whole.Name.StartsWith(name, StringComparison.Ordinal)).Sum(one => one.Unaccounted))];

    /// <summary>A ledger in which every place has cards enough for any movement.</summary>
    private static CardLedger FullBooks()
    {
        CardLedger ledger = new();
        CardPlace[] places = [CardPlace.Central, .. new[] { _bekasi, _bogor }.SelectMany(region => new[] { CardPlace.InTransit(region), CardPlace.Blank(region), CardPlace.Printed(region), CardPlace.Spoiled(region), CardPlace.Lost(region) })];
        ledger.PostAll(places.Select(place => CardMovement.Between($"opening {place}", _first.PlusDays(-1), CardPlace.Supplier, place, 100.Cards())));
        return ledger;
    }

    private static CardLedger Books()
    {
        CardLedger ledger = new();
        ledger.PostAll(
        [
            CardMovement.Between("opening", _first.PlusDays(-1), CardPlace.Supplier, CardPlace.Blank(_bekasi), 4_800.Cards()),
            CardMovement.Procure("1", _first.PlusDays(-1), 200_000.Cards()),
            CardMovement.Dispatch("2", _first, _bekasi, 110_000.Cards()),
            CardMovement.Receive("3", _first, _bekasi, 106_000.Cards()),
            CardMovement.Print("4", _first, _bekasi, 59_000.Cards()),
            CardMovement.Spoil("5", _first, _bekasi, 900.Cards()),
            CardMovement.Print("6", _last.PlusDays(1), _bekasi, 10.Cards()),
        ]);
        return ledger;
    }
}
