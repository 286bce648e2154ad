namespace EktpModel.Forecasting;

/// <summary>A rate as so many cards in so many open days; zero if there is none.</summary>
internal readonly record struct DailyRate(long Cards, long Days)
{
    public bool IsZero => Cards == 0;

    public double ToDouble() => (double)Cards / Days;

    /// <summary>Months are spread over weeks: twelve have 52.</summary>
    public static DailyRate Of(CardRate? rate, int standardWeek) => rate switch
    {
        null => new DailyRate(0, 1),
        { Period: RatePeriod.Month } => new DailyRate((long)Int128.Min((Int128)rate.Cards.Value * 3, long.MaxValue), rate.Periods * 13 * standardWeek),
        _ => new DailyRate(rate.Cards.Value, rate.DaysPerGrant(standardWeek, openDaysInMonth: 1)),
    };

    /// <summary>The whole cards after so many open days, held at the most that needs may have.</summary>
    public long After(int openDays) => (long)Int128.Min((Int128)Cards * openDays / Days, NeedTable.MostCards);
}
