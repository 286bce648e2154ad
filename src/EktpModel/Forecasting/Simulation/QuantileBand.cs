using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>A quantile of a daily series over the paths of a simulation: on each day at least <see cref="Level"/> of the paths are at or below it.</summary>
/// <remarks>
/// Exact below 256, and on a day on which all paths have the same number; above, the middle of a range 1/128 of the number wide, so off by 1/256 of it at most, and never below
/// the least or above the greatest number of all paths.
/// </remarks>
/// <param name="Level">The level, above 0 and below 1.</param>
/// <param name="Values">The quantile of each day.</param>
public sealed record QuantileBand(double Level, CardSeries Values)
{
    /// <summary>The level and the numbers.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Level:0.####}: {Values}");
}
