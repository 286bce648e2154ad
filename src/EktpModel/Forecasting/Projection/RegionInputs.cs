using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EktpModel.Forecasting;

/// <summary>What a region's plan says, laid out for the kernel. It can be filled with one region after another, so that a forecast of many needs the memory of one.</summary>
internal sealed class RegionInputs
{
    private readonly List<(int Slot, int Kind, long Count)> _opening = [];
    private readonly List<DemandStream> _streamsAtStart = [];
    private readonly List<DemandStream> _streams = [];
    private readonly List<int> _slots = [];
    private readonly List<(int Day, int Slot, int Kind, long Count)> _dated = [];
    private readonly List<long> _datedCounts = [];
    private readonly List<(int Day, long Count, LatenessSampler? Late, Sending Sending)> _sent = [];
    private readonly bool[] _occurs = new bool[CohortLayout.Kinds];

    /// <summary>The cohorts that wait at the start.</summary>
    public ReadOnlySpan<(int Slot, int Kind, long Count)> Opening => CollectionsMarshal.AsSpan(_opening);

    /// <summary>The demand rates, as far as the days have come; after <see cref="Rewind"/>.</summary>
    public Span<DemandStream> Streams => CollectionsMarshal.AsSpan(_streams);

    /// <summary>The requests of single days, by day.</summary>
    public ReadOnlySpan<(int Day, int Slot, int Kind, long Count)> Dated => CollectionsMarshal.AsSpan(_dated);

    /// <summary>Takes how many of them come.</summary>
    public Span<long> DatedCounts => CollectionsMarshal.AsSpan(_datedCounts);

    /// <summary>The blanks that come by plan.</summary>
    public ReadOnlySpan<(int Day, long Count, LatenessSampler? Late, Sending Sending)> Sent => CollectionsMarshal.AsSpan(_sent);

    /// <summary>The blanks on their way; empty when filled.</summary>
    public ArrivalQueue Arrivals { get; } = new();

    /// <summary>Whether each kind of request occurs.</summary>
    public ReadOnlySpan<bool> Occurs => _occurs;

    /// <summary>Forgets the region before, and takes in another.</summary>
    /// <param name="plan">The region's plan.</param>
    /// <param name="dispatches">What leaves the central store for it by plan.</param>
    /// <param name="days">The days of the scenario.</param>
    /// <param name="tableOf">The days as another calendar has them.</param>
    /// <param name="layout">The cohorts of its service order.</param>
    /// <param name="draws">What is left to chance.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Fill(RegionPlan plan, IEnumerable<Dispatch> dispatches, DayTable days, Func<WorkCalendar, DayTable> tableOf, CohortLayout layout, RegionDraws draws, CancellationToken cancellation = default)
    {
        Clear();
        _opening.EnsureCapacity(plan.Backlog.Cohorts.Count);
        foreach (CohortCount entry in plan.Backlog.Cohorts) _opening.Add((layout.OpeningSlotOf(entry.Cohort), (int)entry.Cohort.Kind, entry.Count.Value));
        _streamsAtStart.EnsureCapacity(plan.Demand.Rates.Count);
        for (int i = 0; i < plan.Demand.Rates.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            DemandRate rate = plan.Demand.Rates[i];
            _streamsAtStart.Add(new DemandStream(rate, rate.Days is { } calendar ? tableOf(calendar) : days, layout, draws.RequestsOf(i)));
            _slots.Add(0);
        }

        CollectionsMarshal.SetCount(_streams, _streamsAtStart.Count);
        foreach (DatedRequests requests in plan.Demand.Dated)
        {
            cancellation.ThrowIfCancellationRequested();
            int slot = layout.NewSlotOf(requests.Kind, requests.Since ?? requests.Date.ToYearMonth());
            _dated.Add((days.DayOf(requests.Date), slot, (int)requests.Kind, requests.Count.Value));
            _datedCounts.Add(0);
        }

        _sent.EnsureCapacity(plan.Shipments.Count);
        FetchAll(plan.Shipments.AsSpan());
        foreach (Shipment shipment in plan.Shipments)
        {
            cancellation.ThrowIfCancellationRequested();
            _sent.Add((days.DayOf(shipment.Arrives), shipment.Count.Value, SamplerOf(shipment.Late), Sending.Shipment));
        }

        foreach (Dispatch dispatch in dispatches)
        {
            cancellation.ThrowIfCancellationRequested();
            _sent.Add((days.DayOf(dispatch.Arrives), dispatch.Count.Value, SamplerOf(dispatch.Late), Sending.Dispatch));
        }

        Arrivals.EnsureCapacity(_sent.Count);
        foreach ((_, int kind, _) in _opening) _occurs[kind] = true;
        foreach (ref readonly DemandStream stream in CollectionsMarshal.AsSpan(_streamsAtStart)) _occurs[stream.Kind] = true;
        foreach ((_, _, int kind, _) in _dated) _occurs[kind] = true;
    }

    /// <summary>The slot which the requests of each demand rate join in a month, counted from that of the start; they hold until those of another are asked for.</summary>
    public ReadOnlySpan<int> SlotsIn(int month)
    {
        ReadOnlySpan<DemandStream> streams = Streams;
        Span<int> slots = CollectionsMarshal.AsSpan(_slots);
        for (int i = 0; i < streams.Length; i++) slots[i] = streams[i].SlotIn(month);
        return slots;
    }

    /// <summary>Goes back to before the first day; has to be done also before the first time.</summary>
    /// <param name="cancellation">Ends the work early.</param>
    public void Rewind(CancellationToken cancellation = default)
    {
        const int together = 1024;
        Span<DemandStream> atStart = CollectionsMarshal.AsSpan(_streamsAtStart);
        for (int from = 0; from < atStart.Length; from += together)
        {
            cancellation.ThrowIfCancellationRequested();
            atStart[from..Math.Min(from + together, atStart.Length)].CopyTo(Streams[from..]);
        }

        Arrivals.Clear();
    }

    /// <summary>Has the processor fetch shipments, which lie about in memory: in a loop that does nothing else it waits for many of them at a time.</summary>
    /// <returns>Their blanks together, so that they have to be fetched.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long FetchAll(ReadOnlySpan<Shipment> shipments)
    {
        long all = 0;
        foreach (Shipment shipment in shipments) unchecked { all += shipment.Count.Value; }
        return all;
    }

    private void Clear()
    {
        _opening.Clear();
        _streamsAtStart.Clear();
        _streams.Clear();
        _slots.Clear();
        _dated.Clear();
        _datedCounts.Clear();
        _sent.Clear();
        Array.Clear(_occurs);
        Arrivals.Clear();
    }

    private static LatenessSampler? SamplerOf(Lateness? late) => late is null ? null : new LatenessSampler(late);
}
