namespace EktpModel.Forecasting;

/// <summary>Counts of cards or requests, a row of days for each region.</summary>
/// <param name="rows">How many rows there are.</param>
/// <param name="days">The days of each.</param>
internal sealed class CountRows(int rows, int days)
{
    private readonly CountRow[] _rows = new CountRow[rows];

    /// <summary>The count of a day that was written.</summary>
    public long this[int row, int day] => _rows[row][day];

    /// <summary>Writes the counts of some days, one after another.</summary>
    public void Write(int row, int day, ReadOnlySpan<long> counts) => _rows[row].Write(day, counts, days);

    /// <summary>Reads a whole row.</summary>
    public void Read(int row, Span<long> counts) => _rows[row].Read(counts);

    /// <summary>A whole row, copied.</summary>
    public long[] Row(int row)
    {
        long[] counts = GC.AllocateUninitializedArray<long>(days);
        Read(row, counts);
        return counts;
    }

    /// <summary>What the rows take, in bytes.</summary>
    public long Bytes => _rows.Sum(row => (long)days * row.Width);
}
