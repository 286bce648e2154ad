using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting;

/// <summary>
/// The case the project began from. Kota Bekasi, January 2020: 106,000 owed from 2019, 60,000 a week, 106,000
/// blanks on hand; the target is the end of February (metro.tempo.co, wartakota.tribunnews.com, 30 January 2020).
/// </summary>
public class BekasiTests
{
    private static readonly RegionPlan s_bekasi = new("32.75")
    {
        Blanks = 106_000.Cards(),
        Backlog = Backlog.Of(RequestKind.PrintReady, December, 60_000.Cards()).Add(RequestKind.TemporaryCertificate, December, 46_000.Cards()),
        Capacity = 60_000.Cards().PerWeek(),
    };

    private static readonly long[] s_twoWeeks = [12_000, 12_000, 12_000, 12_000, 12_000, 0, 0, 12_000, 12_000, 12_000, 10_000, 0, 0, 0];

    [Fact]
    public void Sixty_thousand_a_week_are_twelve_thousand_each_open_day_and_the_rest_on_the_last()
    {
        RegionProjection bekasi = February2020(s_bekasi);
        AssertDays(s_twoWeeks, bekasi.Printed.Between(Monday, Feb(16)));
        Assert.Equal(106_000.Cards(), bekasi.Printed.Total);
    }

    [Fact]
    public void The_debt_of_2019_is_cleared_on_Thursday_13_February_which_is_the_ninth_open_day()
    {
        RegionProjection bekasi = February2020(s_bekasi);
        Assert.Equal(Feb(13), bekasi.ClearedOn);
        Assert.Equal(IsoDayOfWeek.Thursday, Feb(13).DayOfWeek);
        Assert.Equal(9, WorkCalendar.Indonesia.OpenDays(Monday, Feb(13)));
        Assert.Equal((Feb(13), Feb(13)), (bekasi.CaughtUpOn, bekasi.HandedOverOn));
        Assert.Equal("32.75 Kota Bekasi: cleared on 2020-02-13", bekasi.ToString());
    }

    [Fact]
    public void The_printers_hold_Bekasi_back_for_eight_days_and_nothing_after() =>
        Assert.Equal(new ConstraintDays(Closed: 7, NoRequests: 12, Blanks: 0, Capacity: 8), February2020(s_bekasi).ConstraintDays);

    [Fact]
    public void Print_ready_records_are_done_after_five_days_and_then_the_certificates()
    {
        RegionProjection bekasi = February2020(s_bekasi);
        AssertDays([48_000, 36_000, 24_000, 12_000, 0, 0, 0, 0], bekasi.BacklogOf(RequestKind.PrintReady).Between(Monday, Feb(10)));
        AssertDays([46_000, 46_000, 46_000, 34_000, 22_000, 10_000, 0], bekasi.BacklogOf(RequestKind.TemporaryCertificate).Between(Feb(7), Feb(13)));
        AssertDays(new long[27], bekasi.BacklogOf(RequestKind.Disaster));
    }

    [Fact]
    public void With_one_percent_spoiled_and_no_more_blanks_1060_requests_stay_unprinted_for_want_of_blanks()
    {
        RegionProjection bekasi = February2020(s_bekasi with { Spoilage = 1.Percent() });
        AssertDays([11_880, 11_880, 11_880, 11_880, 11_880, 0, 0, 11_880, 11_880, 11_880, 9_900, 0, 0, 0], bekasi.Printed.Between(Monday, Feb(16)));
        AssertDays([120, 120, 120, 120, 120, 0, 0, 120, 120, 120, 100, 0, 0, 0], bekasi.Spoiled.Between(Monday, Feb(16)));
        Assert.Equal(1_060.Cards(), bekasi.Backlog[Feb(29)]);
        Assert.Equal(Backlog.Of(RequestKind.TemporaryCertificate, December, 1_060.Cards()), bekasi.ClosingBacklog);
        Assert.Equal((null, null, null), (bekasi.ClearedOn, bekasi.CaughtUpOn, bekasi.HandedOverOn));
        Assert.Equal(DayConstraint.Blanks, bekasi.ConstraintOn(Feb(13)));
        Assert.Equal([new DateInterval(Feb(13), Feb(29))], bekasi.StockOuts);
        Assert.Equal("32.75 Kota Bekasi: not cleared by 2020-02-29", bekasi.ToString());
    }

    [Fact]
    public void The_1060_take_1070_blanks_more_and_one_less_is_not_enough()
    {
        // Of 107,070 attempts floor(1,070.7) have spoiled, ten more than before: 1,060 are good.
        RegionPlan plan = s_bekasi with { Spoilage = 1.Percent(), Shipments = [new(Bekasi, 1_070.Cards(), Feb(20))] };
        RegionProjection bekasi = February2020(plan);
        Assert.Equal(Feb(20), bekasi.ClearedOn);
        Assert.Equal((1_060, 10, 0), (bekasi.Printed[Feb(20)].Value, bekasi.Spoiled[Feb(20)].Value, bekasi.Blanks[Feb(20)].Value));
        Assert.Equal([new DateInterval(Feb(13), Feb(19))], bekasi.StockOuts);
        Assert.Equal(1.Cards(), February2020(plan with { Shipments = [new(Bekasi, 1_069.Cards(), Feb(20))] }).Backlog[Feb(29)]);
    }

    [Fact]
    public void One_Saturday_more_clears_the_debt_on_Wednesday_12_February()
    {
        Scenario scenario = Scenario(s_bekasi);
        RegionProjection bekasi = Project(scenario.With(scenario.Calendar.WithExtra(Feb(8))))[Bekasi];
        Assert.Equal(Feb(12), bekasi.ClearedOn);
        AssertDays([12_000, 12_000, 12_000, 12_000, 12_000, 12_000, 0, 12_000, 12_000, 10_000], bekasi.Printed.Between(Monday, Feb(12)));
    }

    [Fact]
    public void At_the_pace_that_was_reported_in_March_it_takes_until_the_eleventh_of_March()
    {
        // radarbekasi, 9 March 2020: 96,000 printed; 19,000 a week gives 98,800 in 26 open days.
        RegionProjection bekasi = Project(new Scenario(Monday, new(2020, 3, 31), WorkCalendar.Indonesia, [s_bekasi with { Capacity = 19_000.Cards().PerWeek() }]))[Bekasi];
        Assert.Equal(98_800.Cards(), bekasi.Printed.Between(Monday, new(2020, 3, 9)).Total);
        Assert.Equal(new LocalDate(2020, 3, 11), bekasi.ClearedOn);
        Assert.Equal(28, WorkCalendar.Indonesia.OpenDays(Monday, new(2020, 3, 11)));
    }

    [Fact]
    public void Printed_is_not_handed_over_cards_that_pass_kecamatan_and_kelurahan_for_five_days_arrive_on_20_February()
    {
        RegionProjection bekasi = February2020(s_bekasi with { Handover = Handover.After(5) });
        Assert.Equal((Feb(13), Feb(20)), (bekasi.ClearedOn, bekasi.HandedOverOn));
        AssertDays(s_twoWeeks, bekasi.HandedOver.Between(Feb(10), Feb(23)));
    }

    private static Scenario Scenario(RegionPlan plan) => new(Monday, Feb(29), WorkCalendar.Indonesia, [plan]);

    private static RegionProjection February2020(RegionPlan plan) => Project(Scenario(plan))[Bekasi];
}
