using System.Diagnostics;

namespace EktpModel.Forecasting;

/// <summary>Draws the day of the first success, 1, 2 and so on, where each day has the same chance of one.</summary>
/// <remarks>By inversion: the first success comes after day k with chance (1 - p)^k.</remarks>
internal readonly struct GeometricSampler
{
    /// <summary>The latest day: those after it are taken for it, so that days can still be added up.</summary>
    public const long LatestDay = long.MaxValue / 4;

    private readonly double _logFailure;

    /// <summary>Prepares to draw.</summary>
    /// <param name="p">The chance of a success on a day, above 0 and at most 1.</param>
    public GeometricSampler(double p)
    {
        Debug.Assert(p is > 0 and <= 1);
        _logFailure = PortableMath.LogOnePlus(-p);
    }

    /// <summary>A day. Where each day is sure to have a success it is day 1, and nothing is drawn from the stream.</summary>
    public long Next(ref RandomStream random)
    {
        if (double.IsNegativeInfinity(_logFailure)) return 1;
        double failures = PortableMath.Log(random.NextPositive()) / _logFailure;
        return failures < LatestDay ? 1 + unchecked((long)failures) : LatestDay;
    }
}
