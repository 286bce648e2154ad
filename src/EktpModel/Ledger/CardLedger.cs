using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace EktpModel;

/// <summary>
/// The books: every movement of cards that was posted, and from them the balance of every place on every date.
/// The sum over all places is zero, and no place but <see cref="CardPlace.Supplier"/> is ever below zero.
/// </summary>
/// <remarks>
/// <para>Nothing is edited or removed: a mistake is corrected by its reversal
/// (<see cref="CardMovement.Reverse"/>). Posting the same movement again changes nothing.</para>
/// <para>A movement may be posted late. It is then checked against all later dates: what it takes must not
/// have been needed since.</para>
/// <para>Balances are those at the end of the day. Reading from several threads is safe while none posts.</para>
/// </remarks>
/// <example>
/// <code>
/// var ledger = new CardLedger();
/// ledger.Post(CardMovement.Procure("contract-1", new LocalDate(2020, 1, 6), 16_000_000.Cards()));
/// long inStore = ledger.BalanceOf(CardPlace.Central, new LocalDate(2020, 1, 31));   // 16,000,000
/// </code>
/// </example>
public sealed class CardLedger
{
    private readonly Dictionary<string, CardMovement> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reversedBy = new(StringComparer.Ordinal);
    private readonly Dictionary<CardPlace, PlaceHistory> _histories = [];
    private readonly List<CardMovement> _movements = [];
    private Int128 _volume;
    private long _batch;

    /// <summary>All movements in the order in which they were posted.</summary>
    public IReadOnlyList<CardMovement> Movements => field ??= _movements.AsReadOnly();

    /// <summary>All places that any movement touched, in order.</summary>
    public IEnumerable<CardPlace> Places =>
        _movements.SelectMany(movement => new[] { movement.From, movement.To }).Distinct().Order();

    /// <summary>Posts a movement.</summary>
    /// <param name="movement">The movement.</param>
    /// <returns>Whether it was new; false if the same movement had been posted before.</returns>
    /// <exception cref="ConflictingMovementException">Another movement has its id.</exception>
    /// <exception cref="InvalidReversalException">It is a reversal of what was not posted, is not the same, or was reversed before.</exception>
    /// <exception cref="PlaceOverdrawnException">It takes more from a place than is there on its date or on a later one.</exception>
    /// <exception cref="CardOverflowException">A balance would be beyond what can be counted.</exception>
    public bool Post(CardMovement movement)
    {
        ArgumentNullException.ThrowIfNull(movement);
        if (IsKnown(movement)) return false;
        CheckReversal(movement);

        PlaceHistory from = HistoryOf(movement.From);
        PlaceHistory to = HistoryOf(movement.To);
        if (movement.From.Kind != CardPlaceKind.Supplier && !from.Has(movement.Date, movement.Count.Value))
            throw Overdrawn(movement, from.SmallestFrom(movement.Date), movement.Count.Value);
        CheckRange(from, to, movement);
        Record(movement, from, to);
        return true;
    }

    /// <summary>
    /// Posts movements together, in whatever order they come: all of them, or none if any is refused. What one
    /// of them brings another may take.
    /// </summary>
    /// <param name="movements">The movements.</param>
    /// <returns>How many were new.</returns>
    /// <inheritdoc cref="Post(CardMovement)" path="/exception"/>
    public int PostAll(IEnumerable<CardMovement> movements)
    {
        ArgumentNullException.ThrowIfNull(movements);

        // Whoever makes them may post too, or read what has been posted: that has to be over before the first is.
        CardMovement[] given = [.. movements];
        foreach (CardMovement movement in given) ArgumentNullException.ThrowIfNull(movement, nameof(movements));
        int before = _movements.Count;
        bool mayOverflow = false;
        List<PlaceHistory> lenders = [];
        _batch++;
        try
        {
            foreach (CardMovement movement in given)
            {
                if (IsKnown(movement)) continue;
                PlaceHistory from = HistoryOf(movement.From);
                PlaceHistory to = HistoryOf(movement.To);
                mayOverflow |= !IsInRange(from, to, movement);
                _byId.Add(movement.Id, movement);
                _movements.Add(movement);
                _volume += movement.Count.Value;
                from.Change(movement.Date, -movement.Count.Value);
                to.Change(movement.Date, movement.Count.Value);
                if (from.LastBatch == _batch || movement.From.Kind == CardPlaceKind.Supplier) continue;
                from.LastBatch = _batch;
                lenders.Add(from);
            }

            // What overflows on the way need not do so in the end, and the order must not decide what is refused.
            if (mayOverflow) CheckRangeOf(_movements.Skip(before).SelectMany(movement => new[] { movement.From, movement.To }).ToHashSet());
            // A wrong reversal is told as such and not by what it overdraws.
            foreach (CardMovement movement in _movements.Skip(before))
            {
                CheckReversal(movement);
                if (movement.Reverses is not null) _reversedBy.Add(movement.Reverses, movement.Id);
            }

            // Each place is looked at once; which movement takes too much is asked only where one does.
            if (lenders.TrueForAll(lender => lender.IsCovered)) return _movements.Count - before;
            foreach (CardMovement movement in _movements.Skip(before))
            {
                PlaceHistory from = _histories[movement.From];
                if (movement.From.Kind == CardPlaceKind.Supplier || from.IsCovered) continue;
                (long Balance, LocalDate Date) worst = from.SmallestFrom(LocalDate.MinIsoValue);
                if (movement.Date <= worst.Date) throw Overdrawn(movement, worst, needed: 0);
            }

            throw new UnreachableException("A place is short on a day by which no movement took from it.");
        }
        catch
        {
            TakeBackTo(before);
            throw;
        }
    }

