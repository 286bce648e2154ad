using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// A number that two different scenarios hardly share, to tell when simulations do not belong together. It is made of all that a scenario's days
/// depend on and is the same on every machine; what is code, the weights of a proportional rule, is not in it, but for its name.
/// </summary>
/// <remarks>FNV-1a (Fowler, Noll and Vo) over 64-bit numbers.</remarks>
internal sealed class ScenarioFingerprint
{
    private readonly Scenario _scenario;
    private readonly DayTable _days;
    private readonly LocalDate _from;
    private readonly LocalDate _to;
    private readonly Dictionary<WorkCalendar, int> _calendars = [];
    private ulong _hash = 14695981039346656037;

    private ScenarioFingerprint(Scenario scenario)
    {
        // Whole months: a monthly rate is spread over all open days of a month, those outside the scenario too. And from the first day on from which open days are counted.
        _scenario = scenario;
        _days = new DayTable(scenario.Calendar, scenario.Start, scenario.Days);
        _from = FirstDayOf(scenario).With(DateAdjusters.StartOfMonth);
        _to = scenario.End.With(DateAdjusters.EndOfMonth);
    }

    public static ulong Of(Scenario scenario)
    {
        ScenarioFingerprint fingerprint = new(scenario);
        fingerprint.Add(scenario.Start);
        fingerprint.Add(scenario.End);
        fingerprint.Add(scenario.Calendar);
        fingerprint.Add(scenario.Central);
        fingerprint.Add(scenario.Regions.Count);
        foreach (RegionPlan plan in scenario.Regions) fingerprint.Add(plan);
        return fingerprint._hash;
    }

    private static LocalDate FirstDayOf(Scenario scenario)
    {
        LocalDate first = scenario.Start;
        foreach (RegionPlan plan in scenario.Regions)
        {
            foreach (DemandRate rate in plan.Demand.Rates) first = LocalDate.Min(first, rate.From ?? first);
            foreach (CapacityPhase phase in plan.Capacity.Phases) first = LocalDate.Min(first, phase.From ?? first);
            foreach (PrintedBatch batch in plan.AwaitingHandover) first = LocalDate.Min(first, batch.Printed);
        }

        return first;
    }

    private void Add(RegionPlan plan)
    {
        Add(plan.Region.Packed);
        Add(plan.Blanks.Value);
        Add(plan.Spoilage.Numerator);
        Add(plan.Spoilage.Denominator);
        Add(plan.SpoilsByChance ? 1 : 0);
        Add(plan.AttemptsBefore.Value);
        Add(plan.Handover.Delay);
        Add(plan.Handover.DailyLimit?.Value ?? -1);
        Add(plan.AwaitingHandover.Count);
        foreach (PrintedBatch batch in plan.AwaitingHandover)
        {
            Add(batch.Printed);
            Add(batch.Count.Value);
        }

        Add(plan.Shipments.Count);
        foreach (Shipment shipment in plan.Shipments)
        {
            Add(shipment.Arrives);
            Add(shipment.Count.Value);
            Add(shipment.Late);
        }

        Add(plan.Capacity);
        Add(plan.Demand);

        // The order in which the cohorts of the plan are served stands for the service order, which may be code.
        CohortLayout layout = CohortLayout.Of(plan.Order, _days, [plan]);
        Add(layout.Slots);
        for (int slot = 0; slot < layout.Slots; slot += 2) Add(layout.CohortOf(slot));
        Add(plan.Backlog.Cohorts.Count);
        foreach (CohortCount waiting in plan.Backlog.Cohorts)
        {
            Add(waiting.Cohort);
            Add(waiting.Count.Value);
        }
    }

