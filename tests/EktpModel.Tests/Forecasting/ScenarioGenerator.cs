using EktpModel.Forecasting;
using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Forecasting;

/// <summary>
/// Whole random scenarios: several regions in the same and in other provinces, odd calendars, zero and huge numbers,
/// spoilage from 0 to 1, shipments on closed days and beyond the end.
/// </summary>
internal static class ScenarioGenerator
{
    private static readonly string[] s_codes = ["11.01", "32.04", "32.75", "32.76", "51.03", "91.05"];

    private static readonly Fraction[] s_spoilages =
        [default, default, 1.Percent(), new(1, 3), new(2, 7), new(1, 2), new(999_999_999_999, 1_000_000_000_000), new(1, 1_000_000_000_000), Fraction.One];

    /// <summary>Zero, few, many, and so many that products do not fit into 64 bits.</summary>
    public static Gen<CardCount> Counts { get; } = Gen.Frequency(
        (2, Gen.Constant(0L)),
        (5, Gen.Choose(1, 12).Select(count => (long)count)),
        (4, Gen.Choose(13, 200_000).Select(count => (long)count)),
        (1, Gen.Choose(1, 1_000_000_000).Select(count => count * 1_000_000L)))
        .Select(count => new CardCount(count));

    public static Gen<CardRate> Rates { get; } =
        from cards in Counts.Where(count => !count.IsZero)
        from periods in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Choose(2, 9)))
        from period in Gen.Elements(RatePeriod.OpenDay, RatePeriod.Week, RatePeriod.Month)
        select CardRate.Over(cards, periods, period);

    public static Gen<RequestKind> Kinds { get; } = Gen.Elements(Enum.GetValues<RequestKind>());

    public static Gen<ServiceOrder> Orders { get; } = Gen.Elements(
        ServiceOrder.OldestFirst,
        ServiceOrder.MinistryPriority,
        ServiceOrder.DebtFirst(new YearMonth(2020, 1)),
        ServiceOrder.DebtFirst(new YearMonth(2019, 11), ServiceOrder.OldestFirst),
        ServiceOrder.By("youngest first", (left, right) => right.Since.CompareTo(left.Since)));

    public static Gen<Scenario> Scenarios { get; } =
        from start in Gen.Choose(0, 500).Select(day => new LocalDate(2020, 1, 1).PlusDays(day))
        from days in Gen.Choose(1, 75)
        let end = start.PlusDays(days - 1)
        from calendar in Calendars(start, days)
        from codes in Gen.SubListOf(s_codes).Where(codes => codes.Count > 0)
        from plans in Gen.CollectToList(codes, code => Plans(RegionCode.Parse(code, null), start, end))
        from central in Centrals([.. plans.Select(plan => plan.Region)], start, days)
        select new Scenario(start, end, calendar, plans, central);

    /// <summary>For FsCheck, with a shrinker that drops and halves one part at a time.</summary>
    public static Arbitrary<Scenario> Arbitrary() => Arb.From(Scenarios, ScenarioShrinker.Shrink);

    private static Gen<T> Rarely<T>(Gen<T> gen, T otherwise) => Gen.Frequency((2, Gen.Constant(otherwise)), (1, gen));

    private static Gen<ValueList<T>> Few<T>(Gen<T> gen, int most = 3) =>
        Gen.Choose(0, most).SelectMany(count => gen.ListOf(count)).Select(items => items.ToValueList());

    private static Gen<LocalDate> Dates(LocalDate from, LocalDate to) =>
        Gen.Choose(0, Math.Max(0, Period.DaysBetween(from, to))).Select(day => from.PlusDays(day));

    private static Gen<WorkCalendar> Calendars(LocalDate start, int days) =>
        from week in Gen.Frequency(
            (3, Gen.Constant(WorkCalendar.Indonesia)),
            (2, Gen.Constant(WorkCalendar.Weekdays)),
            (1, Gen.Constant(WorkCalendar.EveryDay)),
            (1, Gen.Constant(WorkCalendar.Weekly(IsoDayOfWeek.Saturday))),
            (1, Gen.Constant(WorkCalendar.Weekdays.WithStandardWeek(7))))
        from closed in Few(Dates(start, start.PlusDays(days)), 4)
        from extra in Few(Dates(start, start.PlusDays(days)), 4)
        from shut in Gen.Frequency((12, Gen.Constant(0)), (1, Gen.Constant(days)))
        select week.WithExtra(extra).Without(closed).Without(Enumerable.Range(0, shut).Select(day => start.PlusDays(day)));

    private static Gen<RegionPlan> Plans(RegionCode region, LocalDate start, LocalDate end) =>
        from blanks in Counts
        from backlog in Few(from kind in Kinds from age in Gen.Choose(0, 5) from count in Counts select new CohortCount(new Cohort(kind, start.ToYearMonth().PlusMonths(-age)), count), 5)
        from rates in Few(DemandRates(start, end), 2)
        from dated in Few(DatedOnes(start, end))
        from capacity in Capacities(start, end)
        from spoilage in Gen.Elements(s_spoilages)
        from attempts in Rarely(Counts, default)
        from order in Orders
        from handover in Handovers()
        from awaiting in Rarely(Few(from age in Gen.Choose(1, 20) from count in Counts select new PrintedBatch(start.PlusDays(-age), count)), [])
        from shipments in Few(from arrives in Dates(start, end.PlusDays(15)) from count in Counts select new Shipment(region, count, arrives))
        select new RegionPlan(region)
        {
            Blanks = blanks,
            Backlog = Backlog.Of((IEnumerable<CohortCount>)backlog),
            Demand = Demand.Of((IEnumerable<DemandRate>)rates) + Demand.Of((IEnumerable<DatedRequests>)dated),
            Capacity = capacity,
            Spoilage = spoilage,
            AttemptsBefore = attempts,
            Order = order,
            Handover = handover,
            AwaitingHandover = awaiting.Where(batch => batch.Printed.Year >= 2019).ToValueList(),
            Shipments = shipments,
        };

    private static Gen<DemandRate> DemandRates(LocalDate start, LocalDate end) =>
        from kind in Kinds
        from rate in Rates
        from days in Gen.Elements(null, WorkCalendar.EveryDay, WorkCalendar.Weekdays)
        from dates in Rarely(from one in Dates(start.PlusDays(-40), end) from other in Dates(start, end) select ((LocalDate?)LocalDate.Min(one, other), (LocalDate?)LocalDate.Max(one, other)), (null, null))
        from age in Rarely(Gen.Choose(0, 4).Select(age => (int?)age), null)
        let first = LocalDate.Max(start, dates.Item1 ?? start)
        select new DemandRate(kind, rate) { Days = days, From = dates.Item1, Until = dates.Item2, Since = age is { } months ? first.ToYearMonth().PlusMonths(-months) : null };

    private static Gen<DatedRequests> DatedOnes(LocalDate start, LocalDate end) =>
        from date in Dates(start, end)
        from kind in Kinds
        from count in Counts
        from age in Rarely(Gen.Choose(0, 4).Select(age => (int?)age), null)
        select new DatedRequests(date, kind, count) { Since = age is { } months ? date.ToYearMonth().PlusMonths(-months) : null };

    private static Gen<PrintCapacity> Capacities(LocalDate start, LocalDate end) =>
        from rate in Rates
        from anchor in Rarely(Dates(start.PlusDays(-30), start).Select(date => (LocalDate?)date), null)
        from first in Gen.Frequency((6, Gen.Constant(PrintCapacity.At(rate, anchor))), (1, Gen.Constant(PrintCapacity.None)))
        from later in Few(from date in Dates(start.PlusDays(1), end) from change in Rarely(Gen.Constant<CardRate?>(null), rate) select (date, change), 2)
        from other in Rates
        select later.Where(change => change.date > start && change.date <= end).DistinctBy(change => change.date).OrderBy(change => change.date)
            .Aggregate(first, (capacity, change) => change.change is null ? capacity.StoppedFrom(change.date) : capacity.ChangedFrom(change.date, other));

    private static Gen<Handover> Handovers() =>
        from delay in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, 5)), (1, Gen.Choose(6, 100)))
        from limit in Rarely(Counts.Select(count => (CardCount?)count), null)
        select (limit is { } cards ? Handover.AtMost(cards) : Handover.Immediate).Delayed(delay);

    /// <summary>A central stock that has what it sends: enough at the start, or bought on the first day.</summary>
    private static Gen<CentralPlan> Centrals(RegionCode[] regions, LocalDate start, int days) =>
        from dispatches in Few(
            from region in Gen.Elements(regions)
            from count in Counts
            from leaves in Gen.Choose(0, days - 1)
            from lead in Gen.Choose(0, 20)
            select new Dispatch(region, count, start.PlusDays(leaves), start.PlusDays(leaves + lead)), 4)
        from spare in Counts
        from bought in Gen.Elements(true, false)
        from later in Few(from day in Gen.Choose(0, days - 1) from count in Counts select new Procurement(start.PlusDays(day), count), 2)
        from replenishment in Rarely(Replenishments(start).Select(rule => (Replenishment?)rule), null)
        let needed = dispatches.Sum(dispatch => dispatch.Count)
        select new CentralPlan
        {
            Stock = bought ? spare : spare + needed,
            Procurements = bought ? [new Procurement(start, needed), .. later] : later,
            Dispatches = dispatches,
            Replenishment = replenishment,
        };

    private static Gen<Replenishment> Replenishments(LocalDate start) =>
        from rule in Gen.Elements(AllocationRule.EqualCover, AllocationRule.EarliestLastClearance, AllocationRule.LeastWaiting, AllocationRule.OldestFirst, AllocationRule.MinistryPriority, AllocationRule.Proportional())
        from day in Gen.Choose(1, 7)
        from weeks in Gen.Choose(1, 3)
        from since in Rarely(Dates(start.PlusDays(-40), start.PlusDays(10)).Select(date => (LocalDate?)date), null)
        from lead in Gen.Choose(1, 12)
        from lot in Gen.Elements(1, 7, 500)
        from reserve in Rarely(Counts, default)
        select new Replenishment(rule) { ReviewDay = (IsoDayOfWeek)day, EveryWeeks = weeks, From = since, LeadTime = lead, Lot = lot.Cards(), Reserve = reserve };
}
