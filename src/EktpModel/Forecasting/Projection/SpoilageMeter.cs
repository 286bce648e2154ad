using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EktpModel.Forecasting;

/// <summary>
/// Counts spoiled attempts so that of a running total A exactly floor(A x p) have spoiled. Only A x p modulo 1 is
/// kept, as a whole number of p's denominators.
/// </summary>
internal struct SpoilageMeter
{
    private readonly long _numerator;
    private readonly long _denominator;
    private readonly ulong _reciprocal;
    private readonly long _narrow;
    private readonly long _together;
    private readonly long _few;
    private readonly long _multiplier;
    private readonly int _shift;
    private long _carry;

    public SpoilageMeter(Fraction share, CardCount attemptsBefore)
    {
        // A denominator of one has no reciprocal of 64 bits; halves do as well.
        (_numerator, _denominator) = share.Denominator == 1 ? (2 * share.Numerator, 2) : (share.Numerator, share.Denominator);
        _carry = (long)((Int128)attemptsBefore.Value * _numerator % _denominator);

        // The upper half of the product of a number with the reciprocal, rounded up, is the number divided, without the processor's slow
        // division: exactly so where the number times the denominator is below 2^64 (Granlund and Montgomery, PLDI 1994).
        _reciprocal = ulong.MaxValue / (ulong)_denominator + 1;
        long most = long.MaxValue / _denominator;
        _narrow = most / Math.Max(1, _numerator) - 1;
        _together = Math.Max(0, most - _denominator) / Math.Max(1, _numerator);

        // The same for numbers of 31 bits, whose product with a multiplier of 32 bits fits into 64.
        if (_denominator > int.MaxValue / 2) return;
        _few = (int.MaxValue - _denominator) / Math.Max(1, _numerator);
        _shift = 31 + (64 - BitOperations.LeadingZeroCount((ulong)_denominator - 1));
        _multiplier = (long)(((1UL << _shift) - 1) / (ulong)_denominator + 1);
    }

    /// <summary>Prints on each of some days until nobody waits or nothing is left to print with or on.</summary>
    /// <param name="sheet">What could be attempted on each day, and the new requests; takes those who wait at its end, the good cards, the spoiled ones, and the blanks at its end. What stands behind the days is lost, but for the requests.</param>
    /// <param name="day">The first day.</param>
    /// <param name="end">The day after the last.</param>
    /// <param name="onHand">The blanks on hand.</param>
    /// <param name="backlog">Those who wait.</param>
    public void PrintDays(DaySheet sheet, int day, int end, ref long onHand, ref long backlog)
    {
        bool isFew = IsFew(onHand);
        while (day < end)
        {
            int before = day;
            if (isFew && NumberVectors.MovesEight) day = PrintEights(sheet, day, end, ref onHand, ref backlog);
            else if (isFew && NumberVectors.MovesFour) day = PrintFours(sheet, day, end, ref onHand, ref backlog);
            else day = PrintAll(sheet, day, end, ref onHand, ref backlog);
            if (day < end) day = Print(sheet, day, end, ref onHand, ref backlog);
            if (day > before) continue;

            // So much can be attempted that it takes more than 64 bits to say how much of it spoils.
            backlog += sheet.Requests[day];
            long attempts = Math.Min(sheet.Capacity[day], onHand), lost = 0;
            if (attempts == 0 || backlog == 0) attempts = 0;
            else lost = Print(ref attempts, backlog);
            onHand -= attempts;
            backlog -= attempts - lost;
            sheet.Printed[day] = attempts - lost;
            sheet.Spoiled[day] = lost;
            sheet.Blanks[day] = onHand;
            sheet.Requests[day++] = backlog;
        }
    }

    /// <summary>Whether there are so few blanks that <see cref="PrintEights"/> and <see cref="PrintFours"/> can count what spoils: no more is attempted.</summary>
    public readonly bool IsFew(long onHand) => onHand <= _few;

