namespace EktpModel.Forecasting;

/// <summary>What a region would have printed by the end of each open day if it never lacked blanks.</summary>
internal static class PrintPath
{
    /// <summary>The cards printed by the end of each day of the horizon.</summary>
    public static long[] Of(NeedTable needs, int region)
    {
        var path = new long[needs.Options.Horizon];
        Walk(needs, region, path);
        return path;
    }

    /// <summary>The cards printed by the end of the horizon.</summary>
    public static long TotalOf(NeedTable needs, int region)
    {
        // Whoever waits at the start may be more than can be printed.
        long printable = needs.Print[region].After(needs.Options.Horizon);
        return needs.Waiting[region] >= printable ? printable : Walk(needs, region, []);
    }

    private static long Walk(NeedTable needs, int region, Span<long> path)
    {
        ShareMeter print = MeterOf(needs.Print[region]), requests = MeterOf(needs.Requests[region]);
        long printed = 0, come = needs.Waiting[region];
        for (int day = 0; day < needs.Options.Horizon; day++)
        {
            come = Math.Min(come + requests.Next(), NeedTable.MostCards);
            printed = Math.Min(printed + print.Next(), come);
            if (day < path.Length) path[day] = printed;
        }

        return printed;
    }

    private static ShareMeter MeterOf(DailyRate rate) => rate.Cards / rate.Days < NeedTable.MostCards ? new ShareMeter(rate.Cards, rate.Days) : new ShareMeter(NeedTable.MostCards, 1);
}
