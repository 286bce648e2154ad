using System.Numerics;
using EktpModel.Tests.Generators;

namespace EktpModel.Tests.Cards;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class CardCountTests
{
    [Fact]
    public void The_default_is_no_cards()
    {
        Assert.Equal(CardCount.Zero, default);
        Assert.True(default(CardCount).IsZero);
        Assert.False(1.Cards().IsZero);
        Assert.Equal(106_000L, 106_000.Cards().Value);
        Assert.Equal(16_000_000_000L, 16_000_000_000L.Cards().Value);
    }

    [Property]
    public bool A_negative_number_is_refused(long number)
    {
        if (number >= 0) return new CardCount(number).Value == number;
        InvalidValueException refusal = Assert.Throws<InvalidValueException>(() => new CardCount(number));
        return refusal.Value is long value && value == number;
    }

    [Property(MaxTest = 300)]
    public bool Adding_gives_the_sum_or_says_that_it_is_too_large(CardCount left, CardCount right)
    {
        BigInteger sum = (BigInteger)left.Value + right.Value;
        if (sum <= long.MaxValue) return (left + right).Value == sum && left + right == right + left;
        string calculation = Assert.Throws<CardOverflowException>(() => left + right).Calculation;
        return calculation.Contains($"{left}", StringComparison.Ordinal) && calculation.Contains($"{right}", StringComparison.Ordinal);
    }

    [Property(MaxTest = 300)]
    public bool Subtracting_gives_what_is_left_or_names_both_numbers(CardCount left, CardCount right)
    {
        if (left.Value >= right.Value) return (left - right).Value == left.Value - right.Value;
        CardShortfallException shortfall = Assert.Throws<CardShortfallException>(() => left - right);
        return shortfall.Available == left && shortfall.Wanted == right;
    }

    [Fact]
    public void Subtracting_more_than_there_is_names_both_numbers()
    {
        CardShortfallException shortfall = Assert.Throws<CardShortfallException>(() => 94_000.Cards() - 106_000.Cards());
        Assert.Equal(94_000.Cards(), shortfall.Available);
        Assert.Equal(106_000.Cards(), shortfall.Wanted);
        Assert.StartsWith("106,000 cards cannot be taken from 94,000: 12,000 are missing.", shortfall.Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 300)]
    public bool Taking_cards_away_without_an_exception_stops_at_zero(CardCount left, CardCount right)
    {
        bool enough = left.TrySubtract(right, out CardCount remaining);
        CardCount expected = new(Math.Max(0, left.Value - right.Value));
        return enough == left.Value >= right.Value && remaining == expected && left.SaturatingSubtract(right) == expected;
    }

    [Property(MaxTest = 300)]
    public bool Multiplying_gives_the_product_or_says_why_not(CardCount count, CardCount factor)
    {
        long times = factor.Value;
        BigInteger product = (BigInteger)count.Value * times;
        if (product > long.MaxValue)
            return Assert.Throws<CardOverflowException>(() => count * times).Calculation.Contains($"{times}", StringComparison.Ordinal);
        bool negativeIsRefused = times == 0 || Assert.Throws<InvalidValueException>(() => count * -times).Value is long value && value == -times;
        return (count * times).Value == product && times * count == count * times && negativeIsRefused;
    }

    [Property(MaxTest = 300)]
    public bool Counts_are_ordered_as_their_numbers_are(CardCount left, CardCount right)
    {
        (long x, long y) = (left.Value, right.Value);
        return Math.Sign(left.CompareTo(right)) == x.CompareTo(y)
            && Math.Sign(((IComparable)left).CompareTo(right)) == x.CompareTo(y)
            && left < right == x < y && left <= right == x <= y && left > right == x > y && left >= right == x >= y
            && left == right == (x == y)
            && CardCount.Min(left, right).Value == Math.Min(x, y)
            && CardCount.Max(left, right).Value == Math.Max(x, y);
    }

    [Fact]
    public void A_count_compares_with_counts_alone()
    {
        Assert.Equal(1, ((IComparable)3.Cards()).CompareTo(null));
        Assert.Throws<ArgumentException>(() => ((IComparable)3.Cards()).CompareTo(3));
    }

    [Property]
    public bool A_sequence_adds_up_or_overflows_as_its_numbers_do(CardCount[] counts)
    {
        BigInteger sum = counts.Aggregate(BigInteger.Zero, (total, count) => total + count.Value);
        if (sum > long.MaxValue)
        {
            Assert.Throws<CardOverflowException>(() => counts.Sum());
            return true;
        }

        return counts.Sum().Value == sum && counts.Select((count, index) => (count, index)).Sum(item => item.count).Value == sum && AddAll(counts).Value == sum;
    }

    [Fact]
    public void Generic_mathematics_knows_the_ends_of_the_range()
    {
        static (T Least, T Most) Ends<T>()
            where T : IMinMaxValue<T> => (T.MinValue, T.MaxValue);
        static TResult Times<T, TResult>(T value, long times)
            where T : IMultiplyOperators<T, long, TResult> => value * times;
        static T Less<T>(T left, T right)
            where T : ISubtractionOperators<T, T, T> => left - right;

        Assert.Equal((CardCount.Zero, CardCount.MaxValue), Ends<CardCount>());
        Assert.Equal(long.MaxValue, CardCount.MaxValue.Value);
        Assert.Equal(21.Cards(), Times<CardCount, CardCount>(7.Cards(), 3));
        Assert.Equal(4.Cards(), Less(7.Cards(), 3.Cards()));
    }

    private static T AddAll<T>(IEnumerable<T> items)
        where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T> =>
        items.Aggregate(T.AdditiveIdentity, (sum, item) => sum + item);
}
