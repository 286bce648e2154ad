using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>The rows of daily counts that a forecast keeps.</summary>
public class CountRowsTests
{
    [Property(MaxTest = 300)]
    public void What_was_written_in_parts_is_read_whatever_the_width(PositiveInt rows, PositiveInt days, uint[] counts, PositiveInt part, bool isNarrow)
    {
        int width = 1 + days.Get % 70, height = 1 + rows.Get % 4;
        CountRows store = new(height, width, isNarrow);
        long CountOf(int row, int day) => (counts.Length == 0 ? 7 : counts[(row * width + day) % counts.Length] % int.MaxValue) + (isNarrow ? 0 : (long)int.MaxValue * day);
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
    [InlineData(int.MaxValue)]
    [InlineData(int.MaxValue + 1L)]
    public void Where_one_count_more_would_not_fit_into_32_bits_all_are_still_right(long cards)
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
