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

    // The first slot in which anybody waits; the number of slots if nobody does.
    private int _front = layout.Slots;

    public CohortLayout Layout => layout;

    public long Total { get; private set; }

    /// <summary>How many of those who waited at the start still wait.</summary>
    public long Opening { get; private set; }

    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_occupied);
        _front = _counts.Length;
        Total = Opening = 0;
    }

    public void AddOpening(int slot, long count)
    {
        Add(slot, count);
        Opening += count;
    }

    public void Add(int slot, long count)
    {
        if (count == 0) return;
        _counts[slot] += count;
        _occupied[slot >> 6] |= 1UL << slot;
        _front = Math.Min(_front, slot);
        Total += count;
    }

    /// <summary>
    /// On each of some days lets the requests of that day join, and then serves those for whom cards are printed, in
    /// their order. Like all inner loops it calls nothing, so that its numbers stay in the processor's registers.
    /// </summary>
    /// <param name="month">The requests of each rate; takes the change of the number of those who wait, by kind.</param>
    /// <param name="slots">The slot which the requests of each rate join.</param>
    /// <param name="cards">The cards of each day of the month; not more than wait.</param>
    /// <param name="day">The first day.</param>
    /// <param name="end">The day after the last.</param>
    /// <param name="cardsLeft">How many cards were left when the last of the opening backlog was served.</param>
    /// <returns>The day on which that was; a negative number if it was on none of these.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Serve(MonthSheet month, ReadOnlySpan<int> slots, ReadOnlySpan<long> cards, int day, int end, out long cardsLeft)
    {
        Span<long> counts = _counts, changes = month.Backlog;
        ReadOnlySpan<long> requests = month.RequestsByRate;
        ReadOnlySpan<byte> kinds = _kinds;
        Span<ulong> occupied = _occupied;
        int front = _front, cleared = -1, joined = day, lowest = int.MaxValue;
        long opening = Opening, total = Total;
        cardsLeft = 0;
        foreach (int slot in slots) lowest = Math.Min(lowest, slot);
        while (day < end)
        {
            if (cards[day] == 0)
            {
                day++;
                continue;
            }

            if (front < lowest && cards[day] < counts[front])
            {
                // All of the day's cards go to the first cohort, and those who come are behind it: they can join later.
                long before = counts[front], left = before;
                int change = MonthSheet.Days * kinds[front];
                for (; day < end && cards[day] < left; day++)
                {
                    left -= cards[day];
                    changes[change + day] -= cards[day];
                }

                counts[front] = left;
                total -= before - left;
                if ((front & 1) == 0) opening -= before - left;
                continue;
            }

            for (int rate = 0; rate < slots.Length; rate++)
            {
                long come = 0;
                for (int i = joined; i <= day; i++) come += requests[MonthSheet.Days * rate + i];
                if (come == 0) continue;
                int slot = slots[rate];
                counts[slot] += come;
                occupied[slot >> 6] |= 1UL << slot;
                front = Math.Min(front, slot);
                total += come;
            }

            joined = day + 1;
            long served = cards[day];
            total -= served;
            while (served > 0)
            {
                long waiting = counts[front], share = Math.Min(served, waiting);
                counts[front] = waiting - share;
                changes[MonthSheet.Days * kinds[front] + day] -= share;
                served -= share;
                if ((front & 1) == 0)
                {
                    opening -= share;
                    if (opening == 0) (cleared, cardsLeft) = (day, served);
                }

                if (share < waiting) break;

                // On to the next slot in which somebody waits.
                int word = front >> 6;
                ulong bits = occupied[word] &= ~(1UL << front);
                while (bits == 0 && ++word < occupied.Length) bits = occupied[word];
                front = bits == 0 ? counts.Length : (word << 6) + BitOperations.TrailingZeroCount(bits);
            }

            day++;
        }

        _front = front;
        (Opening, Total) = (opening, total);
        for (int rate = 0; rate < slots.Length; rate++)
        {
            if (joined < end) Add(slots[rate], DailyNumbers.Sum(month.RequestsOf(rate)[joined..end]));
        }

        return cleared;
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