    /// <summary>Prints as <see cref="PrintAll"/> does, on eight days at once, where there are few blanks.</summary>
    /// <inheritdoc cref="PrintDays"/>
    /// <returns>The first day that was not printed on.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int PrintEights(DaySheet sheet, int day, int end, ref long onHand, ref long backlog)
    {
        unchecked
        {
            int width = Vector512<long>.Count, room = DaySheet.WholeVectors(end - day);
            ref long capacity = ref MemoryMarshal.GetReference(sheet.Capacity.Slice(day, room)), waiting = ref MemoryMarshal.GetReference(sheet.Requests.Slice(day, room));
            ref long blanks = ref MemoryMarshal.GetReference(sheet.Blanks.Slice(day, room)), printed = ref MemoryMarshal.GetReference(sheet.Printed.Slice(day, room)), spoiled = ref MemoryMarshal.GetReference(sheet.Spoiled.Slice(day, room));
            int days = end - day;
            Vector512<long> carry = Vector512.Create(_carry), numerator = Vector512.Create(_numerator), multiplier = Vector512.Create(_multiplier), last = Vector512.Create(7L);
            Vector512<ulong> shift = Vector512.Create((ulong)_shift);
            Vector512<long> most = Vector512.Create(onHand), tooMany = Vector512.Create(onHand + 1), places = Vector512.Create(0L, 1, 2, 3, 4, 5, 6, 7);
            Vector512<long> attemptsBefore = Vector512<long>.Zero, lostUntil = Vector512<long>.Zero, owedBefore = Vector512.Create(backlog);
            for (int at = 0; at < days;)
            {
                // The days of this vector that are printed on; on those behind them nothing is attempted and nobody comes.
                Vector512<long> these = Vector512.GreaterThan(Vector512.Create((long)(days - at)), places);
                Vector512<long> come = Vector512.LoadUnsafe(ref waiting, (nuint)at), today = Vector512.Min(Vector512.LoadUnsafe(ref capacity, (nuint)at), tooMany) & these;
                Vector512<long> until = NumberVectors.RunningSums(today) + attemptsBefore, blanksLeft = most - until;
                Vector512<long> lostUntilThen = Avx512F.ShiftRightLogicalVariable((carry + until * numerator) * multiplier, shift);
                Vector512<long> owed = NumberVectors.RunningSums(come & these) + owedBefore, left = owed - (until - lostUntilThen);

                // On days on which blanks or those who wait are too few one of these is below zero.
                ulong stop = ((blanksLeft | (left - Vector512<long>.One)) & these).ExtractMostSignificantBits();
                if (stop != 0)
                {
                    days = at + BitOperations.TrailingZeroCount(stop);
                    continue;
                }

                Vector512<long> lost = lostUntilThen - NumberVectors.After(lostUntil, lostUntilThen, 7);
                Vector512.ConditionalSelect(these, left, come).StoreUnsafe(ref waiting, (nuint)at);
                (today - lost).StoreUnsafe(ref printed, (nuint)at);
                lost.StoreUnsafe(ref spoiled, (nuint)at);
                blanksLeft.StoreUnsafe(ref blanks, (nuint)at);
                (attemptsBefore, lostUntil, owedBefore) = (Vector512.Shuffle(until, last), lostUntilThen, Vector512.Shuffle(owed, last));
                at += width;
            }

            long attempts = attemptsBefore.ToScalar(), lostInAll = lostUntil[width - 1];
            _carry += attempts * _numerator - lostInAll * _denominator;
            onHand -= attempts;
            backlog = owedBefore.ToScalar() - (attempts - lostInAll);
            return day + days;
        }
    }

