using EktpModel.Forecasting;
using MathNet.Numerics;

namespace EktpModel.Tests.Forecasting;

/// <summary>Against the C runtime, which is itself within one unit in the last place.</summary>
public class PortableMathTests
{
    private const int UnitsInTheLastPlace = 2;
    private static readonly double s_nan = double.NaN;

    [Fact]
    public void Log_is_that_of_the_runtime_over_all_magnitudes_and_near_one()
    {
        for (double x = 1e-308; x < 1e308; x *= 1.0037) AssertNear(Math.Log(x), PortableMath.Log(x), x);
        for (double x = 1e-308; x > 0; x /= 2.7) AssertNear(Math.Log(x), PortableMath.Log(x), x);
        for (double x = 0.4; x < 3; x += 1.37e-5) AssertNear(Math.Log(x), PortableMath.Log(x), x);
        for (double step = 0.5; step > 1e-16; step /= 1.01)
        {
            AssertNear(Math.Log(1 + step), PortableMath.Log(1 + step), 1 + step);
            AssertNear(Math.Log(1 - step), PortableMath.Log(1 - step), 1 - step);
        }
    }

    [Fact]
    public void Log_of_the_ends_of_its_range_is_that_of_the_runtime() =>
        Assert.All(
            new[] { 0, -0.0, 1, -1, double.Epsilon, Math.ScaleB(1, -1022), Math.BitDecrement(Math.ScaleB(1, -1022)), double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, s_nan },
            x => Assert.Equal(Math.Log(x), PortableMath.Log(x)));

    [Fact]
    public void Log_of_one_plus_a_small_number_keeps_its_digits()
    {
        // x - x^2/2 + x^3/3 and so on, in decimal; the rest is Log.
        for (double x = 0.01; x > 1e-12; x /= 1.07)
        {
            foreach (double value in new[] { x, -x })
            {
                decimal sum = 0, power = 1;
                for (int i = 1; i <= 13; i++)
                {
                    power *= (decimal)value;
                    sum += (i % 2 == 1 ? power : -power) / i;
                }

                AssertNear((double)sum, PortableMath.LogOnePlus((double)(decimal)value), value, 1e-14);
            }
        }

        for (double x = -0.999; x < 10; x += 1.3e-4)
        {
            if (Math.Abs(x) > 0.01) AssertNear(Math.Log(1 + x), PortableMath.LogOnePlus(x), x, 3e-14);
        }

        Assert.Equal(-1e-300, PortableMath.LogOnePlus(-1e-300));
        Assert.Equal(0, PortableMath.LogOnePlus(0));
        Assert.Equal(double.NegativeInfinity, PortableMath.LogOnePlus(-1));
    }

    [Fact]
    public void Exp_is_that_of_the_runtime_over_all_magnitudes_and_near_zero()
    {
        for (double x = -745.5; x < 709.78; x += 0.00317) AssertNear(Math.Exp(x), PortableMath.Exp(x), x);
        for (double x = 1; x > 1e-320; x /= 1.01)
        {
            AssertNear(Math.Exp(x), PortableMath.Exp(x), x);
            AssertNear(Math.Exp(-x), PortableMath.Exp(-x), -x);
        }
    }

    [Fact]
    public void Exp_of_the_ends_of_its_range_is_that_of_the_runtime() =>
        Assert.All(
            new[] { 0, -0.0, 709.782712893384, 709.8, 710.1, 1e300, double.PositiveInfinity, -708.5, -745.2, -746, -1e300, double.NegativeInfinity, s_nan },
            x => Assert.Equal(Math.Exp(x), PortableMath.Exp(x), tolerance: Math.Exp(x) * 1e-15 is < double.MaxValue and > 0 ? Math.Exp(x) * 1e-15 : 0));

    [Fact]
    public void Exp_undoes_Log()
    {
        for (double x = 1e-3; x < 1e3; x *= 1.001) Assert.Equal(x, PortableMath.Exp(PortableMath.Log(x)), tolerance: x * 3e-15);
    }

    /// <summary>Within two units in the last place, or a relative tolerance where the expected value itself is not so exact.</summary>
    private static void AssertNear(double expected, double actual, double at, double relative = 0)
    {
        double unit = Math.Max(Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), double.Epsilon);
        double tolerance = relative > 0 ? Math.Abs(expected) * relative : UnitsInTheLastPlace * unit;
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"at {at:R}: expected {expected:R}, was {actual:R}");
    }
}
