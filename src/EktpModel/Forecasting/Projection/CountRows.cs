namespace EktpModel.Forecasting;

/// <summary>Counts of cards or requests, a row of days for each region.</summary>
/// <param name="rows">How many rows there are.</param>
/// <param name="days">The days of each.</param>
internal sealed class CountRows(int rows, int days)
{
    private readonly CountRow[] _rows = new CountRow[rows];
    private RowSpace _space = new(rows);

    /// <summary>The count of a day that was written.</summary>
    public long this[int row, int day] => _rows[row][day];

    /// <summary>Writes the counts of some days, one after another.</summary>
    public void Write(int row, int day, ReadOnlySpan<long> counts)
    {
        while (!_rows[row].TryWrite(day, counts)) Widen(ref _rows[row], CountRow.WidthOf(DailyNumbers.BitsOf(counts)));
    }

    /// <summary>Reads a whole row.</summary>
    public void Read(int row, Span<long> counts) => _rows[row].Read(counts);

    /// <summary>A whole row, copied.</summary>
    public long[] Row(int row)
    {
        long[] counts = GC.AllocateUninitializedArray<long>(days);
        Read(row, counts);
        return counts;
    }

    /// <summary>What the counts take, in bytes.</summary>
    public long Bytes => _rows.Sum(row => (long)row.Bytes);

    /// <summary>Makes room in a row for counts of so many bytes, and takes what was written before over.</summary>
    private void Widen(ref CountRow row, int width)
    {
        CountRow wider = new(_space.Take(width * days), width);
        wider.CopyFrom(row);
        row = wider;
    }
}
