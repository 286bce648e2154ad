using System.Runtime.CompilerServices;

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
    }

    /// <summary>Prints on each of some days until nobody waits or nothing is left to print with or on.</summary>
    /// <param name="capacity">What could be attempted on each day.</param>
    /// <param name="waiting">The new requests of each day; after it those who wait at its end.</param>
    /// <param name="blanks">Takes the blanks at the end of each day.</param>
    /// <param name="printed">Takes the good cards of each day.</param>
    /// <param name="spoiled">Takes the spoiled ones.</param>
    /// <param name="onHand">The blanks on hand.</param>
    /// <param name="backlog">Those who wait.</param>
    public void PrintDays(ReadOnlySpan<long> capacity, Span<long> waiting, Span<long> blanks, Span<long> printed, Span<long> spoiled, ref long onHand, ref long backlog)
    {
        for (int day = 0; day < capacity.Length;)
        {
            int before = day;
            day += PrintAll(capacity[day..], waiting[day..], blanks[day..], printed[day..], spoiled[day..], ref onHand, ref backlog);
            day += Print(capacity[day..], waiting[day..], blanks[day..], printed[day..], spoiled[day..], ref onHand, ref backlog);
            if (day > before) continue;

            // So much can be attempted that it takes more than 64 bits to say how much of it spoils.
            backlog += waiting[day];
            long attempts = Math.Min(capacity[day], onHand), lost = 0;
            if (attempts == 0 || backlog == 0) attempts = 0;
            else lost = Print(ref attempts, backlog);
            onHand -= attempts;
            backlog -= attempts - lost;
            printed[day] = attempts - lost;
            spoiled[day] = lost;
            blanks[day] = onHand;
            waiting[day++] = backlog;
        }
    }

    /// <summary>
    /// Prints on one day after another as much as capacity allows, until a day comes on which blanks or those who wait might be too few, or numbers too
    /// large. As nothing else binds, the spoiled ones follow from all that was attempted until then: no day waits for the division of the day before.
    /// Like all inner loops it calls nothing, so that its numbers stay in the processor's registers.
    /// </summary>
    /// <inheritdoc cref="PrintDays"/>
    /// <returns>How many days were printed on.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int PrintAll(ReadOnlySpan<long> capacity, Span<long> waiting, Span<long> blanks, Span<long> printed, Span<long> spoiled, ref long onHand, ref long backlog)
    {
        // What was carried alone may be too large.
        if (_together == 0) return 0;
        int days = capacity.Length, day = 0;
        waiting = waiting[..days];
        blanks = blanks[..days];
        printed = printed[..days];
        spoiled = spoiled[..days];
        long most = Math.Min(onHand, _together), blanksBefore = onHand, owed = backlog, numerator = _numerator, carry = _carry, attempts = 0, lost = 0;
        ulong reciprocal = _reciprocal;
        for (; day < days; day++)
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
    /// <returns>How many days were printed on.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Print(ReadOnlySpan<long> capacity, Span<long> waiting, Span<long> blanks, Span<long> printed, Span<long> spoiled, ref long onHand, ref long backlog)
    {
        int days = capacity.Length, day = 0;
        waiting = waiting[..days];
        blanks = blanks[..days];
        printed = printed[..days];
        spoiled = spoiled[..days];
        long blanksLeft = onHand, owed = backlog, numerator = _numerator, denominator = _denominator, carry = _carry;
        ulong reciprocal = _reciprocal;
        for (; day < days; day++)
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
