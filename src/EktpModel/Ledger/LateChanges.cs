namespace EktpModel;

/// <summary>Changes of a balance that came after later ones, noted as they come, until they are settled together.</summary>
internal sealed class LateChanges
{
    private int[] _dates = [];
    private long[] _changes = [];
    private int _count;

    /// <summary>How many there are. What was written before they were cleared can be seen by every thread that finds none.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Add(int date, long change)
    {
        if (_count == _dates.Length)
        {
            int size = Math.Max(4, 2 * _count);
            Array.Resize(ref _dates, size);
            Array.Resize(ref _changes, size);
        }

        _dates[_count] = date;
        _changes[_count] = change;
        _count++;
    }

    /// <summary>Puts them in order, those of the same date in one.</summary>
    public void Sort(out ReadOnlySpan<int> dates, out ReadOnlySpan<long> changes)
    {
        Array.Sort(_dates, _changes, 0, _count);
        int kept = 0;
        for (int i = 1; i < _count; i++)
        {
            if (_dates[i] != _dates[kept])
            {
                _dates[++kept] = _dates[i];
                _changes[kept] = _changes[i];
            }
            else
            {
                _changes[kept] = unchecked(_changes[kept] + _changes[i]);
            }
        }

        dates = _dates.AsSpan(0, kept + 1);
        changes = _changes.AsSpan(0, kept + 1);
    }

    public void Clear() => Volatile.Write(ref _count, 0);
}
