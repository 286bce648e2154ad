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
internal sealed class ValueHistogram(int days)
{
    private const int Digits = 7;
    private const int Exact = 1 << (Digits + 1);

    /// <summary>The bucket of the largest value there is.</summary>
    public static int LastBucket { get; } = BucketOf(long.MaxValue);

    // Most counts are small: here are their lowest eight binary digits, with room for some buckets more on both sides.
    private readonly BucketWindows<byte> _low = new(days, below: 8, above: 15);

    // What is beyond, a multiple of 256; not there until a count needs it.
    private BucketWindows<uint>? _beyond;

    /// <summary>Counts the values of a path, one for each day.</summary>
    public void Add(ReadOnlySpan<long> values)
    {
        values = values[..Math.Min(values.Length, days)];
        int day = 0;
        if (Avx512CD.IsSupported)
        {
            for (; day <= values.Length - Vector512<long>.Count; day += Vector512<long>.Count)
            {
                if (!TryAddEight(values, day)) AddEach(values.Slice(day, Vector512<long>.Count), day);
            }
        }

        AddEach(values[day..], day);
    }

    /// <summary>Counts the values of some days, one after another.</summary>
    private void AddEach(ReadOnlySpan<long> values, int first)
    {
        for (int i = 0; i < values.Length; i++)
        {
            int day = first + i, bucket = BucketOf(values[i]);
            uint place = unchecked((uint)(bucket - _low.Lowests[day]));
            if (place >= (uint)_low.Lengths[day])
            {
                _low.Reserve(day, bucket, bucket);
                place = (uint)(bucket - _low.Lowests[day]);
            }

            if (unchecked(++_low.Counts[_low.Starts[day] + (int)place]) == 0) AddBeyond(day, bucket, byte.MaxValue + 1);
        }
    }

    /// <summary>Counts the values of eight days, if there is room for them: where they are counted is found for all at once.</summary>
    private bool TryAddEight(ReadOnlySpan<long> values, int day)
    {
        unchecked
        {
            Vector512<long> eight = Vector512.Create(values[day..]);
            Vector512<ulong> shift = Vector512.Max(Vector512.Create(63L - Digits) - Avx512CD.LeadingZeroCount(eight | Vector512<long>.One), Vector512<long>.Zero).AsUInt64();
            Vector256<int> bucket = Avx512F.ConvertToVector256Int32((shift << Digits).AsInt64() + Avx512F.ShiftRightLogicalVariable(eight, shift));
            Vector256<int> place = bucket - Vector256.Create(_low.Lowests[day..]);
            if (Vector256.GreaterThanOrEqualAny(place.AsUInt32(), Vector256.Create(_low.Lengths[day..]).AsUInt32())) return false;
            Places places = default;
            (place + Vector256.Create(_low.Starts[day..])).CopyTo(places);
            Span<byte> counts = _low.Counts;
            for (int i = 0; i < Vector256<int>.Count; i++)
            {
                if (++counts[places[i]] == 0) AddBeyond(day + i, bucket[i], byte.MaxValue + 1);
            }

            return true;
        }
    }

    /// <summary>Counts the values of another histogram too.</summary>
    public void Add(ValueHistogram other)
    {
        for (int day = 0; day < days; day++)
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
    public void Add(int day, int first, ReadOnlySpan<uint> counts)
    {
        _low.Reserve(day, first, first + counts.Length - 1);
        for (int i = 0; i < counts.Length; i++) Add(day, first + i, counts[i]);
    }

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

    /// <summary>The smallest value that at least so many of the paths do not exceed.</summary>
    public long ValueAt(int day, long rank)
    {
        ReadOnlySpan<uint> counts = CountsOf(day, out int first);
        long sum = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            sum += counts[i];
            if (sum >= rank) return MiddleOf(first + i);
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

    /// <summary>Adds to what is beyond the lowest digits of a count. Where one of a day has come so far others will, so there is room for all.</summary>
    private void AddBeyond(int day, int bucket, uint count)
    {
        _beyond ??= new BucketWindows<uint>(days, below: 0, above: 0);
        _beyond.Reserve(day, _low.Lowests[day], _low.Lowests[day] + _low.Lengths[day] - 1);
        _beyond.At(day, bucket) += count;
    }

    /// <summary>Where eight days are counted.</summary>
    [InlineArray(8)]
    private struct Places
    {
        private int _first;
    }
}