    /// <summary>The movement with an id, if it was posted.</summary>
    /// <param name="id">The id.</param>
    /// <param name="movement">The movement found.</param>
    public bool TryGet(string id, [NotNullWhen(true)] out CardMovement? movement)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _byId.TryGetValue(id, out movement);
    }

    /// <summary>The cards in a place at the end of the last day; below zero only for the supplier.</summary>
    /// <param name="place">The place.</param>
    public long BalanceOf(CardPlace place) => _histories.TryGetValue(place, out PlaceHistory? history) ? history.Balance : 0;

    /// <summary>The cards in a place at the end of a day; below zero only for the supplier.</summary>
    /// <param name="place">The place.</param>
    /// <param name="date">The day.</param>
    /// <exception cref="InvalidValueException">The day is not of the ISO calendar.</exception>
    public long BalanceOf(CardPlace place, LocalDate date)
    {
        date.ThrowIfNotIso("the day of a balance");
        return _histories.TryGetValue(place, out PlaceHistory? history) ? history.BalanceOn(date) : 0;
    }

    /// <summary>Where the cards of a region are at the end of a day; of a province or the nation, the sum of its regions.</summary>
    /// <param name="region">The region, province or nation.</param>
    /// <param name="date">The day.</param>
    /// <exception cref="InvalidValueException">The day is not of the ISO calendar.</exception>
    /// <exception cref="CardOverflowException">A sum is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public RegionPosition PositionOf(RegionCode region, LocalDate date)
    {
        date.ThrowIfNotIso("the day of a region's position");
        Span<Int128> balances = stackalloc Int128[Enum.GetValues<CardPlaceKind>().Length];
        foreach ((CardPlace place, PlaceHistory history) in _histories)
        {
            if (region.Contains(place.Region)) balances[(int)place.Kind] += history.BalanceOn(date);
        }

        return new RegionPosition(region, date)
        {
            InTransit = Count(balances[(int)CardPlaceKind.InTransit]),
            Blanks = Count(balances[(int)CardPlaceKind.Blank]),
            Printed = Count(balances[(int)CardPlaceKind.Printed]),
            HandedOver = Count(balances[(int)CardPlaceKind.HandedOver]),
            Spoiled = Count(balances[(int)CardPlaceKind.Spoiled]),
            Lost = Count(balances[(int)CardPlaceKind.Lost]),
        };

        CardCount Count(Int128 sum) =>
            sum <= long.MaxValue ? new CardCount((long)sum) : throw new CardOverflowException($"The position of {region} on {date.Iso()}");
    }

    /// <summary>
    /// The balance statement of an interval: what was where before its first day, what moved, and what is where
    /// after its last. For the nation it covers the central store and what was destroyed too; the supplier is outside.
    /// </summary>
    /// <param name="region">The region, province or nation.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day, included; not before the first.</param>
    /// <exception cref="InvalidValueException">The last day is before the first, or a day is not of the ISO calendar.</exception>
    /// <exception cref="CardOverflowException">A sum is beyond what can be counted.</exception>
    public BalanceStatement StatementOf(RegionCode region, LocalDate from, LocalDate to)
    {
        from.ThrowIfNotIso("the first day of a balance statement");
        to.ThrowIfNotIso("the last day of a balance statement");
        if (to < from) throw new InvalidValueException("the last day of a balance statement", to.Iso(), $"give {from.Iso()} or later.");
        // Places without a region are the nation's.
        bool Covers(CardPlace place) => place.Kind != CardPlaceKind.Supplier && region.Contains(place.Region);

        var statement = new BalanceStatement.Builder(region, from, to);
        foreach ((CardPlace place, PlaceHistory history) in _histories)
        {
            if (!Covers(place)) continue;
            statement.Opening(place.Kind, from == LocalDate.MinIsoValue ? 0 : history.BalanceOn(from.PlusDays(-1)));
            statement.Closing(place.Kind, history.BalanceOn(to));
        }

        foreach (CardMovement movement in _movements)
        {
            if (movement.Date < from || movement.Date > to) continue;
            bool gives = Covers(movement.From), takes = Covers(movement.To);
            if (gives || takes) statement.Flow(gives ? movement.From.Kind : null, takes ? movement.To.Kind : null, movement.Count);
        }

        return statement.Build();
    }

    /// <summary>The movement that reverses another, if one was posted.</summary>
    internal CardMovement? ReversalOf(CardMovement movement) => _reversedBy.TryGetValue(movement.Id, out string? id) ? _byId[id] : null;

    private bool IsKnown(CardMovement movement)
    {
        if (!_byId.TryGetValue(movement.Id, out CardMovement? posted)) return false;
        if (posted != movement) throw new ConflictingMovementException(posted, movement);
        return true;
    }

    private void CheckReversal(CardMovement movement)
    {
        if (movement.Reverses is not { } id) return;
        if (!_byId.TryGetValue(id, out CardMovement? original))
            throw new InvalidReversalException(movement, $"there is no movement '{id}'; post it first.");
        if (movement != CardMovement.Reverse(movement.Id, original, Max(movement.Date, original.Date)))
            throw new InvalidReversalException(movement, $"what was posted is {original}; make the reversal from that.");
        if (_reversedBy.TryGetValue(id, out string? earlier))
            throw new InvalidReversalException(movement, $"'{earlier}' has reversed it already; leave this one out, or reverse '{earlier}'.");
    }

    private static LocalDate Max(LocalDate left, LocalDate right) => left > right ? left : right;

    private static PlaceOverdrawnException Overdrawn(CardMovement movement, (long Balance, LocalDate Date) worst, long needed) =>
        new(movement, movement.From, worst.Date, new CardCount((long)Int128.Min((Int128)needed - worst.Balance, long.MaxValue)));

    private void CheckRange(PlaceHistory from, PlaceHistory to, CardMovement movement)
    {
        if (!IsInRange(from, to, movement)) throw new CardOverflowException($"The balance after movement {movement}");
    }

    // No balance can be larger than all cards that ever moved, so most ledgers need not look at any.
    private bool IsInRange(PlaceHistory from, PlaceHistory to, CardMovement movement) =>
        _volume + movement.Count.Value <= long.MaxValue
        || (from.CanHold(movement.Date, -movement.Count.Value) && to.CanHold(movement.Date, movement.Count.Value));

    /// <summary>Recounts the balances of places in wider numbers than their histories keep.</summary>
    private void CheckRangeOf(HashSet<CardPlace> places)
    {
        Dictionary<CardPlace, Int128> balances = [];
        foreach (IGrouping<LocalDate, CardMovement> day in _movements.GroupBy(movement => movement.Date).OrderBy(day => day.Key))
        {
            foreach (CardMovement movement in day)
            {
                balances[movement.From] = balances.GetValueOrDefault(movement.From) - movement.Count.Value;
                balances[movement.To] = balances.GetValueOrDefault(movement.To) + movement.Count.Value;
            }

            foreach ((CardPlace place, Int128 balance) in balances)
            {
                if (places.Contains(place) && (balance < long.MinValue || balance > long.MaxValue))
                    throw new CardOverflowException($"The balance of {place} on {day.Key.Iso()}");
            }
        }
    }

    private void Record(CardMovement movement, PlaceHistory from, PlaceHistory to)
    {
        _byId.Add(movement.Id, movement);
        _movements.Add(movement);
        _volume += movement.Count.Value;
        if (movement.Reverses is not null) _reversedBy.Add(movement.Reverses, movement.Id);
        from.Change(movement.Date, -movement.Count.Value);
        to.Change(movement.Date, movement.Count.Value);
    }

    private void TakeBackTo(int count)
    {
        foreach (CardMovement movement in _movements.Skip(count))
        {
            _byId.Remove(movement.Id);
            _volume -= movement.Count.Value;
            if (movement.Reverses is not null && _reversedBy.GetValueOrDefault(movement.Reverses) == movement.Id) _reversedBy.Remove(movement.Reverses);
            _histories[movement.From].Change(movement.Date, movement.Count.Value);
            _histories[movement.To].Change(movement.Date, -movement.Count.Value);
        }

        _movements.RemoveRange(count, _movements.Count - count);
    }

    private PlaceHistory HistoryOf(CardPlace place)
    {
        if (!_histories.TryGetValue(place, out PlaceHistory? history)) _histories.Add(place, history = new PlaceHistory());
        return history;
    }
}
