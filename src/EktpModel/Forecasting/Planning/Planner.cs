using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// Answers the inverse questions: not when a backlog is cleared, but what it takes to clear it by a day. Answers are exact in whole
/// cards and days: with one less the goal is missed.
/// </summary>
/// <remarks>
/// <para>With a <see cref="Goal.Confidence"/> all scenarios tried are simulated on the same paths, so that the answer is exact for those
/// paths; other seeds may give a neighbouring one.</para>
/// <para>More may do less: where the centre replenishes, a region that prints faster or has more blanks is sent fewer; where prints spoil by chance,
/// another amount spoils other cards, so that close to the confidence a smaller amount may meet the goal too, by luck within the standard error. The answer is
/// then one at which the goal turns from missed to met. If it is missed with as much as there can be, other amounts are tried, a tenth apart with replenishment and each twice the one
/// before with chance alone: an answer that lies between two of them is not found.</para>
/// <para>A planner takes regions of up to 1,000,000,000 requests, and scenarios of up to 10^15 cards and as many requests.</para>
/// <para>The goal must be that of a region of the scenario, as what is asked for changes its plan; <see cref="EarliestDate"/> and <see cref="Compare"/> take one of a province or the nation too.</para>
/// </remarks>
/// <example>
/// <code>
/// var planner = new Planner(new ForecastEngine());
/// PlanAnswer&lt;CardRate&gt; rate = planner.LeastPrintRate(scenario, new Goal("32.75", new LocalDate(2020, 2, 29)) { Confidence = 0.9 });
/// Console.WriteLine(rate.IsPossible ? $"{rate.Value}, chance {rate.Chance}" : $"{rate.Obstacle}");
/// </code>
/// </example>
public sealed class Planner
{
    // A thousand times what any region is asked for, and far from where counts end.
    private const long Unlimited = AmountSearch.Unlimited;

    private readonly ForecastEngine _engine;
    private readonly SimulationOptions _options;

    /// <summary>A planner.</summary>
    /// <param name="engine">The engine that works scenarios out, with its limits.</param>
    /// <param name="options">How goals with a confidence are simulated; <see cref="SimulationOptions.Default"/> if null.</param>
    public Planner(ForecastEngine engine, SimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
        _options = options ?? SimulationOptions.Default;
    }

    /// <summary>The least print rate, held from the first day to the last, with which a region reaches its goal.</summary>
    /// <param name="scenario">The scenario; the region's own print rate does not matter, but its breakdowns do, and how uneven the days of its first <see cref="OutputRecord"/> are.</param>
    /// <param name="goal">The goal.</param>
    /// <param name="period">Whether whole cards a week, an open day or a month are asked for; not a month where days are like recorded ones.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The rate, at least one card also where nothing has to be printed. One card less a period misses the goal; of rates still lower that does not follow where blanks arrive in between, as their fractions of cards fall on other days.</returns>
    /// <exception cref="InvalidValueException">The goal is not one of the scenario, a rate a month is asked for of recorded days, or there are more requests or cards than a planner takes.</exception>
    public PlanAnswer<CardRate> LeastPrintRate(Scenario scenario, Goal goal, RatePeriod period = RatePeriod.Week, CancellationToken cancellation = default)
    {
        GoalCheck check = CheckOf(scenario, goal, cancellation);
        if (period == RatePeriod.Month && scenario[goal.Region].Capacity.Phases.Any(phase => phase.Record is not null))
            throw new InvalidValueException("the period of a print rate", period, "ask for cards a week or an open day, as the region's days are like recorded ones.");
        Scenario own = OwnOf(scenario, goal);
        Scenario With(Scenario given, long cards) => given.With(WithRate(given[goal.Region], cards, period));
        RegionPlan plan = scenario[goal.Region];
        Trials<long> trials = new(check, cards => With(own, cards));
        AmountSearch search = new(trials.Does, own, goal);
        bool isMetAlready = check.IsMet(own);
        long guess = plan.Backlog.Total.Value / (Period.DaysBetween(scenario.Start, goal.By) + 1);
        if (search.Any(Math.Max(1, guess), CardsOf(plan.Capacity, period, scenario.Calendar.StandardWeek)) is not { } enough)
            return PlanAnswer<CardRate>.Impossible(ObstacleTo(check, own, period), trials.ChanceOf(Unlimited), isMetAlready);
        long least = search.Least(from: 1, guess, enough);
        return PlanAnswer<CardRate>.Of(RateOf(least, period), With(scenario, least), trials.ChanceOf(least), isMetAlready);
    }

