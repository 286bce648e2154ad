using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting;

/// <summary>Provinces and the nation, the central store, and the books of a projection, by hand.</summary>
public class AreaProjectionTests
{
    /// <summary>Kota Bekasi is done on the second day, Kota Depok on the third, Badung never: it has no blanks.</summary>
    private static readonly Scenario s_three = new(Monday, Feb(6), WorkCalendar.EveryDay,
    [
        Office(blanks: 5, backlog: 4, cardsADay: 2),
        new RegionPlan("32.76")
        {
            Backlog = Backlog.Of(RequestKind.FirstCard, December, 3.Cards()),
            Capacity = 5.Cards().PerOpenDay(),
            Shipments = [new(RegionCode.Parse("32.76", null), 3.Cards(), Feb(5))],
        },
        new RegionPlan("51.03") { Backlog = Backlog.Of(RequestKind.TemporaryCertificate, December, 7.Cards()), Capacity = 5.Cards().PerOpenDay() },
    ]);

    private static readonly CentralPlan s_central = new()
    {
        Stock = 100.Cards(),
        Procurements = [new(Feb(5), 50.Cards())],
        Dispatches = [new(Bekasi, 80.Cards(), Monday, Feb(5)), new(Bekasi, 60.Cards(), Feb(5), Feb(8))],
    };

    /// <summary>Five days; 5 blanks arrive on the second, 80 on the third, and 60 after the end.</summary>
    private static readonly RegionPlan s_supplied = Office(blanks: 10, backlog: 40, cardsADay: 8) with
    {
        Spoilage = new(1, 4),
        Handover = Handover.After(1),
        AwaitingHandover = [new(Feb(1), 3.Cards())],
        Shipments = [new(Bekasi, 5.Cards(), Feb(4))],
        Demand = Demand.On(Feb(5), RequestKind.FirstCard, 6.Cards()),
    };

    [Fact]
    public void A_province_is_the_sum_of_its_regions_and_is_done_when_the_last_of_them_is()
    {
        RegionProjection westJava = Project(s_three)["32"];
        AssertDays([2, 2, 3, 0], westJava.Printed);
        AssertDays([5, 3, 0, 0], westJava.Backlog);
        AssertDays([3, 1, 1, 1], westJava.Blanks);
        AssertDays([3, 3, 0, 0], westJava.InTransit);
        AssertDays([2, 0, 0, 0], westJava.BacklogOf(RequestKind.PrintReady));
        AssertDays([3, 3, 0, 0], westJava.BacklogOf(RequestKind.FirstCard));
        Assert.Equal((Feb(5), Feb(5), Feb(5)), (westJava.ClearedOn, westJava.CaughtUpOn, westJava.HandedOverOn));
        Assert.Equal(2, westJava.RegionCount);
        Assert.Equal("32 Jawa Barat: cleared on 2020-02-05", westJava.ToString());
    }

    [Fact]
    public void The_nation_is_not_done_while_one_region_waits()
    {
        RegionProjection nation = Project(s_three).Nation;
        AssertDays([12, 10, 7, 7], nation.Backlog);
        Assert.Equal((null, null, null), (nation.ClearedOn, nation.CaughtUpOn, nation.HandedOverOn));
        Assert.Equal("ID Indonesia: not cleared by 2020-02-06", nation.ToString());
    }

    [Fact]
    public void A_province_is_out_of_stock_on_every_day_on_which_any_of_its_regions_is()
    {
        // Depok has no blanks on the first two days; Bekasi has some all the time.
        Assert.Equal([new DateInterval(Monday, Feb(4))], Project(s_three)["32"].StockOuts);
        Assert.Equal([new DateInterval(Monday, Feb(6))], Project(s_three).Nation.StockOuts);
    }

