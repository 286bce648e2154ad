using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting;

/// <summary>Who is served first, and when what was owed at the start is cleared, whatever has come since.</summary>
public class OpeningBacklogTests
{
    private static readonly Backlog s_mixed = Backlog.Of(RequestKind.TemporaryCertificate, new(2019, 11), 2.Cards())
        .Add(RequestKind.PrintReady, December, 1.Cards())
        .Add(RequestKind.TemporaryCertificate, new(2020, 1), 2.Cards())
        .Add(RequestKind.FirstCard, February, 1.Cards());

    [Fact]
    public void Those_who_waited_at_the_start_are_served_before_those_who_join_their_cohort()
    {
        // Five first cards of February wait; three of the same cohort come each day, four are printed.
        RegionPlan plan = new(Bekasi)
        {
            Blanks = 99.Cards(),
            Backlog = Backlog.Of(RequestKind.FirstCard, February, 5.Cards()),
            Demand = Demand.At(3.Cards().PerOpenDay(), RequestKind.FirstCard),
            Capacity = 4.Cards().PerOpenDay(),
        };
        RegionProjection region = Project(plan, 6);
        AssertDays([4, 3, 2, 1, 0, 0], region.Backlog);
        Assert.Equal((Feb(4), Feb(7)), (region.ClearedOn, region.CaughtUpOn));
    }

    [Fact]
    public void Those_who_say_that_they_wait_longer_still_come_after_those_who_waited_at_the_start()
    {
        RegionPlan plan = Office(blanks: 99, backlog: 5, cardsADay: 4) with
        {
            Demand = Demand.Of(new DemandRate(RequestKind.PrintReady, 3.Cards().PerOpenDay()) { Since = December }),
        };
        Assert.Equal((Feb(4), Feb(7)), (Project(plan, 6).ClearedOn, Project(plan, 6).CaughtUpOn));
    }

    [Theory]
    [InlineData("ministry", "F P T T T T", "T of 2019-11, T of 2020-01")]
    [InlineData("oldest", "T T P T T F", "T of 2020-01, F of 2020-02")]
    [InlineData("debt", "T T P F T T", "T of 2020-01, F of 2020-02")]
    public void Each_service_order_serves_its_kinds_in_turn(string name, string served, string afterThreeDays)
    {
        ServiceOrder order = name switch
        {
            "ministry" => ServiceOrder.MinistryPriority,
            "oldest" => ServiceOrder.OldestFirst,
            _ => ServiceOrder.DebtFirst(before: new(2020, 1)),
        };
        RegionPlan plan = new(Bekasi) { Blanks = 9.Cards(), Backlog = s_mixed, Capacity = 1.Cards().PerOpenDay(), Order = order };
        RegionProjection region = Project(plan, 6);
        CardCount Before(RequestKind kind, int day) => day == 0 ? s_mixed[kind] : region.BacklogOf(kind)[day - 1];
        Assert.Equal(served, string.Join(' ', Enumerable.Range(0, 6).Select(day =>
            Assert.Single(Enum.GetValues<RequestKind>(), kind => region.BacklogOf(kind)[day] < Before(kind, day)).ToString()[0])));
        Assert.Equal(afterThreeDays, string.Join(", ", Project(plan, 3).ClosingBacklog.Cohorts.Select(waiting => $"{waiting.Cohort.Kind.ToString()[0]} of {waiting.Cohort.Since.Year}-{waiting.Cohort.Since.Month:00}")));
    }

    [Fact]
    public void Settling_the_debt_of_2019_first_clears_it_where_the_ministrys_order_never_does()
    {
        // Two certificates of December wait; three first cards come each day and three are printed.
        RegionPlan plan = new(Bekasi)
        {
            Blanks = 99.Cards(),
            Backlog = Backlog.Of(RequestKind.TemporaryCertificate, December, 2.Cards()),
            Demand = Demand.At(3.Cards().PerOpenDay(), RequestKind.FirstCard),
            Capacity = 3.Cards().PerOpenDay(),
        };
        Assert.Null(Project(plan with { Order = ServiceOrder.MinistryPriority }, 20).ClearedOn);
        Assert.Equal(Monday, Project(plan with { Order = ServiceOrder.DebtFirst(before: new(2020, 1)) }, 20).ClearedOn);
        Assert.Null(Project(plan with { Order = ServiceOrder.DebtFirst(before: December) }, 20).ClearedOn);
    }