    /// <summary>The fewest blanks that a region needs on its first day beyond those it has to reach its goal.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="goal">The goal.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InvalidValueException">The goal is not one of the scenario, or there are more requests or cards than a planner takes.</exception>
    public PlanAnswer<CardCount> LeastBlanks(Scenario scenario, Goal goal, CancellationToken cancellation = default)
    {
        GoalCheck check = CheckOf(scenario, goal, cancellation);
        Scenario own = OwnOf(scenario, goal);
        Scenario With(Scenario given, long blanks) => given.With(WithBlanks(given[goal.Region], blanks));
        Trials<long> trials = new(check, blanks => With(own, blanks));
        AmountSearch search = new(trials.Does, own, goal);
        if (search.Any(0) is not { } enough) return PlanAnswer<CardCount>.Impossible(ObstacleTo(check, own, RatePeriod.OpenDay), trials.ChanceOf(Unlimited), isMetAlready: false);
        long least = search.Least(from: 0, guess: 1, enough);
        return PlanAnswer<CardCount>.Of(new CardCount(least), With(scenario, least), trials.ChanceOf(least), least == 0);
    }

    /// <summary>The last day on which another shipment may arrive for the region still to reach its goal.</summary>
    /// <param name="scenario">The scenario without the shipment.</param>
    /// <param name="goal">The goal.</param>
    /// <param name="count">The blanks of the shipment.</param>
    /// <param name="late">By how much it may be late, in a simulation; null for not at all.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>
    /// The day: a day later the goal is missed, or it is the goal's own. Where the centre replenishes, a shipment on its way makes it send less, so
    /// that the day may be earlier although the goal is met without the shipment.
    /// </returns>
    /// <exception cref="InvalidValueException">The goal is not one of the scenario, or there are more requests or cards than a planner takes.</exception>
    public PlanAnswer<LocalDate> LatestArrival(Scenario scenario, Goal goal, CardCount count, Lateness? late = null, CancellationToken cancellation = default)
    {
        GoalCheck check = CheckOf(scenario, goal, cancellation);
        RegionPlan plan = scenario[goal.Region];
        Scenario own = OwnOf(scenario, goal);
        Scenario On(Scenario given, LocalDate date) => given.With(plan with { Shipments = plan.Shipments.Add(new Shipment(plan.Region, count, date) { Late = late }) });
        Trials<LocalDate> trials = new(check, date => On(own, date));
        bool isMetAlready = check.IsMet(own);
        if (LatestThat(trials.Does, scenario, goal) is not { } latest)
            return PlanAnswer<LocalDate>.Impossible(ObstacleTo(check, own, RatePeriod.OpenDay), trials.ChanceOf(scenario.Start), isMetAlready);
        return PlanAnswer<LocalDate>.Of(latest, On(scenario, latest), trials.ChanceOf(latest), isMetAlready);
    }

    /// <summary>The last day up to the goal's that does; null if none does.</summary>
    private static LocalDate? LatestThat(Func<LocalDate, bool> does, Scenario scenario, Goal goal)
    {
        int days = Period.DaysBetween(scenario.Start, goal.By);
        if (scenario.Central.Replenishment is not null)
        {
            // Earlier need not be better, as the centre sends less to whom something is on its way.
            foreach (LocalDate date in Enumerable.Range(0, days + 1).Select(before => goal.By.PlusDays(-before)))
            {
                if (does(date)) return date;
            }

            return null;
        }

        if (does(goal.By)) return goal.By;
        if (!does(scenario.Start)) return null;
        int early = 0, late = days;
        while (late - early > 1)
        {
            int middle = (early + late) / 2;
            if (does(scenario.Start.PlusDays(middle))) early = middle;
            else late = middle;
        }

        return scenario.Start.PlusDays(early);
    }

