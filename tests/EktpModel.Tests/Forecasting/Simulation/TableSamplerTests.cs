using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

public class TableSamplerTests
{
    private RandomStream _random = new(2_019, 0, RegionCode.Parse("32.75"), RandomPurpose.LeadTime);

    [Theory]
    [InlineData(new long[] { 1, 1 })]
    [InlineData(new long[] { 1, 2, 3 })]
    [InlineData(new long[] { 0, 5, 0, 0, 7, 1, 0 })]
    [InlineData(new long[] { 1_000, 1, 0, 200, 3 })]
    [InlineData(new long[] { 1L << 61, 1L << 60, 1L << 59 })]
    [InlineData(new long[] { long.MaxValue - 2, 1, 1 })]
    public void Values_come_by_their_weights(long[] weights)
    {
        // Values neither in order nor next to each other.
        (long Value, long Weight)[] table = [.. weights.Select((weight, i) => (i * 7_919L % 31 - 10, weight))];
        TableSampler sampler = new(table);
        const int Draws = 200_000;
        var counts = new long[weights.Length];
        for (int i = 0; i < Draws; i++)
        {
            long drawn = sampler.Next(ref _random);
            counts[Array.FindIndex(table, entry => entry.Value == drawn)]++;
        }

        decimal sum = weights.Sum(weight => (decimal)weight);
        for (int i = 0; i < weights.Length; i++) Assert.True(weights[i] > 0 || counts[i] == 0);
        GoodnessOfFit.AssertChiSquare([.. weights.Select(weight => (double)(weight / sum))], counts, Draws, 5);
    }

    [Fact]
    public void A_long_table_is_searched_to_both_ends()
    {
        (long, long)[] table = [.. Enumerable.Range(0, 1_000).Select(value => ((long)value, 1L))];
        TableSampler sampler = new(table);
        GoodnessOfFit.AssertFits(DiscreteLaw.Uniform(1_000), () => sampler.Next(ref _random));
    }

    [Fact]
    public void The_only_value_with_a_weight_draws_nothing()
    {
        RandomStream untouched = _random;
        Assert.Equal(-5, new TableSampler([(3, 0), (-5, 12), (8, 0)]).Next(ref _random));
        Assert.Equal(untouched.NextUInt64(), _random.NextUInt64());
    }
}
