using System.Diagnostics;

namespace EktpModel.Forecasting;

/// <summary>Draws from a gamma distribution of scale 1, whose mean and variance are its shape.</summary>
/// <remarks>
/// G. Marsaglia and W. W. Tsang, <i>A simple method for generating gamma variables</i>, ACM Transactions on Mathematical
/// Software 26 (2000). A shape below 1 is raised by 1 and the number multiplied by a uniform one to the power of
/// 1 / shape, as that paper says. Where the number is too small for a double it is zero.
/// </remarks>
internal readonly struct GammaSampler
{
    private readonly double _shape;
    private readonly double _d;
    private readonly double _c;

    /// <summary>Prepares to draw.</summary>
    /// <param name="shape">The shape, above 0 and finite.</param>
    public GammaSampler(double shape)
    {
        Debug.Assert(shape > 0 && double.IsFinite(shape));
        _shape = shape;
        _d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
        _c = 1 / Math.Sqrt(9 * _d);
    }

    /// <summary>A number.</summary>
    public double Next(ref RandomStream random)
    {
        double raised = Raised(ref random);

        // In logarithms, as the power may be too small for a double where the product is not.
        return _shape >= 1 ? raised : PortableMath.Exp(PortableMath.Log(raised) + PortableMath.Log(random.NextPositive()) / _shape);
    }

    private double Raised(ref RandomStream random)
    {
        while (true)
        {
            double x = NormalSampler.Next(ref random), step = _c * x;
            if (step <= -1) continue;
            double root = 1 + step, u = random.NextPositive(), square = x * x;
            if (u < 1 - 0.0331 * square * square) return _d * (root * root * root);

            // The paper's d (1 - v + ln v) with v = (1 + step)^3, without the digits that 1 - v loses where the shape is large.
            double rest = 3 * (PortableMath.LogOnePlus(step) - step) - step * step * (3 + step);
            if (PortableMath.Log(u) < 0.5 * square + _d * rest) return _d * (root * root * root);
        }
    }
}
