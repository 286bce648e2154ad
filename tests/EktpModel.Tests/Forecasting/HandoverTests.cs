using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting;

/// <summary>
/// From the printer to the holder, by hand. The office prints four cards on Thursday, four on Friday and two on
/// Monday, and is closed on the weekend between.
/// </summary>
public class HandoverTests
{
    private static readonly LocalDate s_thursday = Feb(6);

    private static readonly RegionPlan s_plan = Office(blanks: 10, backlog: 10, cardsADay: 4);

    [Fact]
    public void At_once_cards_are_handed_over_on_the_day_on_which_they_are_printed()
    {
        RegionProjection region = FromThursday(s_plan);
        AssertDays([4, 4, 0, 0, 2, 0, 0, 0], region.Printed);
        AssertDays([4, 4, 0, 0, 2, 0, 0, 0], region.HandedOver);
        AssertDays([0, 0, 0, 0, 0, 0, 0, 0], region.AwaitingHandover);
        Assert.Equal((Feb(10), Feb(10)), (region.ClearedOn, region.HandedOverOn));
    }

    [Fact]
    public void After_two_open_days_the_cards_of_Thursday_go_on_Monday()
    {
        RegionProjection region = FromThursday(s_plan with { Handover = Handover.After(2) });
        AssertDays([0, 0, 0, 0, 4, 4, 2, 0], region.HandedOver);
        AssertDays([4, 8, 8, 8, 6, 2, 0, 0], region.AwaitingHandover);
        Assert.Equal((Feb(10), Feb(12)), (region.ClearedOn, region.HandedOverOn));
    }

    [Fact]
    public void At_most_three_a_day_cards_wait_in_the_order_in_which_they_were_printed()
    {
        RegionProjection region = FromThursday(s_plan with { Handover = Handover.AtMost(3.Cards()) });
        AssertDays([3, 3, 0, 0, 3, 1, 0, 0], region.HandedOver);
        AssertDays([1, 2, 2, 2, 1, 0, 0, 0], region.AwaitingHandover);
        Assert.Equal((Feb(10), Feb(11)), (region.ClearedOn, region.HandedOverOn));
    }

    [Fact]
    public void After_one_open_day_and_at_most_three_a_day_both_hold()
    {
        RegionProjection region = FromThursday(s_plan with { Handover = Handover.AtMost(3.Cards()).Delayed(1) });
        AssertDays([0, 3, 0, 0, 3, 3, 1, 0], region.HandedOver);
        Assert.Equal(Feb(12), region.HandedOverOn);
    }

    [Fact]
    public void Where_nothing_is_handed_over_everything_printed_waits_and_no_date_is_guessed()
    {
        RegionProjection region = FromThursday(s_plan with { Handover = Handover.AtMost(0.Cards()) });
        AssertDays([4, 8, 8, 8, 10, 10, 10, 10], region.AwaitingHandover);
        Assert.Equal((Feb(10), null), (region.ClearedOn, region.HandedOverOn));
    }

    [Fact]
    public void A_delay_beyond_the_scenario_hands_nothing_over_in_it()
    {
        AssertDays([0, 0, 0, 0, 0, 0, 0, 0], FromThursday(s_plan with { Handover = Handover.After(6) }).HandedOver);
        AssertDays([0, 0, 0, 0, 0, 0, 0, 4], FromThursday(s_plan with { Handover = Handover.After(5) }).HandedOver);
        AssertDays([0, 0, 0, 0, 0, 0, 0, 0], FromThursday(s_plan with { Handover = Handover.After(10_000) }).HandedOver);

        // Where all days are open, a delay of as many days as there are is just too long.
        AssertDays([0, 0, 4], Project(s_plan with { Handover = Handover.After(2) }, 3).HandedOver);
        AssertDays([0, 0, 0], Project(s_plan with { Handover = Handover.After(3) }, 3).HandedOver);
    }

    [Fact]
    public void Cards_from_before_the_start_have_waited_the_open_days_since()
    {
        // Those of Monday have waited Tuesday and Wednesday and may go on Thursday; those of Wednesday on Friday.
        RegionPlan plan = s_plan with { Handover = Handover.After(2), AwaitingHandover = [new(Feb(5), 5.Cards()), new(Monday, 2.Cards())] };
        RegionProjection region = FromThursday(plan);
        AssertDays([2, 5, 0, 0, 4, 4, 2, 0], region.HandedOver);
        AssertDays([9, 8, 8, 8, 6, 2, 0, 0], region.AwaitingHandover);
        Assert.Equal(Feb(12), region.HandedOverOn);
    }