    /// <summary>The fewest closed days that have to be opened to reach the goal, and which.</summary>
    /// <remarks>
    /// Opening a day opens it for the whole scenario, and brings what comes on open days, requests too. The latest and the earliest days
    /// are tried, as blanks that lack early may have come by the late ones, and printers may have stopped by then. That no smaller number does is proved by trying all sets of fewer days, where there
    /// are no more than 5,000 of a number; where opening a day can do no harm those of one day less are enough. If it can, and all candidates together miss the goal, sets that were not tried may still meet it.
    /// </remarks>
    /// <param name="scenario">The scenario.</param>
    /// <param name="goal">The goal.</param>
    /// <param name="candidates">Which closed days may be opened; if null, Saturdays that are no holidays.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InvalidValueException">The goal is not one of the scenario, or there are more requests or cards than a planner takes.</exception>
    public PlanAnswer<ExtraDays> FewestExtraDays(Scenario scenario, Goal goal, Func<LocalDate, bool>? candidates = null, CancellationToken cancellation = default)
    {
        GoalCheck check = CheckOf(scenario, goal, cancellation);
        candidates ??= scenario.Calendar.WithExtra(IsoDayOfWeek.Saturday, scenario.Start, goal.By).IsOpen;
        LocalDate[] closed = [.. Enumerable.Range(0, Period.DaysBetween(scenario.Start, goal.By) + 1).Select(before => goal.By.PlusDays(-before))
            .Where(date => !scenario.Calendar.IsOpen(date) && candidates(date))];
        Scenario own = OwnOf(scenario, goal);
        Trials<ValueList<LocalDate>> trials = new(check, dates => own.With(own.Calendar.WithExtra(dates)));
        if (check.ChanceOf(own) is var asItIs && check.IsMet(asItIs)) return PlanAnswer<ExtraDays>.Of(new ExtraDays([], IsProven: true), scenario, asItIs, isMetAlready: true);
        DaySearch search = new(closed, dates => trials.Does(dates.Order().ToValueList()), isMoreNeverWorse: DaySearch.IsMoreNeverWorse(own, goal));
        if (search.Fewest() is not { } fewest) return PlanAnswer<ExtraDays>.Impossible(ObstacleTo(check, own, RatePeriod.OpenDay), trials.ChanceOf(closed.Order().ToValueList()), isMetAlready: false);
        return PlanAnswer<ExtraDays>.Of(fewest, scenario.With(scenario.Calendar.WithExtra(fewest.Dates)), trials.ChanceOf(fewest.Dates), isMetAlready: false);
    }

    /// <summary>The first day by whose end the milestone of a goal is reached, with its confidence, and if that does not come within the scenario, why.</summary>
    /// <remarks>The goal's own day only says whether it is <see cref="PlanAnswer{T}.IsMetAlready">met</see>. What stands in the way is told of the scenario's last day, and in a province or the nation of all regions together.</remarks>
    /// <param name="scenario">The scenario.</param>
    /// <param name="goal">The goal, of a region, a province or the nation.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="UnknownRegionException">The scenario does not have the region.</exception>
    /// <exception cref="InvalidValueException">The milestone is none, the goal's day is not of the ISO calendar, or the day does not come and there are more requests or cards than a planner takes to say why.</exception>
    public PlanAnswer<LocalDate> EarliestDate(Scenario scenario, Goal goal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(goal);
        ThrowIfUndefined(goal);
        goal.By.ThrowIfNotIso("the day of a goal");
        if (!(goal.Confidence is null ? scenario.Regions.Any(plan => goal.Region.Contains(plan.Region)) : IsArea(goal.Region, scenario))) throw UnknownRegion(goal, "the scenario");
        Scenario own = OwnOf(scenario, goal);
        GoalCheck check = new(_engine, _options, goal with { By = scenario.End }, cancellation);
        (LocalDate? date, Estimate chance) = check.Earliest(own);
        if (date is { } reached) return PlanAnswer<LocalDate>.Of(reached, scenario, chance, isMetAlready: reached <= goal.By);
        ThrowIfTooLarge(own, goal, cancellation);
        return PlanAnswer<LocalDate>.Impossible(ObstacleTo(check, own, RatePeriod.OpenDay), chance, isMetAlready: false);
    }

