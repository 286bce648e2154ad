using EktpModel.Tests.Generators;

namespace EktpModel.Tests.Ledger;

/// <summary>
/// The ledger in its simplest form: a list of what was accepted, recounted for every question, in numbers
/// wider than any sum here. It says what the real one must say.
/// </summary>
internal sealed class LedgerModel
{
    private readonly List<CardMovement> _accepted;

    public LedgerModel(IEnumerable<CardMovement> accepted) => _accepted = [.. accepted];

    public LedgerModel()
        : this([])
    {
    }

    /// <summary>The days that questions are asked of: those of the movements, the day before and the day after.</summary>
    public static IEnumerable<LocalDate> AllDays { get; } =
        [.. Enumerable.Range(-1, DomainGenerators.Days + 2).Select(DomainGenerators.FirstDay.PlusDays)];

    /// <summary>Every place of the regions that movements are generated for, and one that none touches.</summary>
    public static IEnumerable<CardPlace> AllPlaces { get; } =
    [
        CardPlace.Supplier, CardPlace.Central, CardPlace.Destroyed, CardPlace.Lost(RegionCode.Nation), CardPlace.Blank(RegionCode.Parse("11.01")),
        .. DomainGenerators.Offices.SelectMany(office => new[]
        {
            CardPlace.InTransit(office), CardPlace.Blank(office), CardPlace.Printed(office), CardPlace.HandedOver(office), CardPlace.Spoiled(office), CardPlace.Lost(office),
        }),
    ];

    public IReadOnlyList<CardMovement> Accepted => _accepted;

    public Int128 BalanceOf(CardPlace place, LocalDate date) =>
        _accepted.Where(movement => movement.Date <= date).Aggregate(Int128.Zero, (balance, movement) =>
            balance + (movement.To == place ? movement.Count.Value : 0) - (movement.From == place ? movement.Count.Value : 0));

    /// <summary>Posts as the rules say: what came of it is the name of the exception, or whether the movement was new.</summary>
    public string Post(CardMovement movement)
    {
        if (Known(movement) is { } known) return known;
        if (ReversalFault(movement)) return nameof(InvalidReversalException);
        if (Fault([.. _accepted, movement]) is { } fault) return fault;
        _accepted.Add(movement);
        return "posted";
    }

    /// <summary>Posts all or none: whether all is right in the end, whatever the order.</summary>
    public bool PostAll(IEnumerable<CardMovement> movements)
    {
        LedgerModel after = new(_accepted);
        foreach (CardMovement movement in movements)
        {
            switch (after.Known(movement))
            {
                case "known":
                    break;
                case null:
                    after._accepted.Add(movement);
                    break;
                default:
                    return false;
            }
        }

        CardMovement[] reversals = [.. after._accepted.Where(movement => movement.Reverses is not null)];
        bool right = Fault(after._accepted) is null
            && reversals.Select(reversal => reversal.Reverses).Distinct().Count() == reversals.Length
            && reversals.All(reversal => after._accepted.Any(original => Undoes(reversal, original)));
        if (right) _accepted.AddRange(after._accepted.Skip(_accepted.Count));
        return right;
    }

    private string? Known(CardMovement movement) =>
        _accepted.FirstOrDefault(accepted => accepted.Id == movement.Id) is not { } posted ? null
        : posted == movement ? "known"
        : nameof(ConflictingMovementException);

    private bool ReversalFault(CardMovement movement) =>
        movement.Reverses is not null
        && (!_accepted.Any(original => Undoes(movement, original)) || _accepted.Any(other => other.Reverses == movement.Reverses));

    private static bool Undoes(CardMovement reversal, CardMovement original) =>
        reversal.Reverses == original.Id && reversal.From == original.To && reversal.To == original.From
        && reversal.Count == original.Count && reversal.Date >= original.Date;

    private static string? Fault(IReadOnlyCollection<CardMovement> movements)
    {
        LedgerModel books = new(movements);
        Int128[] balances =
        [
            .. from place in movements.SelectMany(movement => new[] { movement.From, movement.To }).Distinct()
               from date in movements.Select(movement => movement.Date).Distinct()
               let balance = books.BalanceOf(place, date)
               select place.Kind == CardPlaceKind.Supplier && balance < 0 ? balance >= long.MinValue ? 0 : Int128.MaxValue : balance,
        ];
        return balances.Any(balance => balance < 0) ? nameof(PlaceOverdrawnException)
            : balances.Any(balance => balance > long.MaxValue) ? nameof(CardOverflowException)
            : null;
    }
}
