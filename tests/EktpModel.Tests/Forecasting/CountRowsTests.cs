using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>The rows of daily counts that a forecast keeps.</summary>
public class CountRowsTests
{
    [Property(MaxTest = 500)]
    public void What_was_written_in_parts_is_read_whatever_the_width(PositiveInt rows, PositiveInt days, uint[] counts, PositiveInt part, ushort widest)
    {
        int width = 1 + days.Get % 70, height = 1 + rows.Get % 4;
        CountRows store = new(height, width);

        // From the day after a random one on, counts take up to 16, 32 or 63 bits in turn.
        long CountOf(int row, int day)
        {
            long count = counts.Length == 0 ? 7 : counts[(row * width + day) % counts.Length];
            return day <= widest % 70 ? count & ushort.MaxValue : (day + row) % 3 == 0 ? count << 31 : (day + row) % 3 == 1 ? count & int.MaxValue : count & ushort.MaxValue;
        }

        for (int row = height - 1; row >= 0; row--)
        {
            for (int day = 0; day < width; day += 1 + part.Get % 40)
                store.Write(row, day, [.. Enumerable.Range(day, Math.Min(1 + part.Get % 40, width - day)).Select(at => CountOf(row, at))]);
        }

        for (int row = 0; row < height; row++)
        {
            Assert.Equal(Enumerable.Range(0, width).Select(day => CountOf(row, day)), store.Row(row));
            Assert.Equal(CountOf(row, width - 1), store[row, width - 1]);
        }
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(ushort.MaxValue, 2)]
    [InlineData(ushort.MaxValue + 1, 4)]
    [InlineData(int.MaxValue, 4)]
    [InlineData(int.MaxValue + 1L, 8)]
    [InlineData(long.MaxValue, 8)]
    public void A_row_takes_no_more_than_its_largest_count_needs(long largest, int bytes)
    {
        for (int at = 0; at < 36; at++)
        {
            CountRows store = new(2, 36);
            long[] counts = [.. Enumerable.Range(0, 36).Select(day => day == at ? largest : 3L)];
            store.Write(0, 0, counts.AsSpan(0, 5));
            store.Write(0, 5, counts.AsSpan(5));
            store.Write(1, 0, new long[36]);
            Assert.Equal(36 * (bytes + 2), store.Bytes);
            Assert.Equal(counts, store.Row(0));
        }
    }

    [Theory]
    [InlineData(ushort.MaxValue)]
    [InlineData(ushort.MaxValue + 1L)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MaxValue + 1L)]
    [InlineData(long.MaxValue)]
    public void Where_one_count_more_would_not_fit_all_are_still_right(long cards)
    {
        Scenario scenario = new(new(2020, 2, 3), new(2020, 2, 4), WorkCalendar.EveryDay, [new RegionPlan("32.75") { Blanks = cards.Cards() }]);
        Assert.Equal(cards, scenario.LargestCount);
        Assert.Equal([cards, cards], new ForecastEngine().Project(scenario)["32.75"].Blanks.Values);
    }

    [Property(Arbitrary = [typeof(ScenarioArbitrary)], MaxTest = 200)]
    public void No_count_is_larger_than_the_scenario_says(Scenario scenario)
    {
        RegionProjection nation = new ForecastEngine().Project(scenario).Nation;
        foreach (CardSeries series in (CardSeries[])[nation.Blanks, nation.Printed, nation.Spoiled, nation.HandedOver, nation.Backlog])
            Assert.All(series.Values.ToArray(), count => Assert.InRange(count, 0, scenario.LargestCount));
    }
}
