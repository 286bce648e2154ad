using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>Hands out a rate in whole cards, one open day after another, so that after k open days exactly floor(k x rate) have been granted.</summary>
internal struct RateMeter
{
    private static readonly Vector256<long>[] s_placesOfGrants = PlacesOfGrants();
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
        if (openDays < days) Spread(grants, days, open);
    }

    /// <summary>
    /// Moves the grants of some open days to them, four days at a time and without a jump, as closed days are as frequent as irregular. From the last day on: the
    /// grants of four days stand before them or on them.
    /// </summary>
    private static void Spread(Span<long> grants, int days, ulong open)
    {
        ref long first = ref MemoryMarshal.GetReference(grants[..((days + 3) & ~3)]);
        for (int day = (days - 1) & ~3; day >= 0; day -= 4)
        {
            int taken = BitOperations.PopCount(open & ((1UL << day) - 1));
            Vector256.Shuffle(Vector256.LoadUnsafe(ref first, (nuint)taken), s_placesOfGrants[(int)(open >> day & 15)]).StoreUnsafe(ref first, (nuint)day);
        }
    }

    /// <summary>For four days, by the bits of the open ones: which of their grants each day takes, or none.</summary>
    private static Vector256<long>[] PlacesOfGrants()
    {
        const long none = 4;
        Span<long> places = stackalloc long[4];
        var all = new Vector256<long>[16];
        for (int open = 0; open < all.Length; open++)
        {
            int taken = 0;
            for (int day = 0; day < places.Length; day++) places[day] = (open >> day & 1) != 0 ? taken++ : none;
            all[open] = Vector256.Create<long>(places);
        }

        return all;
    }
}
