using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting.Simulation;

/// <summary>Histograms of daily values against a plain list of all values.</summary>
[Properties(MaxTest = 200)]
public class ValueHistogramTests
{
    [Property]
    public void Every_value_of_every_day_is_counted_in_its_bucket_however_often_it_comes(byte[][] paths, bool isWide)
    {
        // Some values come hundreds of times; some are far apart, so that days grow on both sides.
        const int days = 75;
        long[][] values = [.. paths.SelectMany(path => Enumerable.Repeat(path, 1 + path.Length * 40)).Select(path => Enumerable.Range(0, days)
            .Select(day => path.Length == 0 ? 0 : isWide ? (long)path[day % path.Length] << (path[^1] % 50) : path[day % path.Length]).ToArray())];
        ValueHistogram whole = Of(days, values), first = Of(days, values[..(values.Length / 2)]), second = Of(days, values[(values.Length / 2)..]);
        first.Add(second);
        foreach (ValueHistogram histogram in (ValueHistogram[])[whole, first])
        {
            for (int day = 0; day < days; day++)
            {
                ReadOnlySpan<uint> counts = histogram.CountsOf(day, out int lowest);
                Dictionary<int, uint> expected = values.GroupBy(path => ValueHistogram.BucketOf(path[day])).ToDictionary(group => group.Key, group => (uint)group.Count());
                Dictionary<int, uint> actual = [];
                for (int i = 0; i < counts.Length; i++) if (counts[i] > 0) actual.Add(lowest + i, counts[i]);
                Assert.Equal(expected.OrderBy(entry => entry.Key), actual.OrderBy(entry => entry.Key));
                if (values.Length == 0) continue;
                Assert.True(counts[0] > 0 && counts[^1] > 0);

                // The least and the greatest are told exactly, and whatever is between them no further off than its bucket.
                long[] sorted = [.. values.Select(path => path[day]).Order()];
                Assert.Equal((sorted[0], sorted[^1]), histogram.RangeOf(day));
                foreach (int rank in (int[])[1, (sorted.Length + 1) / 2, sorted.Length])
                {
                    long told = histogram.ValueAt(day, rank);
                    Assert.InRange(told, sorted[0], sorted[^1]);
                    Assert.Equal(ValueHistogram.BucketOf(sorted[rank - 1]), ValueHistogram.BucketOf(told));
                }
            }
        }
    }

    [Fact]
    public void Making_room_for_the_values_of_many_days_can_be_cancelled()
    {
        // On a thousand years that takes up to half a second.
        Assert.Throws<OperationCanceledException>(() => new BucketWindows<byte>(2).Reserve([1, 1], [5, 5], new CancellationToken(canceled: true)));
        BucketWindows<byte> windows = new(2);
        windows.Reserve([1, 1], [5, 5], CancellationToken.None);
        windows.Reserve([1, 2], [5, 4], new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => windows.Reserve([1, 0], [5, 4_000], new CancellationToken(canceled: true)));

        // Also where there is room left for a wider window of one day.
        windows.Reserve([1, 0], [5, 4_000], CancellationToken.None);
        int places = windows.Counts.Length;
        Assert.Throws<OperationCanceledException>(() => windows.Reserve([1, 0], [20, 4_000], new CancellationToken(canceled: true)));
        windows.Reserve([1, 0], [20, 4_000], CancellationToken.None);
        Assert.Equal(places, windows.Counts.Length);
    }

