using System.Numerics;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// Hands out a rate in whole cards, one open day after another, so that after k open days exactly floor(k x rate)
/// have been granted. The fraction built up so far is carried as a whole number; nothing is divided on the way.
/// </summary>
internal struct RateMeter
{
    private readonly CardRate? _rate;
    private readonly int _anchorMonth;
    private long _whole;
    private long _rest;
    private long _divisor;
    private long _carry;

    // The fractions of one day, of two, and so on, without whole cards.
    private Vector<long> _multiples;

    /// <summary>A meter of a rate whose open days are counted from the anchor, about to grant its share of a day.</summary>
    public RateMeter(CardRate rate, DayTable days, LocalDate anchor, int day)
    {
        _rate = rate;
        _anchorMonth = days.MonthIndexOf(anchor.ToYearMonth());
        if (rate.Period == RatePeriod.Month)
        {
            EnterMonth(days, day);
            return;
        }

        SetDivisor(rate, rate.DaysPerGrant(days.Calendar.StandardWeek, openDaysInMonth: 1));
        int before = days.Calendar.OpenDays(anchor, days.DateOf(day).PlusDays(-1));
        _carry = (long)((Int128)_rest * before % _divisor);
    }

    /// <summary>
    /// Tells the meter that the next day asked for is this one, where it may be the first of a month: the share of a
    /// monthly rate depends on how many open days the month has.
    /// </summary>
    public void EnterMonth(DayTable days, int day)
    {
        if (_rate is not { Period: RatePeriod.Month }) return;
        int month = days.Month[day], open = days.OpenInMonth[month];

        // Where no day of the month is open, none will be asked for.
        if (open == 0) return;
        SetDivisor(_rate, _rate.DaysPerGrant(standardWeek: 1, open));
        Int128 openDays = (Int128)(month - _anchorMonth) * open + days.OpenBeforeInMonth[day];
        _carry = (long)(_rest * openDays % _divisor);
    }

    /// <summary>The whole cards of an open day; the days must come in order, and each month must be entered.</summary>
    public long Next()
    {
        long grant = 0;
        Next(new Span<long>(ref grant), 1);
        return grant;
    }

    /// <summary>The whole cards of each of some days of a month: nothing on a day that is not open.</summary>
    /// <param name="grants">Takes them, one a day.</param>
    /// <param name="open">The days that are open, the first one the lowest bit.</param>
    public void Next(Span<long> grants, uint open)
    {
        int openDays = BitOperations.PopCount(open & ((1UL << grants.Length) - 1));
        NextOpen(grants[..openDays]);

        // From the last day on, each open day takes the last grant that is left: it stands before the day or on it.
        for (int day = grants.Length - 1; openDays <= day; day--) grants[day] = (open >> day & 1) != 0 ? grants[--openDays] : 0;
    }

    /// <summary>The whole cards of open days one after another.</summary>
    private void NextOpen(Span<long> grants)
    {
        long carry = _carry, whole = _whole, rest = _rest, divisor = _divisor;
        int day = 0, width = Vector<long>.Count;
        if (grants.Length >= width)
        {
            // Several days at once. A whole card of fractions has come on a day that carries on less than its own fraction.
            Vector<long> wholes = new(whole), rests = new(rest), divisors = new(divisor), steps = new(_multiples[width - 1]);
            for (Vector<long> carries = Wrap(new Vector<long>(carry) + _multiples, divisors); ; carries = Wrap(carries + steps, divisors))
            {
                (wholes - Vector.LessThan(carries, rests)).CopyTo(grants[day..]);
                carry = carries[width - 1];
                day += width;
                if (day > grants.Length - width) break;
            }
        }

        for (; day < grants.Length; day++)
        {
            carry = Wrap(carry + rest, divisor);
            grants[day] = carry < rest ? whole + 1 : whole;
        }

        _carry = carry;
    }

    /// <summary>The sum of two fractions, without their whole card.</summary>
    private static long Wrap(long sum, long divisor) => sum >= divisor ? sum - divisor : sum;

    private static Vector<long> Wrap(Vector<long> sums, Vector<long> divisors)
    {
        Vector<long> less = sums - divisors;
        return less + (Vector.LessThan(less, Vector<long>.Zero) & divisors);
    }

    /// <summary>The cards of an open day, with their fraction; zero where no day of the month is open.</summary>
    public readonly double Mean => _divisor == 0 ? 0 : _whole + (double)_rest / _divisor;

    private void SetDivisor(CardRate rate, long divisor)
    {
        _divisor = divisor;
        (_whole, _rest) = Math.DivRem(rate.Cards.Value, divisor);
        _carry = 0;
        Span<long> multiples = stackalloc long[Vector<long>.Count];
        long multiple = 0;
        for (int i = 0; i < multiples.Length; i++) multiples[i] = multiple = Wrap(multiple + _rest, divisor);
        _multiples = new Vector<long>(multiples);
    }
}
