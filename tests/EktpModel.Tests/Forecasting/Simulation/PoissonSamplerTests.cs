using EktpModel.Forecasting;
using MathNet.Numerics.Distributions;

namespace EktpModel.Tests.Forecasting;

public class PoissonSamplerTests
{
    private RandomStream _random = new(1_993, 0, RegionCode.Parse("32.75"), RandomPurpose.Demand);

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9.999)]
    [InlineData(10)]
    [InlineData(10.5)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(37.25)]
    [InlineData(100)]
    [InlineData(1_234.5)]
    [InlineData(100_000.75)]
    public void Counts_follow_the_Poisson_distribution(double mean)
    {
        PoissonSampler sampler = new(mean);
        GoodnessOfFit.AssertFits(DiscreteLaw.Poisson(mean), () => sampler.Next(ref _random));
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(9.999)]
    [InlineData(37.25)]
    [InlineData(1_234.5)]
    [InlineData(9_000.5)]
    public void Counts_by_table_follow_the_Poisson_distribution(double mean)
    {
        AliasSampler table = PoissonSampler.TableOf(mean);
        GoodnessOfFit.AssertFits(DiscreteLaw.Poisson(mean), () => table.Next(ref _random));
    }

    [Fact]
    public void There_is_no_table_for_a_mean_of_zero_or_a_large_one()
    {
        foreach (double mean in new[] { 0, 1e5, 1e15, PoissonSampler.LargestMean }) Assert.False(PoissonSampler.TableOf(mean).IsPrepared);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(15)]
    public void Counts_follow_the_Poisson_distribution_in_very_many_draws_where_rejection_begins(double mean)
    {
        PoissonSampler sampler = new(mean);
        GoodnessOfFit.AssertFits(DiscreteLaw.Poisson(mean), () => sampler.Next(ref _random), 2_000_000);
    }

    [Theory]
    [InlineData(1e9 + 0.5)]
    [InlineData(1e12)]
    [InlineData(1e15)]
    [InlineData(PoissonSampler.LargestMean)]
    public void Counts_of_large_means_are_normal(double mean)
    {
        PoissonSampler sampler = new(mean);
        double Deviation() => (sampler.Next(ref _random) - mean) / Math.Sqrt(mean);

        // The distribution is skewed by 1 / sqrt(mean), which half a million draws cannot see from 10^9 on.
        GoodnessOfFit.AssertFits(x => Normal.CDF(0, 1, x), Deviation);
        GoodnessOfFit.AssertMoments(0, 1, 3, Deviation);
    }

    [Fact]
    public void No_count_of_a_large_mean_is_skipped()
    {
        // A double has a step of 1/8 at 10^15 and of 128 at 2^60; the counts have all remainders alike.
        foreach (double mean in new[] { 1e15, PoissonSampler.LargestMean })
        {
            PoissonSampler sampler = new(mean);
            GoodnessOfFit.AssertFits(DiscreteLaw.Uniform(64), () => sampler.Next(ref _random) % 64, 200_000);
        }
    }

    [Fact]
    public void Counts_of_a_tiny_mean_are_zero()
    {
        PoissonSampler sampler = new(1e-12);
        for (int i = 0; i < 100_000; i++) Assert.Equal(0, sampler.Next(ref _random));
    }

    [Fact]
    public void A_mean_of_zero_draws_nothing()
    {
        RandomStream untouched = _random;
        Assert.Equal(0, new PoissonSampler(0).Next(ref _random));
        Assert.Equal(0, default(PoissonSampler).Next(ref _random));
        Assert.Equal(untouched.NextUInt64(), _random.NextUInt64());
    }
}