    [Fact]
    public void An_order_of_ones_own_is_followed()
    {
        ServiceOrder youngest = ServiceOrder.By("youngest first", (left, right) => right.Since.CompareTo(left.Since));
        RegionPlan plan = new(Bekasi) { Blanks = 9.Cards(), Backlog = s_mixed, Capacity = 3.Cards().PerOpenDay(), Order = youngest };
        Assert.Equal(Backlog.Of(RequestKind.TemporaryCertificate, new(2019, 11), 2.Cards()).Add(RequestKind.PrintReady, December, 1.Cards()), Project(plan, 1).ClosingBacklog);
    }

    [Fact]
    public void A_region_keeps_its_own_order_beside_regions_with_others()
    {
        RegionPlan ministry = new(Bekasi) { Blanks = 9.Cards(), Backlog = s_mixed, Capacity = 1.Cards().PerOpenDay() };
        RegionPlan oldest = new("32.76") { Blanks = 9.Cards(), Backlog = s_mixed, Capacity = 1.Cards().PerOpenDay(), Order = ServiceOrder.OldestFirst };
        Projection projection = Project(new Scenario(Monday, Monday, WorkCalendar.EveryDay, [ministry, oldest]));
        Assert.Equal((0, 1), (projection["32.75"].BacklogOf(RequestKind.FirstCard)[0].Value, projection["32.76"].BacklogOf(RequestKind.FirstCard)[0].Value));
    }

    [Fact]
    public void Where_nothing_is_owed_it_is_cleared_on_the_first_day_even_if_that_is_closed()
    {
        RegionPlan plan = new(Bekasi) { Demand = Demand.On(Feb(8), RequestKind.FirstCard, 3.Cards()) };
        RegionProjection region = Project(plan, 3, WorkCalendar.Weekdays, start: Feb(8));
        Assert.Equal((Feb(8), null), (region.ClearedOn, region.CaughtUpOn));
    }

    [Fact]
    public void A_date_that_does_not_come_within_the_scenario_is_null_and_one_day_more_gives_it()
    {
        RegionPlan plan = Office(blanks: 9, backlog: 9, cardsADay: 3);
        Assert.Equal((null, null, null), Dates(Project(plan, 2)));
        Assert.Equal((Feb(5), Feb(5), Feb(5)), Dates(Project(plan, 3)));

        static (LocalDate?, LocalDate?, LocalDate?) Dates(RegionProjection region) => (region.ClearedOn, region.CaughtUpOn, region.HandedOverOn);
    }

    [Fact]
    public void Caught_up_is_the_first_day_without_backlog_though_it_comes_back()
    {
        RegionPlan plan = Office(blanks: 9, backlog: 3, cardsADay: 3) with { Demand = Demand.On(Feb(4), RequestKind.Disaster, 9.Cards()) };
        RegionProjection region = Project(plan, 3);
        AssertDays([0, 6, 3], region.Backlog);
        Assert.Equal((Monday, Monday), (region.ClearedOn, region.CaughtUpOn));
    }

    [Fact]
    public void Whoever_comes_on_the_day_on_which_the_debt_is_cleared_is_not_part_of_it()
    {
        RegionPlan plan = Office(blanks: 9, backlog: 3, cardsADay: 3) with { Demand = Demand.On(Monday, RequestKind.TemporaryCertificate, 1.Cards()) };
        RegionProjection region = Project(plan, 2);
        Assert.Equal((Monday, Feb(4)), (region.ClearedOn, region.CaughtUpOn));
        Assert.Equal(DayConstraint.Capacity, region.ConstraintOn(Monday));
    }

    [Fact]
    public void New_requests_that_are_served_first_do_not_clear_the_debt()
    {
        RegionPlan plan = Office(blanks: 9, backlog: 3, cardsADay: 3) with { Demand = Demand.On(Monday, RequestKind.FirstCard, 3.Cards()) };
        RegionProjection region = Project(plan, 2);
        AssertDays([3, 0], region.Backlog);
        Assert.Equal((Feb(4), Feb(4)), (region.ClearedOn, region.HandedOverOn));
    }
}
