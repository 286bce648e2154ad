namespace EktpModel.Forecasting;

/// <summary>The needs of a split made ready for the rules: rates as fractions of an open day, limits in whole lots.</summary>
internal sealed class NeedTable
{
    /// <summary>The most cards in all. Far below what a long holds, so that a lot or two more, and printing added up, fit too.</summary>
    public const long MostCards = long.MaxValue / 4;

    private long[]? _weights;

    /// <param name="supply">The blanks there are to split.</param>
    /// <param name="needs">The needs, in the order of their codes.</param>
    /// <param name="options">How far to look ahead.</param>
    /// <param name="cancellation">Ends the split early.</param>
    public NeedTable(CardCount supply, AllocationNeed[] needs, AllocationOptions options, CancellationToken cancellation = default)
    {
        Supply = supply.Value;
        Options = options;
        Cancellation = cancellation;
        Needs = needs;
        int count = Needs.Length;
        Lot = new long[count];
        Least = new long[count];
        Most = new long[count];
        Held = new long[count];
        Waiting = new long[count];
        Requests = new DailyRate[count];
        Print = new DailyRate[count];
        for (int i = 0; i < count; i++)
        {
            AllocationNeed need = Needs[i];
            Lot[i] = need.Lot.Value;
            Least[i] = need.Floor.Value / Lot[i] + (need.Floor.Value % Lot[i] == 0 ? 0 : 1);
            Most[i] = Math.Min(need.Ceiling?.Value ?? long.MaxValue, Supply) / Lot[i];
            Held[i] = need.Blanks.Value + need.OnTheWay.Value;
            Waiting[i] = need.Backlog.Total.Value;
            Requests[i] = DailyRate.Of(need.Requests, options.StandardWeek);
            Print[i] = DailyRate.Of(need.PrintRate, options.StandardWeek);
        }
    }

    public long Supply { get; }

    public AllocationOptions Options { get; }

    /// <summary>Ends the split early.</summary>
    public CancellationToken Cancellation { get; }

    public AllocationNeed[] Needs { get; }

    public int Count => Needs.Length;

    /// <summary>The cards of a lot.</summary>
    public long[] Lot { get; }

    /// <summary>The fewest lots.</summary>
    public long[] Least { get; }

    /// <summary>Whether any region has a floor.</summary>
    public bool HasFloors => Array.Exists(Least, static lots => lots > 0);

    /// <summary>The most lots: the ceiling, or all of the supply.</summary>
    public long[] Most { get; }

    /// <summary>Blanks on hand and on the way.</summary>
    public long[] Held { get; }

    /// <summary>The backlog.</summary>
    public long[] Waiting { get; }

    public DailyRate[] Requests { get; }

    public DailyRate[] Print { get; }

    /// <summary>The weights of the proportional rule that splits these needs. A function is asked once for each need, so that what is checked is what is used.</summary>
    public long[] WeightsBy(Func<AllocationNeed, long>? weight) =>
        _weights ??= weight is null ? Waiting : Array.ConvertAll(Needs, need => weight(need));

    /// <summary>The blanks a region has with so many lots.</summary>
    public long BlanksWith(int region, long lots) => Held[region] + lots * Lot[region];

    /// <summary>The lots that bring a region's blanks to a number or just above it.</summary>
    public long LotsToReach(int region, long blanks) =>
        blanks <= Held[region] ? 0 : (blanks - Held[region] - 1) / Lot[region] + 1;

    /// <summary>What is left of the supply when regions have so many lots.</summary>
    public long LeftAfter(long[] lots)
    {
        long left = Supply;
        for (int i = 0; i < lots.Length; i++) left -= lots[i] * Lot[i];
        return left;
    }

    /// <summary>What keeps a region from a lot that the rule has a use for, with so much left of the supply.</summary>
    public AllocationBound LimitOf(int region, long lots, long left) =>
        Needs[region].Ceiling is { } ceiling && ceiling.Value - lots * Lot[region] < Lot[region] ? AllocationBound.Ceiling
        : left > 0 ? AllocationBound.Lot
        : AllocationBound.Supply;
}
