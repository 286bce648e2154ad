using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    // Room for some buckets more on both sides, so that few paths make a day grow.
    private const int RoomBelow = 8;
    private const int RoomAbove = 16;

    // The days' counts lie in one array. Most are small: here are their lowest eight binary digits, and what is beyond is elsewhere.
    private readonly Window[] _windows = new Window[days];
    private readonly Dictionary<(int Day, int Bucket), uint> _beyond = [];
    private byte[] _counts = [];
    private int _used;

    /// <summary>Counts the values of a path, one for each day.</summary>
    public void Add(ReadOnlySpan<long> values)
    {
        Window[] windows = _windows;
        for (int day = 0; day < values.Length && day < windows.Length; day++)
        {
            int bucket = BucketOf(values[day]);
            uint place = unchecked((uint)(bucket - windows[day].Lowest));
            if (place >= (uint)windows[day].Length)
            {
                Grow(day, bucket, bucket);
                place = (uint)(bucket - windows[day].Lowest);
            }

            if (unchecked(++_counts[windows[day].Start + (int)place]) == 0) AddBeyond(day, bucket, byte.MaxValue + 1);
        }
    }

    /// <summary>Counts the values of another histogram too.</summary>
    public void Add(ValueHistogram other)
    {
        for (int day = 0; day < days; day++)
        {
            Window window = other._windows[day];
            ReadOnlySpan<byte> counts = other._counts.AsSpan(window.Start, window.Length);
            int first = counts.IndexOfAnyExcept((byte)0);
            if (first < 0) continue;
            int last = counts.LastIndexOfAnyExcept((byte)0);
            Grow(day, window.Lowest + first, window.Lowest + last);
            for (int i = first; i <= last; i++) Add(day, window.Lowest + i, counts[i]);
        }

        foreach (((int day, int bucket), uint count) in other._beyond)
        {
            Grow(day, bucket, bucket);
            AddBeyond(day, bucket, count);
        }
    }

    /// <summary>Adds counts of buckets that follow each other.</summary>
    public void Add(int day, int first, ReadOnlySpan<uint> counts)
    {
        Grow(day, first, first + counts.Length - 1);
        for (int i = 0; i < counts.Length; i++) Add(day, first + i, counts[i]);
    }

    /// <summary>The counts of a day from its first bucket that is not empty to its last.</summary>
    public ReadOnlySpan<uint> CountsOf(int day, out int first)
    {
        Window window = _windows[day];
        var counts = new uint[window.Length];
        for (int i = 0; i < counts.Length; i++) counts[i] = _counts[window.Start + i] + (_beyond.Count == 0 ? 0 : _beyond.GetValueOrDefault((day, window.Lowest + i)));
        int empty = counts.AsSpan().IndexOfAnyExcept(0U);
        first = empty < 0 ? 0 : window.Lowest + empty;
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
        ref byte low = ref _counts[_windows[day].Start + bucket - _windows[day].Lowest];
        uint sum = low + count;
        low = unchecked((byte)sum);
        if (sum > byte.MaxValue) AddBeyond(day, bucket, sum & ~(uint)byte.MaxValue);
    }

    private void AddBeyond(int day, int bucket, uint count) => CollectionsMarshal.GetValueRefOrAddDefault(_beyond, (day, bucket), out _) += count;

    /// <summary>Makes room for buckets; each time as much again as there was, so that a day grows only a few times.</summary>
    private void Grow(int day, int first, int last)
    {
        Window old = _windows[day];
        int end = old.Lowest + old.Length;
        if (old.Length > 0 && first >= old.Lowest && last < end) return;
        int lowest, newEnd;
        if (old.Length == 0) (lowest, newEnd) = (Math.Max(0, first - RoomBelow), last + RoomAbove);
        else (lowest, newEnd) = (first < old.Lowest ? Math.Max(0, Math.Min(first, old.Lowest - old.Length)) : old.Lowest, last >= end ? Math.Max(last + 1, end + old.Length) : end);
        Window grown = new(Take(newEnd - lowest), lowest, newEnd - lowest);

        // The days may have moved closer together just now.
        old = _windows[day];
        if (old.Length > 0) _counts.AsSpan(old.Start, old.Length).CopyTo(_counts.AsSpan(grown.Start + old.Lowest - lowest));
        _windows[day] = grown;
    }

    /// <summary>Takes so many counts of zero, from a new array without the places that days have left, if there is no more room.</summary>
    private int Take(int length)
    {
        if (_used + length > _counts.Length)
        {
            int needed = length;
            foreach (Window window in _windows) needed += window.Length;
            var counts = new byte[Math.Max(days * (RoomBelow + RoomAbove), needed + needed / 2)];
            _used = 0;
            for (int day = 0; day < _windows.Length; day++)
            {
                Window window = _windows[day];
                _counts.AsSpan(window.Start, window.Length).CopyTo(counts.AsSpan(_used));
                _windows[day] = window with { Start = _used };
                _used += window.Length;
            }

            _counts = counts;
        }

        int start = _used;
        _used += length;
        return start;
    }

    /// <summary>Where the counts of a day are: those of so many buckets from the lowest on.</summary>
    private readonly record struct Window(int Start, int Lowest, int Length);
}
