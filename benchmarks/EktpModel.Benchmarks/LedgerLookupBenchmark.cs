using BenchmarkDotNet.Attributes;
using NodaTime;

namespace EktpModel.Benchmarks;

/// <summary>
/// Asks for the balance of a place on random dates, against the number of its movements. They come one a day, the
/// hardest case, as a ledger need only remember the end of each day: a thousand times as many may cost twice as much.
/// </summary>
public class LedgerLookupBenchmark
{
    private const int Lookups = 4_096;

    private static readonly LocalDate _start = new(1, 1, 1);

    private readonly LocalDate[] _dates = new LocalDate[Lookups];
    private CardLedger _ledger = null!;

    [Params(1_000, 10_000, 100_000, 1_000_000)]
    public int Movements { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _ledger = new CardLedger();
        for (int i = 0; i < Movements; i++) _ledger.Post(CardMovement.Procure($"movement {i}", _start.PlusDays(i), 1.Cards()));
        Random random = new(514);
        for (int i = 0; i < Lookups; i++) _dates[i] = _start.PlusDays(random.Next(Movements));
    }

    [Benchmark(OperationsPerInvoke = Lookups)]
    public long BalanceOf()
    {
        long sum = 0;
        foreach (LocalDate date in _dates) sum += _ledger.BalanceOf(CardPlace.Central, date);
        return sum;
    }
}
