using System.Numerics;
using System.Runtime.CompilerServices;

namespace EktpModel.Forecasting;

/// <summary>Printers that fail and are mended by chance, and what is left of a capacity with those that work.</summary>
internal sealed class PrinterDraws(RegionCode region, int printers, Breakdowns breakdowns)
{
    /// <summary>Up to how many printers there are tables; those of so many fit into a small part of the processor's caches.</summary>
    public const int MostInTables = 32;

    // What a printer can do is taken in shares of all printers; halves of one, where there is no other, as one has no reciprocal of 64 bits.
    private readonly long _sharesOfOne = printers == 1 ? 2 : 1;
    private readonly long _shares = Math.Max(2, printers);

    // The upper half of the product of a number with the reciprocal is the number divided: see SpoilageMeter. Up to a narrow capacity that holds for the shares of two months.
    private readonly ulong _reciprocal = ulong.MaxValue / (ulong)Math.Max(2, printers) + 1;
    private readonly long _narrow = (long)(long.MaxValue / ((UInt128)DaySheet.Days * (ulong)Math.Max(2, printers) * (ulong)Math.Max(2, printers)));
    private readonly BinomialSampler _failure = new(breakdowns.Failure);
    private readonly BinomialSampler _repair = new(breakdowns.Repair);

    // How many work on the next day, by how many work on one.
    private readonly AliasTables? _next = printers > MostInTables ? null : NextOf(printers, breakdowns);
    private RandomStream _random;
    private int _working;
    private long _carry;
    private bool _hasBegun;

    public void Begin(PathKey key)
    {
        _random = new RandomStream(key.Seed, key.Path, region, RandomPurpose.Breakdown);
        _working = breakdowns.WorkingAtStart ?? printers;
        _carry = 0;
        _hasBegun = false;
    }

    /// <summary>Leaves of the capacity of all printers, day by day, what those that work can print.</summary>
    /// <param name="capacity">The capacity of each day; after it what is left.</param>
    /// <param name="open">The days that are open, the first one the lowest bit.</param>
    public void Next(Span<long> capacity, ulong open)
    {
        open &= (1UL << capacity.Length) - 1;
        Span<int> working = stackalloc int[DaySheet.Days];
        working = working[..BitOperations.PopCount(open)];
        if (working.Length == 0) return;
        FindWorking(working);
        ulong large = ShareNarrow(capacity, open, working);
        for (working = working[^BitOperations.PopCount(large)..]; large != 0; large &= large - 1, working = working[1..])
        {
            ref long cards = ref capacity[BitOperations.TrailingZeroCount(large)];
            (Int128 whole, Int128 carry) = Int128.DivRem(_carry + (Int128)cards * (working[0] * _sharesOfOne), _shares);
            (cards, _carry) = ((long)whole, (long)carry);
        }
    }

    /// <summary>How many work on each of some open days.</summary>
    private void FindWorking(Span<int> working)
    {
        int first = 0;
        if (!_hasBegun) working[first++] = _working;
        _hasBegun = true;
        if (_next is not null)
        {
            Span<ulong> numbers = stackalloc ulong[DaySheet.Days];
            numbers = numbers[..(working.Length - first)];
            _random.Next(numbers);
            _next.Next(numbers, _working, working[first..]);
        }
        else
        {
            for (int before = _working; first < working.Length; first++) working[first] = before = FailAndMend(before);
        }

        _working = working[^1];
    }

    /// <summary>Leaves of the capacity what those that work can print, up to a day whose capacity is too large for the shares of many days to fit. Like all inner loops it calls nothing.</summary>
    /// <returns>The open days from that one on.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong ShareNarrow(Span<long> capacity, ulong open, ReadOnlySpan<int> working)
    {
        long shares = _carry, granted = 0, narrow = _narrow, ofOne = _sharesOfOne;
        ulong reciprocal = _reciprocal;
        unchecked
        {
            for (int i = 0; i < working.Length; i++, open &= open - 1)
            {
                ref long cards = ref capacity[BitOperations.TrailingZeroCount(open)];
                if (cards > narrow) break;
                shares += cards * (working[i] * ofOne);
                long whole = (long)(ulong)(Math.BigMul((ulong)shares, reciprocal) >> 64);
                cards = whole - granted;
                granted = whole;
            }
        }

        _carry = shares - granted * _shares;
        return open;
    }

    private int FailAndMend(int working)
    {
        long failed = _failure.Next(ref _random, working), mended = _repair.Next(ref _random, printers - working);
        return (int)(working + mended - failed);
    }

    /// <summary>How many will work: those that do not fail, and those that are mended.</summary>
    private static AliasTables NextOf(int printers, Breakdowns breakdowns)
    {
        AliasTables tables = new(printers + 1);
        var chances = new double[printers + 1];
        for (int working = 0; working <= printers; working++)
        {
            Array.Clear(chances);
            int broken = printers - working;
            for (int failed = 0; failed <= working; failed++)
            {
                for (int mended = 0; mended <= broken; mended++)
                    chances[working - failed + mended] += BinomialSampler.ChanceOf(failed, working, breakdowns.Failure) * BinomialSampler.ChanceOf(mended, broken, breakdowns.Repair);
            }

            tables.Set(working, chances);
        }

        return tables;
    }
}
