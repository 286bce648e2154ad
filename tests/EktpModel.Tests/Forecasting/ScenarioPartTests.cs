using System.Globalization;
using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting;

/// <summary>The parts that a plan is made of: how they are built, what they refuse, when they are equal, how they are written.</summary>
public class ScenarioPartTests
{
    [Fact]
    public void A_handover_rule_has_a_delay_and_a_daily_limit()
    {
        Assert.Equal((0, null), Parts(Handover.Immediate));
        Assert.Equal((3, null), Parts(Handover.After(3)));
        Assert.Equal((0, 50.Cards()), Parts(Handover.AtMost(50.Cards())));
        Assert.Equal((2, 50.Cards()), Parts(Handover.AtMost(50.Cards()).Delayed(2)));
        Assert.Equal((4, 50.Cards()), Parts(Handover.AtMost(50.Cards()).Delayed(2).Delayed(4)));
        Assert.Equal((10_000, null), Parts(Handover.After(10_000)));

        static (int, CardCount?) Parts(Handover rule) => (rule.Delay, rule.DailyLimit);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void A_handover_delay_out_of_range_is_refused(int openDays)
    {
        foreach (Func<Handover> make in new Func<Handover>[] { () => Handover.After(openDays), () => Handover.AtMost(1.Cards()).Delayed(openDays) })
        {
            InvalidValueException exception = Assert.Throws<InvalidValueException>(make);
            Assert.Equal(("the open days until cards are handed over", openDays, "give a number from 0 to 10,000."), (exception.Place, exception.Value, exception.Remedy));
        }
    }

    [Fact]
    public void Handover_rules_with_the_same_delay_and_limit_are_equal()
    {
        Assert.Equal(Handover.Immediate, Handover.After(0));
        Assert.Equal(Handover.AtMost(5.Cards()).Delayed(1), Handover.AtMost(5.Cards()).Delayed(3).Delayed(1));
        Assert.Equal(4, new[] { Handover.Immediate, Handover.After(1), Handover.AtMost(0.Cards()), Handover.AtMost(1.Cards()) }.Distinct().Count());
    }

    [Fact]
    public void A_capacity_is_a_rate_or_none_or_a_number_of_printers()
    {
        Assert.Equal([new CapacityPhase(null, 7.Cards().PerWeek())], PrintCapacity.At(7.Cards().PerWeek()).Phases);
        Assert.Equal([new CapacityPhase(Feb(5), 7.Cards().PerWeek())], PrintCapacity.At(7.Cards().PerWeek(), Feb(5)).Phases);
        Assert.Equal([new CapacityPhase(null, null)], PrintCapacity.None.Phases);
        Assert.Equal(PrintCapacity.At(200.Cards().PerOpenDay()), PrintCapacity.Printers(2, 100.Cards()));
        Assert.Equal(PrintCapacity.At(200.Cards().PerOpenDay()).GetHashCode(), PrintCapacity.Printers(2, 100.Cards()).GetHashCode());
        Breakdowns breakdowns = new(0.1, 0.1);
        Assert.NotEqual(PrintCapacity.At(200.Cards().PerOpenDay()) with { Breakdowns = breakdowns }, PrintCapacity.Printers(2, 100.Cards()) with { Breakdowns = breakdowns });
        Assert.Equal(PrintCapacity.At(200.Cards().PerOpenDay()) with { Breakdowns = breakdowns, PrinterCount = 2 }, PrintCapacity.Printers(2, 100.Cards()) with { Breakdowns = breakdowns });
        PrintCapacity converted = 7.Cards().PerWeek();
        Assert.Equal(PrintCapacity.At(7.Cards().PerWeek()), converted);
    }

    [Fact]
    public void A_capacity_may_be_like_that_of_recorded_days()
    {
        OutputRecord record = new([3.Cards(), 0.Cards(), 4.Cards()]), other = new([0.Cards(), 3.Cards(), 4.Cards()]);
        Assert.Equal(CardRate.Over(7.Cards(), 3, RatePeriod.OpenDay), record.Mean);
        Assert.Equal("as on 3 recorded days, on average 7 cards in 3 open days", record.ToString());
        Assert.Equal("as on 1 recorded day, on average 5 cards an open day", new OutputRecord([5.Cards()]).ToString());
        Assert.Equal(record, new OutputRecord(record.Days));
        Assert.NotEqual(record, other);
        PrintCapacity capacity = record;
        Assert.Equal(PrintCapacity.At(new OutputRecord(record.Days)), capacity);
        Assert.NotEqual(PrintCapacity.At(record.Mean), capacity);
        Assert.NotEqual(record, record with { Mean = 2.Cards().PerOpenDay() });
        Assert.Equal("as on 3 recorded days, on average 10 cards a week", (record with { Mean = 10.Cards().PerWeek() }).ToString());
        Assert.NotEqual(PrintCapacity.At(other), capacity);
        PrintCapacity changed = PrintCapacity.At(7.Cards().PerWeek()).ChangedFrom(Feb(8), record).StoppedFrom(Feb(9));
        Assert.Equal([null, record, null], changed.Phases.Select(phase => phase.Record));
        Assert.Equal([7.Cards().PerWeek(), record.Mean, null], changed.Phases.Select(phase => phase.Rate));
        Assert.Equal("7 cards a week, then as on 3 recorded days, on average 7 cards in 3 open days from 2020-02-08, then nothing from 2020-02-09", changed.ToString());
        Assert.True(new RegionPlan(Bekasi) { Capacity = record }.IsUncertain);
        Assert.False(new RegionPlan(Bekasi) { Capacity = record.Mean }.IsUncertain);
    }

    [Fact]
    public void A_record_without_cards_or_days_and_one_beyond_all_counts_are_refused()
    {
        InvalidValueException none = Assert.Throws<InvalidValueException>(() => new OutputRecord([]));
        Assert.Equal(("the number of recorded days", (object)0), (none.Place, none.Value));
        InvalidValueException many = Assert.Throws<InvalidValueException>(() => new OutputRecord(Enumerable.Repeat(1.Cards(), 10_001)));
        Assert.Equal(("the number of recorded days", (object)10_001), (many.Place, many.Value));
        InvalidValueException idle = Assert.Throws<InvalidValueException>(() => new OutputRecord([0.Cards(), 0.Cards()]));
        Assert.Equal(("the cards of all recorded days", (object)0.Cards()), (idle.Place, idle.Value));
        Assert.Throws<CardOverflowException>(() => new OutputRecord([CardCount.MaxValue, 1.Cards()]));
        Assert.Equal("the mean of recorded days", Assert.Throws<InvalidValueException>(() => new OutputRecord([1.Cards()]) with { Mean = 5.Cards().PerMonth() }).Place);
        Assert.Equal("the mean of recorded days", Assert.Throws<InvalidValueException>(() => new OutputRecord([1.Cards()]) with { Mean = 1_000_000_000_001.Cards().PerWeek() }).Place);
        OutputRecord large = new([CardCount.MaxValue]);
        Assert.Equal(large, large with { Mean = large.Mean });
        Assert.Throws<ArgumentNullException>("value", () => new OutputRecord([1.Cards()]) with { Mean = null! });
        Assert.Throws<ArgumentNullException>("days", () => new OutputRecord(null!));
        Assert.Throws<ArgumentNullException>("record", () => PrintCapacity.At((OutputRecord)null!));
        Assert.Throws<ArgumentNullException>("record", () => PrintCapacity.None.ChangedFrom(Feb(9), (OutputRecord)null!));
    }

    [Fact]
    public void A_capacity_changes_from_one_day_after_another()
    {
        PrintCapacity capacity = PrintCapacity.Printers(2, 100.Cards()).StoppedFrom(Feb(8)).ChangedFrom(Feb(22), 100.Cards().PerOpenDay());
        Assert.Equal([new CapacityPhase(null, 200.Cards().PerOpenDay()), new CapacityPhase(Feb(8), null), new CapacityPhase(Feb(22), 100.Cards().PerOpenDay())], capacity.Phases);
        Assert.Equal("200 cards an open day, then nothing from 2020-02-08, then 100 cards an open day from 2020-02-22", capacity.ToString());
        Assert.Equal(PrintCapacity.At(1.Cards().PerMonth()).ChangedFrom(Feb(8), 2.Cards().PerMonth()), PrintCapacity.At(1.Cards().PerMonth()).ChangedFrom(Feb(8), 2.Cards().PerMonth()));
        Assert.NotEqual(capacity, capacity.StoppedFrom(Feb(23)));
    }

    [Fact]
    public void A_change_that_does_not_come_after_the_last_is_refused()
    {
        PrintCapacity capacity = PrintCapacity.At(1.Cards().PerOpenDay()).StoppedFrom(Feb(8));
        foreach (LocalDate date in new[] { Feb(8), Feb(7) })
        {
            InvalidValueException exception = Assert.Throws<InvalidValueException>(() => capacity.ChangedFrom(date, 1.Cards().PerOpenDay()));
            Assert.Equal(("the date of a change of print capacity", "give a day after 2020-02-08, the last change."), (exception.Place, exception.Remedy));
            Assert.Throws<InvalidValueException>(() => capacity.StoppedFrom(date));
        }

        Assert.Throws<InvalidValueException>(() => PrintCapacity.At(1.Cards().PerOpenDay(), Feb(8)).StoppedFrom(Feb(8)));
        Assert.Throws<ArgumentNullException>("rate", () => capacity.ChangedFrom(Feb(9), (CardRate)null!));
        Assert.Throws<ArgumentNullException>("rate", () => PrintCapacity.At((CardRate)null!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void No_printers_are_no_capacity(int printers)
    {
        InvalidValueException exception = Assert.Throws<InvalidValueException>(() => PrintCapacity.Printers(printers, 100.Cards()));
        Assert.Equal(("the number of printers", printers), (exception.Place, exception.Value));
    }

    [Fact]
    public void Printers_that_print_nothing_or_more_than_can_be_counted_are_refused()
    {
        Assert.Equal("a card rate", Assert.Throws<InvalidValueException>(() => PrintCapacity.Printers(2, 0.Cards())).Place);
        Assert.Throws<CardOverflowException>(() => PrintCapacity.Printers(2, CardCount.MaxValue));
    }

    [Fact]
    public void A_demand_is_rates_and_single_days_added_up()
    {
        DemandRate weekly = new(RequestKind.TemporaryCertificate, 400.Cards().PerWeek()), monthly = new(RequestKind.FirstCard, 1_500.Cards().PerMonth());
        DatedRequests flood = new(Feb(25), RequestKind.Disaster, 2_000.Cards()), late = new(Feb(4), RequestKind.PrintReady, 3.Cards()) { Since = December };
        Demand demand = Demand.On(Feb(25), RequestKind.Disaster, 2_000.Cards()) + Demand.At(400.Cards().PerWeek(), RequestKind.TemporaryCertificate)
            + Demand.On(Feb(4), RequestKind.PrintReady, 3.Cards(), December) + Demand.At(1_500.Cards().PerMonth(), RequestKind.FirstCard);
        Assert.Equal([weekly, monthly], demand.Rates);
        Assert.Equal([late, flood], demand.Dated);
        Assert.Equal(Demand.Of(weekly, monthly) + Demand.Of(flood, late), demand);
        Assert.Equal("400 cards a week TemporaryCertificate; 1,500 cards a month FirstCard; 3 PrintReady on 2020-02-04 since 2019-12; 2,000 Disaster on 2020-02-25", demand.ToString());
        Assert.Equal(demand, demand + Demand.None);
        Assert.Equal(Demand.None, Demand.Of(Array.Empty<DemandRate>()));
        Assert.NotEqual(demand, Demand.Of(weekly, monthly));
    }

    [Fact]
    public void Requests_of_the_same_day_keep_the_order_in_which_they_were_given() =>
        Assert.Equal([2, 3, 1], Demand.Of(new DatedRequests(Feb(5), RequestKind.Disaster, 1.Cards()), new DatedRequests(Feb(4), RequestKind.Disaster, 2.Cards()), new DatedRequests(Feb(4), RequestKind.FirstCard, 3.Cards()))
            .Dated.Select(requests => requests.Count.Value));

    [Fact]
    public void A_demand_of_nothing_that_is_known_is_refused()
    {
        Assert.Throws<ArgumentNullException>("rate", () => Demand.At(null!, RequestKind.FirstCard));
        Assert.Throws<ArgumentNullException>("dated", () => Demand.Of((IEnumerable<DatedRequests>)null!));
        Assert.ThrowsAny<ArgumentNullException>(() => Demand.Of((IEnumerable<DemandRate>)null!));
        Assert.Throws<ArgumentNullException>("left", () => null! + Demand.None);
        Assert.Throws<ArgumentNullException>("right", () => Demand.None + null!);
    }

    [Fact]
    public void Parts_made_of_equal_values_are_equal()
    {
        Assert.Equal(new CentralPlan(), new CentralPlan { Stock = 0.Cards(), Procurements = [], Dispatches = [] });
        Assert.Equal(new CentralPlan { Procurements = [new(Monday, 1.Cards())] }, new CentralPlan { Procurements = [new(Monday, 1.Cards())] });
        Assert.NotEqual(new CentralPlan(), new CentralPlan { Stock = 1.Cards() });
        Assert.Equal(new PrintedBatch(Monday, 1.Cards()), new PrintedBatch(Monday, 1.Cards()));
        Assert.Equal(new InputFault("end", "x", "y"), new InputFault("end", "x", "y"));
        Assert.NotEqual(new DemandRate(RequestKind.FirstCard, 1.Cards().PerWeek()), new DemandRate(RequestKind.FirstCard, 1.Cards().PerWeek()) { Days = WorkCalendar.EveryDay });
        Assert.NotEqual(new DatedRequests(Monday, RequestKind.FirstCard, 1.Cards()), new DatedRequests(Monday, RequestKind.FirstCard, 1.Cards()) { Since = December });
    }

    [Fact]
    public void Every_part_is_written_in_one_line()
    {
        Assert.Equal("at once", Handover.Immediate.ToString());
        Assert.Equal("after 3 open days", Handover.After(3).ToString());
        Assert.Equal("at once, at most 2,500 a day", Handover.AtMost(2_500.Cards()).ToString());
        Assert.Equal("after 2 open days, at most 50 a day", Handover.AtMost(50.Cards()).Delayed(2).ToString());
        Assert.Equal("nothing", PrintCapacity.None.ToString());
        Assert.Equal("7 cards a week from 2020-02-05", PrintCapacity.At(7.Cards().PerWeek(), Feb(5)).ToString());
        Assert.Equal("1,200 printed on 2020-02-03", new PrintedBatch(Monday, 1_200.Cards()).ToString());
        Assert.Equal("end is 2020-02-02: give a later day.", new InputFault("end", "2020-02-02", "give a later day.").ToString());
        Assert.Equal("no new requests", Demand.None.ToString());
        Assert.Equal("1,200 Disaster on 2020-02-03", new DatedRequests(Monday, RequestKind.Disaster, 1_200.Cards()).ToString());
        Assert.Equal(
            "5 cards a month FirstCard on Mo Tu We Th Fr less 0 and plus 0 dates, all years from 2020-02-03 until 2020-02-05 since 2019-12",
            new DemandRate(RequestKind.FirstCard, 5.Cards().PerMonth()) { Days = WorkCalendar.Weekdays, From = Monday, Until = Feb(5), Since = December }.ToString());
    }

    [Fact]
    public void Parts_are_written_alike_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("id-ID");
            Assert.Equal("1,200 printed on 2020-02-03", new PrintedBatch(Monday, 1_200.Cards()).ToString());
            Assert.Equal("1,200 Disaster on 2020-02-03", new DatedRequests(Monday, RequestKind.Disaster, 1_200.Cards()).ToString());
            Assert.Equal("2020-02-05: 12,000", new DatedCount(Feb(5), 12_000.Cards()).ToString());
            Assert.Contains("is 2,000, and", Assert.Throws<LimitExceededException>(() => new ForecastEngine(new() { MaxRegionDays = 1 })
                .Project(For(new RegionPlan(Bekasi), 2_000), TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
