using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>
/// A scenario worked out on many paths, each with its own chance: how likely things are, for each region, for the provinces and for the nation.
/// On each path all regions share the central store, and every card was accounted for.
/// </summary>
/// <remarks>The estimates of an area are taken from its paths as a whole: that all regions have cleared by a day is counted, not multiplied.</remarks>
/// <example>
/// <code>
/// Simulation simulation = new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 10_000 });
/// Estimate onTime = simulation["32.75"].ClearedOn.By(new LocalDate(2020, 2, 29));
/// LocalDate? nineInTen = simulation["32.75"].ClearedOn.Quantile(0.9);
/// </code>
/// </example>
public sealed class Simulation
{
    internal Simulation(Scenario scenario, SimulationAreas areas, ulong seed, int firstPath, int paths, ValueList<double> levels, SimulatedSeries series, AreaTally[] tallies)
    {
        Scenario = scenario;
        Areas = areas;
        Seed = seed;
        FirstPath = firstPath;
        Paths = paths;
        Levels = levels;
        Series = series;
        Tallies = tallies;
        Regions = scenario.Regions.Select(plan => this[plan.Region]).ToValueList();
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>The number of the first path.</summary>
    public int FirstPath { get; }

    /// <summary>How many paths there are.</summary>
    public int Paths { get; }

    /// <summary>The quantile levels of bands where none are given.</summary>
    public ValueList<double> Levels { get; }

    /// <summary>The series of which the distribution of every day was kept.</summary>
    public SimulatedSeries Series { get; }

    /// <summary>The regions of the scenario in the order of their codes.</summary>
    public ValueList<RegionSimulation> Regions { get; }

    /// <summary>The provinces in which the scenario has regions, in the order of their codes.</summary>
    public IEnumerable<RegionSimulation> Provinces =>
        Regions.Select(region => region.Region.Ancestor(RegionLevel.Province)).Distinct().Select(province => this[province]);

    /// <summary>All regions of the scenario together.</summary>
    public RegionSimulation Nation => this[RegionCode.Nation];

    internal SimulationAreas Areas { get; }

    internal AreaTally[] Tallies { get; }

    /// <summary>A region of the scenario, a province in which it has regions, or the nation.</summary>
    /// <param name="region">The code.</param>
    /// <exception cref="UnknownRegionException">It is none of these.</exception>
    public RegionSimulation this[RegionCode region] => Areas.Accounts.TryGetValue(region, out int account)
        ? new RegionSimulation(this, region, Tallies[account])
        : throw new UnknownRegionException(region.ToString(), "the simulation", "give a region of its scenario, a province in which it has some, or the nation.");

    /// <summary>A region of the scenario, a province in which it has regions, or the nation.</summary>
    /// <param name="region">The code, such as <c>32.75</c>, or <c>ID</c> for the nation.</param>
    /// <exception cref="UnparsableTextException">The text is no code.</exception>
    /// <exception cref="UnknownRegionException">It is none of these.</exception>
    public RegionSimulation this[string region] => this[RegionCode.Given(region)];

    /// <summary>Puts shards together: simulations of the same scenario and seed whose paths follow each other. The result is that of a run over all their paths.</summary>
    /// <param name="shards">The shards, in any order.</param>
    /// <remarks>Whether scenarios are the same is told by all that their days depend on, but for code: of rules with weights of your own only the name is looked at.</remarks>
    /// <exception cref="InvalidValueException">There are none, they differ in scenario, seed or series, or paths are missing or come twice.</exception>
    public static Simulation Merge(params IEnumerable<Simulation> shards)
    {
        ArgumentNullException.ThrowIfNull(shards);
        Simulation[] parts = [.. shards.ToValueList().OrderBy(shard => shard.FirstPath)];
        if (parts.Length == 0) throw new InvalidValueException("the number of shards to merge", 0, "give at least one.");
        Simulation first = parts[0];
        ulong fingerprint = ScenarioFingerprint.Of(first.Scenario);
        AreaTally[] tallies = first.Areas.NewTallies(first.Scenario.Days, first.Series);
        long paths = 0;
        foreach (Simulation shard in parts)
        {
            if (shard.Seed != first.Seed) throw new InvalidValueException("the seed of a shard", shard.Seed, $"the first has {first.Seed}; merge shards of one seed.");
            if (shard.Series != first.Series) throw new InvalidValueException("the series of a shard", shard.Series, $"the first has {first.Series}; merge shards that keep the same.");
            if (ScenarioFingerprint.Of(shard.Scenario) != fingerprint) throw new InvalidValueException("the scenario of a shard", shard.Scenario, "it is not that of the first; merge shards of one scenario.");
            if (shard.FirstPath != first.FirstPath + paths) throw new InvalidValueException("the first path of a shard", shard.FirstPath, $"give a shard that begins with path {first.FirstPath + paths}, where the one before it ends.");
            paths += shard.Paths;
            for (int i = 0; i < tallies.Length; i++) tallies[i].Add(shard.Tallies[i]);
        }

        if (paths > int.MaxValue) throw new InvalidValueException("the number of paths", paths, $"give no more than {int.MaxValue}.");
        return new Simulation(first.Scenario, first.Areas, first.Seed, first.FirstPath, (int)paths, first.Levels, first.Series, tallies);
    }

    /// <summary>The simulation as bytes, without its scenario: to keep it, or to send a shard to where it is merged. Equal simulations have equal bytes.</summary>
    public byte[] ToBytes() => SimulationBytes.Write(this);

    /// <summary>A simulation from its bytes.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> gave.</param>
    /// <param name="scenario">The scenario that was simulated.</param>
    /// <exception cref="InvalidValueException">They are no such bytes, some of them were lost or changed, or they are of another scenario.</exception>
    public static Simulation FromBytes(ReadOnlySpan<byte> bytes, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return SimulationBytes.Read(bytes, scenario);
    }

    /// <summary>What was simulated, in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Paths:N0} paths from {FirstPath:N0} on of seed {Seed}, {(Regions.Count == 1 ? $"{Regions[0].Region}" : $"{Regions.Count:N0} regions")}, {Scenario.Start.Iso()} to {Scenario.End.Iso()}");
}
