using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// What a forecast takes as given: the days, the work calendar, the central stock and the regions. It is checked
/// as a whole when it is made, so that a scenario that exists can be projected.
/// </summary>
/// <example>
/// <code>
/// var scenario = new Scenario(new(2020, 2, 3), new(2020, 2, 29), WorkCalendar.Indonesia,
/// [
///     new RegionPlan("32.75")
///     {
///         Blanks = 106_000.Cards(),
///         Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), 106_000.Cards()),
///         Capacity = 60_000.Cards().PerWeek(),
///     },
/// ]);
/// LocalDate? cleared = new ForecastEngine().Project(scenario)["32.75"].ClearedOn;   // 13 February 2020
/// </code>
/// </example>
public sealed record Scenario
{
    /// <summary>A scenario.</summary>
    /// <param name="start">The first day.</param>
    /// <param name="end">The last day, included.</param>
    /// <param name="calendar">The days on which offices print.</param>
    /// <param name="regions">The regions, in any order.</param>
    /// <param name="central">The ministry's side; nothing in the central store if null.</param>
    /// <param name="catalog">The regions there are; <see cref="RegionCatalog.Indonesia"/> if null.</param>
    /// <exception cref="InvalidScenarioException">Anything is wrong with it; the exception names every fault with its path.</exception>
    public Scenario(LocalDate start, LocalDate end, WorkCalendar calendar, IEnumerable<RegionPlan> regions, CentralPlan? central = null, RegionCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(regions);
        Start = start;
        End = end;
        Calendar = calendar;
        RegionPlan?[] given = [.. regions];
        Regions = given.OfType<RegionPlan>().OrderBy(plan => plan.Region).ToValueList();
        Central = central ?? new CentralPlan();
        Catalog = catalog ?? RegionCatalog.Indonesia;
        ValueList<InputFault> faults = ScenarioCheck.FaultsOf(this, given, out long largest);
        if (!faults.IsEmpty) throw new InvalidScenarioException(faults);
        LargestCount = largest;
    }

    /// <summary>The first day.</summary>
    public LocalDate Start { get; }

    /// <summary>The last day, included.</summary>
    public LocalDate End { get; }

    /// <summary>The days on which offices print.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>The ministry's side.</summary>
    public CentralPlan Central { get; }

    /// <summary>The regions in the order of their codes.</summary>
    public ValueList<RegionPlan> Regions { get; }

    /// <summary>The regions there are: a plan for a province or regency that is not among them is a fault.</summary>
    public RegionCatalog Catalog { get; }

    /// <summary>Whether anything is left to chance, so that two paths of a simulation may differ.</summary>
    public bool IsUncertain =>
        Regions.Any(plan => plan.IsUncertain) || Central.Replenishment?.Late is not null || Central.Dispatches.Any(dispatch => dispatch.Late is not null);

    /// <summary>No count of cards or requests can be larger in any region, where nothing is left to chance.</summary>
    internal long LargestCount { get; }

    /// <summary>How many days the scenario has.</summary>
    public int Days => Period.DaysBetween(Start, End) + 1;

    /// <summary>The plan of a region.</summary>
    /// <param name="region">The region's code.</param>
    /// <exception cref="UnknownRegionException">The scenario does not have it.</exception>
    public RegionPlan this[RegionCode region]
    {
        get
        {
            foreach (RegionPlan plan in Regions)
            {
                if (plan.Region == region) return plan;
            }

            throw new UnknownRegionException(region.ToString(), "the scenario", "give one of its Regions.");
        }
    }

    /// <summary>The plan of a region.</summary>
    /// <param name="region">The region's code, such as <c>32.75</c>.</param>
    /// <exception cref="UnparsableTextException">The text is no code.</exception>
    /// <exception cref="UnknownRegionException">The scenario does not have it.</exception>
    public RegionPlan this[string region] => this[RegionCode.Given(region)];

    /// <summary>This scenario with another plan for the region of <paramref name="plan"/>, or with one region more.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="InvalidScenarioException">The scenario is not possible with it.</exception>
    public Scenario With(RegionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new Scenario(Start, End, Calendar, [.. Regions.Where(other => other.Region != plan.Region), plan], Central, Catalog);
    }

