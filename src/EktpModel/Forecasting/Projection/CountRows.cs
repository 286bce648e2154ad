namespace EktpModel.Forecasting;

/// <summary>Counts of cards or requests, a row of days for each region; in 32 bits where all fit, which halves the memory of a forecast.</summary>
internal sealed class CountRows
{
    private readonly int _days;
    private readonly int[] _narrow;
    private readonly long[] _wide;

    /// <param name="rows">How many rows there are.</param>
    /// <param name="days">The days of each.</param>
    /// <param name="isNarrow">Whether no count can be beyond 32 bits.</param>
    public CountRows(int rows, int days, bool isNarrow)
    {
        int length = checked(rows * days);
        _days = days;

        // Every count is written before it is read, so that the arrays need not be cleared first.
        _narrow = isNarrow ? GC.AllocateUninitializedArray<int>(length) : [];
        _wide = isNarrow ? [] : GC.AllocateUninitializedArray<long>(length);
    }

    public long this[int row, int day] => _wide.Length > 0 ? _wide[row * _days + day] : _narrow[row * _days + day];

    /// <summary>Writes the counts of some days, one after another.</summary>
    public void Write(int row, int day, ReadOnlySpan<long> counts)
    {
        int at = row * _days + day;
        if (_wide.Length > 0) counts.CopyTo(_wide.AsSpan(at));
        else DailyNumbers.Narrow(counts, _narrow.AsSpan(at, counts.Length));
    }

    /// <summary>Reads a whole row.</summary>
    public void Read(int row, Span<long> counts)
    {
        int at = row * _days;
        if (_wide.Length > 0) _wide.AsSpan(at, _days).CopyTo(counts);
        else DailyNumbers.Widen(_narrow.AsSpan(at, _days), counts);
    }

    /// <summary>A whole row, copied.</summary>
    public long[] Row(int row)
    {
        long[] counts = GC.AllocateUninitializedArray<long>(_days);
        Read(row, counts);
        return counts;
    }
}
