using System.Runtime.CompilerServices;
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Next()
    {
        long carry = unchecked(_carry + _rest - _divisor);
        if (carry < 0)
        {
            _carry = unchecked(carry + _divisor);
            return _whole;
        }

        _carry = carry;
        return unchecked(_whole + 1);
    }

    /// <summary>The cards of an open day, with their fraction; zero where no day of the month is open.</summary>
    public readonly double Mean => _divisor == 0 ? 0 : _whole + (double)_rest / _divisor;

    private void SetDivisor(CardRate rate, long divisor)
    {
        _divisor = divisor;
        (_whole, _rest) = Math.DivRem(rate.Cards.Value, divisor);
        _carry = 0;
    }
}
