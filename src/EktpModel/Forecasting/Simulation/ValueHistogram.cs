using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EktpModel.Forecasting;

/// <summary>
/// How often a daily series took which value on each day. Values below 256 are kept exactly; above, those that share their first eight binary
/// digits are counted together, so that a value is known to 1/128 of itself. What is kept for a day grows with the range of its values and not with the paths.
/// </summary>
/// <remarks>
/// The buckets are the same for all, so histograms add up exactly in any order: a log-linear histogram as in G. Tene's HdrHistogram.
/// </remarks>
internal sealed class ValueHistogram
{
    private const int Digits = 7;
    private const int Exact = 1 << (Digits + 1);

    /// <summary>The bucket of the largest value there is.</summary>
    public static int LastBucket { get; } = BucketOf(long.MaxValue);

    private readonly int _days;

    // Most counts are small: here are their lowest eight binary digits.
    private readonly BucketWindows<byte> _low;

    // What is beyond, a multiple of 256; not there until a count needs it.
    private BucketWindows<uint>? _beyond;

    // The range of each day exactly, so that a day without chance is exact, and no quantile is beyond what came; a day without values has the least above the greatest.
    private readonly long[] _least;
    private readonly long[] _greatest;

    /// <summary>A histogram of no values.</summary>
    /// <param name="days">The days of the series.</param>
    public ValueHistogram(int days)
    {
        _days = days;
        _low = new BucketWindows<byte>(days);
        _least = new long[days];
        _greatest = new long[days];
        Array.Fill(_least, long.MaxValue);
        Array.Fill(_greatest, long.MinValue);
    }

    /// <summary>Counts the values of some paths.</summary>
    /// <param name="rows">The values.</param>
    /// <param name="cancellation">Ends the work early, with some of the days counted.</param>
    public void Add(BucketRows rows, CancellationToken cancellation = default)
    {
        if (rows.Paths == 0) return;
        DailyNumbers.Extend(_least, _greatest, rows.Least, rows.Greatest);
        _low.Reserve(rows.FindFirst(), rows.FindLast(), cancellation);
        Span<int> zeros = stackalloc int[BucketRows.DaysTogether];
        for (int day = 0; day < _days; day += BucketRows.DaysTogether)
        {
            cancellation.ThrowIfCancellationRequested();

            // Where bucket 0 of each day would be counted.
            for (int i = 0; i < zeros.Length && day + i < _days; i++) zeros[i] = _low.Starts[day + i] - _low.Lowests[day + i];
            for (int path = 0; path < rows.Paths; path++)
            {
                ReadOnlySpan<ushort> buckets = rows.Of(path, day);
                for (uint full = Count(_low.Counts, zeros, buckets, rows.Of(Math.Min(path + 1, rows.Paths - 1), day)); full != 0; full &= full - 1)
                {
                    int i = BitOperations.TrailingZeroCount(full);
                    AddBeyond(day + i, buckets[i], byte.MaxValue + 1);
                }
            }
        }
    }

    /// <summary>Counts the values of one path on some days. Like all inner loops it calls nothing, so that its numbers stay in the processor's registers.</summary>
    /// <param name="counts">The counts of all buckets.</param>
    /// <param name="zeros">Where bucket 0 of each day would be counted.</param>
    /// <param name="buckets">The bucket of each day.</param>
    /// <param name="next">Those of the path that comes next, which lie far off in memory: fetched meanwhile.</param>
    /// <returns>The days whose count is full and began again at zero, the first one the lowest bit.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static uint Count(Span<byte> counts, ReadOnlySpan<int> zeros, ReadOnlySpan<ushort> buckets, ReadOnlySpan<ushort> next)
    {
        unchecked
        {
            // Of 16 bits nothing is left, but they had to be read.
            uint full = (uint)(next[0] & next[^1]) >> 16;
            zeros = zeros[..buckets.Length];
            for (int i = 0; i < buckets.Length; i++)
            {
                if (++counts[zeros[i] + buckets[i]] == 0) full |= 1U << i;
            }

            return full;
        }
    }

    /// <summary>Counts the values of another histogram too.</summary>
    public void Add(ValueHistogram other)
    {
        DailyNumbers.Extend(_least, _greatest, other._least, other._greatest);
        for (int day = 0; day < _days; day++)
        {
            ReadOnlySpan<byte> counts = other._low.Of(day, out int lowest);
            int first = counts.IndexOfAnyExcept((byte)0);
            if (first >= 0)
            {
                int last = counts.LastIndexOfAnyExcept((byte)0);
                _low.Reserve(day, lowest + first, lowest + last);
                for (int i = first; i <= last; i++) Add(day, lowest + i, counts[i]);
            }

            if (other._beyond is null) continue;
            ReadOnlySpan<uint> beyond = other._beyond.Of(day, out lowest);
            for (int i = 0; i < beyond.Length; i++)
            {
                if (beyond[i] == 0) continue;
                _low.Reserve(day, lowest + i, lowest + i);
                AddBeyond(day, lowest + i, beyond[i]);
            }
        }
    }

    /// <summary>Adds counts of buckets that follow each other.</summary>
    /// <param name="day">The day.</param>
    /// <param name="range">The least and the greatest value counted, which lie in the first and the last of the buckets.</param>
    /// <param name="counts">The counts.</param>
    public void Add(int day, (long Least, long Greatest) range, ReadOnlySpan<uint> counts)
    {
        int first = BucketOf(range.Least);
        Debug.Assert(counts.Length == BucketOf(range.Greatest) + 1 - first);
        (_least[day], _greatest[day]) = (Math.Min(_least[day], range.Least), Math.Max(_greatest[day], range.Greatest));
        _low.Reserve(day, first, first + counts.Length - 1);
        for (int i = 0; i < counts.Length; i++) Add(day, first + i, counts[i]);
    }

