using System.Collections;
using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting;

/// <summary>A number of cards for each day.</summary>
public class CardSeriesTests
{
    private static readonly CardSeries s_series = new(Monday, new long[] { 3, 0, 5, 1 });

    [Fact]
    public void A_series_has_a_first_and_a_last_day()
    {
        Assert.Equal((Monday, Feb(6), 4), (s_series.Start, s_series.End, s_series.Count));
        Assert.Equal([3, 0, 5, 1], s_series.Values.ToArray());
        Assert.Equal(9.Cards(), s_series.Total);
    }

    [Fact]
    public void A_day_is_found_by_its_number_from_either_end_or_by_its_date()
    {
        Assert.Equal((3, 1), (s_series[0].Value, s_series[3].Value));
        Assert.Equal((1, 3), (s_series[^1].Value, s_series[^4].Value));
        Assert.Equal((3, 5, 1), (s_series[Monday].Value, s_series[Feb(5)].Value, s_series[Feb(6)].Value));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void A_date_outside_the_series_is_refused_with_the_dates_it_has(int day)
    {
        InvalidValueException exception = Assert.Throws<InvalidValueException>(() => s_series[Feb(day)]);
        Assert.Equal(("the date in a series", $"2020-02-0{day}", "give a day from 2020-02-03 to 2020-02-06."), (exception.Place, exception.Value, exception.Remedy));
        Assert.Throws<InvalidValueException>(() => s_series.Between(Feb(day), Feb(5)));
        Assert.Throws<InvalidValueException>(() => s_series.Between(Feb(5), Feb(day)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void A_number_outside_the_series_is_out_of_range(int day) => Assert.Throws<IndexOutOfRangeException>(() => s_series[day]);

    [Fact]
    public void A_part_goes_from_one_date_to_another_both_included()
    {
        CardSeries part = s_series.Between(Feb(4), Feb(5));
        Assert.Equal((Feb(4), Feb(5), 5.Cards()), (part.Start, part.End, part.Total));
        Assert.Equal([0, 5], part.Values.ToArray());
        Assert.Equal([5], s_series.Between(Feb(5), Feb(5)).Values.ToArray());
        Assert.Equal(s_series, s_series.Between(s_series.Start, s_series.End));
        Assert.Throws<InvalidValueException>(() => part[Feb(6)]);
    }

    [Fact]
    public void A_part_that_ends_before_it_begins_is_refused()
    {
        InvalidValueException exception = Assert.Throws<InvalidValueException>(() => s_series.Between(Feb(5), Feb(4)));
        Assert.Equal(("the last date of a part of a series", "2020-02-04", "give 2020-02-05 or later."), (exception.Place, exception.Value, exception.Remedy));
    }

    [Fact]
    public void The_days_come_in_order_with_their_dates()
    {
        DatedCount[] expected = [new(Monday, 3.Cards()), new(Feb(4), 0.Cards()), new(Feb(5), 5.Cards()), new(Feb(6), 1.Cards())];
        Assert.Equal(expected, s_series);
        Assert.Equal(expected, ((IEnumerable)s_series).Cast<DatedCount>());
        Assert.Equal(expected[2], ((IReadOnlyList<DatedCount>)s_series)[2]);
        Assert.Equal("2020-02-05: 5", expected[2].ToString());
        Assert.Equal("2020-02-05: 12,000", new DatedCount(Feb(5), 12_000.Cards()).ToString());
    }

    [Fact]
    public void Series_of_the_same_days_and_numbers_are_equal()
    {
        CardSeries same = new(Monday, new long[] { 9, 3, 0, 5, 1 }.AsMemory(1));
        Assert.True(s_series == same && s_series.Equals((object)same) && s_series.GetHashCode() == same.GetHashCode());
        CardSeries[] others = [new(Feb(4), new long[] { 3, 0, 5, 1 }), new(Monday, new long[] { 3, 0, 5 }), new(Monday, new long[] { 3, 0, 6, 1 }), default];
        Assert.All(others, other => Assert.True(s_series != other && !s_series.Equals((object)other)));
        Assert.False(s_series.Equals("a text"));
    }

    [Fact]
    public void A_series_without_days_has_no_cards()
    {
        CardSeries none = default;
        Assert.Equal((0, 0.Cards(), "no days"), (none.Count, none.Total, none.ToString()));
        Assert.Empty(none);
        Assert.Equal(none, new CardSeries(default, Array.Empty<long>()));
    }

    [Fact]
    public void A_series_is_written_with_its_days_and_numbers() => Assert.Equal("2020-02-03 to 2020-02-06: 3, 0, 5, 1", s_series.ToString());

    [Fact]
    public void A_total_beyond_what_a_count_can_hold_is_refused() =>
        Assert.Throws<CardOverflowException>(() => new CardSeries(Monday, new[] { long.MaxValue, 1 }).Total);

    [Fact]
    public void The_series_of_one_region_is_not_copied_out_of_the_projection()
    {
        RegionProjection region = Project(Office(9, 9, 3), 3);
        Assert.True(region.Printed.Values == region.Printed.Values);
    }
}
