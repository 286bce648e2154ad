using MathNet.Numerics.Distributions;

namespace EktpModel.Tests.Forecasting;

/// <summary>
/// Whether draws follow a distribution. Seeds are fixed, so a test passes or fails for good; that of a right sampler fails
/// with a chance of one in ten thousand when it is first written.
/// </summary>
internal static class GoodnessOfFit
{
    public const int Draws = 500_000;
    private const double Significance = 1e-4;
    private const double StandardErrors = 5;

    /// <summary>The fit by the chi-square test, in cells as small as it allows and in thirty large ones, and the mean and the variance.</summary>
    public static void AssertFits(DiscreteLaw law, Func<long> next, int draws = Draws)
    {
        var counts = new long[law.Chances.Count];
        double sum = 0, squares = 0;
        for (int i = 0; i < draws; i++)
        {
            long at = next() - law.First;
            Assert.InRange(at, 0, counts.Length - 1);
            counts[at]++;
            double deviation = at + law.First - law.Mean;
            sum += deviation;
            squares += deviation * deviation;
        }

        AssertChiSquare(law.Chances, counts, draws, 5);
        AssertChiSquare(law.Chances, counts, draws, draws / 30.0);
        AssertMoments(sum / draws, squares / draws, law.Variance, law.Kurtosis, draws);
    }

    /// <summary>The fit by the Kolmogorov-Smirnov test and by the chi-square test in a hundred cells of the same chance.</summary>
    public static void AssertFits(Func<double, double> chanceUpTo, Func<double> next, int draws = Draws)
    {
        var chances = new double[draws];
        for (int i = 0; i < draws; i++) chances[i] = chanceUpTo(next());
        Array.Sort(chances);
        double distance = 0;
        for (int i = 0; i < draws; i++)
            distance = Math.Max(distance, Math.Max((i + 1.0) / draws - chances[i], chances[i] - (double)i / draws));

        // The limit of Kolmogorov's distribution: 2 exp(-2 x^2) beyond x.
        double critical = Math.Sqrt(-Math.Log(Significance / 2) / 2);
        Assert.True(distance * Math.Sqrt(draws) < critical, $"Kolmogorov-Smirnov: {distance * Math.Sqrt(draws)}, critical {critical}");

        var counts = new long[100];
        foreach (double chance in chances) counts[Math.Min((int)(chance * counts.Length), counts.Length - 1)]++;
        AssertChiSquare([.. counts.Select(_ => 1.0 / counts.Length)], counts, draws, 5);
    }

    /// <summary>The mean and the variance of many draws, within five standard errors.</summary>
    public static void AssertMoments(double mean, double variance, double kurtosis, Func<double> next, int draws = Draws)
    {
        double sum = 0, squares = 0;
        for (int i = 0; i < draws; i++)
        {
            double deviation = next() - mean;
            sum += deviation;
            squares += deviation * deviation;
        }

        AssertMoments(sum / draws, squares / draws, variance, kurtosis, draws);
    }

    public static void AssertChiSquare(IReadOnlyList<double> chances, IReadOnlyList<long> counts, long draws, double leastExpected)
    {
        List<(double Expected, long Count)> cells = [];
        double expected = 0;
        long count = 0;
        for (int i = 0; i < chances.Count; i++)
        {
            expected += chances[i] * draws;
            count += counts[i];
            if (expected < leastExpected) continue;
            cells.Add((expected, count));
            (expected, count) = (0, 0);
        }

        Assert.NotEmpty(cells);
        cells[^1] = (cells[^1].Expected + expected, cells[^1].Count + count);
        if (cells.Count == 1) return;
        double statistic = cells.Sum(cell => Math.Pow(cell.Count - cell.Expected, 2) / cell.Expected);
        double critical = ChiSquared.InvCDF(cells.Count - 1, 1 - Significance);
        Assert.True(statistic < critical, $"chi-square in {cells.Count} cells: {statistic}, critical {critical}");
    }

    private static void AssertMoments(double deviation, double square, double variance, double kurtosis, int draws)
    {
        double error = deviation / Math.Sqrt(variance / draws);
        Assert.True(Math.Abs(error) < StandardErrors, $"the mean is {error} standard errors off");
        error = (square - variance) / (variance * Math.Sqrt((kurtosis - 1) / draws));
        Assert.True(Math.Abs(error) < StandardErrors, $"the variance is {error} standard errors off");
    }
}