    [Fact]
    public void Blanks_in_one_region_do_not_hide_that_another_has_none_on_the_same_day_nor_does_backlog_elsewhere()
    {
        Scenario scenario = new(Monday, Monday, WorkCalendar.EveryDay, [new RegionPlan("32.75") { Blanks = 5.Cards(), Backlog = Backlog.Of(RequestKind.FirstCard, December, 1.Cards()) }, new RegionPlan("32.76")]);
        Assert.Empty(Project(scenario)["32"].StockOuts);
    }

    [Fact]
    public void The_days_of_constraints_of_a_province_are_those_of_its_regions_together()
    {
        Projection projection = Project(s_three);
        Assert.Equal(new ConstraintDays(Closed: 0, NoRequests: 3, Blanks: 0, Capacity: 1), projection["32.75"].ConstraintDays);
        Assert.Equal(new ConstraintDays(Closed: 0, NoRequests: 2, Blanks: 2, Capacity: 0), projection["32.76"].ConstraintDays);
        Assert.Equal(new ConstraintDays(Closed: 0, NoRequests: 5, Blanks: 2, Capacity: 1), projection["32"].ConstraintDays);
        Assert.Equal(new ConstraintDays(Closed: 0, NoRequests: 5, Blanks: 6, Capacity: 1), projection.Nation.ConstraintDays);
        Assert.Equal("the region of a day's constraint", Assert.Throws<InvalidValueException>(() => projection["32"].ConstraintOn(Monday)).Place);
    }

    [Fact]
    public void The_provinces_of_a_projection_are_those_in_which_it_has_regions()
    {
        Projection projection = Project(s_three);
        Assert.Equal(["32 Jawa Barat", "51 Bali"], projection.Provinces.Select(province => $"{province.Region} {province.Name}"));
        Assert.Equal(["Kota Bekasi", "Kota Depok", "Kabupaten Badung"], projection.Regions.Select(region => region.Name));
        Assert.Equal((Monday, Feb(6)), (projection.Start, projection.End));
        Assert.Same(s_three, projection.Scenario);
    }

    [Fact]
    public void A_region_can_be_asked_for_by_code_by_text_and_as_part_of_the_whole()
    {
        Projection projection = Project(s_three);
        Assert.Same(projection.Regions[0], projection["32.75"]);
        Assert.Same(projection.Regions[0], projection[Bekasi]);
        Assert.Same(projection["ID"], projection.Nation);
        Assert.Same(projection["32"], projection[RegionCode.Parse("32", null)]);
        Assert.Equal((1, "51"), (projection["51"].RegionCount, projection["51"].Region.ToString()));
    }

    [Theory]
    [InlineData("32.04")]
    [InlineData("11")]
    [InlineData("32.75.01")]
    public void A_region_that_is_not_in_the_scenario_and_contains_none_of_it_is_unknown(string code)
    {
        UnknownRegionException exception = Assert.Throws<UnknownRegionException>(() => Project(s_three)[code]);
        Assert.Equal((code, "the projection"), (exception.Region, exception.Where));
    }

    [Fact]
    public void A_text_that_is_no_code_is_not_looked_for() =>
        Assert.Equal("Bekasi", Assert.Throws<UnparsableTextException>(() => Project(s_three)["Bekasi"]).Text);

    [Fact]
    public void Districts_of_one_regency_are_summed_up_in_it()
    {
        Scenario scenario = new(Monday, Monday, WorkCalendar.EveryDay, [new RegionPlan("32.75.01") { Blanks = 1.Cards() }, new RegionPlan("32.75.02") { Blanks = 2.Cards() }, new RegionPlan("32.76") { Blanks = 4.Cards() }]);
        Projection projection = Project(scenario);
        Assert.Equal((3, 7), (projection["32.75"].Blanks[0].Value, projection["32"].Blanks[0].Value));
        Assert.Equal("Kota Bekasi", projection["32.75"].Name);
    }

    [Fact]
    public void The_central_store_gives_what_leaves_and_takes_what_is_bought()
    {
        Projection projection = Project(For(s_supplied, 5, central: s_central));
        AssertDays([20, 20, 10, 10, 10], projection.CentralStock);
    }

