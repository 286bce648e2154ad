using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// The projection of a region; of a province or the nation, of all its regions of the scenario together. A date
/// that does not come within the scenario is null.
/// </summary>
public sealed class RegionProjection
{
    private readonly Projection _projection;
    private readonly int _first;
    private readonly int _count;
    private RegionSeries? _series;

    internal RegionProjection(Projection projection, RegionCode region, int first, int count)
    {
        _projection = projection;
        _first = first;
        _count = count;
        Region = region;
    }

    /// <summary>The region's code.</summary>
    public RegionCode Region { get; }

    /// <summary>The region's name, as the scenario's catalogue has it; the code if it has none.</summary>
    public string Name => Region == RegionCode.Nation ? "Indonesia" : _projection.Scenario.Catalog.TryGet(Region, out Region? known) ? known.Name : Region.ToString();

    /// <summary>How many regions of the scenario are added up here; 1 for a region of its own.</summary>
    public int RegionCount => _count;

    /// <summary>Blanks on hand at the end of each day.</summary>
    public CardSeries Blanks => Series.Blanks;

    /// <summary>Blanks on their way at the end of each day.</summary>
    public CardSeries InTransit => Series.InTransit;

    /// <summary>Blanks that arrived on each day.</summary>
    public CardSeries Received => Series.Received;

    /// <summary>New requests of each day.</summary>
    public CardSeries Requested => Series.Requested;

    /// <summary>Good cards printed on each day.</summary>
    public CardSeries Printed => Series.Printed;

    /// <summary>Blanks spoiled on each day.</summary>
    public CardSeries Spoiled => Series.Spoiled;

    /// <summary>Cards handed over on each day.</summary>
    public CardSeries HandedOver => Series.HandedOver;

    /// <summary>Printed cards that wait for their holders at the end of each day.</summary>
    public CardSeries AwaitingHandover => Series.AwaitingHandover;

    /// <summary>Requests not printed yet at the end of each day.</summary>
    public CardSeries Backlog => Series.Backlog;

    /// <summary>The first day at whose end nothing of the opening backlog remained; the first day if there was none.</summary>
    public LocalDate? ClearedOn => DateOf(Latest(outcome => outcome.ClearedOn));

    /// <summary>The first day at whose end nobody waited; the backlog may have come back since.</summary>
    public LocalDate? CaughtUpOn
    {
        get
        {
            if (_count == 1) return DateOf(_projection.Outcomes[_first].CaughtUpOn);
            int day = Backlog.Values.IndexOf(0);
            return DateOf(day < 0 ? null : day);
        }
    }

    /// <summary>The first day at whose end the whole opening backlog was in its holders' hands.</summary>
    public LocalDate? HandedOverOn => DateOf(Latest(outcome => outcome.HandedOverOn));

    /// <summary>
    /// The intervals at whose days' ends there was backlog and no blank, closed days included; of a province or the
    /// nation, those in which any of its regions had none.
    /// </summary>
    public ValueList<DateInterval> StockOuts => Series.StockOuts;

    /// <summary>How many days each constraint bound.</summary>
    public ConstraintDays ConstraintDays
    {
        get
        {
            ConstraintDays sum = default;
            foreach (RegionOutcome outcome in Outcomes)
            {
                ConstraintDays days = outcome.ConstraintDays;
                sum = new ConstraintDays(sum.Closed + days.Closed, sum.NoRequests + days.NoRequests, sum.Blanks + days.Blanks, sum.Capacity + days.Capacity);
            }

            return sum;
        }
    }

    /// <summary>What still waits after the last day.</summary>
    public Backlog ClosingBacklog => EktpModel.Backlog.Of(Outcomes.ToArray().SelectMany(outcome => outcome.ClosingBacklog.Cohorts));

    /// <summary>What is still on its way after the last day.</summary>
    public ValueList<Shipment> OnTheWay => Outcomes.ToArray().SelectMany(outcome => outcome.OnTheWay).OrderBy(shipment => shipment.Arrives).ToValueList();

    /// <summary>Cards printed and not handed over after the last day, by the day on which they were printed.</summary>
    public ValueList<PrintedBatch> ClosingBatches => Series.ClosingBatches;

    /// <summary>Where the cards were, how they moved, where they are; and the same for the requests.</summary>
    public BalanceStatement Balance => ProjectedBalance.Of(_projection, Region, _first, _count);

    // Most regions of many are never asked for theirs.
    private RegionSeries Series
    {
        get
        {
            if (_series is { } known) return known;
            RegionSeries series = new(_projection, _first, _count);
            return Interlocked.CompareExchange(ref _series, series, null) ?? series;
        }
    }

    private ReadOnlySpan<RegionOutcome> Outcomes => _projection.Outcomes.AsSpan(_first, _count);

    /// <summary>Requests of a kind not printed yet at the end of each day.</summary>
    /// <param name="kind">The kind.</param>
    /// <exception cref="InvalidValueException">The kind is none of <see cref="RequestKind"/>.</exception>
    public CardSeries BacklogOf(RequestKind kind)
    {
        Cohort.ThrowIfUnknown(kind);
        return Series.BacklogOf(kind);
    }

    /// <summary>What held printing back on a day.</summary>
    /// <param name="date">The day.</param>
    /// <exception cref="InvalidValueException">The day is outside the scenario or not of the ISO calendar, or several regions are added up here.</exception>
    public DayConstraint ConstraintOn(LocalDate date)
    {
        if (_count > 1) throw new InvalidValueException("the region of a day's constraint", Region, "give one region of the scenario; for several, ConstraintDays counts their days.");
        int day = _projection.Scenario.DayOf(date);
        if (!_projection.Scenario.Calendar.IsOpen(date)) return DayConstraint.Closed;
        if (Backlog.Values[day] == 0) return DayConstraint.NoRequests;
        return Blanks.Values[day] == 0 ? DayConstraint.Blanks : DayConstraint.Capacity;
    }

    private int? Latest(Func<RegionOutcome, int?> dayOf)
    {
        int latest = 0;
        foreach (RegionOutcome outcome in Outcomes)
        {
            if (dayOf(outcome) is not { } day) return null;
            latest = Math.Max(latest, day);
        }

        return latest;
    }

    private LocalDate? DateOf(int? day) => day is { } number ? _projection.Start.PlusDays(number) : null;

    /// <summary>The region and when its opening backlog is cleared.</summary>
    public override string ToString() => $"{Region} {Name}: {(ClearedOn is { } cleared ? $"cleared on {cleared.Iso()}" : $"not cleared by {_projection.End.Iso()}")}";
}
