using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

public class SaddlePointTests
{
    [Theory]
    [InlineData(0.3)]
    [InlineData(10)]
    [InlineData(99.5)]
    [InlineData(12_345.678)]
    [InlineData(1e6)]
    public void Poisson_chances_are_those_of_the_ratios_of_neighbours(double mean)
    {
        DiscreteLaw law = DiscreteLaw.Poisson(mean);
        for (int i = 0; i < law.Chances.Count; i++)
        {
            long count = law.First + i;
            Assert.Equal(Math.Log(law.Chances[i]), SaddlePoint.LogPoisson(count, mean, count - mean), tolerance: 1e-11);
        }
    }

    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(20, 0.5)]
    [InlineData(30, 0.01)]
    [InlineData(1_000, 0.01)]
    [InlineData(12_000, 0.37)]
    [InlineData(1_000_000, 0.5)]
    public void Binomial_chances_are_those_of_the_ratios_of_neighbours(long n, double p)
    {
        DiscreteLaw law = DiscreteLaw.Binomial(n, p);
        for (int i = 0; i < law.Chances.Count; i++)
        {
            long count = law.First + i;
            Assert.Equal(Math.Log(law.Chances[i]), SaddlePoint.LogBinomial(count, n, p, count - n * p), tolerance: 1e-10);
        }
    }

    [Fact]
    public void Chances_of_very_many_are_those_of_the_normal_distribution_with_its_next_term()
    {
        const double Mean = 1e15, Trials = 4e15;
        for (double z = -6; z <= 6; z += 0.25)
        {
            double deviation = Math.Round(z * Math.Sqrt(Mean)), at = deviation / Math.Sqrt(Mean), skew = 1 / Math.Sqrt(Mean);
            double poisson = -0.5 * Math.Log(2 * Math.PI * Mean) - at * at / 2 + skew * (at * at * at - 3 * at) / 6;
            Assert.Equal(poisson, SaddlePoint.LogPoisson((long)(Mean + deviation), Mean, deviation), tolerance: 1e-12);

            double variance = Trials * 0.25 * 0.75, spread = Math.Sqrt(variance), step = deviation / spread;
            double binomial = -0.5 * Math.Log(2 * Math.PI * variance) - step * step / 2 + 0.5 / spread * (step * step * step - 3 * step) / 6;
            Assert.Equal(binomial, SaddlePoint.LogBinomial((long)(Mean + deviation), (long)Trials, 0.25, deviation), tolerance: 1e-12);
        }
    }

    [Fact]
    public void The_error_of_Stirlings_formula_goes_on_smoothly_where_the_series_begins()
    {
        for (long n = 2; n < 60; n++)
        {
            // ln n! has one factor more than ln (n - 1)!.
            double factor = (n + 0.5) * Math.Log(n) - (n - 0.5) * Math.Log(n - 1) - 1;
            Assert.Equal(Math.Log(n), factor + SaddlePoint.StirlingError(n) - SaddlePoint.StirlingError(n - 1), tolerance: 1e-13);
        }
    }
}
