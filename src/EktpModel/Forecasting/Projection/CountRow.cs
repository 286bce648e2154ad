using System.Runtime.InteropServices;

namespace EktpModel.Forecasting;

/// <summary>
/// Counts of cards or requests, one for each day, in 16, 32 or 64 bits: as many as the largest written so far needs, which is mostly 16. The days of
/// many regions are most of what a forecast takes of memory, and getting that from the system costs as much as working it out. A row that is written again stays as wide as it was.
/// </summary>
internal readonly struct CountRow
{
    private readonly byte[]? _bytes;
    private readonly int _first;
    private readonly int _length;
    private readonly int _width;

    /// <summary>A row of which no day is written yet.</summary>
    /// <param name="room">As many bytes for each day as a count has. Every count is written before it is read, so that nothing needs to be cleared first.</param>
    /// <param name="width">The bytes of a count: 2, 4 or 8.</param>
    public CountRow(ArraySegment<byte> room, int width)
    {
        _bytes = room.Array;
        _first = room.Offset;
        _length = room.Count;
        _width = width;
    }

    /// <summary>The bytes of all counts.</summary>
    public int Bytes => _length;

    /// <summary>The count of a day that was written.</summary>
    public long this[int day] => _width switch
    {
        sizeof(ushort) => As<ushort>()[day],
        sizeof(int) => As<int>()[day],
        _ => As<long>()[day],
    };

    /// <summary>The bytes in which no number of such bits is too large.</summary>
    public static int WidthOf(long bits) => bits switch
    {
        >= 0 and <= ushort.MaxValue => sizeof(ushort),
        >= 0 and <= int.MaxValue => sizeof(int),
        _ => sizeof(long),
    };

    /// <summary>Writes the counts of some days, one after another, if the row is wide enough.</summary>
    /// <param name="day">The first of them.</param>
    /// <param name="counts">The counts. None should be below zero, but one that is needs 64 bits and is kept too.</param>
    /// <returns>Whether it is; if not, nothing was written that can be read.</returns>
    public bool TryWrite(int day, ReadOnlySpan<long> counts)
    {
        switch (_width)
        {
            case sizeof(ushort):
                return DailyNumbers.TryNarrow(counts, As<ushort>().Slice(day, counts.Length));
            case sizeof(int):
                return DailyNumbers.TryNarrow(counts, As<int>().Slice(day, counts.Length));
            case sizeof(long):
                counts.CopyTo(As<long>()[day..]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads all days.</summary>
    public void Read(Span<long> counts)
    {
        if (_width == sizeof(ushort)) DailyNumbers.Widen<ushort>(As<ushort>(), counts);
        else if (_width == sizeof(int)) DailyNumbers.Widen<int>(As<int>(), counts);
        else As<long>().CopyTo(counts);
    }

    /// <summary>Takes over the counts of a narrower row, if it has any.</summary>
    public void CopyFrom(CountRow narrower)
    {
        if (narrower._bytes is null) return;
        if (_width == sizeof(long)) narrower.Read(As<long>());
        else DailyNumbers.Widen(narrower.As<ushort>(), As<int>());
    }

    private Span<T> As<T>()
        where T : struct => MemoryMarshal.Cast<byte, T>(_bytes.AsSpan(_first, _length));
}
