using System.Numerics;
using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

/// <summary>Of a running total of A attempts exactly floor(A x p) have spoiled, also where products do not fit into 64 bits.</summary>
[Properties(Arbitrary = [typeof(MeterArbitraries)], MaxTest = 1_000)]
public class SpoilageMeterTests
{
    [Property]
    public void So_many_more_attempts_spoil_as_the_floors_differ(Fraction share, LargeNumber before, LargeNumber attempts) =>
        Assert.Equal(SpoiledOf(share, before, attempts), AfterAll(new SpoilageMeter(share, new CardCount(before)), attempts));

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
            Assert.Equal(SpoiledOf(share, total, batch), MakeAll(ref meter, batch));
            total += batch;
        }

        Assert.Equal(SpoiledOf(share, total, long.MaxValue), AfterAll(meter, long.MaxValue));
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
            long spoiled = AfterAll(meter, attempts);
            Assert.Equal(SpoiledOf(share, before, attempts), spoiled);
            SpoilageMeter after = meter;
            Assert.Equal(spoiled, MakeAll(ref after, attempts));
            Assert.Equal(SpoiledOf(share, before + (BigInteger)attempts, 1_000), AfterAll(after, 1_000));
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

    [Property]
    public void On_many_days_so_much_is_printed_as_capacity_blanks_and_backlog_allow(Fraction share, LargeNumber before, LargeNumber blanks, LargeNumber backlog, (uint Capacity, byte Come, bool IsLarge)[] month, bool isSmall, uint together)
    {
        int days = Math.Min(month.Length, 31);
        long scale = isSmall ? 1_000_000_000 : 1;
        long[] capacity = [.. month.Take(days).Select(day => day.IsLarge ? day.Capacity * (long)int.MaxValue : day.Capacity % 300)], waiting = [.. month.Take(days).Select(day => (long)day.Come)];
        long[] left = new long[days], printed = new long[days], spoiled = new long[days], requests = [.. waiting];
        SpoilageMeter meter = new(share, new CardCount(before));
        long onHand = blanks / scale, owed = Math.Min(backlog, long.MaxValue / 2) / scale;
        (SpoilageMeter whole, long wholeOnHand, long wholeOwed) = (meter, onHand, owed);
        BigInteger attemptsBefore = (long)before, blanksLeft = onHand, people = owed;
        for (int from = 0; from < days; from++)
        {
            // In any turn: as long as nothing else binds, or whatever binds.
            int to = from + ((together >> from & 1) != 0
                ? meter.PrintAll(capacity.AsSpan(from), waiting.AsSpan(from), left.AsSpan(from), printed.AsSpan(from), spoiled.AsSpan(from), ref onHand, ref owed)
                : meter.Print(capacity.AsSpan(from), waiting.AsSpan(from), left.AsSpan(from), printed.AsSpan(from), spoiled.AsSpan(from), ref onHand, ref owed));
            for (int day = from; day < days; day++)
            {
                // The day on which the meter stopped is printed on by itself.
                if (day > to) break;
                people += requests[day];
                long attempts = Math.Min(capacity[day], (long)blanksLeft), lost = 0;
                if (day == to)
                {
                    owed += requests[day];
                    if (attempts > 0 && owed > 0) lost = meter.Print(ref attempts, owed);
                    else attempts = 0;
                    onHand -= attempts;
                    owed -= attempts - lost;
                    (printed[day], spoiled[day], left[day], waiting[day]) = (attempts - lost, lost, onHand, owed);
                }

                // All attempts that can be made are, or the last of them gives the last good card.
                BigInteger made = printed[day] + (BigInteger)spoiled[day], most = BigInteger.Min(capacity[day], blanksLeft);
                Assert.Equal(SpoiledOf(share, attemptsBefore, made), spoiled[day]);
                Assert.True(printed[day] >= 0 && made <= most && printed[day] <= people);
                if (printed[day] < people) Assert.Equal(most, made);
                else if (made > 0) Assert.Equal(printed[day] - BigInteger.One, GoodOf(share, attemptsBefore, made - 1));
                attemptsBefore += made;
                blanksLeft -= made;
                people -= printed[day];
                Assert.Equal((blanksLeft, people), (left[day], waiting[day]));
            }

            from = to;
        }

        Assert.Equal((blanksLeft, people), (onHand, owed));

        // All days together are printed on in some turn too.
        long[] wholeLeft = new long[days], wholePrinted = new long[days], wholeSpoiled = new long[days];
        whole.PrintDays(capacity, requests, wholeLeft, wholePrinted, wholeSpoiled, ref wholeOnHand, ref wholeOwed);
        Assert.Equal([printed, spoiled, left, waiting], new[] { wholePrinted, wholeSpoiled, wholeLeft, requests });
        Assert.Equal((onHand, owed), (wholeOnHand, wholeOwed));
    }

    [Theory]
    [InlineData(1, 100, 20, 31)]    // Capacity binds all the month.
    [InlineData(0, 1, 20, 31)]
    [InlineData(1, 1, 20, 31)]
    [InlineData(1, 100, 80, 12)]    // A thousand blanks are enough for twelve days.
    [InlineData(1, 100, 600, 1)]
    [InlineData(1, 1_000_000_000, 20, 31)]
    [InlineData(1, 1_000_000_000_000, 20, 0)]    // The square of the denominator does not fit into 64 bits,
    [InlineData(1, 1_000_000_000_000, 0, 0)]     // so that what is carried may already be too large.
    public void As_long_as_only_capacity_binds_days_are_printed_on_together(long numerator, long denominator, long capacity, int expected)
    {
        SpoilageMeter meter = new(new Fraction(numerator, denominator), (denominator - 1).Cards());
        long onHand = 1_000, owed = 10_000;
        Assert.Equal(expected, meter.PrintAll(Enumerable.Repeat(capacity, 31).ToArray(), new long[31], new long[31], new long[31], new long[31], ref onHand, ref owed));
        Assert.Equal(1_000 - expected * capacity, onHand);
    }

    /// <summary>How many of so many attempts would spoil: the meter is a copy.</summary>
    private static long AfterAll(SpoilageMeter meter, long attempts) => MakeAll(ref meter, attempts);

    /// <summary>Makes so many attempts, however many good cards they give.</summary>
    private static long MakeAll(ref SpoilageMeter meter, long attempts)
    {
        long made = attempts, spoiled = meter.Print(ref made, long.MaxValue);
        Assert.Equal(attempts, made);
        return spoiled;
    }

    private static BigInteger SpoiledOf(Fraction share, BigInteger before, BigInteger attempts) =>
        (before + attempts) * share.Numerator / share.Denominator - before * share.Numerator / share.Denominator;

    private static BigInteger GoodOf(Fraction share, BigInteger before, BigInteger attempts) => attempts - SpoiledOf(share, before, attempts);
}
