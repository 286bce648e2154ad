using EktpModel.Tests.Generators;
using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Ledger;

/// <summary>The ledger against its model, over scripts of movements that clash.</summary>
[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class CardLedgerProperties
{
    [Property(MaxTest = 300)]
    public Property Each_movement_is_accepted_or_refused_as_the_rules_say(MovementScript script)
    {
        (CardLedger ledger, LedgerModel model) = (new(), new());
        foreach (CardMovement movement in script.Movements)
        {
            string expected = model.Post(movement), outcome = LedgerAssert.OutcomeOf(ledger, movement);
            if (outcome != expected) return false.Label($"{movement}: {outcome} and not {expected}");
            if (!LedgerAssert.Agrees(ledger, model)) return false.Label($"the balances after {movement}");
        }

        return ledger.Movements.SequenceEqual(model.Accepted).Label("the movements in the order of their posting");
    }

    [Property(MaxTest = 300)]
    public Property A_movement_is_accepted_or_refused_whether_or_not_anybody_has_looked_before(MovementScript script, byte looks)
    {
        (CardLedger ledger, LedgerModel model) = (new(), new());
        int posted = 0;
        foreach (CardMovement movement in script.Movements)
        {
            string expected = model.Post(movement), outcome = LedgerAssert.OutcomeOf(ledger, movement);
            if (outcome != expected) return false.Label($"{movement}: {outcome} and not {expected}");
            if (++posted % (2 + looks % 16) == 0) ledger.BalanceOf(movement.From, movement.Date);
        }

        return LedgerAssert.Agrees(ledger, model).Label("the balances in the end");
    }

    [Property(MaxTest = 200)]
    public bool The_sum_over_all_places_is_zero_and_none_but_the_supplier_is_below_zero_on_any_date(MovementScript script)
    {
        CardLedger ledger = LedgerAssert.LedgerOf(script.Movements);
        return LedgerModel.AllDays.All(date =>
            LedgerModel.AllPlaces.Aggregate(Int128.Zero, (sum, place) => sum + ledger.BalanceOf(place, date)) == 0
            && LedgerModel.AllPlaces.All(place => place == CardPlace.Supplier || ledger.BalanceOf(place, date) >= 0));
    }

    [Property]
    public Property A_refused_posting_changes_nothing_at_all(MovementScript script)
    {
        CardLedger ledger = new();
        foreach (CardMovement movement in script.Movements)
        {
            string before = LedgerAssert.AllOf(ledger), outcome = LedgerAssert.OutcomeOf(ledger, movement);
            if (outcome != "posted" && LedgerAssert.AllOf(ledger) != before) return false.Label($"{movement}: {outcome}");
        }

        // Nor does it leave anything behind that what comes later could stumble over.
        CardLedger clean = new();
        foreach (CardMovement movement in ledger.Movements) clean.Post(movement);
        return (LedgerAssert.AllOf(clean) == LedgerAssert.AllOf(ledger)).Label("a ledger without the refusals");
    }

    [Property]
    public bool Posting_again_changes_nothing(MovementScript script, Shuffling shuffling)
    {
        CardLedger ledger = LedgerAssert.LedgerOf(script.Movements);
        string before = LedgerAssert.AllOf(ledger);
        List<CardMovement> again = shuffling.Of(ledger.Movements);
        return again.TrueForAll(movement => !ledger.Post(movement)) && ledger.PostAll(again) == 0 && LedgerAssert.AllOf(ledger) == before;
    }

    [Property(MaxTest = 200)]
    public bool Movements_posted_together_give_the_same_balances_in_any_order(MovementScript script, Shuffling shuffling)
    {
        CardLedger ledger = LedgerAssert.LedgerOf(script.Movements), together = new();
        return together.PostAll(shuffling.Of(ledger.Movements)) == ledger.Movements.Count
            && LedgerAssert.BalancesOf(together).SequenceEqual(LedgerAssert.BalancesOf(ledger))
            && together.Places.SequenceEqual(ledger.Places);
    }

    [Property(MaxTest = 200)]
    public bool Movements_posted_one_by_one_give_the_same_balances_in_any_order_that_is_accepted(MovementScript script, Shuffling shuffling)
    {
        CardLedger ledger = LedgerAssert.LedgerOf(script.Movements), other = new();
        List<CardMovement> waiting = shuffling.Of(ledger.Movements);
        // What is refused for want of cards waits until they have come; each round posts what it can.
        for (int before = int.MaxValue; waiting.Count < before;)
        {
            before = waiting.Count;
            waiting.RemoveAll(movement => LedgerAssert.OutcomeOf(other, movement) == "posted");
        }

        return LedgerAssert.Agrees(other, new LedgerModel(other.Movements))
            && (waiting.Count > 0 || LedgerAssert.BalancesOf(other).SequenceEqual(LedgerAssert.BalancesOf(ledger)));
    }

    [Property(MaxTest = 300)]
    public Property Posting_together_is_all_or_nothing(MovementScript script, Shuffling shuffling, byte split, bool careful)
    {
        // The first movements are in the books already; the rest come together, with or without what is wrong of them.
        CardLedger ledger = LedgerAssert.LedgerOf(((IEnumerable<CardMovement>)script.Movements).Take(split % (script.Movements.Count + 1)));
        LedgerModel model = new(ledger.Movements), oneByOne = new();
        List<CardMovement> rest = shuffling.Of(((IEnumerable<CardMovement>)script.Movements).Where(movement => oneByOne.Post(movement) == "posted" || !careful));
        string before = LedgerAssert.AllOf(ledger);
        int count = ledger.Movements.Count;
        bool right = model.PostAll(rest);
        try
        {
            int posted = ledger.PostAll(rest);
            return (right && posted == model.Accepted.Count - count && ledger.Movements.SequenceEqual(model.Accepted) && LedgerAssert.Agrees(ledger, model)).Label("it was accepted");
        }
        catch (EktpModelException refusal)
        {
            bool unchanged = LedgerAssert.AllOf(ledger) == before && StillWorks(ledger);
            return (!right && unchanged).Label($"it was refused: {refusal.Message}");
        }
    }

    [Property(MaxTest = 200)]
    public Property Movements_of_a_script_posted_together_are_right_when_they_are_in_the_end(MovementScript script)
    {
        LedgerModel model = new();
        CardLedger ledger = new();
        bool right = model.PostAll(script.Movements);
        try
        {
            ledger.PostAll(script.Movements);
            return (right && LedgerAssert.Agrees(ledger, model)).Label("it was accepted");
        }
        catch (EktpModelException)
        {
            return (!right && LedgerAssert.AllOf(ledger) == LedgerAssert.AllOf(new CardLedger()) && StillWorks(ledger)).Label("it was refused");
        }
    }

    [Property(MaxTest = 200)]
    public bool The_reversal_on_its_own_day_restores_every_balance_on_every_date(MovementScript script, Shuffling shuffling)
    {
        CardLedger ledger = LedgerAssert.LedgerOf(script.Movements);
        foreach (CardMovement original in shuffling.Of(ledger.Movements).Take(4))
        {
            // With the original not there at all, the books are what they must be after its reversal.
            LedgerModel without = new(ledger.Movements.Where(movement => movement != original));
            CardMovement reversal = CardMovement.Reverse($"undo {original.Id}", original);
            if (LedgerAssert.OutcomeOf(ledger, reversal) != "posted") continue;
            if (!LedgerAssert.Agrees(ledger, without)) return false;
            if (LedgerAssert.OutcomeOf(ledger, CardMovement.Reverse($"undo {original.Id} again", original)) != nameof(InvalidReversalException)) return false;
            if (LedgerAssert.OutcomeOf(ledger, CardMovement.Reverse($"redo {original.Id}", reversal)) != "posted") return false;
            if (!LedgerAssert.Agrees(ledger, new LedgerModel([.. without.Accepted, original]))) return false;
        }

        return true;
    }

    [Property]
    public bool The_position_of_a_region_is_the_sum_of_its_balances(MovementScript script)
    {
        CardLedger ledger = LedgerAssert.LedgerOf(script.Movements);
        return Areas().All(area => LedgerModel.AllDays.All(date =>
        {
            CardCount Sum(CardPlaceKind kind) => new((long)LedgerModel.AllPlaces.Where(place => place.Kind == kind && area.Contains(place.Region))
                .Aggregate(Int128.Zero, (sum, place) => sum + ledger.BalanceOf(place, date)));
            RegionPosition position = ledger.PositionOf(area, date);
            CardCount[] parts = [position.InTransit, position.Blanks, position.Printed, position.HandedOver, position.Spoiled, position.Lost];
            return position.Region == area && position.Date == date
                && parts.SequenceEqual([Sum(CardPlaceKind.InTransit), Sum(CardPlaceKind.Blank), Sum(CardPlaceKind.Printed), Sum(CardPlaceKind.HandedOver), Sum(CardPlaceKind.Spoiled), Sum(CardPlaceKind.Lost)])
                && position.Total == parts.Sum()
                && RegionalStock.Of(ledger, area, date) == new RegionalStock(area, position.Blanks, position.InTransit);
        }));
    }

    [Property(MaxTest = 200)]
    public Property A_statement_of_any_interval_is_what_a_recount_says(MovementScript script, byte start, byte length)
    {
        CardLedger ledger = LedgerAssert.LedgerOf(script.Movements);
        LocalDate from = DomainGenerators.FirstDay.PlusDays(start % (DomainGenerators.Days + 1) - 1), to = from.PlusDays(length % DomainGenerators.Days);
        return Areas().Select(area =>
        {
            // With huge counts the turnover of an interval may be more than can be counted: then it is refused.
            Int128 turnover = ledger.Movements.Aggregate(Int128.Zero, (sum, movement) => sum + movement.Count.Value);
            if (turnover > long.MaxValue) return true.ToProperty();
            return SaysWhatARecountSays(ledger, area, ledger.StatementOf(area, from, to)).Label($"{area} from {from:uuuu-MM-dd} to {to:uuuu-MM-dd}");
        }).Aggregate((left, right) => left.And(right));
    }

    [Property]
    public bool Statements_of_two_intervals_make_up_the_statement_of_both(MovementScript script, byte split)
    {
        CardLedger ledger = LedgerAssert.LedgerOf(script.Movements);
        if (ledger.Movements.Sum(movement => (decimal)movement.Count.Value) > long.MaxValue) return true;
        LocalDate from = LedgerModel.AllDays.First(), to = LedgerModel.AllDays.Last(), middle = DomainGenerators.FirstDay.PlusDays(split % (DomainGenerators.Days - 1));
        return Areas().All(area =>
        {
            BalanceStatement whole = ledger.StatementOf(area, from, to), first = ledger.StatementOf(area, from, middle), second = ledger.StatementOf(area, middle.PlusDays(1), to);
            return Enum.GetValues<CardPlaceKind>().All(kind =>
                whole[kind].Opening == first[kind].Opening && first[kind].Closing == second[kind].Opening && whole[kind].Closing == second[kind].Closing
                && whole[kind].In == first[kind].In + second[kind].In && whole[kind].Out == first[kind].Out + second[kind].Out);
        });
    }

    [Property]
    public bool Movements_and_places_are_what_was_posted(MovementScript script)
    {
        CardLedger ledger = LedgerAssert.LedgerOf(script.Movements);
        return ledger.Places.SequenceEqual(ledger.Movements.SelectMany(movement => new[] { movement.From, movement.To }).Distinct().OrderBy(place => place.Kind).ThenBy(place => place.Region))
            && ledger.Movements.All(movement => ledger.TryGet(movement.Id, out CardMovement? found) && found == movement)
            && !ledger.TryGet("no such id", out _);
    }

    private static bool SaysWhatARecountSays(CardLedger ledger, RegionCode area, BalanceStatement statement)
    {
        if (statement.Region != area || statement.Requests is not null) return false;
        bool Covers(CardPlace place) => place.Kind switch
        {
            CardPlaceKind.Supplier => false,
            CardPlaceKind.Central or CardPlaceKind.Destroyed => area == RegionCode.Nation,
            _ => area.Contains(place.Region),
        };
        CardMovement[] within = [.. ledger.Movements.Where(movement => movement.Date >= statement.From && movement.Date <= statement.To)];
        LedgerModel model = new(ledger.Movements);
        foreach (CardPlaceKind kind in Enum.GetValues<CardPlaceKind>())
        {
            BalanceLine line = statement[kind];
            Int128 Balance(LocalDate date) => LedgerModel.AllPlaces.Where(place => place.Kind == kind && Covers(place))
                .Aggregate(Int128.Zero, (sum, place) => sum + model.BalanceOf(place, date));
            CardCount taken = within.Where(movement => movement.To.Kind == kind && Covers(movement.To)).Sum(movement => movement.Count);
            CardCount given = within.Where(movement => movement.From.Kind == kind && Covers(movement.From)).Sum(movement => movement.Count);
            if (line.Place != kind || line.Opening != Balance(statement.From!.Value.PlusDays(-1)) || line.Closing != Balance(statement.To!.Value)) return false;
            if (line.In != taken || line.Out != given || line.Opening + line.In.Value - line.Out.Value != line.Closing) return false;
            bool silent = line.Opening == 0 && line.Closing == 0 && line.In.IsZero;
            if (((IEnumerable<BalanceLine>)statement.Lines).Count(shown => shown.Place == kind) != (silent ? 0 : 1)) return false;
        }

        CardPlaceKind?[] ends = [null, .. Enum.GetValues<CardPlaceKind>().Select(kind => (CardPlaceKind?)kind)];
        return ends.All(giver => ends.All(taker => (giver is null && taker is null)
                || statement.FlowOf(giver, taker) == within
                    .Where(movement => (Covers(movement.From) ? movement.From.Kind : (CardPlaceKind?)null) == giver && (Covers(movement.To) ? movement.To.Kind : (CardPlaceKind?)null) == taker)
                    .Sum(movement => movement.Count)))
            && ((IEnumerable<CardFlow>)statement.Flows).All(flow => !flow.Count.IsZero && (flow.From ?? flow.To) is not null)
            && ((IEnumerable<BalanceLine>)statement.Lines).Select(line => line.Place).SequenceEqual(((IEnumerable<BalanceLine>)statement.Lines).Select(line => line.Place).Order());
    }

    /// <summary>The nation, a province with two of the offices, one with the third, an office, a region without cards.</summary>
    private static IEnumerable<RegionCode> Areas() => new[] { "ID", "32", "51", "32.75", "11" }.Select(code => RegionCode.Parse(code));

    /// <summary>After a refusal the same ids may be used and reversed as if nothing had happened.</summary>
    private static bool StillWorks(CardLedger ledger)
    {
        LedgerModel model = new(ledger.Movements);
        foreach (string id in Enumerable.Range(1, 60).Select(i => $"m{i}").Except(ledger.Movements.Select(movement => movement.Id)))
        {
            CardMovement movement = CardMovement.Between(id, DomainGenerators.FirstDay, CardPlace.Supplier, CardPlace.Central, 1.Cards());
            CardMovement reversal = CardMovement.Reverse($"undo {id}", movement);
            if (LedgerAssert.OutcomeOf(ledger, movement) != model.Post(movement) || LedgerAssert.OutcomeOf(ledger, reversal) != model.Post(reversal)) return false;
        }

        return LedgerAssert.Agrees(ledger, model);
    }
}
