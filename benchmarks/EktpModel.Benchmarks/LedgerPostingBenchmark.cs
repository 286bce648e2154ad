using BenchmarkDotNet.Attributes;
using NodaTime;

namespace EktpModel.Benchmarks;

/// <summary>
/// Posts a million movements of five years, of all regions and of the kinds that come daily, into an empty ledger;
/// the time is that of one movement. Each place has cards enough from the eve on, so that any order is allowed.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 1, iterationCount: 5, invocationCount: 1)]
public class LedgerPostingBenchmark
{
    private const int Movements = 1_000_000;
    private const int Days = 1_826;

    private static readonly LocalDate _start = new(2021, 1, 1);

    private readonly List<CardMovement> _opening = [];
    private readonly List<CardMovement> _movements = [];

    /// <summary>Whether the dates come in order, or at random, as when old papers are typed in.</summary>
    [Params(true, false)]
    public bool InDateOrder { get; set; }

    /// <summary>Whether each place was empty once, long before, so that its smallest balance of all does not show that there is enough.</summary>
    [Params(false, true)]
    public bool WasEmpty { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        RegionCode[] regions = [.. RegionCatalog.Indonesia.Regencies.Select(region => region.Code)];
        CardCount plenty = 10_000_000.Cards();
        _opening.Add(CardMovement.Procure("opening", _start.PlusDays(-1), plenty * regions.Length));
        foreach (RegionCode region in regions)
        {
            foreach (CardPlace place in new[] { CardPlace.InTransit(region), CardPlace.Blank(region), CardPlace.Printed(region) })
            {
                _opening.Add(CardMovement.Between($"opening {place}", _start.PlusDays(-1), CardPlace.Supplier, place, plenty));
                if (!WasEmpty) continue;
                _opening.Add(CardMovement.Between($"first {place}", _start.PlusDays(-3), CardPlace.Supplier, place, 1.Cards()));
                _opening.Add(CardMovement.Destroy($"none {place}", _start.PlusDays(-2), place, 1.Cards()));
            }
        }

        // Movements are made in the order in which they are posted, so that they lie in memory as they would when they are typed in.
        int[] numbers = [.. Enumerable.Range(0, Movements)];
        if (!InDateOrder) new Random(514).Shuffle(numbers);
        foreach (int number in numbers)
            _movements.Add(MovementOf(number, _start.PlusDays((int)((long)number * Days / Movements)), regions[number / 5 % regions.Length]));
    }

    [Benchmark(OperationsPerInvoke = Movements)]
    public CardLedger Post()
    {
        CardLedger ledger = Opened();
        foreach (CardMovement movement in _movements) ledger.Post(movement);
        return ledger;
    }

    [Benchmark(OperationsPerInvoke = Movements)]
    public CardLedger PostAll()
    {
        CardLedger ledger = Opened();
        ledger.PostAll(_movements);
        return ledger;
    }

    private CardLedger Opened()
    {
        CardLedger ledger = new();
        ledger.PostAll(_opening);
        return ledger;
    }

    private static CardMovement MovementOf(int number, LocalDate date, RegionCode region)
    {
        string id = $"movement {number}";
        CardCount count = (1 + number % 97).Cards();
        return (number % 5) switch
        {
            0 => CardMovement.Dispatch(id, date, region, count),
            1 => CardMovement.Receive(id, date, region, count),
            2 => CardMovement.Print(id, date, region, count),
            3 => CardMovement.Spoil(id, date, region, count),
            _ => CardMovement.HandOver(id, date, region, count),
        };
    }
}
