using System.Globalization;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// When something happens, over the paths of a simulation: how often on each day, and how often not within the scenario.
/// </summary>
public sealed class DateDistribution
{
    private readonly Scenario _scenario;
    private readonly long[] _counts;
    private readonly long _paths;

    internal DateDistribution(Scenario scenario, long[] counts, long paths) => (_scenario, _counts, _paths) = (scenario, counts, paths);

    /// <summary>The chance that it does not happen within the scenario.</summary>
    public Estimate Never => Estimate.OfShare(_counts[^1], _paths);

    /// <summary>The chance that it happens on a day.</summary>
    /// <param name="date">The day; outside the scenario the chance is not known.</param>
    /// <exception cref="InvalidValueException">The day is outside the scenario, or not of the ISO calendar.</exception>
    public Estimate On(LocalDate date) => Estimate.OfShare(_counts[_scenario.DayOf(date)], _paths);

    /// <summary>The chance that it has happened by the end of a day.</summary>
    /// <param name="date">The day.</param>
    /// <exception cref="InvalidValueException">The day is outside the scenario, or not of the ISO calendar.</exception>
    public Estimate By(LocalDate date) => Estimate.OfShare(CountBy(_scenario.DayOf(date)), _paths);

    /// <summary>The first day by whose end it has happened with at least a chance; null if not within the scenario.</summary>
    /// <param name="level">The chance, above 0 and below 1.</param>
    /// <exception cref="InvalidValueException">The chance is out of its range.</exception>
    public LocalDate? Quantile(double level)
    {
        SimulationOptions.ThrowIfWrong([level]);
        long needed = ValueHistogram.RankOf(level, _paths), sum = 0;
        for (int day = 0; day < _counts.Length - 1; day++)
        {
            sum += _counts[day];
            if (sum >= needed) return _scenario.Start.PlusDays(day);
        }

        return null;
    }

    /// <summary>The days on which it happens in any path, with their chances, in order.</summary>
    public IEnumerable<(LocalDate Date, Estimate Chance)> Days
    {
        get
        {
            for (int day = 0; day < _counts.Length - 1; day++)
            {
                if (_counts[day] > 0) yield return (_scenario.Start.PlusDays(day), Estimate.OfShare(_counts[day], _paths));
            }
        }
    }

    /// <summary>The days by which it has happened with a chance of one half and of nine in ten, and the chance that it does not.</summary>
    public override string ToString()
    {
        string Or(double level) => Quantile(level) is { } day ? $"by {day.Iso()}" : "not within the scenario";
        return string.Create(CultureInfo.InvariantCulture, $"50% {Or(0.5)}, 90% {Or(0.9)}, never {100 * Never.Value:0.##}%");
    }

    /// <summary>In how many paths it has happened by the end of a day.</summary>
    internal long CountBy(int day)
    {
        long sum = 0;
        for (int before = 0; before <= day; before++) sum += _counts[before];
        return sum;
    }
}
