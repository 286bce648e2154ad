namespace EktpModel.Tests.Generators;

/// <summary>
/// Movements in the order in which a careless clerk posts them: on few days and in no order of date, of several
/// regions, with some posted twice, some under an id that is taken, reversals that are right, repeated, altered
/// or of nothing, and many that take more than there is.
/// </summary>
public sealed record MovementScript(ValueList<CardMovement> Movements)
{
    /// <summary>What one movement is made of.</summary>
    public readonly record struct Step(int What, int Office, int Other, int Day, int Cards, int Earlier);

    /// <summary>Makes the movements of the steps; pure, so that a script shrinks by its movements.</summary>
    public static MovementScript Of(IEnumerable<Step> steps, long scale)
    {
        List<CardMovement> movements = [];
        foreach (Step step in steps) movements.Add(Make(step, $"m{movements.Count + 1}", movements, scale));
        return new MovementScript(movements.ToValueList());
    }

    private static CardMovement Make(Step step, string id, List<CardMovement> earlier, long scale)
    {
        RegionCode office = DomainGenerators.Offices[step.Office];
        RegionCode other = DomainGenerators.Offices[step.Other == step.Office ? (step.Office + 1) % DomainGenerators.Offices.Length : step.Other];
        LocalDate date = DomainGenerators.FirstDay.PlusDays(step.Day);
        CardCount count = new(step.Cards * scale);
        CardMovement? old = earlier.Count == 0 ? null : earlier[step.Earlier % earlier.Count];
        if (old is not null)
        {
            switch (step.What)
            {
                case < 6:
                    return old;
                case < 9:
                    return CardMovement.Between(old.Id, date, old.From, old.To, count);
                case < 18:
                    return CardMovement.Reverse(id, old);
                case < 22:
                    return CardMovement.Reverse(id, old, date < old.Date ? old.Date : date);
                case < 24:
                    return CardMovement.Reverse(id, CardMovement.Between(old.Id, old.Date, old.From, old.To, count));
                case < 25:
                    return CardMovement.Reverse(id, CardMovement.Procure("never posted", date, count));
            }
        }

        return step.What switch
        {
            // Much is bought early, so that some of what follows is there to be taken.
            < 40 => CardMovement.Procure(id, DomainGenerators.FirstDay.PlusDays(step.Day / 2), new CardCount(step.Cards * 4 * scale)),
            < 50 => CardMovement.Dispatch(id, date, office, count),
            < 60 => CardMovement.Receive(id, date, office, count),
            < 68 => CardMovement.Between(id, DomainGenerators.FirstDay.PlusDays(step.Day / 2), CardPlace.Supplier, CardPlace.Blank(office), count),
            < 76 => CardMovement.Print(id, date, office, count),
            < 80 => CardMovement.Spoil(id, date, office, count),
            < 84 => CardMovement.HandOver(id, date, office, count),
            < 89 => CardMovement.Lend(id, date, office, other, count),
            < 92 => CardMovement.ReturnToCentral(id, date, office, count),
            < 94 => CardMovement.Destroy(id, date, CardPlace.Spoiled(office), count),
            < 96 => CardMovement.WriteOff(id, date, CardPlace.Blank(office), count),
            < 98 => CardMovement.WriteOff(id, date, CardPlace.Central, count),
            _ => CardMovement.Between(id, date, CardPlace.Central, CardPlace.Supplier, count),
        };
    }

    public override string ToString() => Movements.IsEmpty ? "no movements" : string.Concat(((IEnumerable<CardMovement>)Movements).Select(movement => $"{Environment.NewLine}    {movement}"));
}
