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
        _first = new ushort[days];
        _last = new ushort[days];
        _least = new long[days];
        _greatest = new long[days];
    }

    /// <summary>The bytes that the days of a path take, near enough.</summary>
    public static long BytesOf(int days) => (long)days * sizeof(ushort);

    /// <summary>How many paths are noted.</summary>
    public int Paths { get; private set; }

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
        ValueHistogram.BucketsOf(values, _buckets.AsSpan(Paths * _width, _days));
        if (Paths++ == 0)
        {
            values.CopyTo(_least);
            values.CopyTo(_greatest);
        }
        else DailyNumbers.Extend(_least, _greatest, values, values);
    }

    /// <summary>The first bucket of each day that occurs on any path: that of the least value.</summary>
    public ReadOnlySpan<ushort> FindFirst() => BucketsOf(_least, _first);

    /// <summary>The last bucket of each day that occurs on any path: that of the greatest value.</summary>
    public ReadOnlySpan<ushort> FindLast() => BucketsOf(_greatest, _last);

    private static ReadOnlySpan<ushort> BucketsOf(long[] values, ushort[] buckets)
    {
        ValueHistogram.BucketsOf(values, buckets);
        return buckets;
    }
}
