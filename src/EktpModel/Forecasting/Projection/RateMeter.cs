using System.Numerics;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>Hands out a rate in whole cards, one open day after another, so that after k open days exactly floor(k x rate) have been granted.</summary>
internal struct RateMeter
{
    private readonly CardRate? _rate;
    private readonly DayTable _days;
    private readonly int _anchorMonth;
    private readonly int _first;
    private ShareMeter _share;

    /// <summary>A meter of a rate whose open days are counted from the anchor, about to grant its share of a day; no day before it is open to it.</summary>
    public RateMeter(CardRate rate, DayTable days, LocalDate anchor, int day)
    {
        _rate = rate;
        _days = days;
        _first = day;
        _anchorMonth = days.MonthIndexOf(anchor.ToYearMonth());
        if (rate.Period == RatePeriod.Month)
        {
            Enter(day);
            return;
        }

        long divisor = rate.DaysPerGrant(days.Calendar.StandardWeek, openDaysInMonth: 1);
        _share = new ShareMeter(rate.Cards.Value, divisor, days.Calendar.OpenDays(anchor, days.DateOf(day).PlusDays(-1)));
    }

    /// <summary>Tells the meter that the next days asked for are of this one's month, from it on: the share of a monthly rate depends on how many open days the month has.</summary>
    public void EnterMonth(int day)
    {
        if (IsMonthly && day > _first) Enter(day);
    }

    private readonly bool IsMonthly => _rate is { Period: RatePeriod.Month };

    private void Enter(int day)
    {
        int month = _days.Month[day], open = _days.OpenInMonth(month);

        // Where no day of the month is open, none will be asked for.
        if (open == 0) return;
        Int128 openDays = (Int128)(month - _anchorMonth) * open + _days.OpenBeforeInMonth(day);
        _share = new ShareMeter(_rate!.Cards.Value, _rate.DaysPerGrant(standardWeek: 1, open), openDays);
    }

    /// <summary>The cards of an open day of the month entered last, with their fraction; of one without open days it says nothing.</summary>
    public readonly double Mean => _share.Mean;

    /// <summary>The whole cards of each of some days, nothing on a day that is not open. The days must come in order.</summary>
    /// <param name="grants">Takes them, one a day. It has room for whole vectors: what stands behind the days is lost.</param>
    /// <param name="day">The first day.</param>
    /// <param name="days">How many days, less than 64.</param>
    /// <param name="open">The days that are open, the first one the lowest bit.</param>
    public void Next(Span<long> grants, int day, int days, ulong open)
    {
        if (!IsMonthly)
        {
            Grant(grants, days, open);
            return;
        }

        for (int from = 0; from < days;)
        {
            int to = Math.Min(days, _days.EndOfMonth(day + from) - day);
            EnterMonth(day + from);
            Grant(grants[from..], to - from, open >> from);
            from = to;
        }
    }

    private void Grant(Span<long> grants, int days, ulong open)
    {
        int openDays = BitOperations.PopCount(open & ((1UL << days) - 1));
        _share.Next(grants, openDays);
        if (openDays < days) DailyNumbers.Spread(grants, days, open);
    }
}
