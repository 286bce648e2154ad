using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

public class GeometricSamplerTests
{
    private RandomStream _random = new(365, 0, RegionCode.Parse("32.75"), RandomPurpose.Breakdown);

    [Theory]
    [InlineData(0.002)]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.71)]
    [InlineData(0.999)]
    public void Days_follow_the_geometric_distribution(double p)
    {
        GeometricSampler sampler = new(p);
        GoodnessOfFit.AssertFits(DiscreteLaw.Geometric(p), () => sampler.Next(ref _random));
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-12)]
    [InlineData(1e-15)]
    public void Days_until_something_rare_are_exponential(double p)
    {
        GeometricSampler sampler = new(p);
        GoodnessOfFit.AssertFits(x => 1 - Math.Exp(-x), () => p * (sampler.Next(ref _random) - 0.5));
    }

    [Theory]
    [InlineData(1e-18)]
    [InlineData(1e-300)]
    [InlineData(double.Epsilon)]
    public void Days_too_far_away_are_the_latest_day(double p)
    {
        GeometricSampler sampler = new(p);
        long latest = 0;
        for (int i = 0; i < 1_000; i++)
        {
            long day = sampler.Next(ref _random);
            Assert.InRange(day, 1, GeometricSampler.LatestDay);
            latest = Math.Max(latest, day);
        }

        Assert.Equal(GeometricSampler.LatestDay, latest);
    }

    [Fact]
    public void What_is_certain_comes_on_day_1_and_draws_nothing()
    {
        RandomStream untouched = _random;
        Assert.Equal(1, new GeometricSampler(1).Next(ref _random));
        Assert.Equal(untouched.NextUInt64(), _random.NextUInt64());
    }
}
