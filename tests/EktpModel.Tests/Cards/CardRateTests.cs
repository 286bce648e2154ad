using System.Numerics;
using EktpModel.Tests.Generators;

namespace EktpModel.Tests.Cards;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class CardRateTests
{
    [Fact]
    public void The_worked_case_prints_twelve_thousand_each_open_day()
    {
        CardRate bekasi = 60_000.Cards().PerWeek();
        Assert.Equal([12_000, 24_000, 36_000, 48_000, 60_000], Enumerable.Range(1, 5).Select(day => bekasi.GrantedAfter(day).Value));
        Assert.Equal(108_000.Cards(), bekasi.GrantedAfter(9));
    }

    [Fact]
    public void A_broken_share_catches_up_and_is_never_lost()
    {
        // 8 a week over five days is 1.6 a day.
        CardRate rate = 8.Cards().PerWeek();
        Assert.Equal([0, 1, 3, 4, 6, 8, 9], Enumerable.Range(0, 7).Select(day => rate.GrantedAfter(day).Value));
    }

    [Property(MaxTest = 300)]
    public bool After_any_number_of_open_days_the_floor_of_the_exact_product_is_granted(CardRate rate, CardCount openDays, byte week, byte month)
    {
        int standardWeek = week % 7 + 1, openDaysInMonth = month % 23 + 1;
        BigInteger granted = Exact(rate, openDays.Value, standardWeek, openDaysInMonth);
        if (granted <= long.MaxValue) return rate.GrantedAfter(openDays.Value, standardWeek, openDaysInMonth).Value == granted;
        Assert.Throws<CardOverflowException>(() => rate.GrantedAfter(openDays.Value, standardWeek, openDaysInMonth));
        return true;
    }

    [Property]
    public bool The_shares_of_the_days_add_up_and_differ_by_one_card_at_most(CardRate rate)
    {
        if (rate.Cards.Value > long.MaxValue / 40) return true;
        long[] shares = [.. Enumerable.Range(0, 40).Select(day => rate.GrantedAfter(day + 1).Value - rate.GrantedAfter(day).Value)];
        return shares.Sum() == Exact(rate, 40, 5, 21) && shares.Max() - shares.Min() <= 1;
    }

    [Property]
    public bool A_month_grants_all_its_cards_by_its_last_open_day(CardCount cards, byte openDays)
    {
        if (cards.IsZero) return true;
        int days = openDays % 23 + 1;
        return cards.PerMonth().GrantedAfter(days, openDaysInMonth: days) == cards && cards.PerMonth().GrantedAfter(0, openDaysInMonth: days).IsZero;
    }

    [Property]
    public bool A_standard_week_grants_all_its_cards_by_its_last_open_day(CardCount cards, byte openDays)
    {
        if (cards.IsZero) return true;
        int week = openDays % 7 + 1;
        return cards.PerWeek().GrantedAfter(week, standardWeek: week) == cards;
    }

    [Property]
    public bool A_rate_is_reduced_and_equal_to_the_same_rate_written_larger(CardRate rate, byte times)
    {
        long factor = Math.Min(times + 1L, Math.Min(1_000_000 / rate.Periods, long.MaxValue / rate.Cards.Value));
        return BigInteger.GreatestCommonDivisor(rate.Cards.Value, rate.Periods) == 1
            && CardRate.Over(rate.Cards * factor, rate.Periods * factor, rate.Period) == rate;
    }

    [Fact]
    public void An_achieved_rate_is_kept_exactly()
    {
        CardRate measured = CardRate.Over(96_000.Cards(), 25, RatePeriod.OpenDay);
        Assert.Equal(3_840.Cards().PerOpenDay(), measured);
        Assert.Equal(CardRate.Over(7.Cards(), 3, RatePeriod.Week), CardRate.Over(14.Cards(), 6, RatePeriod.Week));
        Assert.NotEqual(7.Cards().PerWeek(), 7.Cards().PerMonth());
    }

    [Fact]
    public void A_rate_of_nothing_or_of_no_time_is_refused()
    {
        Assert.Throws<InvalidValueException>(() => CardCount.Zero.PerWeek());
        Assert.Throws<InvalidValueException>(() => CardRate.Over(1.Cards(), 0, RatePeriod.Week));
        Assert.Throws<InvalidValueException>(() => CardRate.Over(1.Cards(), -1, RatePeriod.Week));
        Assert.Throws<InvalidValueException>(() => CardRate.Over(1.Cards(), 1_000_001, RatePeriod.Week));
        Assert.Equal((RatePeriod)9, Assert.Throws<InvalidValueException>(() => CardRate.Over(1.Cards(), 1, (RatePeriod)9)).Value);
        Assert.Equal(1_000_000, CardRate.Over(1.Cards(), 1_000_000, RatePeriod.Week).Periods);
    }

    [Fact]
    public void Open_days_below_zero_and_weeks_without_days_are_refused()
    {
        Assert.Equal(-1L, Assert.Throws<InvalidValueException>(() => 1.Cards().PerOpenDay().GrantedAfter(-1)).Value);
        Assert.Equal(0, Assert.Throws<InvalidValueException>(() => 1.Cards().PerWeek().GrantedAfter(1, standardWeek: 0)).Value);
        Assert.Equal(8, Assert.Throws<InvalidValueException>(() => 1.Cards().PerWeek().GrantedAfter(1, standardWeek: 8)).Value);
        Assert.Equal(32, Assert.Throws<InvalidValueException>(() => 1.Cards().PerMonth().GrantedAfter(1, openDaysInMonth: 32)).Value);
        Assert.Equal(-2, Assert.Throws<InvalidValueException>(() => 1.Cards().PerMonth().GrantedAfter(1, openDaysInMonth: -2)).Value);
    }

    [Fact]
    public void A_monthly_rate_goes_on_in_months_of_as_many_open_days() =>
        Assert.Equal([100, 104, 200, 204], new[] { 21, 22, 42, 43 }.Select(days => 100.Cards().PerMonth().GrantedAfter(days, openDaysInMonth: 21).Value));

    [Fact]
    public void A_rate_reads_like_a_rate()
    {
        Assert.Equal("60,000 cards a week", 60_000.Cards().PerWeek().ToString());
        Assert.Equal("1 card an open day", 1.Cards().PerOpenDay().ToString());
        Assert.Equal("7 cards in 3 months", CardRate.Over(7.Cards(), 3, RatePeriod.Month).ToString());
    }

    /// <summary>floor(k x rate) in whole numbers of any size.</summary>
    private static BigInteger Exact(CardRate rate, long openDays, int standardWeek, int openDaysInMonth) =>
        (BigInteger)rate.Cards.Value * openDays / (rate.Periods * (BigInteger)(rate.Period switch
        {
            RatePeriod.Week => standardWeek,
            RatePeriod.Month => openDaysInMonth,
            _ => 1,
        }));
}
