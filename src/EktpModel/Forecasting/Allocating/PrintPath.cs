namespace EktpModel.Forecasting;

/// <summary>What a region would have printed by the end of each open day if it never lacked blanks.</summary>
internal static class PrintPath
{
    public static long[] Of(NeedTable needs, int region)
    {
        DailyRate print = needs.Print[region], requests = needs.Requests[region];
        var path = new long[needs.Options.Horizon];
        long printed = 0, capacity = 0;
        for (int day = 0; day < path.Length; day++)
        {
            long capacityNow = print.After(day + 1);
            printed = Math.Min(printed + (capacityNow - capacity), needs.Waiting[region] + requests.After(day + 1));
            capacity = capacityNow;
            path[day] = printed;
        }

        return path;
    }
}