    /// <summary>Prints as <see cref="PrintAll"/> does, on four days at once, where there are few blanks. Days that do not fill a vector are left.</summary>
    /// <inheritdoc cref="PrintDays"/>
    /// <returns>The first day that was not printed on.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int PrintFours(DaySheet sheet, int day, int end, ref long onHand, ref long backlog)
    {
        unchecked
        {
            int width = Vector256<long>.Count, days = (end - day) & -width, at = 0;
            ref long capacity = ref MemoryMarshal.GetReference(sheet.Capacity.Slice(day, days)), waiting = ref MemoryMarshal.GetReference(sheet.Requests.Slice(day, days));
            ref long blanks = ref MemoryMarshal.GetReference(sheet.Blanks.Slice(day, days)), printed = ref MemoryMarshal.GetReference(sheet.Printed.Slice(day, days)), spoiled = ref MemoryMarshal.GetReference(sheet.Spoiled.Slice(day, days));
            Vector256<long> carry = Vector256.Create(_carry), tooMany = Vector256.Create(onHand + 1), blanksBefore = Vector256.Create(onHand);
            Vector256<uint> numerator = Vector256.Create(_numerator).AsUInt32(), multiplier = Vector256.Create(_multiplier).AsUInt32();
            Vector128<long> shift = Vector128.CreateScalar((long)_shift);
            Vector256<long> attemptsBefore = Vector256<long>.Zero, lostUntil = Vector256<long>.Zero, owedBefore = Vector256.Create(backlog);
            for (; at < days; at += width)
            {
                // Products of 31 and of 32 bits, as in eights; where more is tried than there are blanks for, they are of no use.
                Vector256<long> today = Vector256.Min(Vector256.LoadUnsafe(ref capacity, (nuint)at), tooMany);
                Vector256<long> until = NumberVectors.RunningSums(today) + attemptsBefore, blanksLeft = blanksBefore - until;
                Vector256<long> tries = carry + Avx2.Multiply(until.AsUInt32(), numerator).AsInt64();
                Vector256<long> lostUntilThen = Avx2.ShiftRightLogical(Avx2.Multiply(tries.AsUInt32(), multiplier).AsInt64(), shift);
                Vector256<long> owed = NumberVectors.RunningSums(Vector256.LoadUnsafe(ref waiting, (nuint)at)) + owedBefore, left = owed - (until - lostUntilThen);

                // On days on which blanks or those who wait are too few one of these is below zero.
                if ((blanksLeft | (left - Vector256<long>.One)).ExtractMostSignificantBits() != 0) break;
                Vector256<long> lost = lostUntilThen - NumberVectors.After(lostUntil, lostUntilThen);
                left.StoreUnsafe(ref waiting, (nuint)at);
                (today - lost).StoreUnsafe(ref printed, (nuint)at);
                lost.StoreUnsafe(ref spoiled, (nuint)at);
                blanksLeft.StoreUnsafe(ref blanks, (nuint)at);
                (attemptsBefore, lostUntil, owedBefore) = (NumberVectors.LastOf(until), lostUntilThen, NumberVectors.LastOf(owed));
            }

            long attempts = attemptsBefore.ToScalar(), lostInAll = lostUntil[width - 1];
            _carry += attempts * _numerator - lostInAll * _denominator;
            onHand -= attempts;
            backlog = owedBefore.ToScalar() - (attempts - lostInAll);
            return day + at;
        }
    }

    /// <summary>
    /// Prints on one day after another as much as capacity allows, until a day comes on which blanks or those who wait might be too few, or numbers too
    /// large. As nothing else binds, the spoiled ones follow from all that was attempted until then: no day waits for the division of the day before.
    /// Like all inner loops it calls nothing, so that its numbers stay in the processor's registers.
    /// </summary>
    /// <inheritdoc cref="PrintDays"/>
    /// <returns>The first day that was not printed on.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int PrintAll(DaySheet sheet, int day, int end, ref long onHand, ref long backlog)
    {
        // What was carried alone may be too large.
        if (_together == 0) return day;
        ReadOnlySpan<long> capacity = sheet.Capacity[..end];
        Span<long> waiting = sheet.Requests[..end], blanks = sheet.Blanks[..end], printed = sheet.Printed[..end], spoiled = sheet.Spoiled[..end];
        long most = Math.Min(onHand, _together), blanksBefore = onHand, owed = backlog, numerator = _numerator, carry = _carry, attempts = 0, lost = 0;
        ulong reciprocal = _reciprocal;
        for (; day < capacity.Length; day++)
        {
            unchecked
            {
                long today = capacity[day], until = attempts + today;

                // A sum that is too large for 64 bits is negative.
                if ((ulong)until > (ulong)most) break;
                long lostUntil = (long)(ulong)(Math.BigMul((ulong)(carry + until * numerator), reciprocal) >> 64);
                long good = today - (lostUntil - lost), left = owed + waiting[day] - good;
                if (left <= 0) break;
                waiting[day] = owed = left;
                printed[day] = good;
                spoiled[day] = lostUntil - lost;
                blanks[day] = blanksBefore - until;
                (attempts, lost) = (until, lostUntil);
            }
        }

        _carry = carry + attempts * numerator - lost * _denominator;
        onHand -= attempts;
        backlog = owed;
        return day;
    }

