using System.Runtime.CompilerServices;

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
        if (_short is not null && DailyNumbers.TryNarrow(counts, _short.AsSpan(day, counts.Length))) return;
        WriteWider(day, counts, days);
    }

    // Into 16 bits it was tried before, in vain, unless nothing was written yet; what that left in the row is written over here.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteWider(int day, ReadOnlySpan<long> counts, int days)
    {
        long bits = DailyNumbers.BitsOf(counts);
        if (_short is null && _medium is null && _long is null) Begin(bits, days);
        else if (_short is not null || (_medium is not null && bits is < 0 or > int.MaxValue)) Widen(bits);

        if (_short is not null) DailyNumbers.TryNarrow(counts, _short.AsSpan(day));
        else if (_medium is not null) DailyNumbers.Narrow(counts, _medium.AsSpan(day, counts.Length));
        else counts.CopyTo(_long.AsSpan(day));
    }

    /// <summary>Reads all days.</summary>
    public readonly void Read(Span<long> counts)
    {
        if (_short is not null) DailyNumbers.Widen(_short, counts);
        else if (_medium is not null) DailyNumbers.Widen(_medium, counts);
        else _long.CopyTo(counts);
    }

    /// <summary>The bytes of a count; of a row that was not written, the most.</summary>
    public readonly int Width => _short is not null ? sizeof(ushort) : _medium is not null ? sizeof(int) : sizeof(long);

    private void Begin(long bits, int days)
    {
        if (bits is >= 0 and <= ushort.MaxValue) _short = GC.AllocateUninitializedArray<ushort>(days);
        else if (bits is >= 0 and <= int.MaxValue) _medium = GC.AllocateUninitializedArray<int>(days);
        else _long = GC.AllocateUninitializedArray<long>(days);
    }

    private void Widen(long bits)
    {
        CountRow wider = default;
        int days = _short?.Length ?? _medium!.Length;
        wider.Begin(bits, days);
        if (wider._medium is not null)
        {
            for (int day = 0; day < days; day++) wider._medium[day] = _short![day];
        }
        else
        {
            Read(wider._long);
        }

        this = wider;
    }
}