    /// <summary>The least and the greatest value of a day.</summary>
    public (long Least, long Greatest) RangeOf(int day) => (_least[day], _greatest[day]);

    /// <summary>The counts of a day from its first bucket that is not empty to its last.</summary>
    public ReadOnlySpan<uint> CountsOf(int day, out int first)
    {
        ReadOnlySpan<byte> low = _low.Of(day, out int lowest);
        var counts = new uint[low.Length];
        for (int i = 0; i < counts.Length; i++) counts[i] = low[i];
        if (_beyond is not null)
        {
            ReadOnlySpan<uint> beyond = _beyond.Of(day, out int lowestBeyond);
            for (int i = 0; i < beyond.Length; i++)
            {
                if (beyond[i] > 0) counts[lowestBeyond + i - lowest] += beyond[i];
            }
        }

        int empty = counts.AsSpan().IndexOfAnyExcept(0U);
        first = empty < 0 ? 0 : lowest + empty;
        return empty < 0 ? [] : counts.AsSpan(empty..(counts.AsSpan().LastIndexOfAnyExcept(0U) + 1));
    }

    /// <summary>The smallest value that at least so many of the paths do not exceed: the middle of its bucket, or of the values that came what is nearest to that.</summary>
    public long ValueAt(int day, long rank)
    {
        ReadOnlySpan<uint> counts = CountsOf(day, out int first);
        long sum = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            sum += counts[i];
            if (sum >= rank) return Math.Clamp(MiddleOf(first + i), _least[day], _greatest[day]);
        }

        throw new InvalidOperationException($"Day {day} has {sum} values, and value {rank} was asked for.");
    }

    /// <summary>How many paths a quantile needs at or below it. In decimals, as the product of 0.07 and 100 has to be 7.</summary>
    public static long RankOf(double level, long paths) => Math.Clamp((long)Math.Ceiling((decimal)level * paths), 1, paths);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BucketOf(long value)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)value | 1) - Digits);
        return (shift << Digits) + (int)(value >> shift);
    }

    /// <summary>The buckets of some values, eight at once.</summary>
    /// <param name="values">The values.</param>
    /// <param name="buckets">Takes as many buckets.</param>
    public static void BucketsOf(ReadOnlySpan<long> values, Span<ushort> buckets)
    {
        unchecked
        {
            int at = 0;
            if (Avx512CD.IsSupported)
            {
                for (; at <= values.Length - Vector512<long>.Count; at += Vector512<long>.Count)
                {
                    Vector512<long> eight = Vector512.Create(values[at..]);
                    Vector512<ulong> shift = Vector512.Max(Vector512.Create(63L - Digits) - Avx512CD.LeadingZeroCount(eight | Vector512<long>.One), Vector512<long>.Zero).AsUInt64();
                    Avx512F.ConvertToVector128UInt16((shift << Digits) + Avx512F.ShiftRightLogicalVariable(eight, shift).AsUInt64()).CopyTo(buckets[at..]);
                }
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                for (; at <= values.Length - Vector512<long>.Count; at += Vector512<long>.Count)
                {
                    Vector512<long> eight = Vector512.Create(values[at..]);
                    if (((eight.GetLower() | eight.GetUpper()) & Vector256.Create(-1L << 52)) != Vector256<long>.Zero) break;
                    NumberVectors.Narrow(BucketsOf(eight.GetLower()), BucketsOf(eight.GetUpper())).CopyTo(buckets[at..]);
                }
            }

            for (; at < values.Length; at++) buckets[at] = (ushort)BucketOf(values[at]);
        }
    }

    /// <summary>The buckets of four numbers of 52 bits, where the processor does not count their digits: as a floating-point number each has them counted, and the first of them behind the count.</summary>
    private static Vector256<long> BucketsOf(Vector256<long> four)
    {
        // In the last bits of 2^52 a number stands as it is.
        Vector256<double> offset = Vector256.Create((double)(1L << 52));
        Vector256<long> floating = ((offset.AsInt64() | four).AsDouble() - offset).AsInt64();
        Vector256<long> buckets = (floating >>> 52 - Digits) - Vector256.Create(1023L + Digits - 1 << Digits);
        return Vector256.ConditionalSelect(Vector256.LessThan(four, Vector256.Create(1L << Digits)), four, buckets);
    }

    /// <summary>The middle of a bucket, rounded down.</summary>
    public static long MiddleOf(int bucket)
    {
        if (bucket < Exact) return bucket;
        int shift = (bucket >> Digits) - 1;
        long least = (long)(bucket - (shift << Digits)) << shift;
        return least + ((1L << shift) - 1) / 2;
    }

    private void Add(int day, int bucket, uint count)
    {
        ref byte low = ref _low.At(day, bucket);
        uint sum = low + count;
        low = unchecked((byte)sum);
        if (sum > byte.MaxValue) AddBeyond(day, bucket, sum & ~(uint)byte.MaxValue);
    }

    /// <summary>Adds to what is beyond the lowest digits of a count.</summary>
    private void AddBeyond(int day, int bucket, uint count)
    {
        _beyond ??= new BucketWindows<uint>(_days);
        _beyond.Reserve(day, bucket, bucket);
        _beyond.At(day, bucket) += count;
    }
}
