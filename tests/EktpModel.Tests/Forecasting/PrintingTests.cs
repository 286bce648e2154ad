using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting;

/// <summary>The day's printing by hand: what binds it, what spoils, and how rates become whole cards.</summary>
public class PrintingTests
{
    private static readonly RequestKind s_kind = RequestKind.FirstCard;

    [Fact]
    public void A_day_prints_the_least_of_its_capacity_its_blanks_and_its_backlog()
    {
        AssertDays([3], Project(Office(blanks: 9, backlog: 9, cardsADay: 3), 1).Printed);
        AssertDays([2], Project(Office(blanks: 2, backlog: 9, cardsADay: 3), 1).Printed);
        AssertDays([1], Project(Office(blanks: 9, backlog: 1, cardsADay: 3), 1).Printed);
    }

    [Fact]
    public void Blanks_that_arrive_and_requests_that_come_on_a_day_are_printed_on_it()
    {
        RegionPlan plan = Office(blanks: 0, backlog: 0, cardsADay: 9) with { Shipments = [new(Bekasi, 4.Cards(), Feb(4))], Demand = Demand.On(Feb(4), s_kind, 4.Cards()) };
        AssertDays([0, 4, 0], Project(plan, 3).Printed);
    }

    [Fact]
    public void Every_day_has_one_constraint_and_they_are_counted()
    {
        // Monday prints 3 of 5 blanks, Tuesday the last 2, Wednesday has none; 10 arrive on Thursday; the last
        // request is printed on the Monday after the weekend.
        RegionPlan plan = Office(blanks: 5, backlog: 12, cardsADay: 3) with { Shipments = [new(Bekasi, 10.Cards(), Feb(6))] };
        RegionProjection region = Project(plan, 8, WorkCalendar.Weekdays);
        AssertDays([3, 2, 0, 3, 3, 0, 0, 1], region.Printed);
        AssertDays([2, 0, 0, 7, 4, 4, 4, 3], region.Blanks);
        AssertDays([9, 7, 7, 4, 1, 1, 1, 0], region.Backlog);
        Assert.Equal(
            [DayConstraint.Capacity, DayConstraint.Blanks, DayConstraint.Blanks, DayConstraint.Capacity, DayConstraint.Capacity, DayConstraint.Closed, DayConstraint.Closed, DayConstraint.NoRequests],
            Enumerable.Range(0, 8).Select(day => region.ConstraintOn(Monday.PlusDays(day))));
        Assert.Equal(new ConstraintDays(Closed: 2, NoRequests: 1, Blanks: 2, Capacity: 3), region.ConstraintDays);
        Assert.Equal(8, region.ConstraintDays.Total);
        Assert.Equal([2, 1, 2, 3], Enum.GetValues<DayConstraint>().Select(constraint => region.ConstraintDays[constraint]));
    }

    [Fact]
    public void Where_capacity_and_blanks_end_together_the_blanks_bind_as_tomorrow_has_none() =>
        Assert.Equal(DayConstraint.Blanks, Project(Office(blanks: 3, backlog: 9, cardsADay: 3), 1).ConstraintOn(Monday));

    [Fact]
    public void With_a_single_blank_left_it_is_the_printers_that_bind()
    {
        RegionProjection region = Project(Office(blanks: 4, backlog: 9, cardsADay: 3), 1);
        Assert.Equal(DayConstraint.Capacity, region.ConstraintOn(Monday));
        Assert.Empty(region.StockOuts);
    }

    [Fact]
    public void Where_the_backlog_ends_with_the_blanks_nothing_binds()
    {
        RegionProjection region = Project(Office(blanks: 3, backlog: 3, cardsADay: 3), 1);
        Assert.Equal(DayConstraint.NoRequests, region.ConstraintOn(Monday));
        Assert.Empty(region.StockOuts);
    }

