using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// The daily series of a region, or of several added up. All are worked out when they are first asked
/// for: read from the store, added up, or found from others.
/// </summary>
internal sealed class RegionSeries(Projection projection, int first, int count)
{
    private readonly Dictionary<string, long[]> _derived = [];
    private readonly Lock _lock = new();

    private int Days => projection.Scenario.Days;

    private Scenario Scenario => projection.Scenario;

    private ReadOnlySpan<RegionPlan> Plans => Scenario.Regions.AsSpan().Slice(first, count);

    public CardSeries Blanks => Sum(nameof(Blanks), projection.Series.Blanks);

    public CardSeries Printed => Sum(nameof(Printed), projection.Series.Printed);

    public CardSeries Spoiled => Sum(nameof(Spoiled), projection.Series.Spoiled);

    public CardSeries HandedOver => Sum(nameof(HandedOver), projection.Series.HandedOver);

    public CardSeries Backlog => Derived(nameof(Backlog), () =>
    {
        var sum = new long[Days];
        foreach (RequestKind kind in Enum.GetValues<RequestKind>()) DailyNumbers.Add(sum, BacklogOf(kind).Values);
        return sum;
    });

    /// <summary>Blanks arrived: the day's change of the blanks, and what was used of them.</summary>
    public CardSeries Received => Derived(nameof(Received), () =>
    {
        var received = new long[Days];
        long before = 0;
        foreach (RegionPlan plan in Plans) before += plan.Blanks.Value;
        DailyNumbers.Inflows(before, Blanks.Values, Printed.Values, received);
        DailyNumbers.Add(received, Spoiled.Values);
        return received;
    });

    /// <summary>Requests come: the day's change of the backlog, and what was served of it.</summary>
    public CardSeries Requested => Derived(nameof(Requested), () =>
    {
        var requested = new long[Days];
        long before = 0;
        foreach (RegionPlan plan in Plans) before += plan.Backlog.Total.Value;
        DailyNumbers.Inflows(before, Backlog.Values, Printed.Values, requested);
        return requested;
    });

    public CardSeries AwaitingHandover => Derived(nameof(AwaitingHandover), () =>
    {
        var awaiting = new long[Days];
        long before = 0;
        foreach (RegionPlan plan in Plans) before += plan.AwaitingHandover.Sum(batch => batch.Count).Value;
        DailyNumbers.Levels(before, Printed.Values, HandedOver.Values, awaiting);
        return awaiting;
    });

    public CardSeries InTransit => Derived(nameof(InTransit), () =>
    {
        var inTransit = new long[Days];
        long before = 0;
        HashSet<RegionCode> regions = [];
        foreach (RegionPlan plan in Plans)
        {
            regions.Add(plan.Region);
            before += plan.Shipments.Sum(shipment => shipment.Count).Value;
        }

        foreach (Dispatch dispatch in projection.Dispatches)
        {
            if (regions.Contains(dispatch.Region)) inTransit[Period.DaysBetween(Scenario.Start, dispatch.Leaves)] += dispatch.Count.Value;
        }

        DailyNumbers.Levels(before, inTransit, Received.Values, inTransit);
        return inTransit;
    });

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

    public CardSeries BacklogOf(RequestKind kind) => projection.Series.Backlog[(int)kind] is { } rows ? Sum($"backlog {kind}", rows) : Derived("none", () => new long[Days]);

    private CardSeries Sum(string name, CountRows rows) => Derived(name, () =>
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
    });

    private CardSeries Derived(string name, Func<long[]> make)
    {
        lock (_lock)
        {
            if (!_derived.TryGetValue(name, out long[]? series)) _derived.Add(name, series = make());
            return new CardSeries(Scenario.Start, series);
        }
    }
}
