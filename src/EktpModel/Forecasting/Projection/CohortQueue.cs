using System.Numerics;
using System.Runtime.CompilerServices;

namespace EktpModel.Forecasting;

/// <summary>
/// Who waits, by slot of a <see cref="CohortLayout"/>. A bit for each slot says whether anybody does, so that the
/// next to be served is found without walking over empty cohorts.
/// </summary>
internal sealed class CohortQueue(CohortLayout layout)
{
    private readonly long[] _counts = new long[layout.Slots];
    private readonly ulong[] _occupied = new ulong[(layout.Slots + 63) / 64];
    private readonly byte[] _kinds = layout.KindOf;
    private readonly long[] _byKind = new long[CohortLayout.Kinds];
    private int _front;

    public CohortLayout Layout => layout;

    public long Total { get; private set; }

    /// <summary>How many of those who waited at the start still wait.</summary>
    public long Opening { get; private set; }

    public ReadOnlySpan<long> ByKind => _byKind;

    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_occupied);
        Array.Clear(_byKind);
        _front = 0;
        Total = Opening = 0;
    }

    public void AddOpening(int slot, int kind, long count)
    {
        Add(slot, kind, count);
        Opening += count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int slot, int kind, long count)
    {
        if (count == 0) return;
        long before = _counts[slot];
        _counts[slot] = before + count;
        if (before == 0) Occupy(slot);
        _byKind[kind] += count;
        Total += count;
    }

    private void Occupy(int slot)
    {
        _occupied[slot >> 6] |= 1UL << slot;
        if (slot < _front || Total == 0) _front = slot;
    }

    /// <summary>Serves so many, not more than wait.</summary>
    /// <returns>How many were served when the last of the opening backlog was; meaningful only if it was in this call.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Serve(long count)
    {
        // On most days all who are served are of the first cohort, and some of it are left.
        int front = _front;
        long waiting = _counts[front];
        if (count >= waiting) return ServeSome(count);
        _counts[front] = waiting - count;
        _byKind[_kinds[front]] -= count;
        Total -= count;
        if ((front & 1) != 0) return 0;
        Opening -= count;
        return count;
    }

    private long ServeSome(long count)
    {
        long left = count, lastOpening = 0;
        Total -= count;
        while (true)
        {
            int slot = _front;
            long waiting = _counts[slot];
            long share = Math.Min(waiting, left);
            _counts[slot] = waiting - share;
            _byKind[_kinds[slot]] -= share;
            left -= share;
            if ((slot & 1) == 0)
            {
                Opening -= share;
                lastOpening = count - left;
            }

            if (share == waiting) MoveOn(slot);
            if (left == 0) return lastOpening;
        }
    }

    /// <summary>Goes on from a slot where nobody waits any more to the next where somebody does, if there is one.</summary>
    private void MoveOn(int slot)
    {
        int word = slot >> 6;
        ulong occupied = _occupied[word] &= ~(1UL << slot);
        while (occupied == 0)
        {
            if (++word == _occupied.Length) return;
            occupied = _occupied[word];
        }

        _front = (word << 6) + BitOperations.TrailingZeroCount(occupied);
    }

    public Backlog ToBacklog()
    {
        if (Total == 0) return Backlog.Empty;
        List<CohortCount> cohorts = [];
        for (int slot = 0; slot < _counts.Length; slot++)
        {
            if (_counts[slot] > 0) cohorts.Add(new CohortCount(layout.CohortOf(slot), new CardCount(_counts[slot])));
        }

        return Backlog.Of(cohorts);
    }
}
