using System.Buffers;

namespace EktpModel.Forecasting;

/// <summary>Counts of buckets, for each day those of a window of buckets that follow each other. All windows lie in one array; they grow as buckets are asked for.</summary>
/// <typeparam name="T">The counts.</typeparam>
/// <param name="days">How many days there are.</param>
/// <param name="below">Room below the first bucket of a day, so that few paths make it grow.</param>
/// <param name="above">Room above it.</param>
internal sealed class BucketWindows<T>(int days, int below, int above)
    where T : unmanaged
{
    private readonly int[] _starts = new int[days];
    private readonly int[] _lowests = new int[days];
    private readonly int[] _lengths = new int[days];
    private T[] _counts = [];
    private int _used;

    /// <summary>The counts of all days.</summary>
    public Span<T> Counts => _counts;

    /// <summary>Where the counts of each day begin.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>The first bucket of each day.</summary>
    public ReadOnlySpan<int> Lowests => _lowests;

    /// <summary>How many buckets each day has.</summary>
    public ReadOnlySpan<int> Lengths => _lengths;

    /// <summary>The counts of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="lowest">The bucket of the first of them.</param>
    public Span<T> Of(int day, out int lowest)
    {
        lowest = _lowests[day];
        return _counts.AsSpan(_starts[day], _lengths[day]);
    }

    /// <summary>The count of a bucket for which there is room.</summary>
    public ref T At(int day, int bucket) => ref _counts.AsSpan(_starts[day], _lengths[day])[bucket - _lowests[day]];

    /// <summary>Makes room for buckets; each time as much again as there was, so that a day grows only a few times.</summary>
    /// <param name="day">The day.</param>
    /// <param name="first">The first bucket.</param>
    /// <param name="last">The last one.</param>
    public void Reserve(int day, int first, int last)
    {
        int length = _lengths[day], lowest = _lowests[day], end = lowest + length;
        if (length > 0 && first >= lowest && last < end) return;
        int newLowest, newEnd;
        if (length == 0) (newLowest, newEnd) = (Math.Max(0, first - below), last + 1 + above);
        else (newLowest, newEnd) = (first < lowest ? Math.Max(0, Math.Min(first, lowest - length)) : lowest, last >= end ? Math.Max(last + 1, end + length) : end);
        int start = Take(newEnd - newLowest);

        // The days may have moved closer together just now.
        if (length > 0) _counts.AsSpan(_starts[day], length).CopyTo(_counts.AsSpan(start + lowest - newLowest));
        (_starts[day], _lowests[day], _lengths[day]) = (start, newLowest, newEnd - newLowest);
    }

    /// <summary>Takes so many counts of zero, from a new array without the places that days have left, if there is no more room.</summary>
    private int Take(int length)
    {
        if (_used + length > _counts.Length)
        {
            int needed = length;
            foreach (int taken in _lengths) needed += taken;
            T[] counts = ArrayPool<T>.Shared.Rent(Math.Max(days * (below + above), needed + needed / 4));
            Array.Clear(counts);
            _used = 0;
            for (int day = 0; day < _starts.Length; day++)
            {
                _counts.AsSpan(_starts[day], _lengths[day]).CopyTo(counts.AsSpan(_used));
                _starts[day] = _used;
                _used += _lengths[day];
            }

            if (_counts.Length > 0) ArrayPool<T>.Shared.Return(_counts);
            _counts = counts;
        }

        int start = _used;
        _used += length;
        return start;
    }
}
