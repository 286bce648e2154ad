using EktpModel.Forecasting;
using MathNet.Numerics.Distributions;

namespace EktpModel.Tests.Forecasting;

public class NormalSamplerTests
{
    private RandomStream _random = new(1_964, 0, RegionCode.Parse("32.75"), RandomPurpose.Demand);

    [Fact]
    public void Numbers_follow_the_normal_distribution() =>
        GoodnessOfFit.AssertFits(x => Normal.CDF(0, 1, x), () => NormalSampler.Next(ref _random), 1_000_000);

    [Fact]
    public void Squares_follow_the_chi_square_distribution() =>
        GoodnessOfFit.AssertFits(x => ChiSquared.CDF(1, x), () => Math.Pow(NormalSampler.Next(ref _random), 2));

    [Fact]
    public void Numbers_have_mean_0_and_variance_1() =>
        GoodnessOfFit.AssertMoments(0, 1, 3, () => NormalSampler.Next(ref _random), 4_000_000);
}
