using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// Hands out a rate in whole cards, one open day after another, so that after k open days exactly floor(k x rate)
/// have been granted. The fraction built up so far is carried as a whole number; nothing is divided on the way.
/// </summary>
internal struct RateMeter
{
    private readonly CardRate _rate;
    private readonly int _anchorMonth;
    private int _month;
    private long _whole;
    private long _rest;
    private long _divisor;
    private long _carry;

    /// <summary>A meter of a rate whose open days are counted from the anchor, about to grant its share of a day.</summary>
    public RateMeter(CardRate rate, DayTable days, LocalDate anchor, int day)
    {
        _rate = rate;
        if (rate.Period == RatePeriod.Month)
        {
            _anchorMonth = days.MonthIndexOf(anchor.ToYearMonth());
            EnterMonth(days, day);
            return;
        }

        _month = AnyMonth;
        SetDivisor(rate.DaysPerGrant(days.Calendar.StandardWeek, openDaysInMonth: 1));
        int before = days.Calendar.OpenDays(anchor, days.DateOf(day).PlusDays(-1));
        _carry = (long)((Int128)_rest * before % _divisor);
    }

    private const int AnyMonth = -1;

    /// <summary>The whole cards of an open day; the days must come in order.</summary>
    public long Next(DayTable days, int day)
    {
        if (_month != AnyMonth && _month != days.Month[day]) EnterMonth(days, day);
        _carry += _rest;
        if (_carry < _divisor) return _whole;
        _carry -= _divisor;
        return _whole + 1;
    }

    private void EnterMonth(DayTable days, int day)
    {
        _month = days.Month[day];
        int open = days.OpenInMonth[_month];
        if (open == 0)
        {
            // No day of this month is open, so none will be asked for.
            SetDivisor(1);
            return;
        }

        SetDivisor(_rate.DaysPerGrant(standardWeek: 1, open));
        Int128 openDays = (Int128)(_month - _anchorMonth) * open + days.OpenBeforeInMonth[day];
        _carry = (long)(_rest * openDays % _divisor);
    }

    private void SetDivisor(long divisor)
    {
        _divisor = divisor;
        (_whole, _rest) = Math.DivRem(_rate.Cards.Value, divisor);
        _carry = 0;
    }
}
