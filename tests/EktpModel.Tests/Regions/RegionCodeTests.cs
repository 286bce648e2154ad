using System.Text.RegularExpressions;
using EktpModel.Tests.Generators;
using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Regions;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public partial class RegionCodeTests
{
    [Theory]
    [InlineData("ID", RegionLevel.Nation, "ID")]
    [InlineData("32", RegionLevel.Province, "ID")]
    [InlineData("32.75", RegionLevel.Regency, "32")]
    [InlineData("32.75.01", RegionLevel.District, "32.75")]
    [InlineData("32.75.01.1001", RegionLevel.Village, "32.75.01")]
    public void A_code_has_a_level_and_a_parent(string text, RegionLevel level, string parent)
    {
        RegionCode code = RegionCode.Parse(text);
        Assert.Equal(level, code.Level);
        Assert.Equal(RegionCode.Parse(parent), code.Parent);
    }

    [Fact]
    public void The_default_is_the_nation()
    {
        Assert.Equal(RegionCode.Nation, default);
        Assert.Equal("ID", default(RegionCode).ToString());
    }

    [Property(MaxTest = 300)]
    public bool A_code_is_read_back_from_its_text(RegionCode code)
    {
        string text = code.ToString();
        return Codes().IsMatch(text)
            && RegionCode.Parse(text) == code
            && RegionCode.TryParse(text, null, out RegionCode tried) && tried == code
            && $"{code}" == text && code.ToString("G", null) == text;
    }

    [Property]
    public bool A_code_is_written_into_a_buffer_that_is_large_enough_and_no_other(RegionCode code)
    {
        string text = code.ToString();
        char[] buffer = new char[text.Length];
        return code.TryFormat(buffer, out int written) && written == text.Length && new string(buffer) == text
            && !code.TryFormat(buffer.AsSpan(1), out _);
    }

    [Property(MaxTest = 300)]
    public bool Codes_are_ordered_as_their_texts_are_the_nation_first(RegionCode left, RegionCode right)
    {
        static string Text(RegionCode code) => code == RegionCode.Nation ? "" : code.ToString();
        int expected = Math.Sign(string.CompareOrdinal(Text(left), Text(right)));
        return Math.Sign(left.CompareTo(right)) == expected
            && left < right == expected < 0 && left <= right == expected <= 0
            && left > right == expected > 0 && left >= right == expected >= 0
            && left == right == (expected == 0);
    }

    [Property(MaxTest = 300)]
    public bool A_region_contains_what_its_text_begins(RegionCode outer, RegionCode inner) =>
        outer.Contains(inner) == (outer == RegionCode.Nation || $"{inner}." == $"{outer}." || $"{inner}".StartsWith($"{outer}.", StringComparison.Ordinal));

    [Property]
    public bool A_region_lies_in_its_parent_and_not_the_other_way_round(RegionCode code) =>
        code.Contains(code)
        && code.Parent.Contains(code)
        && code.Contains(code.Parent) == (code == RegionCode.Nation)
        && (code == RegionCode.Nation ? code.Parent == code : code.Parent.Level == code.Level - 1);

    [Property]
    public bool An_ancestor_is_the_parent_of_the_parent(RegionCode code)
    {
        RegionCode expected = code;
        for (RegionLevel level = code.Level; level >= RegionLevel.Nation; level--)
        {
            RegionCode ancestor = code.Ancestor(level);
            if (ancestor != expected || ancestor.Level != level || !ancestor.Contains(code)) return false;
            expected = expected.Parent;
        }

        return true;
    }

    [Property]
    public bool A_region_has_no_ancestor_below_it(RegionCode code)
    {
        RegionLevel[] below = [.. Enum.GetValues<RegionLevel>().Where(level => level > code.Level), (RegionLevel)7, (RegionLevel)(-1)];
        return below.All(level => Assert.Throws<InvalidValueException>(() => code.Ancestor(level)).Value is RegionLevel refused && refused == level);
    }

    [Property]
    public bool A_region_comes_right_before_all_that_lie_in_it(RegionCode[] codes)
    {
        RegionCode[] sorted = [.. codes.Distinct().Order()];
        return Enumerable.Range(0, sorted.Length).All(i =>
        {
            int inside = sorted.Count(code => code != sorted[i] && sorted[i].Contains(code));
            return sorted[i].Contains(sorted[Math.Min(i + inside, sorted.Length - 1)]);
        });
    }

    [Theory]
    [InlineData("", "it is empty.")]
    [InlineData("3", "the province ends after 1 of 2 digits.")]
    [InlineData("32.", "the regency ends after 0 of 2 digits.")]
    [InlineData("32.7", "the regency ends after 1 of 2 digits.")]
    [InlineData("32.75.01.100", "the village ends after 3 of 4 digits.")]
    [InlineData("x2", "'x' at position 0 is not a digit of the province, which has 2.")]
    [InlineData(" 32", "' ' at position 0 is not a digit of the province, which has 2.")]
    [InlineData("id", "'i' at position 0 is not a digit of the province, which has 2.")]
    [InlineData("ID.32", "'I' at position 0 is not a digit of the province, which has 2.")]
    [InlineData("32..75", "'.' at position 3 is not a digit of the regency, which has 2.")]
    [InlineData("32.7a", "'a' at position 4 is not a digit of the regency, which has 2.")]
    [InlineData("32.75.0१", "'१' at position 7 is not a digit of the district, which has 2.")]
    [InlineData("3275", "'7' at position 2 follows the 2 digits of the province; a dot or the end was expected.")]
    [InlineData("32-75", "'-' at position 2 follows the 2 digits of the province; a dot or the end was expected.")]
    [InlineData("32.75 ", "' ' at position 5 follows the 2 digits of the regency; a dot or the end was expected.")]
    [InlineData("00", "the province at position 0 is 00, and numbers start at 1.")]
    [InlineData("32.00", "the regency at position 3 is 00, and numbers start at 1.")]
    [InlineData("32.75.00.1001", "the district at position 6 is 00, and numbers start at 1.")]
    [InlineData("32.75.01.0000", "the village at position 9 is 0000, and numbers start at 1.")]
    [InlineData("32.75.01.10011", "'1' at position 13 follows the 4 digits of the village; the end was expected.")]
    [InlineData("32.75.01.1001.", "'.' at position 13 follows the village, which is the last part.")]
    [InlineData("32.75.01.1001.01", "'.' at position 13 follows the village, which is the last part.")]
    public void A_malformed_code_is_refused_with_what_is_wrong_where(string text, string reason)
    {
        UnparsableTextException refusal = Assert.Throws<UnparsableTextException>(() => RegionCode.Parse(text));
        Assert.Equal(reason, refusal.Reason);
        Assert.Equal(text, refusal.Text);
        Assert.False(RegionCode.TryParse(text, null, out RegionCode code));
        Assert.Equal(RegionCode.Nation, code);
    }

    [Property(MaxTest = 300)]
    public Property Nothing_but_a_code_is_read_as_one() => Prop.ForAll(
        (from length in Gen.Choose(0, 8)
         from parts in Gen.Elements("01", "32", "75", "0", "00", "1001", "0001", ".", ".", ".", "ID", " ", "x").ArrayOf(length)
         select string.Concat(parts)).ToArbitrary(),
        text => RegionCode.TryParse(text, null, out RegionCode code) == Codes().IsMatch(text) && (!Codes().IsMatch(text) || code.ToString() == text));

    [Fact]
    public void No_text_is_no_code()
    {
        Assert.False(RegionCode.TryParse((string?)null, null, out _));
        Assert.Throws<ArgumentNullException>(() => RegionCode.Parse((string)null!));
    }

    [GeneratedRegex(@"^(ID|(?!00)[0-9]{2}(\.(?!00)[0-9]{2}(\.(?!00)[0-9]{2}(\.(?!0000)[0-9]{4})?)?)?)\z")]
    private static partial Regex Codes();
}
