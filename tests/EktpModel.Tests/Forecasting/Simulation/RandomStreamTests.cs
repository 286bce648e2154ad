using EktpModel.Forecasting;
using FsCheck.Xunit;

namespace EktpModel.Tests.Forecasting;

public class RandomStreamTests
{
    private static readonly RegionCode s_bekasi = RegionCode.Parse("32.75");

    /// <summary>The largest code, which needs all 34 bits, and two whose low 32 bits are those of the nation and of Aceh.</summary>
    private static readonly RegionCode[] s_hardRegions =
        [RegionCode.Nation, RegionCode.Parse("11"), RegionCode.Parse("42.94.96.7296"), RegionCode.Parse("53.94.96.7296"), RegionCode.Parse("99.99.99.9999")];

    [Theory]
    [InlineData(0, 0u, "ID", (byte)0, 0, 0u, 0u)]
    [InlineData(0x0123_4567_89AB_CDEF, 7u, "32.75", (byte)1, 0, 3_275_000_000u, 0x0100_0000u)]
    [InlineData(-1, uint.MaxValue, "99.99.99.9999", (byte)3, 255, 1_410_065_407u, 0x03FF_0002u)]
    public void The_counter_is_laid_out_as_documented(long seed, uint path, string region, byte purpose, byte index, uint word2, uint word3)
    {
        RandomStream stream = new(unchecked((ulong)seed), path, RegionCode.Parse(region), (RandomPurpose)purpose, index);
        for (uint block = 0; block < 11; block++)
        {
            (uint word0, uint word1, uint third, uint fourth) = Philox.Block((block, path, word2, word3), unchecked(((uint)seed, (uint)(seed >> 32))));
            Assert.Equal(word0 | (ulong)word1 << 32, stream.NextUInt64());
            Assert.Equal(third | (ulong)fourth << 32, stream.NextUInt64());
        }
    }

    [Fact]
    public void Streams_of_another_seed_path_region_purpose_or_index_share_no_block()
    {
        RegionCode[] regions = [.. s_hardRegions, .. RegionCatalog.Indonesia.Regencies.Take(20).Select(region => region.Code)];
        RandomStream[] streams =
        [
            .. from seed in new ulong[] { 0, 1, 1UL << 32, ulong.MaxValue }
               from path in new uint[] { 0, 1, 2, 1 << 16, uint.MaxValue }
               from region in regions
               from purpose in Enum.GetValues<RandomPurpose>()
               from index in new byte[] { 0, 1, 2, 128, 255 }
               select new RandomStream(seed, path, region, purpose, index),
        ];
        const int Blocks = 3;
        HashSet<(ulong, ulong)> seen = [];
        foreach (RandomStream each in streams)
        {
            RandomStream stream = each;
            for (int block = 0; block < Blocks; block++) seen.Add((stream.NextUInt64(), stream.NextUInt64()));
        }

        Assert.Equal(Blocks * streams.Length, seen.Count);
    }

    [Fact]
    public void The_same_stream_gives_the_same_draws()
    {
        RandomStream one = new(514, 3, s_bekasi, RandomPurpose.LeadTime, 2), other = new(514, 3, s_bekasi, RandomPurpose.LeadTime, 2);
        for (int i = 0; i < 100; i++) Assert.Equal(one.NextUInt64(), other.NextUInt64());
    }

    [Property]
    public void Many_draws_at_once_are_the_same_as_one_by_one(byte[] lengths)
    {
        RandomStream together = new(3, 5, s_bekasi, RandomPurpose.Demand), apart = together;
        foreach (byte length in lengths)
        {
            var numbers = new ulong[length % 70];
            together.Next(numbers);
            foreach (ulong number in numbers) Assert.Equal(apart.NextUInt64(), number);
            Assert.Equal(apart.NextUInt64(), together.NextUInt64());
        }
    }

    [Fact]
    public void A_stream_can_begin_at_any_eight_blocks()
    {
        RandomStream whole = new(1, 2, s_bekasi, RandomPurpose.Demand), later = new(1, 2, s_bekasi, RandomPurpose.Demand, batch: 5);
        for (int i = 0; i < 5 * 16; i++) whole.NextUInt64();
        for (int i = 0; i < 20; i++) Assert.Equal(whole.NextUInt64(), later.NextUInt64());
    }

