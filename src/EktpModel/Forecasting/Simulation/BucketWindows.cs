using System.Buffers;

namespace EktpModel.Forecasting;

/// <summary>Counts of buckets, for each day those of a window of buckets that follow each other. All windows lie in one array; they grow as buckets are asked for.</summary>
/// <typeparam name="T">The counts.</typeparam>
/// <param name="days">How many days there are.</param>
internal sealed class BucketWindows<T>(int days)
    where T : unmanaged
{
    // Room for buckets on a side on which a window grows, beside a quarter of all it then has.
    private const int LeastRoom = 8;

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

    /// <summary>Makes room for some buckets of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="first">The first bucket.</param>
    /// <param name="last">The last one.</param>
    public void Reserve(int day, int first, int last) => Reserve(day, [(ushort)first], [(ushort)last], CancellationToken.None);

    /// <summary>Makes room for some buckets of all days at once.</summary>
    /// <param name="first">The first bucket of each day.</param>
    /// <param name="last">The last one.</param>
    /// <param name="cancellation">Ends the work early, after which the counts are of no more use.</param>
    public void Reserve(ReadOnlySpan<ushort> first, ReadOnlySpan<ushort> last, CancellationToken cancellation) => Reserve(0, first, last, cancellation);

    private void Reserve(int from, ReadOnlySpan<ushort> first, ReadOnlySpan<ushort> last, CancellationToken cancellation)
    {
        long more = 0;
        for (int i = 0; i < first.Length; i++)
        {
            if (!Holds(from + i, first[i], last[i])) more += Wider(from + i, first[i], last[i]).Length;
        }

        if (more == 0) return;
        if (more > _counts.Length - _used)
        {
            MoveAll(from, first, last, cancellation);
            return;
        }

        for (int i = 0; i < first.Length; i++)
        {
            if (Holds(from + i, first[i], last[i])) continue;
            cancellation.ThrowIfCancellationRequested();
            (int lowest, int length) = Wider(from + i, first[i], last[i]);
            Move(from + i, lowest, _counts.AsSpan(_used, length), _used);
            _used += length;
        }
    }

    /// <summary>Moves all windows to a new array, without the places that days have left, and those of some days to wider places.</summary>
    private void MoveAll(int from, ReadOnlySpan<ushort> first, ReadOnlySpan<ushort> last, CancellationToken cancellation)
    {
        long needed = 0;
        for (int day = 0; day < _starts.Length; day++) needed += Wanted(day, from, first, last).Length;
        if (needed > Array.MaxLength) throw LimitExceededException.OfArray("The number of ranges of values on all days of a series", needed, "simulate fewer days at once, or do not keep the series that scatters so widely");

        // What is taken is cleared then, so that room that is never taken need not be there at all.
        T[] counts = ArrayPool<T>.Shared.Rent((int)Math.Min(needed + needed / 4, Array.MaxLength));
        int used = 0;
        for (int day = 0; day < _starts.Length; day++)
        {
            cancellation.ThrowIfCancellationRequested();
            (int lowest, int length) = Wanted(day, from, first, last);
            Move(day, lowest, counts.AsSpan(used, length), used);
            used += length;
        }

        if (_counts.Length > 0) ArrayPool<T>.Shared.Return(_counts);
        (_counts, _used) = (counts, used);
    }

    /// <summary>Gives a day a place that holds its window, with the counts that it had.</summary>
    private void Move(int day, int lowest, Span<T> place, int start)
    {
        ReadOnlySpan<T> before = Of(day, out int lowestBefore);
        if (before.Length < place.Length) place.Clear();
        if (before.Length > 0) before.CopyTo(place[(lowestBefore - lowest)..]);
        (_starts[day], _lowests[day], _lengths[day]) = (start, lowest, place.Length);
    }

    private (int Lowest, int Length) Wanted(int day, int from, ReadOnlySpan<ushort> first, ReadOnlySpan<ushort> last)
    {
        int i = day - from;
        return i < 0 || i >= first.Length || Holds(day, first[i], last[i]) ? (_lowests[day], _lengths[day]) : Wider(day, first[i], last[i]);
    }

    private bool Holds(int day, int first, int last) => first >= _lowests[day] && last < _lowests[day] + _lengths[day];

    /// <summary>The window that a day needs to hold some buckets too.</summary>
    private (int Lowest, int Length) Wider(int day, int first, int last)
    {
        bool isNew = _lengths[day] == 0;
        int lowest = isNew ? first : Math.Min(first, _lowests[day]), end = isNew ? last + 1 : Math.Max(last + 1, _lowests[day] + _lengths[day]);
        int room = Math.Max(LeastRoom, (end - lowest) / 4);
        if (isNew || first < _lowests[day]) lowest = Math.Max(0, lowest - room);
        if (isNew || last >= _lowests[day] + _lengths[day]) end += room;
        return (lowest, end - lowest);
    }
}