    /// <summary>
    /// Prints on one day after another, whatever binds, until a day comes on which so much can be attempted that products do not fit into 64 bits.
    /// </summary>
    /// <inheritdoc cref="PrintDays"/>
    /// <returns>The first day that was not printed on.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Print(DaySheet sheet, int day, int end, ref long onHand, ref long backlog)
    {
        ReadOnlySpan<long> capacity = sheet.Capacity[..end];
        Span<long> waiting = sheet.Requests[..end], blanks = sheet.Blanks[..end], printed = sheet.Printed[..end], spoiled = sheet.Spoiled[..end];
        long blanksLeft = onHand, owed = backlog, numerator = _numerator, denominator = _denominator, carry = _carry;
        ulong reciprocal = _reciprocal;
        for (; day < capacity.Length; day++)
        {
            long attempts = Math.Min(capacity[day], blanksLeft);
            if (attempts > _narrow) break;
            owed += waiting[day];
            long lost;
            unchecked
            {
                // What was carried is added last, as it is known last; whether it makes one more cannot be foreseen, so there is no jump.
                long product = attempts * numerator;
                lost = (long)(ulong)(Math.BigMul((ulong)product, reciprocal) >> 64);
                long rest = product - lost * denominator + carry - denominator, isBelow = rest >> 63;
                lost += 1 + isBelow;
                if (attempts - lost >= owed)
                {
                    // Fewer attempts may do: see AttemptsFor. The last of these may have spoiled.
                    attempts = owed == 0 ? 0 : (carry + (owed - 1) * denominator) / (denominator - numerator) + 1;
                    lost = attempts - owed;
                    rest = carry + attempts * numerator - lost * denominator - denominator;
                    isBelow = -1;
                }

                carry = rest + (isBelow & denominator);
            }

            blanksLeft -= attempts;
            owed -= attempts - lost;
            waiting[day] = owed;
            printed[day] = attempts - lost;
            spoiled[day] = lost;
            blanks[day] = blanksLeft;
        }

        _carry = carry;
        onHand = blanksLeft;
        backlog = owed;
        return day;
    }

    /// <summary>Makes attempts until so many good cards are printed, or all that may be made.</summary>
    /// <param name="attempts">The most attempts, at least 1; after it those made.</param>
    /// <param name="good">The most good cards, at least 1.</param>
    /// <returns>How many of the attempts spoiled.</returns>
    public long Print(ref long attempts, long good)
    {
        // Fewer may do; the last of these attempts may have spoiled.
        attempts = Math.Min(attempts, AttemptsFor(good));
        (Int128 spoiled, Int128 carry) = Int128.DivRem(_carry + (Int128)attempts * _numerator, _denominator);
        _carry = (long)carry;
        return (long)spoiled;
    }

    /// <summary>
    /// The fewest attempts whose good cards reach a number, at least 1; <see cref="long.MaxValue"/> if none do.
    /// </summary>
    /// <remarks>
    /// n attempts give n - floor((c + n p) / q) good cards with carry c and spoilage p/q. That is at least b
    /// exactly when n (q - p) > c + (b - 1) q.
    /// </remarks>
    public readonly long AttemptsFor(long good)
    {
        if (_numerator == 0) return good;
        long remaining = _denominator - _numerator;
        if (remaining == 0) return long.MaxValue;
        Int128 attempts = (_carry + (Int128)(good - 1) * _denominator) / remaining + 1;
        return attempts < long.MaxValue ? (long)attempts : long.MaxValue;
    }
}
