using System.Numerics;
using EktpModel.Tests.Generators;
using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Cards;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class ApportionmentTests
{
    [Property(MaxTest = 300)]
    public bool The_parts_add_up_and_none_is_a_whole_card_from_its_exact_share(CardCount total, CardCount[] weights)
    {
        long[] values = [.. weights.Select(weight => weight.Value)];
        BigInteger sum = values.Aggregate(BigInteger.Zero, (all, weight) => all + weight);
        if (sum.IsZero) return true;
        CardCount[] parts = Apportionment.LargestRemainder(total, values);
        return parts.Length == values.Length
            && parts.Aggregate(BigInteger.Zero, (all, part) => all + part.Value) == total.Value
            && parts.Zip(values).All(part => BigInteger.Abs(part.First.Value * sum - (BigInteger)total.Value * part.Second) < sum);
    }

    [Property(MaxTest = 200)]
    public Property No_other_split_is_nearer_to_the_exact_shares_and_ties_go_to_the_earlier() => Prop.ForAll(
        (from total in Gen.Choose(0, 9)
         from size in Gen.Choose(1, 4)
         from weights in Gen.Choose(0, 6).ArrayOf(size)
         where weights.Sum() > 0
         select (total, weights: weights.Select(weight => (long)weight).ToArray())).ToArbitrary(),
        drawn =>
        {
            long sum = drawn.weights.Sum();
            long[] nearest = Splits(drawn.total, drawn.weights.Length)
                .OrderBy(split => split.Zip(drawn.weights, (part, weight) => Square(part * sum - drawn.total * weight)).Sum())
                .ThenByDescending(split => split, Comparer<long[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)))
                .First();
            return Apportionment.LargestRemainder(drawn.total.Cards(), drawn.weights).Select(part => part.Value).SequenceEqual(nearest)
                .Label($"nearest is [{string.Join(", ", nearest)}]");
        });

    [Property]
    public bool A_larger_weight_never_gets_less(CardCount total, CardCount[] weights)
    {
        if (weights.All(weight => weight.IsZero)) return true;
        CardCount[] parts = Apportionment.LargestRemainder(total, [.. weights.Select(weight => weight.Value)]);
        return weights.Zip(parts).OrderBy(pair => pair.First).ThenBy(pair => pair.Second).Select(pair => pair.Second).SequenceEqual(parts.Order());
    }

    [Property]
    public bool Equal_weights_differ_by_one_card_and_the_earlier_gets_it(CardCount total, byte regions)
    {
        int count = regions % 40 + 1;
        long[] parts = [.. Apportionment.LargestRemainder(total, Enumerable.Repeat(3L, count).ToArray()).Select(part => part.Value)];
        return parts.SequenceEqual(Enumerable.Range(0, count).Select(i => total.Value / count + (i < total.Value % count ? 1 : 0)));
    }

    [Property]
    public bool A_weight_of_zero_gets_nothing(CardCount total, CardCount[] weights) =>
        weights.All(weight => weight.IsZero)
        || Apportionment.LargestRemainder(total, [.. weights.Select(weight => weight.Value)]).Zip(weights).All(pair => !pair.Second.IsZero || pair.First.IsZero);

    [Fact]
    public void A_part_may_shrink_when_the_total_grows()
    {
        // The Alabama paradox, which this rule is known for.
        Assert.Equal([4.Cards(), 4.Cards(), 2.Cards()], Apportionment.LargestRemainder(10.Cards(), [6, 6, 2]));
        Assert.Equal([5.Cards(), 5.Cards(), 1.Cards()], Apportionment.LargestRemainder(11.Cards(), [6, 6, 2]));
    }

    [Fact]
    public void The_largest_numbers_are_split_exactly() =>
        Assert.Equal([new CardCount(long.MaxValue / 2 + 1), new CardCount(long.MaxValue / 2)], Apportionment.LargestRemainder(CardCount.MaxValue, [long.MaxValue, long.MaxValue]));

    [Fact]
    public void Nothing_can_be_split_over_no_weight()
    {
        Assert.Equal([0.Cards(), 0.Cards()], Apportionment.LargestRemainder(CardCount.Zero, [0, 0]));
        Assert.Empty(Apportionment.LargestRemainder(CardCount.Zero, []));
        Assert.Throws<InvalidValueException>(() => Apportionment.LargestRemainder(1.Cards(), [0, 0]));
        Assert.Throws<InvalidValueException>(() => Apportionment.LargestRemainder(1.Cards(), []));
    }

    [Fact]
    public void A_negative_weight_is_refused() =>
        Assert.Equal(-1L, Assert.Throws<InvalidValueException>(() => Apportionment.LargestRemainder(CardCount.Zero, [5, -1])).Value);

    private static long Square(long value) => value * value;

    private static IEnumerable<long[]> Splits(long total, int parts) =>
        parts == 1
            ? [[total]]
            : Enumerable.Range(0, (int)total + 1).SelectMany(first => Splits(total - first, parts - 1).Select(rest => (long[])[first, .. rest]));
}
