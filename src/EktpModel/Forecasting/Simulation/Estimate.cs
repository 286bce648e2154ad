using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>A number estimated from the paths of a simulation, and how far it may be off.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">
/// The Monte Carlo standard error: of many simulations with other seeds about two in three lie within one of the true value, and 19 in 20 within two.
/// It says nothing about whether the scenario is right. A share of 0 or 1 has an error of 0, as all paths agree: of n paths the true chance may
/// still be up to 3 / n away (19 in 20).
/// </param>
public readonly record struct Estimate(double Value, double StandardError)
{
    /// <summary>The share of the paths in which something happened.</summary>
    internal static Estimate OfShare(long happened, long paths)
    {
        double share = (double)happened / paths;
        return new Estimate(share, Math.Sqrt(share * (1 - share) / paths));
    }

    /// <summary>The mean of whole numbers over the paths.</summary>
    internal static Estimate OfMean(Int128 sum, Int128 sumOfSquares, long paths)
    {
        double mean = (double)sum / paths;
        if (paths == 1) return new Estimate(mean, double.PositiveInfinity);

        // n times the sum of squared deviations, in whole numbers, so that nothing cancels.
        double deviations = (double)((sumOfSquares * paths) - (sum * sum)) / paths;
        return new Estimate(mean, Math.Sqrt(Math.Max(0, deviations) / (paths - 1) / paths));
    }

    /// <summary>The estimate and its error.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.####} +- {StandardError:0.####}");
}
