using System.Numerics;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>Hands out a rate in whole cards, one open day after another, so that after k open days exactly floor(k x rate) have been granted.</summary>
internal struct RateMeter
{
    private readonly CardRate? _rate;
    private readonly int _anchorMonth;
    private ShareMeter _share;

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

        long divisor = rate.DaysPerGrant(days.Calendar.StandardWeek, openDaysInMonth: 1);
        _share = new ShareMeter(rate.Cards.Value, divisor, days.Calendar.OpenDays(anchor, days.DateOf(day).PlusDays(-1)));
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
        Int128 openDays = (Int128)(month - _anchorMonth) * open + days.OpenBeforeInMonth[day];
        _share = new ShareMeter(_rate.Cards.Value, _rate.DaysPerGrant(standardWeek: 1, open), openDays);
    }

    /// <summary>The cards of an open day, with their fraction; zero where no day of the month is open.</summary>
    public readonly double Mean => _share.Mean;

    /// <summary>The whole cards of each of some days of a month, nothing on a day that is not open. The days must come in order, and each month must be entered.</summary>
    /// <param name="grants">Takes them, one a day. It has room for a month in whole vectors: what stands behind the days is lost.</param>
    /// <param name="days">How many days.</param>
    /// <param name="open">The days that are open, the first one the lowest bit.</param>
    public void Next(Span<long> grants, int days, uint open)
    {
        int openDays = BitOperations.PopCount(open & (uint)((1UL << days) - 1));
        _share.Next(grants, openDays);
        if (openDays < days) Spread(grants[..days], openDays, open);
    }

    /// <summary>Moves the grants of some open days to them. From the last day on, each open day takes the last grant that is left: it stands before the day or on it.</summary>
    private static void Spread(Span<long> grants, int openDays, uint open)
    {
        for (int day = grants.Length - 1; day >= 0; day--)
        {
            // Closed days are as frequent as irregular; without a jump none is foreseen wrongly. Where no grant is left, none is taken.
            int isOpen = (int)(open >> day & 1);
            openDays -= isOpen;
            grants[day] = grants[openDays & ~(openDays >> 31)] & -(long)isOpen;
        }
    }
}
