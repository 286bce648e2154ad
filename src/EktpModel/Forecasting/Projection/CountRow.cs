namespace EktpModel.Forecasting;

/// <summary>
/// Counts of cards or requests, one for each day, in 16, 32 or 64 bits: as many as the largest written so far needs, which is mostly 16. The days of
/// many regions are most of what a forecast takes of memory, and getting that from the system costs as much as working it out. A row that is written again stays as wide as it was.
/// </summary>
internal struct CountRow
{
    // Every count is written before it is read, so that no array needs to be cleared first. At most one of them is there.
    private ushort[]? _short;
    private int[]? _medium;
    private long[]? _long;

    /// <summary>The count of a day that was written.</summary>
    public readonly long this[int day] => _short is not null ? _short[day] : _medium is not null ? _medium[day] : _long![day];

    /// <summary>Writes the counts of some days, one after another.</summary>
    /// <param name="day">The first of them.</param>
    /// <param name="counts">The counts. None should be below zero, but one that is needs 64 bits and is kept too.</param>
    /// <param name="days">How many days there are in all.</param>
    public void Write(int day, ReadOnlySpan<long> counts, int days)
    {
        if (_short is not null ? DailyNumbers.TryNarrow(counts, _short.AsSpan(day, counts.Length)) : _medium is not null && DailyNumbers.TryNarrow(counts, _medium.AsSpan(day, counts.Length))) return;
        if (_long is null) Widen(DailyNumbers.BitsOf(counts), days);
        if (_long is not null) counts.CopyTo(_long.AsSpan(day));
        else Write(day, counts, days);
    }

    /// <summary>Reads all days.</summary>
    public readonly void Read(Span<long> counts)
    {
        if (_short is not null) DailyNumbers.Widen<ushort>(_short, counts);
        else if (_medium is not null) DailyNumbers.Widen<int>(_medium, counts);
        else _long.CopyTo(counts);
    }

    /// <summary>The bytes of a count; of a row that was not written, the most.</summary>
    public readonly int Width => _short is not null ? sizeof(ushort) : _medium is not null ? sizeof(int) : sizeof(long);

    /// <summary>Makes room for counts of so many bits, and takes what was written before over.</summary>
    private void Widen(long bits, int days)
    {
        CountRow wider = default;
        if (bits is >= 0 and <= ushort.MaxValue) wider._short = GC.AllocateUninitializedArray<ushort>(days);
        else if (bits is >= 0 and <= int.MaxValue) wider._medium = GC.AllocateUninitializedArray<int>(days);
        else wider._long = GC.AllocateUninitializedArray<long>(days);

        for (int day = 0; _short is not null && wider._medium is not null && day < days; day++) wider._medium[day] = _short[day];
        if (wider._long is not null && (_short is not null || _medium is not null)) Read(wider._long);
        this = wider;
    }
}
