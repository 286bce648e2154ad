using System.Globalization;
using NodaTime;

namespace EktpModel;

/// <summary>
/// Cards that went from one place to another on a day. It takes from one what it gives to the other, so no
/// movement can make a card appear or vanish.
/// </summary>
/// <example>
/// <code>
/// RegionCode bekasi = RegionCode.Parse("32.75");
/// var ledger = new CardLedger();
/// ledger.Post(CardMovement.Procure("contract-1", new LocalDate(2020, 1, 6), 16_000_000.Cards()));
/// ledger.Post(CardMovement.Dispatch("sj-0127", new LocalDate(2020, 1, 27), bekasi, 106_000.Cards()));
/// ledger.Post(CardMovement.Receive("bast-88", new LocalDate(2020, 1, 31), bekasi, 106_000.Cards()));
/// </code>
/// </example>
public sealed record CardMovement
{
    private CardMovement(string id, LocalDate date, CardPlace from, CardPlace to, CardCount count, string? reverses = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (string.IsNullOrWhiteSpace(id)) throw new InvalidValueException("the id of a card movement", $"'{id}'", "give the number of its document, say.");
        if (count.IsZero) throw new InvalidValueException($"the count of movement '{id}'", count, "give at least one card.");
        if (!date.IsIso()) throw IsoDate.NotIso($"the date of movement '{id}'", date.Calendar);
        if (from == to) throw new InvalidValueException($"the target of movement '{id}'", to, "give another place than the one it comes from.");
        Id = id;
        Date = date;
        From = from;
        To = to;
        Count = count;
        Reverses = reverses;
    }

    /// <summary>What tells the movement from all others: the number of its document, say.</summary>
    public string Id { get; }

    /// <summary>The day on which the cards moved.</summary>
    public LocalDate Date { get; }

    /// <summary>The place that gave the cards.</summary>
    public CardPlace From { get; }

    /// <summary>The place that took them.</summary>
    public CardPlace To { get; }

    /// <summary>How many cards, at least one.</summary>
    public CardCount Count { get; }

    /// <summary>The id of the movement that this one undoes, or null.</summary>
    public string? Reverses { get; }

    /// <summary>A movement between any two places, for what has no name of its own: an opening balance, say.</summary>
    /// <param name="id">What tells it from all others; not blank.</param>
    /// <param name="date">The day.</param>
    /// <param name="from">The place that gives.</param>
    /// <param name="to">The place that takes, another one.</param>
    /// <param name="count">How many cards, at least one.</param>
    /// <exception cref="InvalidValueException">The id is blank, the date not of the ISO calendar, the count zero, or both places are the same.</exception>
    public static CardMovement Between(string id, LocalDate date, CardPlace from, CardPlace to, CardCount count) =>
        new(id, date, from, to, count);

    /// <summary>The ministry buys blanks (<i>pengadaan</i>): from the supplier to the central store.</summary>
    /// <inheritdoc cref="Between"/>
    public static CardMovement Procure(string id, LocalDate date, CardCount count) =>
        new(id, date, CardPlace.Supplier, CardPlace.Central, count);

    /// <summary>Blanks leave the central store for a region.</summary>
    /// <param name="id">What tells it from all others; not blank.</param>
    /// <param name="date">The day.</param>
    /// <param name="region">The region.</param>
    /// <param name="count">How many cards, at least one.</param>
    /// <exception cref="InvalidValueException">The id is blank, the date not of the ISO calendar, the count zero, or the region the nation.</exception>
    public static CardMovement Dispatch(string id, LocalDate date, RegionCode region, CardCount count) =>
        new(id, date, CardPlace.Central, CardPlace.InTransit(region), count);

    /// <summary>Blanks on their way arrive in the region.</summary>
    /// <inheritdoc cref="Dispatch"/>
    public static CardMovement Receive(string id, LocalDate date, RegionCode region, CardCount count) =>
        new(id, date, CardPlace.InTransit(region), CardPlace.Blank(region), count);

    /// <summary>Blanks become printed cards.</summary>
    /// <inheritdoc cref="Dispatch"/>
    public static CardMovement Print(string id, LocalDate date, RegionCode region, CardCount count) =>
        new(id, date, CardPlace.Blank(region), CardPlace.Printed(region), count);

    /// <summary>Blanks are lost in printing (<i>rusak, gagal cetak</i>).</summary>
    /// <inheritdoc cref="Dispatch"/>
    public static CardMovement Spoil(string id, LocalDate date, RegionCode region, CardCount count) =>
        new(id, date, CardPlace.Blank(region), CardPlace.Spoiled(region), count);

