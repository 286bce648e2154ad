using EktpModel.Forecasting;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace EktpModel.Tests.Forecasting;

public class GammaSamplerTests
{
    private RandomStream _random = new(2_000, 0, RegionCode.Parse("32.75"), RandomPurpose.Demand);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(0.99)]
    [InlineData(1)]
    [InlineData(1.01)]
    [InlineData(1.5)]
    [InlineData(4)]
    [InlineData(50)]
    [InlineData(1_000)]
    public void Numbers_follow_the_gamma_distribution(double shape)
    {
        GammaSampler sampler = new(shape);

        // MathNet takes what is below 10^-15 for zero; there the first term of the series is exact.
        GoodnessOfFit.AssertFits(
            x => x < 1e-14 ? Math.Pow(x, shape) / SpecialFunctions.Gamma(1 + shape) : SpecialFunctions.GammaLowerRegularized(shape, x),
            () => sampler.Next(ref _random), 200_000);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(100)]
    [InlineData(1e6)]
    public void Numbers_have_the_shape_as_mean_and_variance(double shape)
    {
        GammaSampler sampler = new(shape);
        GoodnessOfFit.AssertMoments(shape, shape, 3 + 6 / shape, () => sampler.Next(ref _random));
    }

    [Theory]
    [InlineData(1e9)]
    [InlineData(1e12)]
    [InlineData(1e15)]
    public void Numbers_of_a_large_shape_are_normal(double shape)
    {
        GammaSampler sampler = new(shape);
        double Deviation() => (sampler.Next(ref _random) - shape) / Math.Sqrt(shape);
        GoodnessOfFit.AssertFits(x => Normal.CDF(0, 1, x), Deviation);
        GoodnessOfFit.AssertMoments(0, 1, 3, Deviation);
    }

    [Fact]
    public void Numbers_of_a_tiny_shape_reach_down_to_the_smallest_doubles()
    {
        // The chance of at most x is x^shape / (shape!) for small x; so a third of all are below 10^-307, of which a part is zero.
        const double Shape = 0.0015;
        GammaSampler sampler = new(Shape);
        const int Draws = 100_000;
        double[] numbers = [.. Enumerable.Range(0, Draws).Select(_ => sampler.Next(ref _random))];
        foreach (double limit in new[] { 1e-307, 1e-200, 1e-100, 1e-20, 1e-5 })
        {
            double chance = Math.Exp(Shape * Math.Log(limit) - SpecialFunctions.GammaLn(1 + Shape));
            double error = (numbers.Count(number => number <= limit) - chance * Draws) / Math.Sqrt(chance * (1 - chance) * Draws);
            Assert.InRange(error, -5, 5);
        }

        Assert.All(numbers, number => Assert.True(number >= 0 && double.IsFinite(number)));
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-300)]
    public void Numbers_of_a_shape_of_next_to_nothing_are_zero(double shape)
    {
        GammaSampler sampler = new(shape);
        for (int i = 0; i < 10_000; i++) Assert.Equal(0, sampler.Next(ref _random));
    }
}
