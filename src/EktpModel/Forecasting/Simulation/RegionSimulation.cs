using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>The simulation of a region; of a province or the nation, of all its regions of the scenario together.</summary>
public sealed class RegionSimulation
{
    private readonly Simulation _simulation;
    private readonly AreaTally _tally;

    internal RegionSimulation(Simulation simulation, RegionCode region, AreaTally tally) => (_simulation, Region, _tally) = (simulation, region, tally);

    /// <summary>The region's code.</summary>
    public RegionCode Region { get; }

    /// <summary>The region's name, as the scenario's catalogue has it; the code if it has none.</summary>
    public string Name => Region == RegionCode.Nation ? "Indonesia" : _simulation.Scenario.Catalog.TryGet(Region, out Region? known) ? known.Name : Region.ToString();

    /// <summary>When nothing of the opening backlog is left; of several regions, in none of them.</summary>
    public DateDistribution ClearedOn => DatesOf(_tally.ClearedOn);

    /// <summary>When for the first time nobody waits; of several regions, in none of them at once.</summary>
    public DateDistribution CaughtUpOn => DatesOf(_tally.CaughtUpOn);

    /// <summary>When the opening backlog is in its holders' hands; of several regions, in all of them.</summary>
    public DateDistribution HandedOverOn => DatesOf(_tally.HandedOverOn);

    /// <summary>The chance of backlog and no blank at the end of any day of the scenario; of several regions, in any of them.</summary>
    public Estimate StockOutEver => Estimate.OfShare(_tally.IsEverOut, _simulation.Paths);

    /// <summary>The chance of backlog and no blank at the end of a day; of several regions, in any of them.</summary>
    /// <param name="date">The day.</param>
    /// <exception cref="InvalidValueException">The day is outside the scenario.</exception>
    public Estimate StockOutOn(LocalDate date) => Estimate.OfShare(_tally.IsOut[_simulation.Scenario.DayOf(date)], _simulation.Paths);

    /// <summary>How many days a constraint binds on average; of several regions, added up.</summary>
    /// <param name="constraint">The constraint.</param>
    /// <exception cref="InvalidValueException">There is no such constraint.</exception>
    public Estimate DaysBoundBy(DayConstraint constraint) => Enum.IsDefined(constraint)
        ? Estimate.OfMean(_tally.ConstraintDays[(int)constraint], _tally.ConstraintSquares[(int)constraint], _simulation.Paths)
        : throw new InvalidValueException("the constraint", constraint, "give one of DayConstraint.");

    /// <summary>Quantiles of every day of a series, at the simulation's levels: what a fan chart is drawn from.</summary>
    /// <param name="series">The series.</param>
    /// <exception cref="InvalidValueException">It is not one single series, it was not kept, or it is the central stock and this is not the nation.</exception>
    public ValueList<QuantileBand> Bands(SimulatedSeries series) => Bands(series, _simulation.Levels);

    /// <summary>Quantiles of every day of a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="levels">The levels: above 0, below 1, rising.</param>
    /// <exception cref="InvalidValueException">It is not one single series, it was not kept, or it is the central stock and this is not the nation; or a level is wrong.</exception>
    public ValueList<QuantileBand> Bands(SimulatedSeries series, ValueList<double> levels)
    {
        SimulationOptions.ThrowIfWrong(levels);
        ValueHistogram histogram = HistogramOf(series);
        return levels.Select(level => new QuantileBand(level, QuantilesOf(histogram, level))).ToValueList();
    }

    /// <summary>The region and when its opening backlog is cleared.</summary>
    public override string ToString() => $"{Region} {Name}: cleared {ClearedOn}";

    private CardSeries QuantilesOf(ValueHistogram histogram, double level)
    {
        var values = new long[_simulation.Scenario.Days];
        long rank = ValueHistogram.RankOf(level, _simulation.Paths);
        for (int day = 0; day < values.Length; day++) values[day] = histogram.ValueAt(day, rank);
        return new CardSeries(_simulation.Scenario.Start, values);
    }

    private ValueHistogram HistogramOf(SimulatedSeries series)
    {
        int index = System.Numerics.BitOperations.Log2(unchecked((uint)series));
        if (!System.Numerics.BitOperations.IsPow2((int)series) || index >= AreaPath.SeriesCount) throw new InvalidValueException("the series", series, "give one of SimulatedSeries.");
        if (series == SimulatedSeries.CentralStock && Region != RegionCode.Nation) throw new InvalidValueException("the series", series, $"{Region} has no central store; ask the simulation's Nation.");
        return _tally.Series[index] ?? throw new InvalidValueException("the series", series, $"the simulation kept {_simulation.Series}; ask for it in SimulationOptions.Series.");
    }

    private DateDistribution DatesOf(long[] counts) => new(_simulation.Scenario, counts, _simulation.Paths);
}
