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
        _reciprocal = ulong.MaxValue / (ulong)_denominator;
        _carry = (long)((Int128)attemptsBefore.Value * _numerator % _denominator);

        // Up to here products with the numerator or the denominator fit into a long.
        _narrow = long.MaxValue / _denominator - 2;
    }

    /// <summary>Makes attempts until so many good cards are printed, or all that may be made.</summary>
    /// <param name="attempts">The most attempts, at least 1; after it those made.</param>
    /// <param name="good">The most good cards, at least 1.</param>
    /// <returns>How many of the attempts spoiled.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Print(ref long attempts, long good)
    {
        long spoiled = Of(attempts);
        if (attempts - spoiled >= good)
        {
            // Fewer may do; the last of these attempts may have spoiled.
            attempts = AttemptsFor(good);
            spoiled = attempts - good;
        }

        Add(attempts, spoiled);
        return spoiled;
    }

    /// <summary>How many of so many more attempts spoil; the running total stays as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly long Of(long attempts)
    {
        if (_numerator == 0) return 0;
        return attempts <= _narrow ? Divide(unchecked(_carry + attempts * _numerator)) : WideOf(attempts);
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
        if (good <= _narrow) return (_carry + (good - 1) * _denominator) / remaining + 1;
        Int128 attempts = (_carry + (Int128)(good - 1) * _denominator) / remaining + 1;
        return attempts < long.MaxValue ? (long)attempts : long.MaxValue;
    }

    /// <summary>Adds attempts to the running total.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long attempts, long spoiled)
    {
        if (_numerator == 0) return;
        _carry = attempts <= _narrow
            ? unchecked(_carry + attempts * _numerator - spoiled * _denominator)
            : (long)(_carry + (Int128)attempts * _numerator - (Int128)spoiled * _denominator);
    }

    private readonly long WideOf(long attempts) => (long)((_carry + (Int128)attempts * _numerator) / _denominator);

    /// <summary>
    /// Divides a number of 63 bits by the denominator without the processor's slow division: the product with the
    /// reciprocal, rounded down, is the quotient or one less (Granlund and Montgomery, PLDI 1994).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly long Divide(long value)
    {
        long quotient = (long)Math.BigMul((ulong)value, _reciprocal, out _);
        return unchecked(value - quotient * _denominator) >= _denominator ? quotient + 1 : quotient;
    }
}
