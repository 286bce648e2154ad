namespace EktpModel.Forecasting;

/// <summary>A rate as so many cards in so many open days; zero if there is none.</summary>
internal readonly record struct DailyRate(long Cards, long Days)
{
    public bool IsZero => Cards == 0;

    public double ToDouble() => (double)Cards / Days;

    public static DailyRate Of(CardRate? rate, int standardWeek) =>
        rate is null ? new DailyRate(0, 1) : new DailyRate(rate.Cards.Value, rate.DaysPerGrant(standardWeek, openDaysInMonth: 1));

    /// <summary>The whole cards after so many open days, held at the most that needs may have.</summary>
    public long After(int openDays) => (long)Int128.Min((Int128)Cards * openDays / Days, NeedTable.MostCards);
}
