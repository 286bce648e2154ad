using System.Globalization;
using System.Numerics;
using EktpModel.Tests.Generators;

namespace EktpModel.Tests.Cards;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class FractionTests
{
    [Property(MaxTest = 300)]
    public bool A_fraction_is_reduced(Fraction share) =>
        BigInteger.GreatestCommonDivisor(share.Numerator, share.Denominator) == 1
        && share.Numerator >= 0 && share.Numerator <= share.Denominator && share.Denominator >= 1;

    [Property(MaxTest = 300)]
    public bool Fractions_are_ordered_by_size_and_equal_when_their_size_is(Fraction left, Fraction right)
    {
        int expected = ((BigInteger)left.Numerator * right.Denominator).CompareTo((BigInteger)right.Numerator * left.Denominator);
        return Math.Sign(left.CompareTo(right)) == Math.Sign(expected)
            && left < right == expected < 0 && left <= right == expected <= 0
            && left > right == expected > 0 && left >= right == expected >= 0
            && left == right == (expected == 0);
    }

    [Property]
    public bool Writing_both_numbers_larger_changes_nothing(Fraction share, byte times)
    {
        long factor = Math.Min(times + 1L, Fraction.MaxDenominator / share.Denominator);
        Fraction same = new(share.Numerator * factor, share.Denominator * factor);
        return same == share && same.GetHashCode() == share.GetHashCode();
    }

    [Property]
    public bool A_share_and_its_complement_are_the_whole(Fraction share) =>
        share.Complement.Complement == share
        && (BigInteger)share.Numerator * share.Complement.Denominator + (BigInteger)share.Complement.Numerator * share.Denominator
            == (BigInteger)share.Denominator * share.Complement.Denominator;

    [Property(MaxTest = 300)]
    public bool The_whole_cards_of_a_share_are_rounded_down(Fraction share, CardCount count) =>
        share.FloorOf(count).Value == (BigInteger)count.Value * share.Numerator / share.Denominator;

    [Fact]
    public void The_worked_case_spoils_one_in_a_hundred()
    {
        Assert.Equal(1_060.Cards(), 1.Percent().FloorOf(106_000.Cards()));
        Assert.Equal(1_059.Cards(), 1.Percent().FloorOf(105_999.Cards()));
        Assert.Equal(CardCount.MaxValue, Fraction.One.FloorOf(CardCount.MaxValue));
        Assert.Equal(CardCount.Zero, Fraction.Zero.FloorOf(CardCount.MaxValue));
    }

    [Fact]
    public void The_default_is_nothing_of_the_whole()
    {
        Assert.Equal(Fraction.Zero, default);
        Assert.Equal("0/1", default(Fraction).ToString());
        Assert.Equal(new Fraction(0, 7), default);
        Assert.Equal(Fraction.One, new Fraction(7, 7));
    }

    [Property]
    public bool A_fraction_is_read_back_from_its_text(Fraction share) =>
        Fraction.Parse(share.ToString()) == share && Fraction.TryParse(share.ToString(), null, out Fraction tried) && tried == share;

    [Theory]
    [InlineData("0.123456789012", null)]
    [InlineData("0.1234567890123", "give at most twelve decimals.")]
    [InlineData("12.3456789012%", null)]
    [InlineData("12.34567890123%", "give at most ten decimals.")]
    [InlineData("12.3456789012345678901234567890%", "give at most ten decimals.")]
    public void A_share_is_as_fine_as_a_millionth_of_a_millionth_and_no_finer(string text, string? remedy)
    {
        if (remedy is null) Assert.Equal(new Fraction(123_456_789_012, 1_000_000_000_000), Fraction.Parse(text));
        else Assert.Equal(remedy, Assert.Throws<InvalidValueException>(() => Fraction.Parse(text)).Remedy);
    }

    [Fact]
    public void A_percentage_that_is_too_fine_is_told_how_fine_it_may_be() =>
        Assert.Equal("give at most ten decimals.", Assert.Throws<InvalidValueException>(() => 0.12345678901m.Percent()).Remedy);

