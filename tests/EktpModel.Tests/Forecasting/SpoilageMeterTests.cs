using System.Numerics;
using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

/// <summary>Of a running total of A attempts exactly floor(A x p) have spoiled, also where products do not fit into 64 bits.</summary>
[Properties(Arbitrary = [typeof(MeterArbitraries)], MaxTest = 1_000)]
public class SpoilageMeterTests
{
    [Property]
    public void So_many_more_attempts_spoil_as_the_floors_differ(Fraction share, LargeNumber before, LargeNumber attempts) =>
        Assert.Equal(SpoiledOf(share, before, attempts), new SpoilageMeter(share, new CardCount(before)).Of(attempts));

    [Property]
    public void Asking_changes_nothing(Fraction share, LargeNumber before, LargeNumber attempts)
    {
        SpoilageMeter meter = new(share, new CardCount(before));
        Assert.Equal(meter.Of(attempts), meter.Of(attempts));
    }

    [Property]
    public void The_attempts_for_some_good_cards_are_the_fewest_that_give_them(Fraction share, LargeNumber before, LargeNumber good)
    {
        if (good == 0) return;
        BigInteger least = new SpoilageMeter(share, new CardCount(before)).AttemptsFor(good);
        if (least == long.MaxValue)
        {
            // There are no such attempts, or they are beyond what can be counted.
            Assert.True(share == Fraction.One || GoodOf(share, before, long.MaxValue - 1) < good);
            return;
        }

        Assert.True(least >= 1);
        Assert.Equal(good, GoodOf(share, before, least));
        Assert.Equal(good - BigInteger.One, GoodOf(share, before, least - 1));
    }

    [Property]
    public void Attempts_added_one_batch_after_another_are_a_running_total(Fraction share, LargeNumber before, LargeNumber[] batches)
    {
        SpoilageMeter meter = new(share, new CardCount(before));
        BigInteger total = before;
        foreach (LargeNumber batch in batches)
        {
            long spoiled = meter.Of(batch);
            Assert.Equal(SpoiledOf(share, total, batch), spoiled);
            meter.Add(batch, spoiled);
            total += batch;
        }

        Assert.Equal(SpoiledOf(share, total, long.MaxValue), meter.Of(long.MaxValue));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    [InlineData(6, 7)]
    [InlineData(1, 100)]
    [InlineData(549_755_813_887, 549_755_813_888)]
    [InlineData(549_755_813_888, 549_755_813_889)]
    [InlineData(1, 1_000_000_000_000)]
    [InlineData(999_999_999_999, 1_000_000_000_000)]
    public void The_narrow_and_the_wide_calculation_agree_where_they_meet(long numerator, long denominator)
    {
        Fraction share = new(numerator, denominator);
        long before = share.Denominator - 1, last = long.MaxValue / share.Denominator - 2;
        SpoilageMeter meter = new(share, before.Cards());
        for (long more = -3; more <= Math.Min(3, long.MaxValue - last); more++)
        {
            long attempts = last + more;
            long spoiled = meter.Of(attempts);
            Assert.Equal(SpoiledOf(share, before, attempts), spoiled);
            SpoilageMeter after = meter;
            after.Add(attempts, spoiled);
            Assert.Equal(SpoiledOf(share, before + (BigInteger)attempts, 1_000), after.Of(1_000));
            BigInteger least = meter.AttemptsFor(attempts);
            if (least == long.MaxValue)
            {
                Assert.True(share == Fraction.One || GoodOf(share, before, long.MaxValue - 1) < attempts);
                continue;
            }

            Assert.Equal(attempts, GoodOf(share, before, least));
            Assert.Equal(attempts - 1, GoodOf(share, before, least - 1));
        }
    }

    [Fact]
    public void Where_nothing_spoils_good_cards_take_as_many_attempts_and_where_all_does_none_are_enough()
    {
        Assert.Equal(7, new SpoilageMeter(Fraction.Zero, 5.Cards()).AttemptsFor(7));
        Assert.Equal(long.MaxValue, new SpoilageMeter(Fraction.Zero, 5.Cards()).AttemptsFor(long.MaxValue));
        Assert.Equal(long.MaxValue, new SpoilageMeter(Fraction.One, 5.Cards()).AttemptsFor(1));
    }

    private static BigInteger SpoiledOf(Fraction share, BigInteger before, BigInteger attempts) =>
        (before + attempts) * share.Numerator / share.Denominator - before * share.Numerator / share.Denominator;

    private static BigInteger GoodOf(Fraction share, BigInteger before, BigInteger attempts) => attempts - SpoiledOf(share, before, attempts);
}
