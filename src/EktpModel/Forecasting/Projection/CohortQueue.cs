using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EktpModel.Forecasting;

/// <summary>
/// Who waits, by slot of a <see cref="CohortLayout"/>. A bit for each slot says whether anybody does, so that the
/// next to be served is found without walking over empty cohorts.
/// </summary>
internal sealed class CohortQueue(CohortLayout layout)
{
    private readonly long[] _counts = new long[layout.Slots];
    private readonly ulong[] _occupied = new ulong[(layout.Slots + 63) / 64];

    // Where the changes of each slot's kind begin on the sheet.
    private readonly int[] _rows = Array.ConvertAll(layout.KindOf, kind => DaySheet.Days * kind);

    // The first slot in which anybody waits; the number of slots if nobody does.
    private int _front = layout.Slots;

    // The day on which the last of the opening backlog was served, and how many cards were left then; below zero where it was on none of the days served last.
    private (int Day, long CardsLeft) _cleared;

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

    /// <summary>On each of some days of a month lets the requests of that day join, and then serves those for whom cards are printed, in their order.</summary>
    /// <param name="sheet">The requests of each rate; takes the change of the number of those who wait, by kind, on days at whose end somebody does.</param>
    /// <param name="slots">The slot which the requests of each rate join.</param>
    /// <param name="cards">The cards of each day of the sheet; not more than wait.</param>
    /// <param name="nobody">The days at whose end nobody waits, the first one of the sheet the lowest bit.</param>
    /// <param name="day">The first day.</param>
    /// <param name="end">The day after the last.</param>
    /// <param name="cardsLeft">How many cards were left when the last of the opening backlog was served.</param>
    /// <returns>The day on which that was; a negative number if it was on none of these.</returns>
    public int Serve(DaySheet sheet, ReadOnlySpan<int> slots, ReadOnlySpan<long> cards, ulong nobody, int day, int end, out long cardsLeft)
    {
        _cleared = (-1, 0);
        cards = cards[..end];
        int joined = day, lowest = _counts.Length;
        foreach (int slot in slots) lowest = Math.Min(lowest, slot);
        long left = cards[day];
        if (_front < lowest) day = ServeThoseBefore(lowest, sheet, cards, day, out left);
        if (day < end) joined = ServeDaily(sheet, slots, lowest, cards, nobody, day, left, joined);
        for (int rate = 0; rate < slots.Length; rate++)
        {
            if (joined < end) Add(slots[rate], DailyNumbers.Sum(sheet.RequestsOf(rate)[joined..end]));
        }

        cardsLeft = _cleared.CardsLeft;
        return _cleared.Day;
    }

    /// <summary>
    /// Serves those who stand before all who come; as long as they take all cards, the others need not join. The cards of all days are laid
    /// end to end: each cohort takes a stretch of them, and how much of it is of each day follows without a jump. The stretch begins in the
    /// vector of days in which that of the cohort before ended. The inner loop calls nothing, so that its numbers stay in the processor's registers.
    /// </summary>
    /// <param name="lowest">The first slot that anybody joins.</param>
    /// <param name="sheet">Takes the changes.</param>
    /// <param name="cards">The cards of each day of the sheet up to the last that is served.</param>
    /// <param name="day">The first day.</param>
    /// <param name="left">The cards left for others on the day returned.</param>
    /// <returns>The first day on which cards are left for others; the day after the last if they are on none.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ServeThoseBefore(int lowest, DaySheet sheet, ReadOnlySpan<long> cards, int day, out long left)
    {
        Span<long> counts = _counts, changes = sheet.Backlog, until = sheet.CardsUntil;
        Span<ulong> occupied = _occupied;
        int front = _front, days = cards.Length - day, width = Vector512<long>.Count, at = 0;
        long taken = 0;
        unchecked
        {
            // The cards before the first day, and up to the end of each; no more than wait, so they fit into a long. In whole vectors the last day is followed by days with none.
            until[0] = 0;
            DailyNumbers.Accumulate(cards[day..], until[1..], 0);
            long all = until[days];
            until.Slice(days + 1, width).Fill(all);
            ref long first = ref MemoryMarshal.GetReference(until);
            while (taken < all && front < lowest)
            {
                long waiting = counts[front], before = taken;
                taken = Math.Min(before + waiting, all);
                Vector512<long> from = Vector512.Create(before), to = Vector512.Create(taken), eveningBefore = from;
                ref long change = ref MemoryMarshal.GetReference(changes.Slice(_rows[front] + day, days));
                for (; ; at += width)
                {
                    Vector512<long> evening = Vector512.Min(Vector512.Max(Vector512.LoadUnsafe(ref first, (nuint)at + 1), from), to);
                    Vector512<long> morning = NumberVectors.MovesFour ? NumberVectors.After(eveningBefore, evening) : Vector512.Min(Vector512.Max(Vector512.LoadUnsafe(ref first, (nuint)at), from), to);
                    eveningBefore = evening;
                    (Vector512.LoadUnsafe(ref change, (nuint)at) - (evening - morning)).StoreUnsafe(ref change, (nuint)at);
                    if (until[at + width] >= taken) break;
                }

                long served = taken - before;
                counts[front] = waiting - served;
                if ((front & 1) == 0)
                {
                    Opening -= served;
                    if (Opening == 0)
                    {
                        int last = 0;
                        while (until[last + 1] < taken) last++;
                        _cleared = (day + last, until[last + 1] - taken);
                    }
                }

                if (served == waiting) front = Leave(front, occupied, counts.Length);
            }

            _front = front;
            left = all - taken;
            if (left == 0) return cards.Length;
            int next = 0;
            while (until[next + 1] <= taken) next++;
            left = until[next + 1] - taken;
            return day + next;
        }
    }