    [Property]
    public bool A_fraction_of_few_decimals_is_read_back_from_its_decimal_and_percentage(Fraction share, byte decimals)
    {
        long denominator = (long)BigInteger.Pow(10, decimals % 11);
        Fraction coarse = new((long)((BigInteger)share.Numerator * denominator / share.Denominator), denominator);
        decimal value = (decimal)coarse.Numerator / coarse.Denominator;
        string text = value.ToString(CultureInfo.InvariantCulture), percentage = (value * 100).ToString(CultureInfo.InvariantCulture) + "%";
        return Fraction.FromDecimal(value) == coarse && (value * 100).Percent() == coarse
            && Fraction.Parse(text) == coarse && Fraction.Parse(percentage) == coarse
            && Fraction.Parse(percentage.Replace('.', ','), CultureInfo.GetCultureInfo("id-ID")) == coarse;
    }

    [Theory]
    [InlineData("1/100", 1, 100)]
    [InlineData("2/200", 1, 100)]
    [InlineData("0.01", 1, 100)]
    [InlineData("1%", 1, 100)]
    [InlineData(" 0.25% ", 1, 400)]
    [InlineData("100%", 1, 1)]
    [InlineData("0", 0, 1)]
    [InlineData("1", 1, 1)]
    [InlineData("0.000000000001", 1, 1_000_000_000_000)]
    [InlineData("0.0100000000000000000000000000", 1, 100)]
    public void A_share_may_be_written_in_three_ways(string text, long numerator, long denominator) =>
        Assert.Equal(new Fraction(numerator, denominator), Fraction.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1/")]
    [InlineData("/2")]
    [InlineData("1/2/3")]
    [InlineData("-1/2")]
    [InlineData("-1%")]
    [InlineData("1/3%")]
    [InlineData("1e-2")]
    [InlineData("0,01")]
    [InlineData("5 %")]
    public void A_text_in_no_such_way_is_refused(string text)
    {
        Assert.Throws<UnparsableTextException>(() => Fraction.Parse(text));
        Assert.False(Fraction.TryParse(text, null, out Fraction share));
        Assert.Equal(Fraction.Zero, share);
    }

    [Theory]
    [InlineData("2/1")]
    [InlineData("1/0")]
    [InlineData("1/1000000000001")]
    [InlineData("1.01")]
    [InlineData("100.5%")]
    [InlineData("0.0000000000001")]
    [InlineData("0.00000000001%")]
    [InlineData("0.3333333333333333333333333333333333")]
    [InlineData("0.00000000000000000000000000000000001")]
    [InlineData("0.0000000000000000000000000001%")]
    [InlineData("0.10000000000000000000000000000000000001")]
    public void A_share_outside_of_the_whole_or_too_fine_is_refused_and_never_rounded(string text)
    {
        Assert.Throws<InvalidValueException>(() => Fraction.Parse(text));
        Assert.False(Fraction.TryParse(text, null, out _));
    }

    [Fact]
    public void A_fraction_outside_of_the_whole_is_refused()
    {
        Assert.Equal("-1/2", Assert.Throws<InvalidValueException>(() => new Fraction(-1, 2)).Value);
        Assert.Equal("3/2", Assert.Throws<InvalidValueException>(() => new Fraction(3, 2)).Value);
        Assert.Equal(0L, Assert.Throws<InvalidValueException>(() => new Fraction(0, 0)).Value);
        Assert.Equal(-1L, Assert.Throws<InvalidValueException>(() => new Fraction(0, -1)).Value);
        Assert.Throws<InvalidValueException>(() => new Fraction(1, Fraction.MaxDenominator + 1));
        Assert.Throws<InvalidValueException>(() => 101.Percent());
        Assert.Throws<InvalidValueException>(() => (-1).Percent());
        Assert.Throws<InvalidValueException>(() => 100.1m.Percent());
        Assert.Throws<InvalidValueException>(() => Fraction.FromDecimal(-0.1m));
        Assert.Throws<InvalidValueException>(() => Fraction.FromDecimal(0.0000000000001m));
        Assert.Throws<InvalidValueException>(() => 0.0000000000000000000000000001m.Percent());
    }

    [Fact]
    public void No_text_is_no_fraction()
    {
        Assert.False(Fraction.TryParse((string?)null, null, out _));
        Assert.Throws<ArgumentNullException>(() => Fraction.Parse((string)null!));
    }
}
