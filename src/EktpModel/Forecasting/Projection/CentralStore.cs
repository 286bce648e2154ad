using System.Runtime.InteropServices;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>The ministry's store as the days pass: what the plan says, less what replenishment sends out.</summary>
internal sealed class CentralStore
{
    private readonly Scenario _scenario;
    private readonly List<Dispatch> _dispatches;
    private readonly LatenessSampler? _late;

    /// <param name="scenario">The scenario.</param>
    /// <param name="byChance">Whether chance decides what the scenario leaves to it.</param>
    /// <param name="cancellation">Ends the making ready early.</param>
    public CentralStore(Scenario scenario, bool byChance, CancellationToken cancellation = default)
    {
        _scenario = scenario;
        if (byChance && scenario.Central.Replenishment?.Late is { } late) _late = new LatenessSampler(late);
        _dispatches = [.. scenario.Central.Dispatches];
        Stock = new long[scenario.Days];
        foreach (Procurement procurement in scenario.Central.Procurements)
        {
            cancellation.ThrowIfCancellationRequested();
            Stock[DayOf(procurement.Date)] += procurement.Count.Value;
        }

        foreach (Dispatch dispatch in scenario.Central.Dispatches)
        {
            cancellation.ThrowIfCancellationRequested();
            Stock[DayOf(dispatch.Leaves)] -= dispatch.Count.Value;
        }

        long level = scenario.Central.Stock.Value;
        for (int day = 0; day < Stock.Length; day++) Stock[day] = level += Stock[day];
    }

    /// <summary>The stock at the end of each day.</summary>
    public long[] Stock { get; }

    /// <summary>All that left or will leave within the scenario.</summary>
    public ReadOnlySpan<Dispatch> Dispatches => CollectionsMarshal.AsSpan(_dispatches);

    /// <summary>Splits what can be spared at the end of a review day over the regions, and sends it on its way.</summary>
    public void Replenish(int day, Replenishment rule, RegionKernel[] kernels, CancellationToken cancellation)
    {
        // The smallest stock from here on: what later dispatches were promised cannot be spared.
        long spare = Stock.AsSpan(day).ToArray().Min() - rule.Reserve.Value;
        if (spare <= 0) return;
        LocalDate today = _scenario.Start.PlusDays(day);
        AllocationOptions options = rule.Options with { StandardWeek = _scenario.Calendar.StandardWeek };
        AllocationPlan plan = Allocator.Allocate(new CardCount(spare), kernels.Select(kernel => NeedOf(kernel, today, rule)), rule.Rule, options, cancellation);
        LocalDate arrival = ReviewDays.ArrivalOf(today, rule, _scenario);
        int arrivalDay = DayOf(arrival);
        for (int region = 0; region < kernels.Length; region++)
        {
            long count = plan.Allocations[region].Count.Value;
            if (count == 0) continue;
            kernels[region].Send(arrivalDay, count, _late, Sending.Replenishment);
            _dispatches.Add(new Dispatch(plan.Allocations[region].Region, new CardCount(count), today, arrival));
        }

        for (int later = day; later < Stock.Length; later++) Stock[later] -= plan.Allocated.Value;
    }

    private int DayOf(LocalDate date) => Period.DaysBetween(_scenario.Start, date);

    private AllocationNeed NeedOf(RegionKernel kernel, LocalDate today, Replenishment rule) => new(kernel.Plan.Region)
    {
        Backlog = kernel.Backlog,
        Requests = ExpectedRates.RequestsOf(kernel.Plan.Demand, _scenario, today),
        Blanks = new CardCount(kernel.Blanks),
        OnTheWay = new CardCount(kernel.OnTheWay),
        PrintRate = ExpectedRates.PrintRateOf(kernel.Plan.Capacity, today),
        Lot = rule.Lot,
    };
}