    [Fact]
    public void What_left_is_on_its_way_until_the_day_on_which_it_arrives()
    {
        RegionProjection region = Project(s_supplied, 5, central: s_central);
        AssertDays([85, 80, 60, 60, 60], region.InTransit);
        AssertDays([0, 5, 80, 0, 0], region.Received);
        Assert.Equal([new Shipment(Bekasi, 60.Cards(), Feb(8))], region.OnTheWay);
    }

    [Fact]
    public void What_leaves_and_arrives_on_the_same_day_is_never_on_its_way_at_the_end_of_one()
    {
        RegionProjection region = Project(Office(0, 3, 9), 2, central: new() { Stock = 3.Cards(), Dispatches = [new(Bekasi, 3.Cards(), Feb(4), Feb(4))] });
        AssertDays([0, 0], region.InTransit);
        AssertDays([0, 3], region.Printed);
    }

    [Fact]
    public void What_is_on_its_way_to_several_regions_comes_in_order_of_arrival()
    {
        RegionCode depok = RegionCode.Parse("32.76", null);
        Scenario scenario = new(Monday, Monday, WorkCalendar.EveryDay,
            [
                new RegionPlan(Bekasi) { Shipments = [new(Bekasi, 1.Cards(), Feb(9)), new(Bekasi, 2.Cards(), Feb(7))] },
                new RegionPlan(depok) { Shipments = [new(depok, 4.Cards(), Feb(8))] },
            ]);
        Assert.Equal([2, 4, 1], Project(scenario)["32"].OnTheWay.Select(shipment => shipment.Count.Value));
        AssertDays([7], Project(scenario)["32"].InTransit);
    }

    [Fact]
    public void A_balance_says_where_the_cards_of_a_region_were_how_they_moved_and_where_they_are()
    {
        // 8 attempts a day and 7 blanks on the second: the 4th, 8th, 12th ... spoil. 6, 6, 6, 6 and 6 of 39 are good.
        RegionProjection region = Project(s_supplied, 5, central: s_central);
        AssertDays([6, 6, 6, 6, 6], region.Printed);
        AssertDays([2, 1, 2, 2, 2], region.Spoiled);
        AssertDays([3, 6, 6, 6, 6], region.HandedOver);
        Assert.Equal(
            [
                "Cards                  opening              in             out         closing",
                "in transit                   5             140              85              60",
                "blanks                      10              85              39              56",
                "printed                      3              30              27               6",
                "handed over                  0              27               0              27",
                "spoiled                      0               9               0               9",
                "together                    18             291             151             158",
                "requests                    40               6              30              16",
            ],
            region.Balance.ToString().Split(Environment.NewLine));
        Assert.Equal((Bekasi, Monday, Feb(7)), (region.Balance.Region, region.Balance.From, region.Balance.To));
        Assert.Equal(new RequestBalance(40.Cards(), 6.Cards(), 30.Cards(), 16.Cards()), region.Balance.Requests);
    }

    [Fact]
    public void What_comes_from_the_central_store_comes_from_outside_a_region_and_from_within_the_nation()
    {
        Projection projection = Project(For(s_supplied, 5, central: s_central));
        BalanceStatement region = projection[Bekasi].Balance, province = projection["32"].Balance, nation = projection.Nation.Balance;
        Assert.Equal([140, 140, 0], new[] { region, province, nation }.Select(balance => balance.FlowOf(null, CardPlaceKind.InTransit).Value));
        Assert.Equal(140.Cards(), nation.FlowOf(CardPlaceKind.Central, CardPlaceKind.InTransit));
        Assert.Equal(50.Cards(), nation.FlowOf(null, CardPlaceKind.Central));
        Assert.Equal(new BalanceLine(CardPlaceKind.Central, 100, 50.Cards(), 140.Cards(), 10), nation[CardPlaceKind.Central]);
        Assert.Equal(new BalanceLine(CardPlaceKind.Central, 0, default, default, 0), province[CardPlaceKind.Central]);
        Assert.Equal(region.Lines, province.Lines);
    }