    /// <summary>Printed cards reach their holders (<i>penyerahan</i>).</summary>
    /// <inheritdoc cref="Dispatch"/>
    public static CardMovement HandOver(string id, LocalDate date, RegionCode region, CardCount count) =>
        new(id, date, CardPlace.Printed(region), CardPlace.HandedOver(region), count);

    /// <summary>A region passes blanks to another (<i>pinjam antar kabupaten/kota</i>).</summary>
    /// <param name="id">What tells it from all others; not blank.</param>
    /// <param name="date">The day.</param>
    /// <param name="lender">The region that gives.</param>
    /// <param name="borrower">The region that takes, another one.</param>
    /// <param name="count">How many cards, at least one.</param>
    /// <exception cref="InvalidValueException">The id is blank, the date not of the ISO calendar, the count zero, both regions are the same, or one is the nation.</exception>
    public static CardMovement Lend(string id, LocalDate date, RegionCode lender, RegionCode borrower, CardCount count) =>
        new(id, date, CardPlace.Blank(lender), CardPlace.Blank(borrower), count);

    /// <summary>A region sends blanks back to the central store.</summary>
    /// <inheritdoc cref="Dispatch"/>
    public static CardMovement ReturnToCentral(string id, LocalDate date, RegionCode region, CardCount count) =>
        new(id, date, CardPlace.Blank(region), CardPlace.Central, count);

    /// <summary>Cards are burnt with witnesses and minutes: spoiled ones, say, or cards withdrawn from their holders.</summary>
    /// <param name="id">What tells it from all others; not blank.</param>
    /// <param name="date">The day.</param>
    /// <param name="from">Where the cards are: any place but the supplier and <see cref="CardPlace.Destroyed"/> itself.</param>
    /// <param name="count">How many cards, at least one.</param>
    /// <exception cref="InvalidValueException">The id is blank, the date not of the ISO calendar, the count zero, or the place holds no cards that can be destroyed.</exception>
    public static CardMovement Destroy(string id, LocalDate date, CardPlace from, CardCount count) =>
        from.Kind == CardPlaceKind.Supplier
            ? throw new InvalidValueException($"the place that movement '{id}' destroys cards of", from, "cards the supplier still has are not the ministry's to destroy.")
            : new(id, date, from, CardPlace.Destroyed, count);

    /// <summary>Cards are missing: they are written off to <see cref="CardPlace.Lost"/> of the region that had them.</summary>
    /// <param name="id">What tells it from all others; not blank.</param>
    /// <param name="date">The day.</param>
    /// <param name="from">Where the cards should have been: the central store, or a region's transit, blanks, printed or spoiled cards.</param>
    /// <param name="count">How many cards, at least one.</param>
    /// <exception cref="InvalidValueException">The id is blank, the date not of the ISO calendar, the count zero, or nobody keeps the cards of that place.</exception>
    public static CardMovement WriteOff(string id, LocalDate date, CardPlace from, CardCount count) =>
        from.Kind is CardPlaceKind.Central or CardPlaceKind.InTransit or CardPlaceKind.Blank or CardPlaceKind.Printed or CardPlaceKind.Spoiled
            ? new(id, date, from, CardPlace.Lost(from.Region), count)
            : throw new InvalidValueException($"the place that movement '{id}' writes cards off", from, "give the central store, or the transit, blanks, printed or spoiled cards of a region.");

    /// <summary>The movement that undoes another: the same cards, the other way.</summary>
    /// <param name="id">The id of the reversal; not blank.</param>
    /// <param name="original">The movement to undo.</param>
    /// <param name="date">The day of the reversal; the day of the original if null, which restores every balance on every date.</param>
    /// <exception cref="InvalidValueException">The id is blank or that of the original, or the date is before it or not of the ISO calendar.</exception>
    public static CardMovement Reverse(string id, CardMovement original, LocalDate? date = null)
    {
        ArgumentNullException.ThrowIfNull(original);
        if (id == original.Id) throw new InvalidValueException("the id of a reversal", $"'{id}'", "give another id than that of the movement it undoes.");
        if (date is { } day && day.Calendar == original.Date.Calendar && day < original.Date)
            throw new InvalidValueException($"the date of reversal '{id}'", day.Iso(), $"give {original.Date.Iso()}, the date of what it undoes, or later.");
        return new CardMovement(id, date ?? original.Date, original.To, original.From, original.Count, original.Id);
    }

    /// <summary>The movement in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"'{Id}' on {Date.Iso()}: {Count.Value:N0} from {From} to {To}{(Reverses is null ? "" : $", reverses '{Reverses}'")}");
}
