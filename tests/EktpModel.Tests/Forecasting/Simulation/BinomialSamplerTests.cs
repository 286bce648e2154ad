using EktpModel.Forecasting;
using MathNet.Numerics.Distributions;

namespace EktpModel.Tests.Forecasting;

public class BinomialSamplerTests
{
    private RandomStream _random = new(46, 0, RegionCode.Parse("32.75"), RandomPurpose.Spoilage);

    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(2, 0.5)]
    [InlineData(10, 0.75)]
    [InlineData(19, 0.5)]
    [InlineData(20, 0.5)]
    [InlineData(21, 0.5)]
    [InlineData(999, 0.01)]
    [InlineData(1_000, 0.01)]
    [InlineData(1_000, 0.99)]
    [InlineData(1_001, 0.01)]
    [InlineData(40, 0.3)]
    [InlineData(100, 0.1)]
    [InlineData(150, 0.9)]
    [InlineData(12_000, 0.01)]
    [InlineData(5_000, 0.4)]
    [InlineData(1_000_000, 1e-6)]
    [InlineData(1_000_000_000, 2e-8)]
    [InlineData(1_000_000, 0.25)]
    [InlineData(100_000, 0.98)]
    public void Successes_follow_the_binomial_distribution(long n, double p)
    {
        BinomialSampler sampler = new(p);
        GoodnessOfFit.AssertFits(DiscreteLaw.Binomial(n, p), () => sampler.Next(ref _random, n));
    }

    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(2, 0.5)]
    [InlineData(19, 0.5)]
    [InlineData(10, 0.75)]
    [InlineData(999, 0.01)]
    [InlineData(1_023, 0.99)]
    [InlineData(150, 1e-6)]
    public void Successes_by_table_follow_the_binomial_distribution(int n, double p)
    {
        BinomialSampler sampler = new(p, BinomialSampler.MostPrepared);
        GoodnessOfFit.AssertFits(DiscreteLaw.Binomial(n, p), () => sampler.Next(ref _random, n));
    }

    [Property]
    public void Chances_are_those_of_the_binomial_distribution(byte trials, byte percent)
    {
        double p = percent % 101 / 100.0;
        double[] chances = [.. Enumerable.Range(0, trials + 1).Select(count => BinomialSampler.ChanceOf(count, trials, p))];
        for (int count = 0; count <= trials; count++) Assert.Equal(Binomial.PMF(p, trials, count), chances[count], 1e-12);
        Assert.Equal(1, chances.Sum(), 1e-13);
    }

    [Theory]
    [InlineData(20, 0.5)]
    [InlineData(40, 0.25)]
    [InlineData(1_000, 0.01)]
    [InlineData(1_000, 0.985)]
    public void Successes_follow_the_binomial_distribution_in_very_many_draws_where_rejection_begins(long n, double p)
    {
        BinomialSampler sampler = new(p);
        GoodnessOfFit.AssertFits(DiscreteLaw.Binomial(n, p), () => sampler.Next(ref _random, n), 1_500_000);
    }

    [Theory]
    [InlineData(1_000_000_000_000, 0.01)]
    [InlineData(1_000_000_000_000_000, 0.5)]
    [InlineData(1_000_000_000_000_000, 0.3)]
    [InlineData(1_000_000_000_000_000, 0.9)]
    [InlineData(1_000_000_000_000_000, 1e-6)]
    [InlineData(long.MaxValue, 0.5)]
    [InlineData(long.MaxValue, 0.25)]
    public void Successes_of_very_many_trials_are_normal(long n, double p)
    {
        BinomialSampler sampler = new(p);
        double mean = n * p, spread = Math.Sqrt(mean * (1 - p));
        double Deviation() => (sampler.Next(ref _random, n) - mean) / spread;
        GoodnessOfFit.AssertFits(x => Normal.CDF(0, 1, x), Deviation);
        GoodnessOfFit.AssertMoments(0, 1, 3, Deviation);
    }

    [Fact]
    public void No_count_of_very_many_trials_is_skipped()
    {
        foreach (long n in new[] { 1_000_000_000_000_000, long.MaxValue })
        {
            BinomialSampler sampler = new(0.3);
            GoodnessOfFit.AssertFits(DiscreteLaw.Uniform(64), () => sampler.Next(ref _random, n) % 64, 200_000);
        }
    }

    [Theory]
    [InlineData(1e-12, 1_000_000_000_000)]
    [InlineData(1e-15, 1_000_000_000_000_000)]
    [InlineData(5e-15, 1_000_000_000_000_000)]
    public void Rare_successes_of_very_many_trials_follow_the_Poisson_distribution(double p, long n)
    {
        BinomialSampler sampler = new(p);
        GoodnessOfFit.AssertFits(DiscreteLaw.Poisson(n * p), () => sampler.Next(ref _random, n));
    }

    [Fact]
    public void One_sampler_serves_any_number_of_trials()
    {
        BinomialSampler sampler = new(0.3);
        foreach (long n in new long[] { 7, 1_000, 30, 7, 40, 100_000 })
            GoodnessOfFit.AssertFits(DiscreteLaw.Binomial(n, 0.3), () => sampler.Next(ref _random, n), 100_000);
    }

    [Property(MaxTest = 2_000)]
    public void There_are_never_fewer_successes_than_none_nor_more_than_trials(ulong seed, ulong chance, long trials, byte shift)
    {
        double p = (chance >> 11) / (double)(1L << 53) / (1UL << (shift & 31));
        long n = (trials & long.MaxValue) >> (shift & 63);
        RandomStream random = new(seed, 0, RegionCode.Nation, RandomPurpose.Spoilage);
        for (int i = 0; i < 20; i++)
        {
            Assert.InRange(new BinomialSampler(p).Next(ref random, n), 0, n);
            Assert.InRange(new BinomialSampler(1 - p).Next(ref random, n), 0, n);
        }
    }

    [Fact]
    public void Successes_of_a_tiny_chance_are_none_and_of_its_opposite_all()
    {
        for (int i = 0; i < 100_000; i++)
        {
            Assert.Equal(0, new BinomialSampler(1e-12).Next(ref _random, 1_000));
            Assert.Equal(1_000, new BinomialSampler(1 - 1e-12).Next(ref _random, 1_000));
        }
    }

    [Fact]
    public void What_is_certain_draws_nothing()
    {
        RandomStream untouched = _random;
        Assert.Equal(0, new BinomialSampler(0).Next(ref _random, 1_000));
        Assert.Equal(1_000, new BinomialSampler(1).Next(ref _random, 1_000));
        Assert.Equal(0, new BinomialSampler(0.4).Next(ref _random, 0));
        Assert.Equal(0, new BinomialSampler(0.6).Next(ref _random, 0));
        Assert.Equal(untouched.NextUInt64(), _random.NextUInt64());
    }
}
