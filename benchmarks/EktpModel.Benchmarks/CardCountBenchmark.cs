using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace EktpModel.Benchmarks;

/// <summary>What a <see cref="CardCount"/> costs over a checked <see cref="long"/>.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class CardCountBenchmark
{
    private const int Operations = 4_096;
    private const long Plenty = 1L << 60;

    private readonly long[] _longs = new long[Operations];
    private readonly CardCount[] _counts = new CardCount[Operations];

    [GlobalSetup]
    public void Setup()
    {
        for (int i = 0; i < Operations; i++)
        {
            _longs[i] = i * 7_919L % 100_003;
            _counts[i] = new CardCount(_longs[i]);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Operations), BenchmarkCategory("add")]
    public long AddLong()
    {
        long sum = 0;
        foreach (long value in _longs) sum = checked(sum + value);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Operations), BenchmarkCategory("add")]
    public CardCount AddCardCount()
    {
        CardCount sum = default;
        foreach (CardCount value in _counts) sum += value;
        return sum;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Operations), BenchmarkCategory("subtract")]
    public long SubtractLong()
    {
        long left = Plenty;
        foreach (long value in _longs) left = checked(left - value);
        return left;
    }

    [Benchmark(OperationsPerInvoke = Operations), BenchmarkCategory("subtract")]
    public CardCount SubtractCardCount()
    {
        CardCount left = new(Plenty);
        foreach (CardCount value in _counts) left -= value;
        return left;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Operations), BenchmarkCategory("multiply")]
    public long MultiplyLong()
    {
        long mixed = 0;
        foreach (long value in _longs) mixed ^= checked(value * 13);
        return mixed;
    }

    [Benchmark(OperationsPerInvoke = Operations), BenchmarkCategory("multiply")]
    public long MultiplyCardCount()
    {
        long mixed = 0;
        foreach (CardCount value in _counts) mixed ^= (value * 13).Value;
        return mixed;
    }
}
