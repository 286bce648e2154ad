namespace EktpModel.Tests.Forecasting;

/// <summary>
/// The chances of a distribution of whole numbers, from the ratios of neighbours outward from the likeliest, then made
/// to add up to 1: no logarithm and no formula that the samplers use. What has less than 1e-20 of the likeliest's chance is left out.
/// </summary>
internal sealed class DiscreteLaw
{
    private DiscreteLaw(long least, long most, long likeliest, Func<double, double> ratioToNext)
    {
        const double Negligible = 1e-20;
        List<double> below = [], above = [1];
        for (long value = likeliest; value > least && (below.Count == 0 || below[^1] > Negligible); value--)
            below.Add((below.Count == 0 ? 1 : below[^1]) / ratioToNext(value - 1));
        for (long value = likeliest; value < most && above[^1] > Negligible; value++)
            above.Add(above[^1] * ratioToNext(value));
        First = likeliest - below.Count;
        double[] weights = [.. below.AsEnumerable().Reverse(), .. above];
        double sum = weights.Order().Sum();
        Chances = [.. weights.Select(weight => weight / sum)];
        Mean = likeliest + Sum(value => value - likeliest);
        Variance = Sum(value => Math.Pow(value - Mean, 2));
        Kurtosis = Sum(value => Math.Pow(value - Mean, 4)) / (Variance * Variance);
    }

    /// <summary>The value of the first chance.</summary>
    public long First { get; }

    public IReadOnlyList<double> Chances { get; }

    public double Mean { get; }

    public double Variance { get; }

    public double Kurtosis { get; }

    public static DiscreteLaw Poisson(double mean) =>
        new(0, long.MaxValue, (long)mean, value => mean / (value + 1));

    public static DiscreteLaw Binomial(long n, double p) =>
        new(0, n, Math.Min(n, (long)((n + 1) * p)), value => (n - value) / (value + 1) * (p / (1 - p)));

    public static DiscreteLaw NegativeBinomial(double mean, double dispersion) =>
        new(0, long.MaxValue, (long)Math.Max(0, mean * (1 - 1 / dispersion)), value => (value + dispersion) / (value + 1) * (mean / (mean + dispersion)));

    public static DiscreteLaw Geometric(double p) =>
        new(1, long.MaxValue, 1, _ => 1 - p);

    public static DiscreteLaw Uniform(int limit) =>
        new(0, limit - 1, 0, _ => 1);

    private double Sum(Func<double, double> of) => Chances.Select((chance, i) => chance * of(First + i)).Sum();
}