    /// <summary>What-ifs side by side: each scenario simulated on the same chance, and how its chance of a goal differs from that of the first.</summary>
    /// <param name="scenarios">The scenarios with their names, the one to compare with first. They start on the same day and have the goal's region; ends may differ.</param>
    /// <param name="goal">The goal, of a region, a province or the nation; its confidence does not matter.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InvalidValueException">There are none, one does not have the goal's day, or they start on different days.</exception>
    /// <exception cref="UnknownRegionException">A scenario does not have the goal's region.</exception>
    public ValueList<ComparedScenario> Compare(IEnumerable<(string Name, Scenario Scenario)> scenarios, Goal goal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        ArgumentNullException.ThrowIfNull(goal);
        ThrowIfUndefined(goal);
        (string Name, Scenario Scenario)[] given = [.. scenarios];
        if (given.Length == 0) throw new InvalidValueException("the number of scenarios to compare", 0, "give at least one.");
        foreach ((string name, Scenario scenario) in given)
        {
            if (scenario is null) throw new InvalidValueException($"the scenario {name}", null, "give a scenario.");
            if (scenario.Start != given[0].Scenario.Start) throw new InvalidValueException($"the start of {name}", scenario.Start.Iso(), $"give {given[0].Scenario.Start.Iso()}, that of {given[0].Name}.");
            ThrowIfOutside(goal, scenario, $", the end of {name}");
        }

        List<ComparedScenario> compared = [];
        int by = Period.DaysBetween(given[0].Scenario.Start, goal.By);
        int[]? first = null;
        foreach ((string name, Scenario scenario) in given)
        {
            PathLog log = new(goal.Region, goal.Milestone, _options.FirstPath, _options.Paths);
            if (!IsArea(goal.Region, scenario)) throw UnknownRegion(goal, name);
            Simulation simulation = _engine.SimulateLogged(scenario, _options with { Series = SimulatedSeries.None }, null, log, cancellation);
            DateDistribution dates = new GoalCheck(_engine, _options, goal, cancellation).DatesOf(simulation[goal.Region]);
            first ??= log.Days;
            int gained = log.Days.Where((day, path) => day <= by && first[path] > by).Count(), lost = log.Days.Where((day, path) => day > by && first[path] <= by).Count();
            Estimate difference = Estimate.OfMean(gained - lost, gained + lost, _options.Paths);
            compared.Add(new ComparedScenario(name, scenario, dates.By(goal.By), difference, dates.Quantile(0.5), dates.Quantile(0.9)));
        }

        return compared.ToValueList();
    }

    private GoalCheck CheckOf(Scenario scenario, Goal goal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(goal);
        if (!scenario.Regions.Any(plan => plan.Region == goal.Region)) throw new InvalidValueException("the region of a goal", goal.Region, "give one of the scenario's regions, as its plan is what is changed.");
        ThrowIfUndefined(goal);
        ThrowIfOutside(goal, scenario, "");
        ThrowIfTooLarge(OwnOf(scenario, goal), goal, cancellation);
        return new GoalCheck(_engine, _options, goal, cancellation);
    }

    /// <summary>Where what stands for no limit would be one.</summary>
    private void ThrowIfTooLarge(Scenario own, Goal goal, CancellationToken cancellation)
    {
        Projection expected = _engine.Project(own, cancellation);
        foreach (RegionPlan plan in own.Regions.Where(plan => goal.Region.Contains(plan.Region)))
        {
            Int128 requests = (Int128)expected[plan.Region].Requested.Total.Value + plan.Backlog.Total.Value;
            if (requests > Unlimited / 1_000) throw new InvalidValueException("the requests of the goal's region", requests, $"a planner takes up to {Unlimited / 1_000}.");
            if (plan.AttemptsBefore.Value > 1_000 * Unlimited) throw new InvalidValueException("the attempts before the scenario", plan.AttemptsBefore, $"a planner takes up to {1_000 * Unlimited}.");
        }

        if (own.LargestCount > 1_000 * Unlimited) throw new InvalidValueException("the cards or requests of the scenario", own.LargestCount, $"a planner takes up to {1_000 * Unlimited}.");
    }