    [Fact]
    public void The_movements_of_a_projection_tell_the_same_story()
    {
        Projection projection = Project(For(s_supplied, 3, central: s_central));
        LocalDate eve = Feb(2);
        CardMovement[] expected =
        [
            CardMovement.Procure("opening central stock", eve, 100.Cards()),
            CardMovement.Procure("procurement 0", Feb(5), 50.Cards()),
            CardMovement.Dispatch("dispatch 0", Monday, Bekasi, 80.Cards()),
            CardMovement.Dispatch("dispatch 1", Feb(5), Bekasi, 60.Cards()),
            CardMovement.Between("32.75 opening Blank", eve, CardPlace.Supplier, CardPlace.Blank(Bekasi), 10.Cards()),
            CardMovement.Between("32.75 opening InTransit", eve, CardPlace.Supplier, CardPlace.InTransit(Bekasi), 5.Cards()),
            CardMovement.Between("32.75 opening Printed", eve, CardPlace.Supplier, CardPlace.Printed(Bekasi), 3.Cards()),
            CardMovement.Print("32.75 2020-02-03 print", Monday, Bekasi, 6.Cards()),
            CardMovement.Spoil("32.75 2020-02-03 spoil", Monday, Bekasi, 2.Cards()),
            CardMovement.HandOver("32.75 2020-02-03 hand over", Monday, Bekasi, 3.Cards()),
            CardMovement.Receive("32.75 2020-02-04 receive", Feb(4), Bekasi, 5.Cards()),
            CardMovement.Print("32.75 2020-02-04 print", Feb(4), Bekasi, 6.Cards()),
            CardMovement.Spoil("32.75 2020-02-04 spoil", Feb(4), Bekasi, 1.Cards()),
            CardMovement.HandOver("32.75 2020-02-04 hand over", Feb(4), Bekasi, 6.Cards()),
            CardMovement.Receive("32.75 2020-02-05 receive", Feb(5), Bekasi, 80.Cards()),
            CardMovement.Print("32.75 2020-02-05 print", Feb(5), Bekasi, 6.Cards()),
            CardMovement.Spoil("32.75 2020-02-05 spoil", Feb(5), Bekasi, 2.Cards()),
            CardMovement.HandOver("32.75 2020-02-05 hand over", Feb(5), Bekasi, 6.Cards()),
        ];
        Assert.Equal(expected, projection.Movements());
    }

    [Fact]
    public void The_movements_have_ids_of_their_own_and_posting_them_twice_changes_nothing()
    {
        Projection projection = Project(s_three.With(s_supplied with { Shipments = [new(Bekasi, 5.Cards(), Feb(4)), new(Bekasi, 6.Cards(), Feb(4))] })
            .With(s_central with { Stock = 120.Cards(), Dispatches = [.. s_central.Dispatches, new(RegionCode.Parse("51.03", null), 10.Cards(), Monday, Feb(4)), new(RegionCode.Parse("51.03", null), 10.Cards(), Monday, Feb(4))] }));
        CardMovement[] movements = [.. projection.Movements()];
        Assert.Equal(movements.Length, movements.Select(movement => movement.Id).Distinct(StringComparer.Ordinal).Count());
        CardLedger ledger = new();
        Assert.Equal(movements.Length, ledger.PostAll(movements));
        string before = ledger.StatementOf(RegionCode.Nation, projection.Start, projection.End).ToString();
        Assert.Equal(0, ledger.PostAll(movements));
        Assert.Equal(before, ledger.StatementOf(RegionCode.Nation, projection.Start, projection.End).ToString());
        Assert.Equal(projection.Nation.Balance.Lines, ledger.StatementOf(RegionCode.Nation, projection.Start, projection.End).Lines);
    }

    [Fact]
    public void The_movements_can_be_posted_one_by_one_in_the_order_in_which_they_come()
    {
        CardLedger ledger = new();
        Assert.All(Project(For(s_supplied, 5, central: s_central)).Movements(), movement => Assert.True(ledger.Post(movement)));
    }
}
