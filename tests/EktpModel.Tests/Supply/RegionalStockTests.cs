using System.Numerics;
using EktpModel.Tests.Generators;

namespace EktpModel.Tests.Supply;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class RegionalStockTests
{
    private static readonly RegionCode _bekasi = RegionCode.Parse("32.75");

    [Property]
    public bool Blanks_are_sent_received_and_used_and_never_made_or_lost(CardCount blanks, CardCount onTheWay, CardCount count)
    {
        RegionalStock stock = new(_bekasi, blanks, onTheWay);
        bool fits = (BigInteger)blanks.Value + onTheWay.Value + count.Value <= long.MaxValue;
        if (fits && stock.Send(count) is var sent && (sent.Position != stock.Position + count || sent.Blanks != blanks)) return false;

        if (count > onTheWay)
            Assert.Equal((onTheWay, count), Refusal(() => stock.Receive(count)));
        else if (fits && stock.Receive(count) is var received && (received.Position != stock.Position || received.Blanks != blanks + count))
            return false;

        if (count > blanks)
        {
            Assert.Equal((blanks, count), Refusal(() => stock.Use(count)));
            return true;
        }

        return stock.Use(count) == new RegionalStock(_bekasi, blanks - count, onTheWay);
    }

    [Fact]
    public void The_position_is_what_is_on_hand_and_on_the_way()
    {
        Assert.Equal(7.Cards(), new RegionalStock(_bekasi, 4.Cards(), 3.Cards()).Position);
        Assert.Equal(4.Cards(), new RegionalStock(_bekasi, 4.Cards()).Position);
        Assert.Throws<CardOverflowException>(() => new RegionalStock(_bekasi, CardCount.MaxValue, 1.Cards()).Position);
    }

    [Fact]
    public void The_worked_case_has_blanks_for_eight_whole_days_and_five_sixths()
    {
        RegionalStock stock = new(_bekasi, 106_000.Cards());
        Assert.Equal(8, stock.OpenDaysOfCover(60_000.Cards().PerWeek()));
        Assert.Equal(9, new RegionalStock(_bekasi, 108_000.Cards()).OpenDaysOfCover(60_000.Cards().PerWeek()));
        Assert.Equal(10, stock.OpenDaysOfCover(60_000.Cards().PerWeek(), standardWeek: 6));
    }

    [Property(MaxTest = 200)]
    public bool Cover_is_the_last_day_whose_use_the_blanks_can_bear(byte blanks, CardCount cards, byte periods, RatePeriod period, byte openDays)
    {
        CardRate use = CardRate.Over(new CardCount(cards.Value % 40 + 1), periods % 6 + 1, period);
        int week = openDays % 7 + 1, month = openDays % 23 + 1;
        long days = 0;
        while (use.GrantedAfter(days + 1, week, month).Value <= blanks) days++;
        return new RegionalStock(_bekasi, ((int)blanks).Cards()).OpenDaysOfCover(use, week, month) == days;
    }

    [Property(MaxTest = 300)]
    public bool Cover_of_any_stock_ends_the_day_before_more_is_used_than_there_is(CardCount blanks, CardRate use)
    {
        BigInteger Used(BigInteger days) => days * use.Cards.Value / (use.Periods * (BigInteger)(use.Period switch
        {
            RatePeriod.Week => 5,
            RatePeriod.Month => 21,
            _ => 1,
        }));
        RegionalStock stock = new(_bekasi, blanks);
        if (Used(long.MaxValue) <= blanks.Value && Used((BigInteger)long.MaxValue + 1) <= blanks.Value)
        {
            Assert.Throws<CardOverflowException>(() => stock.OpenDaysOfCover(use));
            return true;
        }

        long cover = stock.OpenDaysOfCover(use);
        return Used(cover) <= blanks.Value && Used((BigInteger)cover + 1) > blanks.Value;
    }

    [Fact]
    public void Cover_needs_a_rate_and_open_days()
    {
        RegionalStock stock = new(_bekasi, 106_000.Cards());
        Assert.Throws<ArgumentNullException>(() => stock.OpenDaysOfCover(null!));
        Assert.Throws<InvalidValueException>(() => stock.OpenDaysOfCover(1.Cards().PerWeek(), standardWeek: 0));
        Assert.Throws<InvalidValueException>(() => stock.OpenDaysOfCover(1.Cards().PerMonth(), openDaysInMonth: 0));
        Assert.Equal(8, Assert.Throws<InvalidValueException>(() => stock.OpenDaysOfCover(1.Cards().PerWeek(), standardWeek: 8)).Value);
        Assert.Throws<CardOverflowException>(() => new RegionalStock(_bekasi, CardCount.MaxValue, 1.Cards()).Receive(1.Cards()));
        Assert.Throws<CardOverflowException>(() => new RegionalStock(_bekasi, CardCount.MaxValue).OpenDaysOfCover(CardRate.Over(1.Cards(), 2, RatePeriod.OpenDay)));
        Assert.Throws<ArgumentNullException>(() => RegionalStock.Of(null!, _bekasi, new LocalDate(2020, 2, 3)));
    }

    private static (CardCount Available, CardCount Wanted) Refusal(Func<object> act)
    {
        CardShortfallException shortfall = Assert.Throws<CardShortfallException>(act);
        return (shortfall.Available, shortfall.Wanted);
    }
}