    [Fact]
    public void A_stream_ends_rather_than_begin_again()
    {
        RandomStream stream = new(1, 2, s_bekasi, RandomPurpose.Demand, batch: (1 << 29) - 1);
        for (int i = 0; i < 16; i++) stream.NextUInt64();
        Assert.Throws<InvalidOperationException>(() => stream.NextUInt64());
        Assert.Throws<InvalidOperationException>(() => stream.NextUInt64());
    }

    [Fact]
    public void Fractions_are_the_high_53_bits_of_a_long_draw()
    {
        RandomStream bits = new(5, 0, s_bekasi, RandomPurpose.Demand), fractions = bits, positives = bits;
        for (int i = 0; i < 1_000; i++)
        {
            double expected = Math.ScaleB(bits.NextUInt64() >> 11, -53);
            Assert.Equal(expected, fractions.NextDouble());
            Assert.Equal(expected + Math.ScaleB(1, -53), positives.NextPositive());
        }
    }

    [Fact]
    public void Fractions_are_uniform_along_a_stream_and_over_paths_regions_and_indices()
    {
        RandomStream stream = new(2_020, 1, s_bekasi, RandomPurpose.Demand);
        GoodnessOfFit.AssertFits(x => x, () => stream.NextDouble());
        GoodnessOfFit.AssertFits(x => x, () => stream.NextPositive());
        uint path = 0;
        GoodnessOfFit.AssertFits(x => x, () => new RandomStream(2_020, path++, s_bekasi, RandomPurpose.Demand).NextDouble(), 100_000);
        int at = 0;
        RegionCode[] regions = [.. RegionCatalog.Indonesia.Regencies.Select(region => region.Code)];
        GoodnessOfFit.AssertFits(x => x, () => new RandomStream(2_020, 0, regions[at % 514], RandomPurpose.LeadTime, (byte)(at++ / 514)).NextDouble(), 100_000);
    }

    [Fact]
    public void Neighbouring_streams_are_not_correlated()
    {
        const int Draws = 200_000;
        RandomStream[] streams =
        [
            new(7, 0, s_bekasi, RandomPurpose.Demand), new(8, 0, s_bekasi, RandomPurpose.Demand), new(7, 1, s_bekasi, RandomPurpose.Demand),
            new(7, 0, RegionCode.Parse("32.76"), RandomPurpose.Demand), new(7, 0, s_bekasi, RandomPurpose.Breakdown), new(7, 0, s_bekasi, RandomPurpose.Demand, 1),
        ];
        var products = new double[streams.Length, streams.Length];
        var drawn = new double[streams.Length];
        for (int i = 0; i < Draws; i++)
        {
            for (int j = 0; j < drawn.Length; j++) drawn[j] = (streams[j].NextDouble() - 0.5) * Math.Sqrt(12);
            for (int j = 0; j < drawn.Length; j++)
                for (int k = 0; k < j; k++) products[j, k] += drawn[j] * drawn[k];
        }

        foreach (double product in products) Assert.InRange(product / Math.Sqrt(Draws), -5, 5);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void Numbers_below_a_limit_all_have_the_same_chance(int limit)
    {
        RandomStream stream = new(11, 0, s_bekasi, RandomPurpose.Demand);
        GoodnessOfFit.AssertFits(DiscreteLaw.Uniform(limit), () => (long)stream.NextBelow((ulong)limit), 200_000);
    }

    [Fact]
    public void Numbers_below_a_limit_near_the_largest_are_not_biased()
    {
        // Eight numbers of 64 bits to three below the limit: without a second draw every third would come too seldom.
        const ulong Limit = 3UL << 61;
        RandomStream stream = new(12, 0, s_bekasi, RandomPurpose.Demand);
        GoodnessOfFit.AssertFits(DiscreteLaw.Uniform(3), () => (long)(stream.NextBelow(Limit) % 3), 200_000);
        GoodnessOfFit.AssertFits(x => x, () => stream.NextBelow(Limit) / (double)Limit, 200_000);
    }
}