    /// <summary>
    /// Serves day by day all who wait and who come. Like all inner loops it calls nothing, so that its numbers stay in the processor's registers.
    /// </summary>
    /// <param name="sheet">The requests; takes the changes.</param>
    /// <param name="slots">The slot which the requests of each rate join.</param>
    /// <param name="lowest">The first of them.</param>
    /// <param name="cards">The cards of each day of the sheet up to the last that is served.</param>
    /// <param name="nobody">The days at whose end nobody waits.</param>
    /// <param name="day">The first day.</param>
    /// <param name="served">The cards to serve with on that day: some of it may have served others.</param>
    /// <param name="joined">The first day whose requests have not joined.</param>
    /// <returns>The first day whose requests have not joined in the end.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ServeDaily(DaySheet sheet, ReadOnlySpan<int> slots, int lowest, ReadOnlySpan<long> cards, ulong nobody, int day, long served, int joined)
    {
        Span<long> counts = _counts, changes = sheet.Backlog;
        ReadOnlySpan<long> requests = sheet.RequestsByRate;
        Span<ulong> occupied = _occupied;
        int front = _front;
        long opening = Opening;
        unchecked
        {
            // All who wait were shown to fit into a long when the scenario was made; nobody is served who does not wait.
            while (true)
            {
                if (opening == 0 && (nobody >> day & 1) != 0)
                {
                    // All are served, in whatever order, and those who came meanwhile need not join first.
                    if (front < counts.Length) front = Empty(counts, occupied);
                    joined = day + 1;
                    served = 0;
                }

                while (served > 0)
                {
                    if (front >= lowest && joined <= day)
                    {
                        for (int rate = 0; rate < slots.Length; rate++)
                        {
                            long come = 0;
                            for (int i = joined; i <= day; i++) come += requests[DaySheet.Days * rate + i];
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
                        if (opening == 0) _cleared = (day, served);
                    }

                    if (share == waiting) front = Leave(front, occupied, counts.Length);
                }

                if (++day == cards.Length) break;
                served = cards[day];
            }
        }

        _front = front;
        Opening = opening;
        return joined;
    }

    /// <summary>Leaves a slot in which nobody waits any more.</summary>
    /// <returns>The next slot in which somebody does; <paramref name="none"/> if nobody does in any.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Leave(int slot, Span<ulong> occupied, int none)
    {
        int word = slot >> 6;
        ulong bits = occupied[word] &= ~(1UL << slot);
        while (bits == 0 && ++word < occupied.Length) bits = occupied[word];
        return bits == 0 ? none : (word << 6) + BitOperations.TrailingZeroCount(bits);
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
        int cohorts = 0, taken = 0;
        foreach (ulong bits in _occupied) cohorts += BitOperations.PopCount(bits);
        var waiting = new CohortCount[cohorts];
        for (int word = 0; word < _occupied.Length; word++)
        {
            for (ulong bits = _occupied[word]; bits != 0; bits &= bits - 1)
            {
                int slot = (word << 6) + BitOperations.TrailingZeroCount(bits);
                waiting[taken++] = new CohortCount(layout.CohortOf(slot), new CardCount(_counts[slot]));
            }
        }

        return Backlog.OfOwn(waiting);
    }
}
