using System.Diagnostics;

namespace EktpModel.Forecasting;

/// <summary>
/// Draws from the negative binomial distribution with a given mean, whose variance is mean + mean^2 / dispersion:
/// a Poisson distribution whose mean is itself random, with a gamma distribution.
/// </summary>
internal readonly struct NegativeBinomialSampler
{
    // Far above the smallest double that has all its digits.
    private const double LeastFirstChance = 1e-290;

    private readonly GammaSampler _gamma;
    private readonly double _scale;

    /// <summary>Prepares to draw.</summary>
    /// <param name="mean">The mean, from 0 to <see cref="PoissonSampler.LargestMean"/>.</param>
    /// <param name="dispersion">How little the mean varies, above 0 and finite; the larger, the nearer to a Poisson distribution.</param>
    public NegativeBinomialSampler(double mean, double dispersion)
    {
        Debug.Assert(mean is >= 0 and <= PoissonSampler.LargestMean);
        _gamma = new GammaSampler(dispersion);
        _scale = Math.Min(mean / dispersion, double.MaxValue); // Infinity times a gamma number of zero would be no number.
    }

    /// <summary>A table to draw from instead, where it is small enough to pay for many draws.</summary>
    /// <param name="mean">The mean, from 0 to <see cref="PoissonSampler.LargestMean"/>.</param>
    /// <param name="dispersion">How little the mean varies, above 0 and finite.</param>
    public static AliasSampler TableOf(double mean, double dispersion)
    {
        // From one count to the next the chance changes by a simple factor; the first must not be too small for a number.
        double chance = PortableMath.Exp(-dispersion * PortableMath.LogOnePlus(mean / dispersion)), next = mean / (mean + dispersion);
        if (!(mean > 0 && mean < AliasSampler.MostCounts && chance > LeastFirstChance)) return default;
        List<double> chances = [];
        for (int count = 0; count <= mean || chance >= AliasSampler.LeastChance; count++)
        {
            if (count == AliasSampler.MostCounts) return default;
            chances.Add(chance);
            chance *= (dispersion + count) / (count + 1) * next;
        }

        return new AliasSampler(0, chances.ToArray());
    }

    /// <summary>A count. With a mean of zero it is zero, and nothing is drawn from the stream.</summary>
    public long Next(ref RandomStream random) =>
        _scale == 0 ? 0 : new PoissonSampler(Math.Min(_scale * _gamma.Next(ref random), PoissonSampler.LargestMean)).Next(ref random);
}
