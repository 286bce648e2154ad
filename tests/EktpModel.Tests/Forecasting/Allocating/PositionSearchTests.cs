using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>How far a supply goes: never too far, and found in few looks.</summary>
public class PositionSearchTests
{
    private int _looks;

    [Property(MaxTest = 1_000)]
    public void The_lots_before_the_position_can_be_afforded_and_hardly_one_more(PositiveInt[] sizes, uint supply, PositiveInt enough)
    {
        // Each region's next lot of a card comes after another as many hundredths as its size says.
        long CardsBefore(double position) => sizes.Aggregate((long)0, (sum, size) => sum + (long)Math.Max(0, Math.Ceiling(100 * position / size.Get)));
        double last = Find(CardsBefore, supply, high: 1e9, enough.Get);
        Assert.True(CardsBefore(last) <= supply);
        Assert.True(last == 1e9 || supply - CardsBefore(last) < enough.Get || CardsBefore(Math.BitIncrement(last)) > supply, $"{supply - CardsBefore(last)} left over before {last:R}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e3)]
    [InlineData(1e9)]
    [InlineData(1e15)]
    public void A_straight_line_is_found_in_few_looks_however_far_the_bounds_are(double high)
    {
        double last = Find(position => (long)(1e6 / high * position), supply: 123_456, high, enough: 2);
        Assert.InRange(last, 0.1234 * high, 0.1235 * high);
        Assert.InRange(_looks, 3, 8);
    }

    [Fact]
    public void A_bend_far_below_the_upper_bound_is_found_in_few_looks()
    {
        // All is given out before a millionth of the way: a line from bound to bound misses by far, and halving would take 20 looks more.
        Find(position => (long)Math.Min(1e6, 1e6 * position), supply: 500_000, high: 1e6, enough: 10);
        Assert.InRange(_looks, 3, 45);
    }

    [Fact]
    public void A_rise_so_steep_that_no_line_follows_it_is_found_by_halving()
    {
        double last = Find(position => (long)Math.Min(2_001, 1e36 * Math.Pow(position / 1e6, 200)), supply: 1_000, high: 1e6, enough: 10);
        Assert.InRange(last, 1e6 * Math.Pow(1e-33, 0.005) * 0.999, 1e6 * Math.Pow(1e-33, 0.005) * 1.001);
        Assert.InRange(_looks, 3, 60);
    }

    [Fact]
    public void Many_lots_at_one_position_end_the_search_soon_if_they_are_few_enough_to_be_given_in_turn()
    {
        double last = Find(position => position < 3 ? 0 : 1_000, supply: 999, high: 1e12, enough: 1, few: 1_000);
        Assert.InRange(last, 0, 3);
        Assert.InRange(_looks, 3, 12);
    }

    [Fact]
    public void Many_lots_at_one_position_are_told_from_those_before_it_if_they_are_more()
    {
        double last = Find(position => position < 3 ? 0 : 1_000, supply: 999, high: 1e12, enough: 1, few: 999);
        Assert.Equal(Math.BitDecrement(3), last);
    }

    [Fact]
    public void Nothing_but_the_first_position_is_affordable_where_the_first_lots_are_too_many()
    {
        Assert.Equal(0, Find(position => position > 0 ? 10 : 0, supply: 9, high: 1e12, enough: 1));
        Assert.InRange(_looks, 3, 3);
    }

    [Fact]
    public void All_lots_are_before_the_last_position_if_all_can_be_afforded() =>
        Assert.Equal(7, Find(position => (long)position, supply: 7, high: 7, enough: 1));

    [Fact]
    public void Positions_closer_than_the_resolution_are_not_told_apart()
    {
        double last = Find(position => position < 3.2 ? 0 : 1_000, supply: 999, high: 60, enough: 1, resolution: 0.5);
        Assert.InRange(last, 2.7, 3.2);
        Assert.InRange(_looks, 3, 40);
    }

    private double Find(Func<double, long> cardsBefore, long supply, double high, long enough, long few = 0, double resolution = 0)
    {
        PositionSearch search = new(position =>
        {
            _looks++;
            return cardsBefore(position);
        }, supply, 0, high);
        return search.LastAffordable(enough, few, resolution);
    }
}