    [Fact]
    public void Cards_from_before_the_start_go_before_those_printed_since()
    {
        RegionPlan plan = s_plan with { Handover = Handover.AtMost(3.Cards()).Delayed(2), AwaitingHandover = [new(Feb(5), 5.Cards()), new(Monday, 2.Cards())] };
        RegionProjection region = FromThursday(plan);
        AssertDays([2, 3, 0, 0, 3, 3, 3, 3], region.HandedOver);
        Assert.Equal(Feb(13), region.HandedOverOn);
    }

    [Fact]
    public void Cards_printed_on_a_closed_day_wait_the_open_days_after_it() =>
        AssertDays([7, 0], Project(new RegionPlan(Bekasi) { AwaitingHandover = [new(Feb(1), 7.Cards())], Handover = Handover.After(1) }, 2, WorkCalendar.Weekdays).HandedOver);

    [Fact]
    public void Cards_that_have_waited_long_enough_go_on_the_first_open_day_even_where_nothing_is_printed() =>
        AssertDays([0, 0, 7], Project(new RegionPlan(Bekasi) { AwaitingHandover = [new(new(2020, 1, 6), 7.Cards())], Handover = Handover.After(3) }, 3, WorkCalendar.Weekdays, start: Feb(1)).HandedOver);

    [Fact]
    public void What_waits_at_the_end_was_printed_last()
    {
        // Up to Sunday six of eight were handed over: two of Friday's wait. Of four held back, two are Thursday's.
        Assert.Equal([new PrintedBatch(Feb(7), 2.Cards())], FromThursday(s_plan with { Handover = Handover.AtMost(3.Cards()) }, days: 4).ClosingBatches);
        Assert.Equal([new PrintedBatch(s_thursday, 2.Cards()), new PrintedBatch(Feb(7), 4.Cards())], FromThursday(s_plan with { Handover = Handover.AtMost(1.Cards()) }, days: 2).ClosingBatches);
        Assert.Equal([new PrintedBatch(Monday, 1.Cards()), new PrintedBatch(Feb(5), 5.Cards()), new PrintedBatch(s_thursday, 4.Cards())],
            FromThursday(s_plan with { Handover = Handover.AtMost(1.Cards()), AwaitingHandover = [new(Feb(5), 5.Cards()), new(Monday, 2.Cards())] }, days: 1).ClosingBatches);
        Assert.Empty(FromThursday(s_plan).ClosingBatches);
    }

    [Fact]
    public void The_opening_backlog_is_handed_over_though_cards_printed_after_it_still_wait()
    {
        // Two waited at the start and two come on the day; all four are printed on it and two handed over.
        RegionPlan plan = Office(blanks: 9, backlog: 2, cardsADay: 4) with { Demand = Demand.On(Monday, RequestKind.FirstCard, 2.Cards()), Handover = Handover.AtMost(2.Cards()) };
        Assert.Equal(Monday, Project(plan with { Order = ServiceOrder.OldestFirst }, 3).HandedOverOn);
        Assert.Equal(Feb(4), Project(plan with { Order = ServiceOrder.MinistryPriority }, 3).HandedOverOn);
    }

    [Fact]
    public void The_opening_backlog_is_handed_over_after_the_cards_that_waited_before_it()
    {
        RegionPlan plan = Office(blanks: 9, backlog: 2, cardsADay: 4) with { AwaitingHandover = [new(Feb(2), 3.Cards())], Handover = Handover.AtMost(2.Cards()) };
        RegionProjection region = Project(plan, 4);
        Assert.Equal((Monday, Feb(5)), (region.ClearedOn, region.HandedOverOn));
    }

    [Fact]
    public void Without_an_opening_backlog_there_is_nothing_to_hand_over_and_the_first_day_is_the_answer() =>
        Assert.Equal(Monday, Project(Office(blanks: 9, backlog: 0, cardsADay: 4) with { AwaitingHandover = [new(Feb(2), 3.Cards())], Handover = Handover.AtMost(0.Cards()) }, 4).HandedOverOn);

    private static RegionProjection FromThursday(RegionPlan plan, int days = 8) => Project(plan, days, WorkCalendar.Weekdays, s_thursday);
}
