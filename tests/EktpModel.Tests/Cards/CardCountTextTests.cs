using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using EktpModel.Tests.Generators;
using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Cards;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public partial class CardCountTextTests
{
    /// <summary>Cultures that group by three: with a comma, a dot, an apostrophe, a narrow or other space, or nothing to go by.</summary>
    private static readonly CultureInfo[] _cultures =
        [.. new[] { "", "en-US", "id-ID", "de-DE", "de-CH", "fr-FR", "nb-NO", "ar-EG" }.Select(CultureInfo.GetCultureInfo)];

    [Property]
    public bool A_count_is_read_back_from_its_digits(CardCount count)
    {
        string text = count.ToString();
        return CardCount.Parse(text) == count
            && CardCount.TryParse(text, null, out CardCount tried) && tried == count
            && CardCount.Parse(Encoding.UTF8.GetBytes(text)) == count
            && CardCount.TryParse(Encoding.UTF8.GetBytes(text), null, out CardCount triedUtf8) && triedUtf8 == count
            && text.All(char.IsAsciiDigit);
    }

    [Property]
    public bool A_count_is_read_back_from_the_groups_of_every_culture(CardCount count) => _cultures.All(culture =>
    {
        string text = count.ToString("N0", culture);
        return CardCount.Parse(text, culture) == count && CardCount.Parse(Encoding.UTF8.GetBytes(text), culture) == count;
    });

    [Property]
    public bool A_count_is_written_into_a_buffer_that_is_large_enough_and_no_other(CardCount count) => _cultures.All(culture =>
    {
        string text = count.ToString("N0", culture);
        char[] chars = new char[text.Length];
        byte[] utf8 = new byte[Encoding.UTF8.GetByteCount(text)];
        return count.TryFormat(chars, out int charsWritten, "N0", culture) && charsWritten == chars.Length && new string(chars) == text
            && count.TryFormat(utf8, out int bytesWritten, "N0", culture) && bytesWritten == utf8.Length && Encoding.UTF8.GetString(utf8) == text
            && !count.TryFormat(chars.AsSpan(1), out _, "N0", culture)
            && !count.TryFormat(utf8.AsSpan(1), out _, "N0", culture);
    });

    [Theory]
    [InlineData("106,000", "", 106_000)]
    [InlineData("106.000", "id-ID", 106_000)]
    [InlineData("106’000", "de-CH", 106_000)]
    [InlineData("1,088,038", "en-US", 1_088_038)]
    [InlineData("0", "", 0)]
    [InlineData("007", "", 7)]
    [InlineData("9223372036854775807", "", long.MaxValue)]
    public void Digits_may_stand_in_groups_of_three(string text, string culture, long expected) =>
        Assert.Equal(expected, CardCount.Parse(text, CultureInfo.GetCultureInfo(culture)).Value);

    [Fact]
    public void What_is_a_count_in_one_culture_may_be_none_in_another()
    {
        Assert.False(CardCount.TryParse("106.000", CultureInfo.InvariantCulture, out _));
        Assert.False(CardCount.TryParse("106,000", CultureInfo.GetCultureInfo("id-ID"), out _));
    }

    [Theory]
    [InlineData("1<>234<>567", true)]
    [InlineData("1<>234", true)]
    [InlineData("1<234", false)]
    [InlineData("1<>234<", false)]
    [InlineData("1<>23<>567", false)]
    [InlineData("1<><>234", false)]
    public void A_group_sign_may_have_several_characters(string text, bool isCount)
    {
        NumberFormatInfo format = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        format.NumberGroupSeparator = "<>";
        Assert.Equal(isCount, CardCount.TryParse(text, format, out CardCount count));
        if (isCount) Assert.Equal(text.Replace("<>", "", StringComparison.Ordinal), count.ToString());
    }

    [Theory]
    [InlineData("", "it is empty.")]
    [InlineData(" 5", "' ' at position 0 is not a digit.")]
    [InlineData("-5", "'-' at position 0 is not a digit.")]
    [InlineData("3.5", "'.' at position 1 is not a digit.")]
    [InlineData("٣", "'٣' at position 0 is not a digit.")]
    [InlineData("1,5", "the last group has 1 digits.")]
    [InlineData("1,0000", "the last group has 4 digits.")]
    [InlineData("1000,000", "the group that ends at position 4 has 4 digits.")]
    [InlineData("1,00,000", "the group that ends at position 4 has 2 digits.")]
    [InlineData(",000", "the group that ends at position 0 has 0 digits.")]
    [InlineData("9223372036854775808", "it is more than 9223372036854775807.")]
    [InlineData("99999999999999999999999999999999999999999999", "it is more than 9223372036854775807.")]
    public void A_text_that_is_no_count_is_refused_with_the_place(string text, string reason)
    {
        Assert.Equal(reason, Assert.Throws<UnparsableTextException>(() => CardCount.Parse(text)).Reason);
        Assert.Equal(reason, Assert.Throws<UnparsableTextException>(() => CardCount.Parse(Encoding.UTF8.GetBytes(text))).Reason);
        Assert.False(CardCount.TryParse(text, null, out CardCount count));
        Assert.True(count.IsZero);
    }

    [Property(MaxTest = 300)]
    public Property A_text_is_a_count_exactly_when_its_digits_and_groups_are() => Prop.ForAll(
        (from length in Gen.Choose(0, 8)
         from parts in Gen.Elements("0", "1", "12", "123", "999", "9223372036854775807", ",", ",", ",", ".", "-", " ").ArrayOf(length)
         select string.Concat(parts)).ToArbitrary(),
        text =>
        {
            bool isCount = Counts().IsMatch(text) && BigInteger.Parse(text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) <= long.MaxValue;
            return CardCount.TryParse(text, CultureInfo.InvariantCulture, out CardCount read) == isCount
                && (!isCount || read.Value == BigInteger.Parse(text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
        });

    [Fact]
    public void No_text_is_no_count()
    {
        Assert.False(CardCount.TryParse((string?)null, null, out _));
        Assert.Throws<ArgumentNullException>(() => CardCount.Parse((string)null!));
    }

    [GeneratedRegex(@"^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)\z")]
    private static partial Regex Counts();
}