    /// <summary>This scenario with another work calendar.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <exception cref="InvalidScenarioException">The scenario is not possible with it.</exception>
    public Scenario With(WorkCalendar calendar) => new(Start, End, calendar, Regions, Central, Catalog);

    /// <summary>This scenario with another central plan.</summary>
    /// <param name="central">The plan.</param>
    /// <exception cref="InvalidScenarioException">The scenario is not possible with it.</exception>
    public Scenario With(CentralPlan central)
    {
        ArgumentNullException.ThrowIfNull(central);
        return new Scenario(Start, End, Calendar, Regions, central, Catalog);
    }

    /// <summary>
    /// The beginning of this scenario, up to an earlier last day. What is dated later is left out, save shipments,
    /// which are on their way. So a replenishment of the beginning does not hold back for dispatches that were left out, and its
    /// days are those of this scenario only if there is no replenishment, or no dispatch that leaves after the new last day.
    /// </summary>
    /// <param name="end">The new last day, within the scenario.</param>
    /// <exception cref="InvalidValueException">The day is outside the scenario, or not of the ISO calendar.</exception>
    public Scenario Until(LocalDate end)
    {
        end.ThrowIfNotIso("the day to end a scenario on");
        if (end < Start || end > End)
            throw new InvalidValueException("the day to end a scenario on", end.Iso(), $"give a day from {Start.Iso()} to {End.Iso()}.");
        return new Scenario(Start, end, Calendar, Regions.Select(plan => ScenarioSplit.Beginning(plan, Start, end)), ScenarioSplit.Beginning(Central, end), Catalog);
    }

    /// <summary>
    /// The rest of this scenario after a projection of its beginning, as the projection left it: stocks, backlogs,
    /// what is on the way, and the fractions of cards that rates and spoilage have built up. Projecting the
    /// beginning and then the rest gives the same days as projecting the whole, unless there is a replenishment and a dispatch that
    /// leaves after the beginning: the beginning, which does not know of it, may have split the blanks that it needs. The
    /// days then differ, and if the rest has too few blanks for its dispatches it is refused.
    /// </summary>
    /// <param name="beginning">A projection of this scenario <see cref="Until"/> an earlier day, or of one like it.</param>
    /// <exception cref="InvalidValueException">The projection does not end within the scenario before its last day.</exception>
    /// <exception cref="UnknownRegionException">The projection lacks a region of the scenario.</exception>
    /// <exception cref="InvalidScenarioException">What the beginning left in the centre does not cover the dispatches that are still to leave.</exception>
    public Scenario After(Projection beginning)
    {
        ArgumentNullException.ThrowIfNull(beginning);
        if (beginning.End < Start || beginning.End >= End)
            throw new InvalidValueException("the last day of the projection to go on from", beginning.End.Iso(), $"give a projection that ends from {Start.Iso()} to {End.PlusDays(-1).Iso()}.");
        LocalDate start = beginning.End.PlusDays(1);
        return new Scenario(start, End, Calendar, Regions.Select(plan => ScenarioSplit.Rest(plan, Start, beginning)), ScenarioSplit.Rest(Central, Start, beginning), Catalog);
    }

    /// <summary>A day of the scenario, counted from the start.</summary>
    /// <exception cref="InvalidValueException">The day is outside the scenario, or not of the ISO calendar.</exception>
    internal int DayOf(LocalDate date)
    {
        date.ThrowIfNotIso("the day to ask about");
        return date >= Start && date <= End
            ? Period.DaysBetween(Start, date)
            : throw new InvalidValueException("the day to ask about", date.Iso(), $"give a day from {Start.Iso()} to {End.Iso()}.");
    }

    /// <summary>The scenario on several lines, for logs and test output.</summary>
    public override string ToString() =>
        $"{Start.Iso()} to {End.Iso()}, {Calendar}; {Central}{string.Concat(Regions.AsEnumerable().Select(plan => $"{Environment.NewLine}  {plan}"))}";
}
