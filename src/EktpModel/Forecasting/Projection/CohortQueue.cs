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

    // Where the changes of each slot's kind begin on the sheet of a month.
    private readonly int[] _rows = Array.ConvertAll(layout.KindOf, kind => MonthSheet.Days * kind);

    // The first slot in which anybody waits; the number of slots if nobody does.
    private int _front = layout.Slots;

    public CohortLayout Layout => layout;

    public long Total => DailyNumbers.Sum(_counts);

    /// <summary>How many of those who waited at the start still wait.</summary>
    public long Opening { get; private set; }

    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_occupied);
        _front = _counts.Length;
        Opening = 0;
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
    }

    /// <summary>
    /// On each of some days lets the requests of that day join, and then serves those for whom cards are printed, in
    /// their order. Like all inner loops it calls nothing, so that its numbers stay in the processor's registers.
    /// </summary>
    /// <param name="month">The requests of each rate; takes the change of the number of those who wait, by kind, on days at whose end somebody does.</param>
    /// <param name="slots">The slot which the requests of each rate join.</param>
    /// <param name="cards">The cards of each day of the month; not more than wait.</param>
    /// <param name="nobody">The days at whose end nobody waits, the first one of the month the lowest bit.</param>
    /// <param name="day">The first day.</param>
    /// <param name="end">The day after the last.</param>
    /// <param name="cardsLeft">How many cards were left when the last of the opening backlog was served.</param>
    /// <returns>The day on which that was; a negative number if it was on none of these.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Serve(MonthSheet month, ReadOnlySpan<int> slots, ReadOnlySpan<long> cards, uint nobody, int day, int end, out long cardsLeft)
    {
        Span<long> counts = _counts, changes = month.Backlog;
        ReadOnlySpan<long> requests = month.RequestsByRate;
        Span<ulong> occupied = _occupied;
        int front = _front, cleared = -1, joined = day, lowest = counts.Length;
        long opening = Opening;
        cardsLeft = 0;
        cards = cards[..end];
        unchecked
        {
            // All who wait were shown to fit into a long when the scenario was made; nobody is served who does not wait.
            foreach (int slot in slots) lowest = Math.Min(lowest, slot);
            for (; day < cards.Length; day++)
            {
                if (front < lowest)
                {
                    // Those who come stand behind the first cohort; as long as it takes all cards they need not join.
                    long before = counts[front], left = before;
                    Span<long> change = changes.Slice(_rows[front], cards.Length);
                    for (; day < cards.Length && cards[day] < left; day++)
                    {
                        left -= cards[day];
                        change[day] -= cards[day];
                    }

                    counts[front] = left;
                    if ((front & 1) == 0) opening -= before - left;
                    if (day == cards.Length) break;
                }

                if (opening == 0 && (nobody >> day & 1) != 0)
                {
                    // All are served, in whatever order, and those who came meanwhile need not join first.
                    if (front < counts.Length) front = Empty(counts, occupied);
                    joined = day + 1;
                    continue;
                }

                for (long served = cards[day]; served > 0;)
                {
                    if (front >= lowest && joined <= day)
                    {
                        for (int rate = 0; rate < slots.Length; rate++)
                        {
                            long come = 0;
                            for (int i = joined; i <= day; i++) come += requests[MonthSheet.Days * rate + i];
                            if (come == 0) continue;
                            int slot = slots[rate];
                            counts[slot] += come;
                            occupied[slot >> 6] |= 1UL << slot;
                            front = Math.Min(front, slot);
                        }

                        joined = day + 1;
                    }

                    long waiting = counts[front], share = Math.Min(served, waiting);
                    counts[front] = waiting - share;
                    changes[_rows[front] + day] -= share;
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
            }
        }

        _front = front;
        Opening = opening;
        for (int rate = 0; rate < slots.Length; rate++)
        {
            if (joined < end) Add(slots[rate], DailyNumbers.Sum(month.RequestsOf(rate)[joined..end]));
        }

        return cleared;
    }

    private static int Empty(Span<long> counts, Span<ulong> occupied)
    {
        for (int word = 0; word < occupied.Length; word++)
        {
            for (ulong bits = occupied[word]; bits != 0; bits &= bits - 1) counts[(word << 6) + BitOperations.TrailingZeroCount(bits)] = 0;
            occupied[word] = 0;
        }

        return counts.Length;
    }

    public Backlog ToBacklog()
    {
        if (_front == _counts.Length) return Backlog.Empty;
        List<CohortCount> cohorts = [];
        for (int slot = 0; slot < _counts.Length; slot++)
        {
            if (_counts[slot] > 0) cohorts.Add(new CohortCount(layout.CohortOf(slot), new CardCount(_counts[slot])));
        }

        return Backlog.Of(cohorts);
    }
}
