using System.Collections.Concurrent;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// A scenario worked out day by day: for each region, and summed up for any province and the nation, the daily
/// series, the dates that people ask for, and the balance statement that shows that every card is accounted for.
/// </summary>
/// <example>
/// <code>
/// Projection forecast = new ForecastEngine().Project(scenario);
/// LocalDate? cleared = forecast["32.75"].ClearedOn;
/// RegionProjection westJava = forecast["32"];
/// Console.WriteLine(forecast.Nation.Balance);
/// </code>
/// </example>
public sealed class Projection
{
    private readonly ConcurrentDictionary<RegionCode, RegionProjection> _sums = [];
    private readonly long[] _centralStock;
    private readonly Lazy<ValueList<Dispatch>> _dispatches;
    private readonly Lazy<ILookup<RegionCode, Dispatch>> _dispatchesByRegion;

    internal Projection(Scenario scenario, SeriesStore series, RegionOutcome[] outcomes, CentralStore central)
    {
        Scenario = scenario;
        Series = series;
        Outcomes = outcomes;
        Regions = Enumerable.Range(0, outcomes.Length)
            .Select(region => new RegionProjection(this, scenario.Regions[region].Region, region, 1))
            .ToValueList();
        _centralStock = central.Stock;
        _dispatches = new Lazy<ValueList<Dispatch>>(() => central.Dispatches.ToArray().OrderBy(dispatch => dispatch.Leaves).ThenBy(dispatch => dispatch.Region).ThenBy(dispatch => dispatch.Arrives).ToValueList());
        _dispatchesByRegion = new Lazy<ILookup<RegionCode, Dispatch>>(() => Dispatches.ToLookup(dispatch => dispatch.Region));
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>The first day.</summary>
    public LocalDate Start => Scenario.Start;

    /// <summary>The last day, included.</summary>
    public LocalDate End => Scenario.End;

    /// <summary>The regions of the scenario in the order of their codes.</summary>
    public ValueList<RegionProjection> Regions { get; }

    /// <summary>The provinces in which the scenario has regions, in the order of their codes.</summary>
    public IEnumerable<RegionProjection> Provinces =>
        Regions.Select(region => region.Region.Ancestor(RegionLevel.Province)).Distinct().Select(province => this[province]);

    /// <summary>All regions of the scenario together.</summary>
    public RegionProjection Nation => this[RegionCode.Nation];

    /// <summary>The blanks in the central store at the end of each day (<i>stok pusat</i>).</summary>
    public CardSeries CentralStock => new(Start, _centralStock);

    /// <summary>All that left the central store: the dispatches of the scenario, and those of its replenishment.</summary>
    public ValueList<Dispatch> Dispatches => _dispatches.Value;

    /// <summary>Those for one region.</summary>
    internal IEnumerable<Dispatch> DispatchesTo(RegionCode region) => _dispatchesByRegion.Value[region];

    internal SeriesStore Series { get; }

    internal RegionOutcome[] Outcomes { get; }

    /// <summary>A region of the scenario, or all its regions that lie in a province, a regency or the nation.</summary>
    /// <param name="region">The code.</param>
    /// <exception cref="UnknownRegionException">The scenario has no such region, and none within it.</exception>
    public RegionProjection this[RegionCode region] => _sums.GetOrAdd(region, Find);

    /// <summary>A region of the scenario, or all its regions that lie in a province, a regency or the nation.</summary>
    /// <param name="region">The code, such as <c>32.75</c>, or <c>ID</c> for the nation.</param>
    /// <exception cref="UnparsableTextException">The text is no code.</exception>
    /// <exception cref="UnknownRegionException">The scenario has no such region, and none within it.</exception>
    public RegionProjection this[string region] => this[RegionCode.Given(region)];

    /// <summary>
    /// The projection as movements of cards, day by day, from the opening balances on. Posted to a
    /// <see cref="CardLedger"/> they give the same balances: an account that knows nothing of the engine.
    /// </summary>
    public IEnumerable<CardMovement> Movements() => ProjectedMovements.Of(this);

    private RegionProjection Find(RegionCode region)
    {
        // Regions are in the order of their codes, so those within another stand together.
        int first = 0;
        while (first < Regions.Count && !region.Contains(Regions[first].Region)) first++;
        int count = 0;
        while (first + count < Regions.Count && region.Contains(Regions[first + count].Region)) count++;
        if (count == 0) throw new UnknownRegionException(region.ToString(), "the projection", "give a region of its scenario, or one that contains some.");
        return count == 1 && Regions[first].Region == region ? Regions[first] : new RegionProjection(this, region, first, count);
    }
}
