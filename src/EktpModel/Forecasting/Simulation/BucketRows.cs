using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EktpModel.Forecasting;

/// <summary>
/// The values that a daily series took on some paths, by their buckets: noted path by path and counted day by day, so that a day's counts are in the
/// processor's nearest cache meanwhile, and room for all is made at once.
/// </summary>
internal sealed class BucketRows
{
    /// <summary>So many days are counted together: their buckets on a path fill 64 bytes.</summary>
    public const int DaysTogether = 32;

    private readonly int _days;
    private readonly int _width;
    private readonly ushort[] _buckets;
    private readonly ushort[] _first;
    private readonly ushort[] _last;
    private readonly long[] _least;
    private readonly long[] _greatest;

    /// <param name="days">The days of the series.</param>
    /// <param name="paths">The most paths.</param>
    public BucketRows(int days, int paths)
    {
        _days = days;

        // An odd number of times 64 bytes: the rows of an even one would share few places of a cache.
        _width = (days + DaysTogether - 1) / DaysTogether * DaysTogether | DaysTogether;
        _buckets = new ushort[checked(_width * paths)];
        _first = new ushort[_width];
        _last = new ushort[_width];
        _least = new long[days];
        _greatest = new long[days];
    }

    /// <summary>The bytes that the days of a path take, near enough.</summary>
    public static long BytesOf(int days) => (long)days * sizeof(ushort);

    /// <summary>How many paths are noted.</summary>
    public int Paths { get; private set; }

    /// <summary>The first bucket of each day that occurs; after <see cref="FindRanges"/>.</summary>
    public ReadOnlySpan<ushort> First => _first.AsSpan(0, _days);

    /// <summary>The last bucket of each day that occurs; after <see cref="FindRanges"/>.</summary>
    public ReadOnlySpan<ushort> Last => _last.AsSpan(0, _days);

    /// <summary>The least value of each day.</summary>
    public ReadOnlySpan<long> Least => _least;

    /// <summary>The greatest value of each day.</summary>
    public ReadOnlySpan<long> Greatest => _greatest;

    /// <summary>The buckets of some days on a path, up to <see cref="DaysTogether"/>.</summary>
    public ReadOnlySpan<ushort> Of(int path, int day) => _buckets.AsSpan(path * _width + day, Math.Min(DaysTogether, _days - day));

    /// <summary>Forgets all paths.</summary>
    public void Clear() => Paths = 0;

    /// <summary>Notes the values of a path, one for each day.</summary>
    public void Note(ReadOnlySpan<long> values)
    {
        values = values[.._days];
        Span<ushort> buckets = _buckets.AsSpan(Paths * _width, _days);
        Span<long> least = _least, greatest = _greatest;
        if (Paths == 0)
        {
            values.CopyTo(least);
            values.CopyTo(greatest);
        }

        int day = 0;
        if (Avx512CD.IsSupported)
        {
            for (; day <= buckets.Length - Vector512<long>.Count; day += Vector512<long>.Count)
            {
                Vector512<long> eight = Vector512.Create(values[day..]);
                Vector512.Min(eight, Vector512.Create<long>(least[day..])).CopyTo(least[day..]);
                Vector512.Max(eight, Vector512.Create<long>(greatest[day..])).CopyTo(greatest[day..]);
                Avx512F.ConvertToVector128UInt16(ValueHistogram.BucketsOf(eight)).CopyTo(buckets[day..]);
            }
        }

        for (; day < buckets.Length; day++)
        {
            (least[day], greatest[day]) = (Math.Min(least[day], values[day]), Math.Max(greatest[day], values[day]));
            buckets[day] = (ushort)ValueHistogram.BucketOf(values[day]);
        }

        Paths++;
    }

    /// <summary>Finds the first and the last bucket of each day that occur on any path.</summary>
    public void FindRanges()
    {
        unchecked
        {
            for (int day = 0; day < _width; day += DaysTogether)
            {
                ref ushort row = ref MemoryMarshal.GetReference(_buckets.AsSpan(day));
                Vector512<ushort> first = Vector512<ushort>.AllBitsSet, last = Vector512<ushort>.Zero;
                for (int at = 0; at < Paths * _width; at += _width)
                {
                    Vector512<ushort> buckets = Vector512.LoadUnsafe(ref row, (nuint)at);
                    first = Vector512.Min(first, buckets);
                    last = Vector512.Max(last, buckets);
                }

                first.CopyTo(_first, day);
                last.CopyTo(_last, day);
            }
        }
    }
}