    [Fact]
    public void A_closed_day_is_closed_whatever_else_it_lacks()
    {
        RegionProjection region = Project(Office(blanks: 0, backlog: 3, cardsADay: 3), 1, WorkCalendar.Weekdays, start: Feb(8));
        Assert.Equal(DayConstraint.Closed, region.ConstraintOn(Feb(8)));
        Assert.Equal([new DateInterval(Feb(8), Feb(8))], region.StockOuts);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void The_constraint_of_a_day_outside_the_scenario_is_refused(int day)
    {
        InvalidValueException exception = Assert.Throws<InvalidValueException>(() => Project(Office(1, 1, 1), 5).ConstraintOn(Feb(day)));
        Assert.Equal(("the day to ask about", $"2020-02-0{day}", "give a day from 2020-02-03 to 2020-02-07."), (exception.Place, exception.Value, exception.Remedy));
    }

    [Fact]
    public void Stock_outs_are_whole_intervals_with_their_first_and_last_days_closed_days_included()
    {
        // From Friday to Thursday one card a day: two blanks arrive on Monday and two on Wednesday.
        RegionPlan plan = Office(blanks: 0, backlog: 5, cardsADay: 1) with { Shipments = [new(Bekasi, 2.Cards(), Feb(10)), new(Bekasi, 2.Cards(), Feb(12))] };
        RegionProjection region = Project(plan, 7, WorkCalendar.Weekdays, start: Feb(7));
        AssertDays([0, 0, 0, 1, 0, 1, 0], region.Blanks);
        AssertDays([5, 5, 5, 4, 3, 2, 1], region.Backlog);
        Assert.Equal([new DateInterval(Feb(7), Feb(9)), new DateInterval(Feb(11), Feb(11)), new DateInterval(Feb(13), Feb(13))], region.StockOuts);
    }

    [Fact]
    public void An_office_without_blanks_and_without_backlog_is_not_out_of_stock() =>
        Assert.Empty(Project(Office(blanks: 0, backlog: 0, cardsADay: 1), 3).StockOuts);

    [Fact]
    public void Of_attempts_of_which_a_third_spoils_every_third_one_does()
    {
        RegionProjection region = Project(Office(blanks: 20, backlog: 5, cardsADay: 2) with { Spoilage = new(1, 3) }, 5);
        AssertDays([0, 1, 1, 0, 0], region.Spoiled);   // attempts 3 and 6
        AssertDays([2, 1, 1, 1, 0], region.Printed);
        AssertDays([18, 16, 14, 13, 13], region.Blanks);
        Assert.Equal(Feb(6), region.ClearedOn);
    }

    [Fact]
    public void No_more_blanks_are_used_than_the_least_number_whose_good_cards_reach_the_backlog()
    {
        // Four good cards take five attempts, of which the third spoils. The next request takes the sixth, which
        // spoils, and the seventh.
        RegionPlan plan = Office(blanks: 20, backlog: 4, cardsADay: 10) with { Spoilage = new(1, 3), Demand = Demand.On(Feb(4), s_kind, 1.Cards()) };
        RegionProjection region = Project(plan, 2);
        AssertDays([4, 1], region.Printed);
        AssertDays([1, 1], region.Spoiled);
        AssertDays([15, 13], region.Blanks);
    }

    [Fact]
    public void Spoiled_attempts_use_capacity_like_good_ones() =>
        AssertDays([2, 1, 2], Project(Office(blanks: 20, backlog: 5, cardsADay: 3) with { Spoilage = new(1, 2) }, 3).Printed);

    [Fact]
    public void Attempts_before_the_start_count_towards_the_next_spoiled_one()
    {
        RegionPlan plan = Office(blanks: 9, backlog: 9, cardsADay: 1) with { Spoilage = new(1, 3) };
        AssertDays([0, 0, 1, 0], Project(plan, 4).Spoiled);
        AssertDays([0, 1, 0, 0], Project(plan with { AttemptsBefore = 1.Cards() }, 4).Spoiled);
        AssertDays([1, 0, 0, 1], Project(plan with { AttemptsBefore = 2.Cards() }, 4).Spoiled);
        AssertDays([0, 0, 1, 0], Project(plan with { AttemptsBefore = 3.Cards() }, 4).Spoiled);
    }

    [Fact]
    public void Where_all_spoils_all_blanks_are_burnt_and_nothing_is_ever_printed()
    {
        RegionProjection region = Project(Office(blanks: 5, backlog: 1, cardsADay: 2) with { Spoilage = Fraction.One }, 4);
        AssertDays([2, 2, 1, 0], region.Spoiled);
        AssertDays([0, 0, 0, 0], region.Printed);
        AssertDays([1, 1, 1, 1], region.Backlog);
        Assert.Null(region.ClearedOn);
        Assert.Equal([new DateInterval(Feb(5), Feb(6))], region.StockOuts);
    }

    [Fact]
    public void Nothing_spoils_where_nobody_waits() =>
        AssertDays([0, 0], Project(Office(blanks: 5, backlog: 0, cardsADay: 2) with { Spoilage = Fraction.One }, 2).Spoiled);

    [Fact]
    public void Seven_cards_a_week_of_five_days_are_one_one_two_one_and_two()
    {
        // floor(7k/5) after k open days: 1, 2, 4, 5, 7.
        RegionPlan plan = Office(blanks: 99, backlog: 99, cardsADay: 1) with { Capacity = 7.Cards().PerWeek() };
        AssertDays([1, 1, 2, 1, 2, 0, 0, 1, 1, 2, 1, 2], Project(plan, 12, WorkCalendar.Weekdays).Printed);
    }

    [Fact]
    public void A_holiday_loses_its_share_of_the_week_and_a_Saturday_more_adds_one()
    {
        RegionPlan plan = Office(blanks: 99, backlog: 99, cardsADay: 1) with { Capacity = 10.Cards().PerWeek() };
        AssertDays([2, 2, 0, 2, 2, 0, 0], Project(plan, 7, WorkCalendar.Weekdays.Without(Feb(5))).Printed);
        AssertDays([2, 2, 2, 2, 2, 2, 0], Project(plan, 7, WorkCalendar.Weekdays.WithExtra(Feb(8))).Printed);
    }

    [Fact]
    public void A_week_of_seven_open_days_spreads_a_weekly_rate_over_seven() =>
        AssertDays([2, 2, 2, 2, 2, 2, 2, 2], Project(Office(blanks: 99, backlog: 99, cardsADay: 1) with { Capacity = 14.Cards().PerWeek() }, 8).Printed);

    [Fact]
    public void Ten_cards_a_month_in_the_twenty_open_days_of_February_2020_are_one_every_other_day()
    {
        RegionPlan plan = Office(blanks: 99, backlog: 99, cardsADay: 1) with { Capacity = 10.Cards().PerMonth() };
        RegionProjection region = Project(plan, 29, WorkCalendar.Weekdays, start: Feb(1));
        AssertDays([0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0], region.Printed);
        Assert.Equal(10.Cards(), region.Printed.Total);
    }

    [Fact]
    public void A_month_that_has_begun_gives_its_open_days_that_are_left()
    {
        // Five of February's twenty open days are over: floor(5/2) = 2 of the ten cards belong to them.
        RegionPlan plan = Office(blanks: 99, backlog: 99, cardsADay: 1) with { Capacity = 10.Cards().PerMonth() };
        RegionProjection region = Project(plan, 20, WorkCalendar.Weekdays, start: Feb(10));
        AssertDays([1, 0, 1, 0, 1], region.Printed.Between(Feb(10), Feb(14)));
        Assert.Equal(8.Cards(), region.Printed.Total);
    }

    [Fact]
    public void Each_month_spreads_its_cards_over_its_own_open_days()
    {
        // February 2020 has 20 weekdays and March 22: 44 cards are 2.2 a day and then 2 a day.
        RegionPlan plan = Office(blanks: 999, backlog: 999, cardsADay: 1) with { Capacity = 44.Cards().PerMonth() };
        RegionProjection region = Project(plan, 60, WorkCalendar.Weekdays, start: Feb(1));
        AssertDays([2, 2, 2, 2, 3], region.Printed.Between(Feb(3), Feb(7)));
        AssertDays([2, 2, 2, 2, 2], region.Printed.Between(new(2020, 3, 2), new(2020, 3, 6)));
        Assert.Equal((44, 44), (region.Printed.Between(Feb(1), Feb(29)).Total.Value, region.Printed.Between(new(2020, 3, 1), new(2020, 3, 31)).Total.Value));
    }

    [Fact]
    public void A_card_in_two_months_is_carried_from_the_first_to_the_end_of_the_second()
    {
        RegionPlan plan = Office(blanks: 9, backlog: 9, cardsADay: 1) with { Capacity = CardRate.Over(1.Cards(), 2, RatePeriod.Month) };
        RegionProjection region = Project(plan, 121, WorkCalendar.Weekdays, start: Feb(1));
        Assert.Equal([new LocalDate(2020, 3, 31), new LocalDate(2020, 5, 29)], region.Printed.Where(day => day.Count == 1.Cards()).Select(day => day.Date));
    }

    [Fact]
    public void Printers_break_and_come_back()
    {
        PrintCapacity printers = PrintCapacity.Printers(2, 100.Cards()).StoppedFrom(Feb(4)).ChangedFrom(Feb(6), 100.Cards().PerOpenDay());
        AssertDays([200, 0, 0, 100, 100], Project(Office(9_999, 9_999, 1) with { Capacity = printers }, 5).Printed);
    }

    [Fact]
    public void A_change_of_capacity_counts_its_open_days_anew()
    {
        // 7 a week from Monday gives 1, 1 and would give 2 on Wednesday; from Wednesday it begins again.
        PrintCapacity capacity = PrintCapacity.At(7.Cards().PerWeek()).ChangedFrom(Feb(5), 7.Cards().PerWeek());
        AssertDays([1, 1, 1, 1, 2, 0, 0, 1, 2], Project(Office(99, 99, 1) with { Capacity = capacity }, 9, WorkCalendar.Weekdays).Printed);
    }

    [Fact]
    public void A_change_on_a_closed_day_counts_from_the_next_open_one()
    {
        PrintCapacity capacity = PrintCapacity.At(5.Cards().PerOpenDay()).ChangedFrom(Feb(8), 7.Cards().PerWeek());
        AssertDays([5, 0, 0, 1, 1, 2, 1, 2], Project(Office(99, 99, 1) with { Capacity = capacity }, 8, WorkCalendar.Weekdays, start: Feb(7)).Printed);
    }

    [Fact]
    public void A_rate_can_be_counted_from_a_day_before_the_start()
    {
        // From Wednesday 29 January, Monday is the fourth open day: floor(7k/5) is 4, then 5, 7, 8, 9, 11.
        PrintCapacity capacity = PrintCapacity.At(7.Cards().PerWeek(), from: new(2020, 1, 29));
        AssertDays([1, 2, 1, 1, 2], Project(Office(99, 99, 1) with { Capacity = capacity }, 5, WorkCalendar.Weekdays).Printed);
    }

    [Fact]
    public void Before_the_day_of_its_first_rate_nothing_is_printed() =>
        AssertDays([0, 0, 3, 3], Project(Office(99, 99, 1) with { Capacity = PrintCapacity.At(3.Cards().PerOpenDay(), from: Feb(5)) }, 4).Printed);

    [Fact]
    public void Of_changes_before_the_start_the_last_holds()
    {
        PrintCapacity capacity = PrintCapacity.At(1.Cards().PerOpenDay()).ChangedFrom(new(2020, 1, 6), 2.Cards().PerOpenDay()).ChangedFrom(new(2020, 1, 20), 3.Cards().PerOpenDay());
        AssertDays([3, 3], Project(Office(99, 99, 1) with { Capacity = capacity }, 2).Printed);
    }

    [Fact]
    public void Requests_come_on_the_open_days_of_the_scenario_unless_they_have_days_of_their_own()
    {
        RegionPlan plan = new(Bekasi) { Demand = Demand.At(7.Cards().PerWeek(), s_kind) };
        AssertDays([1, 1, 2, 1, 2, 0, 0], Project(plan, 7, WorkCalendar.Weekdays).Requested);
        AssertDays([1, 1, 1, 1, 1, 1, 1], Project(plan with { Demand = Demand.At(7.Cards().PerWeek(), s_kind, WorkCalendar.EveryDay) }, 7, WorkCalendar.Weekdays).Requested);
    }

    [Fact]
    public void A_demand_rate_is_counted_from_its_first_day_and_ends_on_its_last()
    {
        DemandRate rate = new(s_kind, 7.Cards().PerWeek()) { Days = WorkCalendar.Weekdays, From = Feb(5), Until = Feb(10) };
        AssertDays([0, 0, 1, 1, 2, 0, 0, 1, 0, 0], Project(new RegionPlan(Bekasi) { Demand = Demand.Of(rate) }, 10).Requested);
        AssertDays([1, 2, 1, 1, 2, 0, 0, 1, 0, 0], Project(new RegionPlan(Bekasi) { Demand = Demand.Of(rate with { From = new(2020, 1, 29) }) }, 10).Requested);
    }

    [Fact]
    public void Several_demands_go_from_month_to_month_each_by_its_own_rate()
    {
        // February has 20 weekdays and March 22. Of 33 print-ready records of March, floor(33 x 11 / 22) = 16 belong to
        // the eleven weekdays before the 17th.
        RegionPlan plan = new(Bekasi)
        {
            Demand = Demand.At(20.Cards().PerMonth(), RequestKind.FirstCard) + Demand.At(44.Cards().PerMonth(), RequestKind.Disaster)
                + Demand.Of(new DemandRate(RequestKind.PrintReady, 33.Cards().PerMonth()) { From = new(2020, 3, 17) }),
        };
        Assert.Equal(
            Backlog.Of(RequestKind.FirstCard, February, 20.Cards()).Add(RequestKind.FirstCard, new(2020, 3), 20.Cards())
                .Add(RequestKind.Disaster, February, 44.Cards()).Add(RequestKind.Disaster, new(2020, 3), 44.Cards())
                .Add(RequestKind.PrintReady, new(2020, 3), 17.Cards()),
            Project(plan, 60, WorkCalendar.Weekdays, start: Feb(1)).ClosingBacklog);
    }

    [Fact]
    public void New_requests_wait_since_the_month_in_which_they_come_unless_they_say_older()
    {
        RegionPlan plan = new(Bekasi)
        {
            Demand = Demand.At(1.Cards().PerOpenDay(), s_kind)
                + Demand.Of(new DemandRate(RequestKind.TemporaryCertificate, 2.Cards().PerOpenDay()) { Since = December })
                + Demand.On(Feb(29), RequestKind.Disaster, 5.Cards()) + Demand.On(new(2020, 3, 1), RequestKind.Disaster, 7.Cards(), February),
        };
        Assert.Equal(
            Backlog.Of(s_kind, February, 2.Cards()).Add(s_kind, new(2020, 3), 1.Cards())
                .Add(RequestKind.TemporaryCertificate, December, 6.Cards()).Add(RequestKind.Disaster, February, 12.Cards()),
            Project(plan, 3, start: Feb(28)).ClosingBacklog);
    }
}
