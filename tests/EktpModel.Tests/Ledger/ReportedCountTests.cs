using System.Globalization;
using EktpModel.Tests.Generators;

namespace EktpModel.Tests.Ledger;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class ReportedCountTests
{
    [Theory]
    [InlineData("3.3 million", 3_300_000, 100_000)]
    [InlineData("3,3 juta", 3_300_000, 100_000)]
    [InlineData("3 juta", 3_000_000, 1_000_000)]
    [InlineData("16.0 MILLION", 16_000_000, 100_000)]
    [InlineData("106 ribu", 106_000, 1_000)]
    [InlineData("  106   Thousand ", 106_000, 1_000)]
    [InlineData("1.088038 million", 1_088_038, 1)]
    [InlineData("0 ribu", 0, 1_000)]
    [InlineData("0,5 ribu", 500, 100)]
    [InlineData("9223372036854 juta", 9_223_372_036_854_000_000, 1_000_000)]
    public void A_number_with_a_word_is_rounded_to_its_last_digit(string text, long value, long unit) =>
        Assert.Equal(ReportedCount.Rounded(new CardCount(value), new CardCount(unit)), ReportedCount.Parse(text));

    [Theory]
    [InlineData("961000", "", 961_000)]
    [InlineData("961,000", "", 961_000)]
    [InlineData(" 1.088.038 ", "id-ID", 1_088_038)]
    public void Plain_digits_are_exact(string text, string culture, long value)
    {
        ReportedCount count = ReportedCount.Parse(text, CultureInfo.GetCultureInfo(culture));
        Assert.True(count.IsExact);
        Assert.Equal(ReportedCount.Exactly(new CardCount(value)), count);
        Assert.Equal((value, value), (count.Least.Value, count.Most.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("million")]
    [InlineData("3.3million")]
    [InlineData("3.3 millions")]
    [InlineData("3.3 million cards")]
    [InlineData("three million")]
    [InlineData("-3 juta")]
    [InlineData("1,500 thousand")]
    [InlineData("3.300 juta")]
    [InlineData("3. juta")]
    [InlineData("1.234,5 juta")]
    [InlineData("961.000")]
    [InlineData("0.0005 ribu")]
    [InlineData("1.0000000 million")]
    [InlineData("1.00000000000000000000000000000000000 million")]
    [InlineData("9223372036855 juta")]
    [InlineData("79228162514264337593543950335 juta")]
    [InlineData("99999999999999999999999999999999999999 ribu")]
    public void What_is_no_reported_count_is_refused(string text) => Assert.Throws<UnparsableTextException>(() => ReportedCount.Parse(text));

    [Fact]
    public void A_refusal_says_what_is_wrong()
    {
        Assert.Equal("'three' is not a number.", Assert.Throws<UnparsableTextException>(() => ReportedCount.Parse("three million")).Reason);
        Assert.Equal("it has more decimals than there are cards.", Assert.Throws<UnparsableTextException>(() => ReportedCount.Parse("0.0005 ribu")).Reason);
        Assert.Equal("it is more than 9223372036854775807.", Assert.Throws<UnparsableTextException>(() => ReportedCount.Parse("9223372036855 juta")).Reason);
        Assert.Throws<ArgumentNullException>(() => ReportedCount.Parse(null!));
    }

    [Property]
    public bool A_rounded_count_stands_for_all_counts_that_round_to_it(CardCount value, CardCount size)
    {
        CardCount unit = new(size.Value % 1_000 + 1);
        CardCount reported = new(value.Value % 10_000 / unit.Value * unit.Value);
        ReportedCount count = ReportedCount.Rounded(reported, unit);
        long[] roundToIt = [.. Enumerable.Range(0, 12_000).Select(truth => (long)truth).Where(truth => 2 * Math.Abs(truth - reported.Value) <= unit.Value)];
        return (count.Least.Value, count.Most.Value) == (roundToIt.Min(), roundToIt.Max()) && count.Unit == unit && count.IsExact == (unit.Value == 1);
    }

    [Fact]
    public void The_default_is_exactly_nothing()
    {
        Assert.Equal(ReportedCount.Exactly(CardCount.Zero), default);
        Assert.True(default(ReportedCount).IsExact);
        Assert.Equal(1.Cards(), default(ReportedCount).Unit);
    }

    [Fact]
    public void A_count_of_cards_is_an_exact_report()
    {
        ReportedCount printed = 367_458.Cards();
        Assert.True(printed.IsExact);
        Assert.Equal("367,458", printed.ToString());
        Assert.Equal("3,300,000 (to the nearest 100,000)", ReportedCount.Parse("3.3 million").ToString());
    }

    [Theory]
    [InlineData(300, 0)]
    [InlineData(7, 100)]
    [InlineData(150, 100)]
    [InlineData(1, 2)]
    public void A_count_that_is_no_multiple_of_its_unit_was_not_rounded_to_it(int value, int unit) =>
        Assert.Throws<InvalidValueException>(() => ReportedCount.Rounded(value.Cards(), unit.Cards()));

    [Theory]
    [InlineData("3.3\tmillion", "")]
    [InlineData("3,3\u00a0juta", "")]
    [InlineData("\u20093.3\n million\t", "")]
    [InlineData("3\u202f300\u202f000", "fr-FR")]
    public void Any_white_space_stands_between_a_number_and_its_word(string text, string culture) =>
        Assert.Equal(3_300_000, ReportedCount.Parse(text, CultureInfo.GetCultureInfo(culture)).Value.Value);

    [Fact]
    public void Bounds_end_where_counts_do()
    {
        Assert.Equal((CardCount.Zero, 500.Cards()), (ReportedCount.Rounded(CardCount.Zero, 1_000.Cards()).Least, ReportedCount.Rounded(CardCount.Zero, 1_000.Cards()).Most));
        Assert.Throws<CardOverflowException>(() => ReportedCount.Rounded(CardCount.MaxValue, 7.Cards()).Most);
    }
}
