using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// The daily series of a region, or of several added up. Each is worked out when it is first asked
/// for: read from the store, added up, taken from the plan, or found from others.
/// </summary>
internal sealed class RegionSeries(Projection projection, int first, int count)
{
    private readonly long[]?[] _known = new long[(int)Part.BacklogOfFirstKind + CohortLayout.Kinds][];
    private readonly Lock _lock = new();

    private enum Part
    {
        Blanks,
        Printed,
        Spoiled,
        HandedOver,
        AwaitingHandover,
        Backlog,
        Received,
        Requested,
        InTransit,
        BacklogOfFirstKind,
    }

    private int Days => projection.Scenario.Days;

    private Scenario Scenario => projection.Scenario;

    private ReadOnlySpan<RegionPlan> Plans => Scenario.Regions.AsSpan().Slice(first, count);

    public CardSeries Blanks => Of(Part.Blanks);

    public CardSeries Printed => Of(Part.Printed);

    public CardSeries Spoiled => Of(Part.Spoiled);

    public CardSeries HandedOver => Of(Part.HandedOver);

    public CardSeries AwaitingHandover => Of(Part.AwaitingHandover);

    public CardSeries Backlog => Of(Part.Backlog);

    public CardSeries Received => Of(Part.Received);

    public CardSeries Requested => Of(Part.Requested);

    public CardSeries InTransit => Of(Part.InTransit);

    public ValueList<DateInterval> StockOuts
    {
        get
        {
            bool[] isOut = new bool[Days];
            for (int region = first; region < first + count; region++)
            {
                long[] blanks = projection.Series.Blanks.Row(region);
                foreach (CountRows? kind in projection.Series.Backlog)
                {
                    if (kind is null) continue;
                    DailyNumbers.MarkStockOuts(blanks, kind.Row(region), isOut);
                }
            }

            List<DateInterval> intervals = [];
            for (int day = 0; day < isOut.Length; day++)
            {
                if (!isOut[day]) continue;
                int from = day;
                while (day + 1 < isOut.Length && isOut[day + 1]) day++;
                intervals.Add(new DateInterval(Scenario.Start.PlusDays(from), Scenario.Start.PlusDays(day)));
            }

            return intervals.ToValueList();
        }
    }

    /// <summary>What waits after the last day: first in, first out, so the last printed.</summary>
    public ValueList<PrintedBatch> ClosingBatches
    {
        get
        {
            SortedDictionary<LocalDate, long> waiting = [];
            for (int region = first; region < first + count; region++)
            {
                long left = projection.Outcomes[region].AwaitingHandover;
                void Take(LocalDate date, long printed)
                {
                    long share = Math.Min(left, printed);
                    if (share > 0) waiting[date] = waiting.GetValueOrDefault(date) + share;
                    left -= share;
                }

                for (int day = Days - 1; day >= 0; day--) Take(Scenario.Start.PlusDays(day), projection.Series.Printed[region, day]);
                foreach (PrintedBatch batch in Scenario.Regions[region].AwaitingHandover.OrderByDescending(batch => batch.Printed)) Take(batch.Printed, batch.Count.Value);
            }

            return waiting.Select(entry => new PrintedBatch(entry.Key, new CardCount(entry.Value))).ToValueList();
        }
    }

    public CardSeries BacklogOf(RequestKind kind) => Of(Part.BacklogOfFirstKind + (int)kind);

    private CardSeries Of(Part part) => new(Scenario.Start, Volatile.Read(ref _known[(int)part]) ?? Find(part));

    // What is found from others asks for them meanwhile.
    private long[] Find(Part part)
    {
        lock (_lock)
        {
            ref long[]? known = ref _known[(int)part];
            if (known is null) Volatile.Write(ref known, Make(part));
            return known!;
        }
    }

    private long[] Make(Part part) => part switch
    {
        Part.Blanks => Sum(projection.Series.Blanks),
        Part.Printed => Sum(projection.Series.Printed),
        Part.Spoiled => FindSpoiled(),
        Part.HandedOver => Sum(projection.Series.HandedOver),
        Part.AwaitingHandover => FindAwaitingHandover(),
        Part.Backlog => FindBacklog(),
        Part.Received => FindReceived(),
        Part.Requested => FindRequested(),
        Part.InTransit => FindInTransit(),
        _ => projection.Series.Backlog[part - Part.BacklogOfFirstKind] is { } rows ? Sum(rows) : new long[Days],
    };

    private long[] FindAwaitingHandover()
    {
        var awaiting = new long[Days];
        long before = 0;
        foreach (RegionPlan plan in Plans) before += plan.AwaitingHandover.Sum(batch => batch.Count).Value;
        DailyNumbers.Levels(before, Printed.Values, HandedOver.Values, awaiting);
        return awaiting;
    }

    private long[] FindBacklog()
    {
        var sum = new long[Days];
        foreach (RequestKind kind in Enum.GetValues<RequestKind>()) DailyNumbers.Add(sum, BacklogOf(kind).Values);
        return sum;
    }

    /// <summary>Blanks spoil: what was there or arrived, less what is left and what was printed.</summary>
    private long[] FindSpoiled()
    {
        var spoiled = new long[Days];
        long before = 0;
        foreach (RegionPlan plan in Plans) before += plan.Blanks.Value;
        ReadOnlySpan<long> received = Received.Values, blanks = Blanks.Values, printed = Printed.Values;
        for (int day = 0; day < spoiled.Length; before = blanks[day++]) spoiled[day] = before + received[day] - blanks[day] - printed[day];
        return spoiled;
    }

    /// <summary>Blanks arrive as planned: those of the region's own shipments, and those sent from the central store.</summary>
    private long[] FindReceived()
    {
        var received = new long[Days];
        foreach (RegionPlan plan in Plans)
        {
            foreach (Shipment shipment in plan.Shipments) AddOn(shipment.Arrives, shipment.Count);
            foreach (Dispatch dispatch in projection.DispatchesTo(plan.Region)) AddOn(dispatch.Arrives, dispatch.Count);
        }

        void AddOn(LocalDate date, CardCount count)
        {
            if (date <= Scenario.End) received[Period.DaysBetween(Scenario.Start, date)] += count.Value;
        }

        return received;
    }

    /// <summary>Requests come: the day's change of the backlog, and what was served of it.</summary>
    private long[] FindRequested()
    {
        var requested = new long[Days];
        long before = 0;
        foreach (RegionPlan plan in Plans) before += plan.Backlog.Total.Value;
        DailyNumbers.Inflows(before, Backlog.Values, Printed.Values, requested);
        return requested;
    }

    private long[] FindInTransit()
    {
        var inTransit = new long[Days];
        long before = 0;
        foreach (RegionPlan plan in Plans)
        {
            before += plan.Shipments.Sum(shipment => shipment.Count).Value;
            foreach (Dispatch dispatch in projection.DispatchesTo(plan.Region)) inTransit[Period.DaysBetween(Scenario.Start, dispatch.Leaves)] += dispatch.Count.Value;
        }

        DailyNumbers.Levels(before, inTransit, Received.Values, inTransit);
        return inTransit;
    }

    private long[] Sum(CountRows rows)
    {
        long[] sum = rows.Row(first);
        if (count == 1) return sum;
        var region = new long[Days];
        for (int other = first + 1; other < first + count; other++)
        {
            rows.Read(other, region);
            DailyNumbers.Add(sum, region);
        }

        return sum;
    }
}
