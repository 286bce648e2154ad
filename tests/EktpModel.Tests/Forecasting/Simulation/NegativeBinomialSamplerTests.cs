using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

public class NegativeBinomialSamplerTests
{
    private RandomStream _random = new(1_920, 0, RegionCode.Parse("32.75"), RandomPurpose.Demand);

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(1, 0.2)]
    [InlineData(3, 1)]
    [InlineData(8, 3)]
    [InlineData(20, 0.7)]
    [InlineData(50, 4)]
    [InlineData(400, 12.5)]
    [InlineData(1_000, 1e6)]
    [InlineData(5_000, 20)]
    public void Counts_follow_the_negative_binomial_distribution(double mean, double dispersion)
    {
        NegativeBinomialSampler sampler = new(mean, dispersion);
        GoodnessOfFit.AssertFits(DiscreteLaw.NegativeBinomial(mean, dispersion), () => sampler.Next(ref _random), 300_000);
    }

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(1, 0.2)]
    [InlineData(8, 3)]
    [InlineData(50, 4)]
    [InlineData(400, 60)]
    [InlineData(300, 1e15)]
    public void Counts_by_table_follow_the_negative_binomial_distribution(double mean, double dispersion)
    {
        AliasSampler table = NegativeBinomialSampler.TableOf(mean, dispersion);
        GoodnessOfFit.AssertFits(DiscreteLaw.NegativeBinomial(mean, dispersion), () => table.Next(ref _random), 300_000);
    }

    [Fact]
    public void There_is_no_table_where_counts_are_too_many_or_the_chance_of_none_too_small_for_a_number()
    {
        foreach ((double mean, double dispersion) in new[] { (0, 1), (400, 0.3), (1_000, 1e6), (1e15, 1e-300), (PoissonSampler.LargestMean, 1) })
            Assert.False(NegativeBinomialSampler.TableOf(mean, dispersion).IsPrepared, $"{mean}, {dispersion}");
    }

    [Theory]
    [InlineData(1e15, 10)]
    [InlineData(1e12, 1)]
    [InlineData(1e9, 1_000)]
    public void Counts_of_large_means_have_the_mean_and_the_variance(double mean, double dispersion)
    {
        NegativeBinomialSampler sampler = new(mean, dispersion);
        double variance = mean + mean * mean / dispersion;
        GoodnessOfFit.AssertMoments(mean, variance, 3 + 6 / dispersion + 1 / variance, () => sampler.Next(ref _random), 200_000);
    }

    [Fact]
    public void Counts_of_a_dispersion_without_end_follow_the_Poisson_distribution()
    {
        NegativeBinomialSampler sampler = new(25, 1e15);
        GoodnessOfFit.AssertFits(DiscreteLaw.Poisson(25), () => sampler.Next(ref _random), 300_000);
    }

    [Theory]
    [InlineData(1e-12, 1)]
    [InlineData(1e15, 1e-12)]
    [InlineData(1e15, 1e-300)]
    public void Counts_that_are_hardly_ever_above_zero_are_zero(double mean, double dispersion)
    {
        NegativeBinomialSampler sampler = new(mean, dispersion);
        for (int i = 0; i < 10_000; i++) Assert.Equal(0, sampler.Next(ref _random));
    }

    [Fact]
    public void Counts_too_large_to_be_drawn_are_held_near_the_largest_mean()
    {
        NegativeBinomialSampler sampler = new(PoissonSampler.LargestMean, 0.001);
        for (int i = 0; i < 100_000; i++) Assert.InRange(sampler.Next(ref _random), 0, (long)(1.00001 * PoissonSampler.LargestMean));
    }

    [Fact]
    public void A_mean_of_zero_draws_nothing()
    {
        RandomStream untouched = _random;
        Assert.Equal(0, new NegativeBinomialSampler(0, 2).Next(ref _random));
        Assert.Equal(untouched.NextUInt64(), _random.NextUInt64());
    }
}
