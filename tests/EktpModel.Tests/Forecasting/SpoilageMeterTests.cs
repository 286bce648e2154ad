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
    public void On_many_days_so_much_is_printed_as_capacity_blanks_and_backlog_allow(Fraction share, LargeNumber before, LargeNumber blanks, LargeNumber backlog, (uint Capacity, byte Come, bool IsLarge)[] month, bool isSmall, ulong way)
    {
        int days = Math.Min(month.Length, 61);
        long scale = isSmall ? 1_000_000_000 : 1;
        DaySheet sheet = new(0, []), whole = new(0, []);
        long[] requests = [.. month.Take(days).Select(day => (long)day.Come)];
        foreach (DaySheet each in (DaySheet[])[sheet, whole])
        {
            // What stands behind the days is anything.
            each.Capacity.Fill(before);
            each.Requests.Fill(backlog);
            for (int day = 0; day < days; day++) each.Capacity[day] = month[day].IsLarge ? month[day].Capacity * (long)int.MaxValue : month[day].Capacity % 300;
            requests.CopyTo(each.Requests);
        }

        SpoilageMeter meter = new(share, new CardCount(before));
        long onHand = blanks / scale, owed = Math.Min(backlog, long.MaxValue / 2) / scale;
        (SpoilageMeter wholeMeter, long wholeOnHand, long wholeOwed) = (meter, onHand, owed);
        BigInteger attemptsBefore = (long)before, blanksLeft = onHand, people = owed;
        for (int from = 0; from < days; from++)
        {
            // In any turn: as long as nothing else binds, on eight days at once, on four or on one after another, or whatever binds.
            int to = (way >> from & 3) switch
            {
                0 when NumberVectors.MovesEight && meter.IsFew(onHand) => meter.PrintEights(sheet, from, days, ref onHand, ref owed),
                0 or 1 when NumberVectors.MovesFour && meter.IsFew(onHand) => meter.PrintFours(sheet, from, days, ref onHand, ref owed),
                0 or 2 => meter.PrintAll(sheet, from, days, ref onHand, ref owed),
                _ => meter.Print(sheet, from, days, ref onHand, ref owed),
            };
            for (int day = from; day < days; day++)
            {
                // The day on which the meter stopped is printed on by itself.
                if (day > to) break;
                people += requests[day];
                long capacity = sheet.Capacity[day], attempts = Math.Min(capacity, (long)blanksLeft), lost = 0;
                if (day == to)
                {
                    Assert.Equal(requests[day], sheet.Requests[day]);
                    owed += requests[day];
                    if (attempts > 0 && owed > 0) lost = meter.Print(ref attempts, owed);
                    else attempts = 0;
                    onHand -= attempts;
                    owed -= attempts - lost;
                    (sheet.Printed[day], sheet.Spoiled[day], sheet.Blanks[day], sheet.Requests[day]) = (attempts - lost, lost, onHand, owed);
                }

                // All attempts that can be made are, or the last of them gives the last good card.
                long printed = sheet.Printed[day], spoiled = sheet.Spoiled[day];
                BigInteger made = printed + (BigInteger)spoiled, most = BigInteger.Min(capacity, blanksLeft);
                Assert.Equal(SpoiledOf(share, attemptsBefore, made), spoiled);
                Assert.True(printed >= 0 && made <= most && printed <= people);
                if (printed < people) Assert.Equal(most, made);
                else if (made > 0) Assert.Equal(printed - BigInteger.One, GoodOf(share, attemptsBefore, made - 1));
                attemptsBefore += made;
                blanksLeft -= made;
                people -= printed;
                Assert.Equal((blanksLeft, people), (sheet.Blanks[day], sheet.Requests[day]));
            }

            from = to;
        }

        Assert.Equal((blanksLeft, people), (onHand, owed));

        // All days together are printed on in some turn too, or in two parts.
        int part = days == 0 ? 0 : (int)(way % (ulong)days);
        wholeMeter.PrintDays(whole, 0, part, ref wholeOnHand, ref wholeOwed);
        wholeMeter.PrintDays(whole, part, days, ref wholeOnHand, ref wholeOwed);
        foreach (Func<DaySheet, long[]> numbers in (Func<DaySheet, long[]>[])[each => each.Printed[..days].ToArray(), each => each.Spoiled[..days].ToArray(), each => each.Blanks[..days].ToArray(), each => each.Requests.ToArray()])
            Assert.Equal(numbers(sheet), numbers(whole));
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
        SpoilageMeter meter = new(new Fraction(numerator, denominator), (denominator - 1).Cards()), eights = meter, fours = meter;
        DaySheet sheet = new(0, []);
        sheet.Capacity.Fill(capacity);
        long onHand = 1_000, owed = 10_000;
        Assert.Equal(expected, meter.PrintAll(sheet, 0, 31, ref onHand, ref owed));
        Assert.Equal(1_000 - expected * capacity, onHand);
        Assert.Equal(denominator < int.MaxValue, meter.IsFew(1_000));
        if (NumberVectors.MovesEight && eights.IsFew(1_000))
        {
            (onHand, owed) = (1_000, 10_000);
            sheet.Requests.Clear();
            Assert.Equal(expected, eights.PrintEights(sheet, 0, 31, ref onHand, ref owed));
            Assert.Equal(1_000 - expected * capacity, onHand);
        }

        if (NumberVectors.MovesFour && fours.IsFew(1_000))
        {
            // A day on which something else binds is left with those of its vector, and so are the last three of the month.
            (onHand, owed) = (1_000, 10_000);
            sheet.Requests.Clear();
            Assert.Equal(expected / 4 * 4, fours.PrintFours(sheet, 0, 31, ref onHand, ref owed));
            Assert.Equal(1_000 - expected / 4 * 4 * capacity, onHand);
        }
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(99, 100)]
    [InlineData(1, 1)]
    [InlineData(6, 7)]
    [InlineData(1, 1 << 20)]
    [InlineData((1 << 20) - 1, 1 << 20)]
    [InlineData(1, (1 << 20) + 1)]
    [InlineData(1, (1 << 30) - 1)]
    [InlineData((1 << 30) - 2, (1 << 30) - 1)]
    public void With_as_many_blanks_as_many_days_at_once_allow_so_many_spoil_as_one_after_another(int numerator, int denominator)
    {
        Fraction share = new(numerator, denominator);
        foreach (long before in (long[])[0, share.Denominator / 2, share.Denominator - 1])
        {
            SpoilageMeter meter = new(share, before.Cards());
            long most = 0;
            for (long step = 1L << 40; step > 0; step >>= 1)
            {
                if (meter.IsFew(most + step)) most += step;
            }

            // All on one day, or on many; at most 31 bits of attempts times the numerator are allowed, and not many fewer are.
            long counted = share == Fraction.One ? 2 : share.Numerator;
            Assert.True((BigInteger)most * counted is var product && product <= int.MaxValue && product > int.MaxValue - 2 * (BigInteger)Math.Max(share.Denominator, 2) - counted - 2);
            foreach (long today in (long[])[most, most / 2, most / 3 + 1, most / 17 + 1])
            {
                if (today == 0) continue;
                (SpoilageMeter single, DaySheet expected, long expectedOnHand, long expectedOwed) = (meter, SheetWith(today), most, long.MaxValue / 4);
                int days = single.PrintAll(expected, 0, 61, ref expectedOnHand, ref expectedOwed);
                if (NumberVectors.MovesEight)
                {
                    (SpoilageMeter eights, DaySheet sheet, long onHand, long owed) = (meter, SheetWith(today), most, long.MaxValue / 4);
                    Assert.Equal(days, eights.PrintEights(sheet, 0, 61, ref onHand, ref owed));
                    Assert.Equal((expectedOnHand, expectedOwed, single.AttemptsFor(1_000)), (onHand, owed, eights.AttemptsFor(1_000)));
                    Assert.Equal(expected.Spoiled[..days].ToArray(), sheet.Spoiled[..days].ToArray());
                }

                if (NumberVectors.MovesFour)
                {
                    // The days that do not fill a vector, one after another.
                    (SpoilageMeter fours, DaySheet sheet, long onHand, long owed) = (meter, SheetWith(today), most, long.MaxValue / 4);
                    Assert.Equal(days / 4 * 4, fours.PrintFours(sheet, 0, 61, ref onHand, ref owed));
                    Assert.Equal(days, fours.PrintAll(sheet, days / 4 * 4, 61, ref onHand, ref owed));
                    Assert.Equal((expectedOnHand, expectedOwed, single.AttemptsFor(1_000)), (onHand, owed, fours.AttemptsFor(1_000)));
                    Assert.Equal(expected.Spoiled[..days].ToArray(), sheet.Spoiled[..days].ToArray());
                }
            }
        }
    }

    private static DaySheet SheetWith(long capacity)
    {
        DaySheet sheet = new(0, []);
        sheet.Capacity.Fill(capacity);
        return sheet;
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
