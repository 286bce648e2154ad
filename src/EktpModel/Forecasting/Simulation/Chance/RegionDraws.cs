namespace EktpModel.Forecasting;

/// <summary>All that is left to chance in one region; what is null comes as it is expected.</summary>
internal sealed class RegionDraws
{
    private readonly RequestDraws?[] _requests = [];
    private readonly LatenessDraws? _lateness;

    private RegionDraws()
    {
    }

    /// <summary>All that is left to chance in one region.</summary>
    /// <param name="plan">The region's plan.</param>
    /// <param name="spoilageOf">What draws the spoiled attempts where they have a share.</param>
    /// <param name="standardWeek">The open days of a standard week.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public RegionDraws(RegionPlan plan, Func<Fraction, LossSampler> spoilageOf, int standardWeek, CancellationToken cancellation = default)
    {
        RegionCode region = plan.Region;
        _requests = new RequestDraws?[plan.Demand.Rates.Count];
        for (int i = 0; i < _requests.Length; i++)
        {
            if (plan.Demand.Rates[i].Variation is { } variation) _requests[i] = new RequestDraws(region, (byte)i, variation);
        }

        if (plan.Demand.Dated.Any(requests => requests.Variation is not null)) Dated = new DatedDraws(region, plan.Demand.Dated, cancellation);
        if (plan.Capacity.Breakdowns is { } breakdowns) Printers = new PrinterDraws(region, plan.Capacity.PrinterCount, breakdowns);
        if (plan.Capacity.Phases.Any(phase => phase.Record is not null)) Output = new OutputDraws(region, standardWeek);
        if (plan.SpoilsByChance) Spoilage = new SpoilageDraws(region, spoilageOf(plan.Spoilage));
        _lateness = new LatenessDraws(region);
    }

    /// <summary>Nothing is left to chance, in whatever region.</summary>
    public static RegionDraws None { get; } = new();

    /// <summary>The requests of single days.</summary>
    public DatedDraws? Dated { get; }

    /// <summary>The printers.</summary>
    public PrinterDraws? Printers { get; }

    /// <summary>The capacities that are like those of recorded days.</summary>
    public OutputDraws? Output { get; }

    /// <summary>The blanks lost in printing.</summary>
    public SpoilageDraws? Spoilage { get; }

    /// <summary>The requests of a demand rate.</summary>
    public RequestDraws? RequestsOf(int rate) => rate < _requests.Length ? _requests[rate] : null;

    /// <summary>The open days by which blanks are late.</summary>
    public long DaysLate(LatenessSampler? late, Sending sending) => late is not null && _lateness is not null ? _lateness.Next(late, sending) : 0;

    /// <summary>Goes to the beginning of a path.</summary>
    public void Begin(PathKey path)
    {
        foreach (RequestDraws? requests in _requests) requests?.Begin(path);
        Dated?.Begin(path);
        Printers?.Begin(path);
        Output?.Begin(path);
        Spoilage?.Begin(path);
        _lateness?.Begin(path);
    }
}
