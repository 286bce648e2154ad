using System.Numerics;
using System.Runtime.CompilerServices;

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

    // Room for a few buckets more on both sides, so that few paths make a day grow.
    private const int Room = 4;

    private readonly int[] _lowest = new int[days];
    private readonly uint[]?[] _counts = new uint[days][];

    /// <summary>Counts the values of a path, one for each day.</summary>
    public void Add(ReadOnlySpan<long> values)
    {
        int[] lowest = _lowest;
        uint[]?[] all = _counts;
        for (int day = 0; day < values.Length; day++)
        {
            int bucket = BucketOf(values[day]);
            uint[]? counts = all[day];
            int place = bucket - lowest[day];
            if (counts is not null && place >= 0 && place < counts.Length) counts[place]++;
            else Grow(day, bucket, bucket)[bucket - lowest[day]]++;
        }
    }

    /// <summary>Counts the values of another histogram too.</summary>
    public void Add(ValueHistogram other)
    {
        for (int day = 0; day < days; day++)
        {
            ReadOnlySpan<uint> counts = other.CountsOf(day, out int first);
            if (counts.IsEmpty) continue;
            Add(day, first, counts);
        }
    }

    /// <summary>Adds counts of buckets that follow each other.</summary>
    public void Add(int day, int first, ReadOnlySpan<uint> counts)
    {
        uint[] sums = Grow(day, first, first + counts.Length - 1);
        for (int i = 0; i < counts.Length; i++) sums[first + i - _lowest[day]] += counts[i];
    }

    /// <summary>The counts of a day from its first bucket that is not empty to its last.</summary>
    public ReadOnlySpan<uint> CountsOf(int day, out int first)
    {
        ReadOnlySpan<uint> counts = _counts[day];
        int empty = counts.IndexOfAnyExcept(0U);
        first = empty < 0 ? 0 : _lowest[day] + empty;
        return empty < 0 ? [] : counts[empty..(counts.LastIndexOfAnyExcept(0U) + 1)];
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

    /// <summary>Makes room for buckets; each time half as much again as there was, so that a day grows only a few times.</summary>
    private uint[] Grow(int day, int first, int last)
    {
        uint[]? counts = _counts[day];
        if (counts is null)
        {
            _lowest[day] = Math.Max(0, first - Room);
            return _counts[day] = new uint[last - _lowest[day] + 1 + Room];
        }

        int lowest = _lowest[day], end = lowest + counts.Length, more = counts.Length / 2 + Room;
        if (first >= lowest && last < end) return counts;
        int newLowest = first < lowest ? Math.Max(0, Math.Min(first, lowest - more)) : lowest;
        int newEnd = last >= end ? Math.Max(last + 1, end + more) : end;
        var grown = new uint[newEnd - newLowest];
        counts.CopyTo(grown, lowest - newLowest);
        _lowest[day] = newLowest;
        return _counts[day] = grown;
    }
}