    private static bool IsArea(RegionCode region, Scenario scenario) => new SimulationAreas(scenario).Accounts.ContainsKey(region);

    private static UnknownRegionException UnknownRegion(Goal goal, string where) => new(goal.Region.ToString(), where, "give a region of its scenario, a province in which it has some, or the nation.");

    /// <summary>
    /// The goal's region, or regions, alone, where they do not share the central store with others by a rule: their days and their chance are the same without them.
    /// </summary>
    private static Scenario OwnOf(Scenario scenario, Goal goal) => scenario.Central.Replenishment is not null ? scenario : new Scenario(
        scenario.Start, scenario.End, scenario.Calendar, scenario.Regions.Where(plan => goal.Region.Contains(plan.Region)),
        scenario.Central with { Dispatches = scenario.Central.Dispatches.Where(dispatch => goal.Region.Contains(dispatch.Region)).ToValueList() }, scenario.Catalog);

    private static void ThrowIfUndefined(Goal goal)
    {
        if (!Enum.IsDefined(goal.Milestone)) throw new InvalidValueException("the milestone of a goal", goal.Milestone, "give one of Milestone.");
    }

    private static void ThrowIfOutside(Goal goal, Scenario scenario, string whose)
    {
        goal.By.ThrowIfNotIso("the day of a goal");
        if (goal.By < scenario.Start || goal.By > scenario.End) throw new InvalidValueException("the day of a goal", goal.By.Iso(), $"give a day from {scenario.Start.Iso()} to {scenario.End.Iso()}{whose}.");
    }

    /// <summary>What stands in the way, found by taking each means without limit.</summary>
    private static Obstacle ObstacleTo(GoalCheck check, Scenario scenario, RatePeriod period)
    {
        Scenario With(Func<RegionPlan, RegionPlan> change) => new(
            scenario.Start, scenario.End, scenario.Calendar, scenario.Regions.Select(plan => check.Goal.Region.Contains(plan.Region) ? change(plan) : plan), scenario.Central, scenario.Catalog);
        if (!check.IsMet(With(plan => WithBlanks(WithRate(plan, Unlimited, period), Unlimited)))) return Obstacle.Time;
        bool printers = check.IsMet(With(plan => WithRate(plan, Unlimited, period))), blanks = check.IsMet(With(plan => WithBlanks(plan, Unlimited)));
        return printers && blanks ? Obstacle.Either : printers ? Obstacle.Printers : blanks ? Obstacle.Blanks : Obstacle.BlanksAndPrinters;
    }

    /// <summary>The cards a period that a region prints by its plan, to be tried too.</summary>
    private static long CardsOf(PrintCapacity capacity, RatePeriod period, int week)
    {
        if (capacity.Phases[0].Rate is not { } rate) return 1;

        // Roughly, in days of a week, as it is only where the search begins: a month has four and a third.
        Int128 DaysOf(RatePeriod days) => days switch { RatePeriod.OpenDay => 3, RatePeriod.Week => 3 * week, _ => 13 * week };
        return (long)Int128.Clamp(rate.Cards.Value * DaysOf(period) / DaysOf(rate.Period) / rate.Periods, 1, Unlimited);
    }

    private static RegionPlan WithRate(RegionPlan plan, long cards, RatePeriod period) =>
        plan with { Capacity = plan.Capacity.AlwaysAt(RateOf(cards, period)) };

    private static RegionPlan WithBlanks(RegionPlan plan, long more) => plan with { Blanks = plan.Blanks + new CardCount(more) };

    private static CardRate RateOf(long cards, RatePeriod period) => CardRate.Over(new CardCount(cards), 1, period);
}