    private void Add(PrintCapacity capacity)
    {
        Add(capacity.Phases.Count);
        foreach (CapacityPhase phase in capacity.Phases)
        {
            Add(phase.From);
            Add(phase.Rate);
            ReadOnlySpan<CardCount> recorded = phase.Record is { } record ? record.Days.AsSpan() : [];
            Add(recorded.Length);
            foreach (CardCount cards in recorded) Add(cards.Value);
        }

        Add(capacity.Breakdowns is null ? 0 : 1);
        if (capacity.Breakdowns is not { } breakdowns) return;
        Add(breakdowns.Failure);
        Add(breakdowns.Repair);
        Add(capacity.PrinterCount);
        Add(breakdowns.WorkingAtStart ?? -1);
    }

    private void Add(Demand demand)
    {
        Add(demand.Rates.Count);
        foreach (DemandRate rate in demand.Rates)
        {
            Add((int)rate.Kind);
            Add(rate.Rate);
            Add(rate.Days ?? _scenario.Calendar);
            Add(rate.From);
            Add(rate.Until);
            Add(rate.Since);
            Add(rate.Variation);
        }

        Add(demand.Dated.Count);
        foreach (DatedRequests requests in demand.Dated)
        {
            Add((int)requests.Kind);
            Add(requests.Date);
            Add(requests.Count.Value);
            Add(requests.Since);
            Add(requests.Variation);
        }
    }

    private void Add(CentralPlan central)
    {
        Add(central.Stock.Value);
        Add(central.Procurements.Count);
        foreach (Procurement procurement in central.Procurements)
        {
            Add(procurement.Date);
            Add(procurement.Count.Value);
        }

        Add(central.Dispatches.Count);
        foreach (Dispatch dispatch in central.Dispatches)
        {
            Add(dispatch.Region.Packed);
            Add(dispatch.Leaves);
            Add(dispatch.Arrives);
            Add(dispatch.Count.Value);
            Add(dispatch.Late);
        }

        Add(central.Replenishment is null ? 0 : 1);
        if (central.Replenishment is not { } rule) return;
        foreach (char letter in rule.Rule.ToString()!) Add(letter);
        Add((int)rule.ReviewDay);
        Add(rule.EveryWeeks);
        Add(rule.From);
        Add(rule.LeadTime);
        Add(rule.Late);
        Add(rule.Lot.Value);
        Add(rule.Reserve.Value);
        Add(rule.Options.Horizon);
        Add(rule.Options.StandardWeek);
    }

    /// <summary>A calendar's open days, once; after that its number.</summary>
    private void Add(WorkCalendar calendar)
    {
        if (_calendars.TryGetValue(calendar, out int known))
        {
            Add(known);
            return;
        }

        _calendars.Add(calendar, _calendars.Count);
        Add(-1);
        Add(calendar.StandardWeek);
        for (LocalDate date = _from; date <= _to; date = date.PlusDays(1)) Add(calendar.Knows(date.Year) && calendar.IsOpen(date) ? 1 : 0);
    }

    private void Add(Lateness? late)
    {
        Add(late is null ? 0 : 1);
        if (late is null) return;
        Add(late.Chance ?? -1.0);
        Add(late.Table.Count);
        foreach ((int openDays, long weight) in late.Table)
        {
            Add(openDays);
            Add(weight);
        }
    }

    private void Add(RequestVariation? variation) => Add(variation is null ? -1.0 : variation.Dispersion ?? 0.0);

    private void Add(CardRate? rate)
    {
        Add(rate is null ? -1 : rate.Cards.Value);
        Add(rate is null ? -1 : rate.Periods);
        Add(rate is null ? -1 : (int)rate.Period);
    }

    private void Add(Cohort cohort)
    {
        Add((int)cohort.Kind);
        Add(cohort.Since);
    }

    private void Add(YearMonth? month) => Add(month is { } known ? 12L * known.Year + known.Month : long.MinValue);

    private void Add(LocalDate? date) => Add(date is { } known ? Period.DaysBetween(new LocalDate(2000, 1, 1), known) : long.MinValue);

    private void Add(double number) => Add(BitConverter.DoubleToInt64Bits(number));

    private void Add(long number)
    {
        for (int shift = 0; shift < 64; shift += 8) _hash = unchecked((_hash ^ (byte)(number >> shift)) * 1099511628211);
    }
}