    [Fact]
    public void Values_that_came_before_take_no_memory_however_often_they_come()
    {
        // Whole vectors of days, and some left over.
        const int days = 85;
        long[][] paths = [.. Enumerable.Range(0, 40).Select(path => Enumerable.Range(0, days).Select(day => (long)path * (day + 1) * (day + 1)).ToArray())];
        ValueHistogram histogram = new(days);
        BucketRows rows = new(days, paths.Length);
        foreach (long[] path in paths) rows.Note(path);
        void AddAll(int times)
        {
            for (int time = 0; time < times; time++) histogram.Add(rows);
        }

        // Once every count has needed more than eight binary digits, there is room for all.
        AddAll(256);
        int more = 0;
        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            AddAll(2_000);
            more += 2_000;
        }));
        for (int day = 0; day < days; day++) Assert.Equal((256 + more) * 40L, histogram.CountsOf(day, out _).ToArray().Sum(count => (long)count));
    }

    [Property]
    public void A_value_is_told_to_a_256th_of_itself_and_exactly_below_256(long given)
    {
        long value = given & long.MaxValue;
        int bucket = ValueHistogram.BucketOf(value);
        long middle = ValueHistogram.MiddleOf(bucket);
        Assert.InRange(bucket, 0, ValueHistogram.LastBucket);
        Assert.Equal(bucket, ValueHistogram.BucketOf(middle));
        if (value < 256) Assert.Equal(value, middle);
        else Assert.True(Math.Abs((decimal)value - middle) <= value / 256m);
    }

    [Property]
    public void Buckets_found_many_at_once_are_those_of_each_value((byte Power, sbyte More)[] given)
    {
        // Around the powers of two, up to the largest number there is, so that vectors hold few binary digits or many.
        long[] values = [.. given.Select(one => (long)Int128.Clamp((Int128.One << one.Power % 64) + one.More, 0, long.MaxValue))];
        ushort[] buckets = new ushort[values.Length];
        ValueHistogram.BucketsOf(values, buckets);
        Assert.Equal(values.Select(value => (ushort)ValueHistogram.BucketOf(value)), buckets);
    }

    [Fact]
    public void Many_at_once_find_the_first_and_the_last_value_of_each_bucket()
    {
        ushort[] buckets = new ushort[8];
        long value = 0;
        for (int bucket = 0; bucket + 8 < ValueHistogram.LastBucket; bucket += 8)
        {
            long[] firsts = new long[8];
            for (int i = 0; i < firsts.Length; i++) (firsts[i], value) = (value, value + (bucket + i < 256 ? 1 : 1L << ((bucket + i >> 7) - 1)));
            ValueHistogram.BucketsOf(firsts, buckets);
            Assert.Equal(Enumerable.Range(bucket, firsts.Length).Select(one => (ushort)one), buckets);
            ValueHistogram.BucketsOf([.. firsts[1..].Select(first => first - 1), value - 1], buckets);
            Assert.Equal(Enumerable.Range(bucket, firsts.Length).Select(one => (ushort)one), buckets);
        }
    }

    [Fact]
    public void Buckets_follow_each_other_without_a_gap()
    {
        long value = 0;
        for (int bucket = 0; bucket < ValueHistogram.LastBucket; bucket++)
        {
            Assert.Equal(bucket, ValueHistogram.BucketOf(value));
            long width = bucket < 256 ? 1 : 1L << ((bucket >> 7) - 1);
            Assert.Equal(bucket, ValueHistogram.BucketOf(value + width - 1));
            value += width;
        }

        Assert.Equal(ValueHistogram.LastBucket, ValueHistogram.BucketOf(value));
        Assert.Equal(ValueHistogram.LastBucket, ValueHistogram.BucketOf(long.MaxValue));
    }

    [Theory]
    [InlineData(0.07, 100, 7)]
    [InlineData(0.3, 10, 3)]
    [InlineData(0.5, 3, 2)]
    [InlineData(1e-9, 10, 1)]
    [InlineData(0.999999, 10, 10)]
    public void A_quantile_needs_its_share_of_the_paths_rounded_up(double level, long paths, long rank) => Assert.Equal(rank, ValueHistogram.RankOf(level, paths));

    private static ValueHistogram Of(int days, long[][] paths)
    {
        const int together = 7;
        ValueHistogram histogram = new(days);
        BucketRows rows = new(days, together);
        foreach (long[][] some in paths.Chunk(together))
        {
            rows.Clear();
            foreach (long[] path in some) rows.Note(path);
            histogram.Add(rows);
        }

        return histogram;
    }
}
