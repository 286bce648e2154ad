using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EktpModel.Forecasting;

/// <summary>
/// Hands out so many cards in so many days in whole cards, so that after k days exactly floor(k x cards / days) have
/// been granted. The fraction built up so far is carried as a whole number; nothing is divided on the way.
/// </summary>
internal struct ShareMeter
{
    private readonly long _whole;
    private readonly long _rest;
    private readonly long _days;

    // The fractions of one day, of two, and so on, without whole cards.
    private readonly Vector512<long> _multiples;
    private long _carry;

    /// <param name="cards">The cards, not negative.</param>
    /// <param name="days">The days in which they are granted, at least 1.</param>
    /// <param name="passed">Days that have passed, whose share was granted before.</param>
    public ShareMeter(long cards, long days, Int128 passed = default)
    {
        _days = days;
        (_whole, _rest) = Math.DivRem(cards, days);
        _carry = (long)(_rest * passed % days);
        Span<long> multiples = stackalloc long[Vector512<long>.Count];
        long multiple = 0;
        for (int i = 0; i < multiples.Length; i++) multiples[i] = multiple = Wrap(multiple + _rest, days);
        _multiples = Vector512.Create<long>(multiples);
    }

    /// <summary>The cards of a day, with their fraction; zero for a meter that was not made.</summary>
    public readonly double Mean => _days == 0 ? 0 : _whole + (double)_rest / _days;

    /// <summary>The whole cards of the next day.</summary>
    public long Next()
    {
        _carry = Wrap(_carry + _rest, _days);
        return _carry < _rest ? _whole + 1 : _whole;
    }

    /// <summary>The whole cards of the next days, several at once. Not inlined: where that was done beside much else, the compiler left calls in its loop.</summary>
    /// <param name="grants">Takes them, one a day. It has room for whole vectors: what stands behind the days is lost.</param>
    /// <param name="days">How many days.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Next(Span<long> grants, int days)
    {
        if (days == 0) return;
        int width = Vector512<long>.Count;
        Vector512<long> wholes = Vector512.Create(_whole), rests = Vector512.Create(_rest), divisors = Vector512.Create(_days), steps = Vector512.Create(_multiples[width - 1]);
        Vector512<long> carries = Wrap(Vector512.Create(_carry) + _multiples, divisors);
        for (int day = 0; ; day += width, carries = Wrap(carries + steps, divisors))
        {
            // A whole card of fractions has come on a day that carries on less than its own fraction.
            (wholes - Vector512.LessThan(carries, rests)).CopyTo(grants[day..]);
            if (day + width >= days)
            {
                _carry = carries[days - day - 1];
                return;
            }
        }
    }

    /// <summary>The sum of two fractions, without their whole card.</summary>
    private static long Wrap(long sum, long days) => sum >= days ? sum - days : sum;

    // What is below zero is the larger of the two as an unsigned number; without AVX-512 comparing those takes longer than to look at the sign.
    private static Vector512<long> Wrap(Vector512<long> sums, Vector512<long> days)
    {
        Vector512<long> less = sums - days;
        return Vector512.IsHardwareAccelerated
            ? Vector512.Min(sums.AsUInt64(), less.AsUInt64()).AsInt64()
            : Vector512.ConditionalSelect(Vector512.LessThan(less, Vector512<long>.Zero), sums, less);
    }
}
