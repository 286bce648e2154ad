using NodaTime;

namespace EktpModel;

/// <summary>The blanks that a region, a province or the nation received and used in an interval, as the ledger has them.</summary>
internal sealed class BookedBlanks
{
    public BookedBlanks(CardLedger ledger, RegionCode region, LocalDate from, LocalDate to)
    {
        bool IsIn(CardPlace place, params ReadOnlySpan<CardPlaceKind> kinds) => kinds.Contains(place.Kind) && region.Contains(place.Region);
        bool IsBlank(CardPlace place) => IsIn(place, CardPlaceKind.Blank);
        bool IsUsed(CardPlace place) => IsIn(place, CardPlaceKind.Printed, CardPlaceKind.Spoiled);

        foreach (CardMovement original in ledger.Movements)
        {
            if (original.Reverses is not null) continue;
            int net = NetOf(original, ledger, from, to);
            if (net == 0) continue;
            bool isWithin = original.Date >= from;
            if (IsBlank(original.From) && IsUsed(original.To)) Used = Used.With(original.Count, net, isWithin);
            else if (IsUsed(original.From) && IsBlank(original.To)) Used = Used.With(original.Count, -net, isWithin: false);
            else if (IsBlank(original.To) && !IsBlank(original.From)) Received = Received.With(original.Count, net, isWithin);
        }
    }

    public BookedFlow Received { get; }

    public BookedFlow Used { get; }

    /// <summary>
    /// How often a movement counts in the interval, with what reverses it, what reverses that, and so on: 1 or 0 if it happened
    /// in the interval, -1 to 1 if before.
    /// </summary>
    private static int NetOf(CardMovement original, CardLedger ledger, LocalDate from, LocalDate to)
    {
        int net = 0, sign = 1;

        // A reversal is never dated before what it reverses.
        for (CardMovement? movement = original; movement is not null && movement.Date <= to; movement = ledger.ReversalOf(movement))
        {
            if (movement.Date >= from) net += sign;
            sign = -sign;
        }

        return net;
    }
}

/// <summary>What the ledger has of one number of a report.</summary>
/// <param name="Within">What happened in the interval and was not reversed in it.</param>
/// <param name="TakenBack">What counted before the interval and was reversed in it.</param>
/// <param name="PutBack">What was reversed before the interval, and that reversal reversed in it.</param>
internal readonly record struct BookedFlow(CardCount Within, CardCount TakenBack, CardCount PutBack)
{
    public BookedFlow With(CardCount count, int net, bool isWithin) =>
        isWithin ? this with { Within = Within + count }
        : net < 0 ? this with { TakenBack = TakenBack + count }
        : this with { PutBack = PutBack + count };
}
