using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

public class AliasSamplerTests
{
    private RandomStream _random = new(1_977, 0, RegionCode.Parse("32.75"), RandomPurpose.Demand);

    [Theory]
    [InlineData(new double[] { 1 })]
    [InlineData(new double[] { 1, 1 })]
    [InlineData(new double[] { 1, 2, 3 })]
    [InlineData(new double[] { 0, 5, 0, 0, 7, 1, 0 })]
    [InlineData(new double[] { 1_000, 1, 0, 200, 3 })]
    [InlineData(new double[] { 1e-300, 2e-300 })]
    [InlineData(new double[] { 1, 1e-30, 1 })]
    [InlineData(new double[] { 0, 0, 0, 4 })]
    [InlineData(new double[] { 4, 0, 0, 0 })]
    public void Counts_come_by_their_chances(double[] chances)
    {
        AliasSampler sampler = new(-2, chances);
        const int Draws = 300_000;
        var counts = new long[chances.Length];
        for (int i = 0; i < Draws; i++) counts[sampler.Next(ref _random) + 2]++;
        for (int i = 0; i < chances.Length; i++) Assert.True(chances[i] > 0 || counts[i] == 0, $"{i} without a chance came {counts[i]} times");
        GoodnessOfFit.AssertChiSquare([.. chances.Select(chance => chance / chances.Sum())], counts, Draws, 5);
    }

    [Fact]
    public void Counts_of_very_many_columns_come_by_their_chances()
    {
        // Some far above the average and most below it, in no order.
        double[] weights = [.. Enumerable.Range(0, AliasSampler.MostCounts).Select(i => 1.0 + i * 7_919 % 1_009 + (i % 97 == 5 ? 50_000 : 0))];
        AliasSampler sampler = new(0, weights);
        const int Draws = 4_000_000;
        var counts = new long[weights.Length];
        for (int i = 0; i < Draws; i++) counts[sampler.Next(ref _random)]++;
        GoodnessOfFit.AssertChiSquare([.. weights.Select(weight => weight / weights.Sum())], counts, Draws, 5);
    }

    [Fact]
    public void A_draw_takes_one_number_from_the_stream()
    {
        RandomStream other = _random;
        new AliasSampler(0, [1, 2, 3]).Next(ref _random);
        other.NextUInt64();
        Assert.Equal(other.NextUInt64(), _random.NextUInt64());
    }

    [Fact]
    public void Without_chances_there_is_no_table() => Assert.False(default(AliasSampler).IsPrepared);
}
