using System.Globalization;
using EktpModel.Forecasting;
using NodaTime;

namespace EktpModel.Benchmarks.Comparison;

/// <summary>What a program says an area came to over all paths: enough to tell whether two programs draw from the same distributions.</summary>
/// <param name="EverOut">The paths with a stock-out.</param>
/// <param name="OutDays">The stock-out days of a path.</param>
/// <param name="ConstraintDays">The days of a path bound by each constraint.</param>
/// <param name="ClearedOn">In how many paths the opening backlog was cleared on each day; last, in how many it was not.</param>
internal sealed record SimulationSummary(long EverOut, Estimate OutDays, Estimate[] ConstraintDays, long[] ClearedOn)
{
    private long Paths => ClearedOn.Sum();

    public static SimulationSummary Of(RegionSimulation area, Simulation simulation)
    {
        long paths = simulation.Paths;
        long[] clearedOn = new long[simulation.Scenario.Days + 1];
        double outDays = 0;
        for (int day = 0; day < simulation.Scenario.Days; day++)
        {
            LocalDate date = simulation.Scenario.Start.PlusDays(day);
            clearedOn[day] = CountOf(area.ClearedOn.On(date));
            outDays += area.StockOutOn(date).Value;
        }

        clearedOn[^1] = CountOf(area.ClearedOn.Never);

        // The engine does not keep the squares of the stock-out days. What is known of their error is what comes from whether there are any.
        double share = (CountOf(area.StockOutEver) + 1.0) / (paths + 2.0);
        double error = outDays / share * Math.Sqrt(share * (1 - share) / paths);
        return new SimulationSummary(CountOf(area.StockOutEver), new Estimate(outDays, error), [.. Enum.GetValues<DayConstraint>().Select(area.DaysBoundBy)], clearedOn);

        long CountOf(Estimate share) => (long)Math.Round(share.Value * paths);
    }

    /// <summary>Reads a line of native/simulation.cpp or native/simulation.py.</summary>
    public static SimulationSummary Parse(string line, int paths)
    {
        string[] fields = line.Split(' ');
        double[] moments = [.. fields[1..11].Select(field => double.Parse(field, CultureInfo.InvariantCulture))];
        Estimate[] means = [.. moments.Chunk(2).Select(pair => new Estimate(pair[0], Math.Sqrt(pair[1] / paths)))];
        return new SimulationSummary(long.Parse(fields[0], CultureInfo.InvariantCulture), means[0], means[1..], [.. fields[11..].Select(field => long.Parse(field, CultureInfo.InvariantCulture))]);
    }

    /// <summary>By how many standard errors two summaries of independent runs differ, and where they differ most.</summary>
    public (double Errors, string Where) Distance(SimulationSummary other)
    {
        List<(double Errors, string Where)> distances =
        [
            (OfShares(EverOut, other.EverOut, other), "the chance of a stock-out"),
            (OfMeans(OutDays, other.OutDays), "the stock-out days"),
            .. Enum.GetValues<DayConstraint>().Select(constraint => (OfMeans(ConstraintDays[(int)constraint], other.ConstraintDays[(int)constraint]), $"the days bound by {constraint}")),
        ];
        long cleared = 0, otherCleared = 0;
        for (int day = 0; day < ClearedOn.Length; day++)
            distances.Add((OfShares(cleared += ClearedOn[day], otherCleared += other.ClearedOn[day], other), $"the chance of being cleared by day {day}"));
        return distances.MaxBy(distance => distance.Errors);
    }

    private double OfShares(long count, long otherCount, SimulationSummary other)
    {
        // With one more of each, so that the error is not zero where something never or always happened.
        double share = (count + otherCount + 1.0) / (Paths + other.Paths + 2.0);
        return Math.Abs((double)count / Paths - (double)otherCount / other.Paths) / Math.Sqrt(share * (1 - share) * (1.0 / Paths + 1.0 / other.Paths));
    }

    private double OfMeans(Estimate mean, Estimate other)
    {
        double difference = Math.Abs(mean.Value - other.Value);
        double error = Math.Sqrt(mean.StandardError * mean.StandardError + other.StandardError * other.StandardError);
        if (other.StandardError > mean.StandardError) error = other.StandardError * Math.Sqrt(2);

        // A mean of whole numbers is not known better than to one of them on one path.
        return difference < 1e-9 ? 0 : difference / Math.Max(error, 1.0 / Paths);
    }
}
