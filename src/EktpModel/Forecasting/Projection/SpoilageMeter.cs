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
    private long _carry;

    public SpoilageMeter(Fraction share, CardCount attemptsBefore)
    {
        _numerator = share.Numerator;
        _denominator = share.Denominator;
        _carry = (long)((Int128)attemptsBefore.Value * _numerator % _denominator);

        // The product of a number with the reciprocal, rounded up, is the number divided without the processor's slow
        // division, exactly so for products below 2^64 (Granlund and Montgomery, PLDI 1994). For a denominator of one,
        // whose reciprocal would need a bit more, it is one less than that, which the carry makes good.
        _reciprocal = _denominator == 1 ? ulong.MaxValue : ulong.MaxValue / (ulong)_denominator + 1;
        _narrow = (long)((Int128)long.MaxValue / _denominator / Math.Max(1, _numerator)) - 1;
    }

    /// <summary>
    /// Prints on one day after another, until a day comes on which so much can be attempted that products do not fit
    /// into 64 bits. Like all inner loops it calls nothing, so that its numbers stay in the processor's registers.
    /// </summary>
    /// <param name="capacity">What could be attempted on each day.</param>
    /// <param name="waiting">The new requests of each day; after it those who wait at its end.</param>
    /// <param name="blanks">Takes the blanks at the end of each day.</param>
    /// <param name="printed">Takes the good cards of each day.</param>
    /// <param name="spoiled">Takes the spoiled ones.</param>
    /// <param name="onHand">The blanks on hand.</param>
    /// <param name="backlog">Those who wait.</param>
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
                lost = (long)Math.BigMul((ulong)product, reciprocal, out _);
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
