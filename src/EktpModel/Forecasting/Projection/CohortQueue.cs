using System.Numerics;

namespace EktpModel.Forecasting;

/// <summary>
/// Who waits, by slot of a <see cref="CohortLayout"/>. A bit for each slot says whether anybody does, so that the
/// next to be served is found without walking over empty cohorts.
/// </summary>
internal sealed class CohortQueue
{
    private readonly CohortLayout _layout;
    private readonly long[] _counts;
    private readonly ulong[] _occupied;
    private readonly byte[] _kinds;
    private readonly long[] _byKind = new long[4];
    private int _firstWord;

    public CohortQueue(CohortLayout layout)
    {
        _layout = layout;
        _counts = new long[layout.Slots];
        _occupied = new ulong[(layout.Slots + 63) / 64];
        _kinds = new byte[layout.Slots];
        for (int slot = 0; slot < _kinds.Length; slot++) _kinds[slot] = (byte)layout.CohortOf(slot).Kind;
    }

    public long Total { get; private set; }

    /// <summary>How many of those who waited at the start still wait.</summary>
    public long Opening { get; private set; }

    public long OfKind(int kind) => _byKind[kind];

    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_occupied);
        Array.Clear(_byKind);
        _firstWord = 0;
        Total = Opening = 0;
    }

    public void AddOpening(Cohort cohort, long count)
    {
        Add(_layout.OpeningSlotOf(cohort), count);
        Opening += count;
    }

    public void Add(int slot, long count)
    {
        if (count == 0) return;
        int word = slot >> 6;
        _counts[slot] += count;
        _occupied[word] |= 1UL << slot;
        if (word < _firstWord) _firstWord = word;
        _byKind[_kinds[slot]] += count;
        Total += count;
    }

    /// <summary>Serves so many, not more than wait.</summary>
    /// <returns>How many were served when the last of the opening backlog was; meaningful only if it was in this call.</returns>
    public long Serve(long count)
    {
        long served = 0, lastOpening = 0;
        Total -= count;
        while (served < count)
        {
            while (_occupied[_firstWord] == 0) _firstWord++;
            int slot = (_firstWord << 6) + BitOperations.TrailingZeroCount(_occupied[_firstWord]);
            long waiting = _counts[slot];
            long share = Math.Min(waiting, count - served);
            _counts[slot] = waiting - share;
            _byKind[_kinds[slot]] -= share;
            served += share;
            if (share == waiting) _occupied[_firstWord] &= _occupied[_firstWord] - 1;
            if ((slot & 1) == 0)
            {
                Opening -= share;
                lastOpening = served;
            }
        }

        return lastOpening;
    }

    public Backlog ToBacklog()
    {
        if (Total == 0) return Backlog.Empty;
        List<CohortCount> cohorts = [];
        for (int slot = 0; slot < _counts.Length; slot++)
        {
            if (_counts[slot] > 0) cohorts.Add(new CohortCount(_layout.CohortOf(slot), new CardCount(_counts[slot])));
        }

        return Backlog.Of(cohorts);
    }
}
