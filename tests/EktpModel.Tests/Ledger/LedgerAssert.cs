namespace EktpModel.Tests.Ledger;

internal static class LedgerAssert
{
    /// <summary>Posts one movement and says what came of it in the words of the model.</summary>
    public static string OutcomeOf(CardLedger ledger, CardMovement movement)
    {
        try
        {
            return ledger.Post(movement) ? "posted" : "known";
        }
        catch (EktpModelException refusal)
        {
            return refusal.GetType().Name;
        }
    }

    /// <summary>A ledger in which a script was posted one by one, whatever was refused.</summary>
    public static CardLedger LedgerOf(IEnumerable<CardMovement> movements)
    {
        CardLedger ledger = new();
        foreach (CardMovement movement in movements) OutcomeOf(ledger, movement);
        return ledger;
    }

    /// <summary>All that the ledger says, in one text: two ledgers with equal texts are the same to their users.</summary>
    public static string AllOf(CardLedger ledger) => string.Join(Environment.NewLine,
    [
        $"{ledger.Movements.Count} movements: {string.Join("; ", ledger.Movements)}",
        .. BalancesOf(ledger),
    ]);

    /// <summary>Every balance on every date.</summary>
    public static IEnumerable<string> BalancesOf(CardLedger ledger) =>
        from place in LedgerModel.AllPlaces
        from date in LedgerModel.AllDays
        select $"{place} on {date:uuuu-MM-dd}: {ledger.BalanceOf(place, date)} of {ledger.BalanceOf(place)}";

    /// <summary>The ledger says of every place on every date what the recount says.</summary>
    public static bool Agrees(CardLedger ledger, LedgerModel model)
    {
        LocalDate last = LedgerModel.AllDays.Last();
        foreach (CardPlace place in LedgerModel.AllPlaces)
        {
            if (ledger.BalanceOf(place) != model.BalanceOf(place, last)) return false;
            foreach (LocalDate date in LedgerModel.AllDays)
            {
                Int128 expected = model.BalanceOf(place, date);
                if (ledger.BalanceOf(place, date) != expected) return false;
            }
        }

        return true;
    }
}
