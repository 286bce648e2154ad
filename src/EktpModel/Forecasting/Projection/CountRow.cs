namespace EktpModel.Forecasting;

/// <summary>
/// Counts of cards or requests, one for each day, in 16, 32 or 64 bits: as many as the largest written so far needs, which is mostly 16. The days of
/// many regions are most of what a forecast takes of memory, and getting that from the system costs as much as working it out. A row that is written again stays as wide as it was.
/// </summary>
internal readonly struct CountRow
{
    // Every count is written before it is read, so that nothing needs to be cleared first. At most one of them is there.
    private readonly ArraySegment<ushort> _short;
    private readonly ArraySegment<int> _medium;
    private readonly ArraySegment<long> _long;

    /// <summary>A row of counts of at most 16 bits.</summary>
    public CountRow(ArraySegment<ushort> room) => _short = room;

    private CountRow(ArraySegment<int> room) => _medium = room;

    private CountRow(ArraySegment<long> room) => _long = room;

    /// <summary>The count of a day that was written.</summary>
    public long this[int day] => _short.Array is not null ? _short[day] : _medium.Array is not null ? _medium[day] : _long[day];

    /// <summary>Writes the counts of some days, one after another, if the row is wide enough.</summary>
    /// <param name="day">The first of them.</param>
    /// <param name="counts">The counts. None should be below zero, but one that is needs 64 bits and is kept too.</param>
    /// <returns>Whether it is; if not, nothing was written that can be read.</returns>
    public bool TryWrite(int day, ReadOnlySpan<long> counts)
    {
        if (_short.Array is not null) return DailyNumbers.TryNarrow(counts, _short.AsSpan(day, counts.Length));
        if (_medium.Array is not null) return DailyNumbers.TryNarrow(counts, _medium.AsSpan(day, counts.Length));
        if (_long.Array is null) return false;
        counts.CopyTo(_long.AsSpan(day));
        return true;
    }

    /// <summary>Reads all days.</summary>
    public void Read(Span<long> counts)
    {
        if (_short.Array is not null) DailyNumbers.Widen<ushort>(_short, counts);
        else if (_medium.Array is not null) DailyNumbers.Widen<int>(_medium, counts);
        else _long.AsSpan().CopyTo(counts);
    }

    /// <summary>The bytes of a count; of a row that was not written, the most.</summary>
    public int Width => _short.Array is not null ? sizeof(ushort) : _medium.Array is not null ? sizeof(int) : sizeof(long);

    /// <summary>The same counts in a row of 32 bits.</summary>
    public CountRow Widen(ArraySegment<int> room)
    {
        for (int day = 0; day < _short.Count; day++) room[day] = _short[day];
        return new CountRow(room);
    }

    /// <summary>The same counts in a row of 64 bits.</summary>
    public CountRow Widen(ArraySegment<long> room)
    {
        if (_short.Array is not null || _medium.Array is not null) Read(room);
        return new CountRow(room);
    }
}
