using System.Globalization;
using EktpModel.Forecasting;
using FsCheck.Xunit;

namespace EktpModel.Tests.Forecasting;

public class PhiloxTests
{
    /// <summary>The answers that the authors publish with their Random123 library, kat_vectors, philox4x32 of 10 rounds.</summary>
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void The_published_answers_are_given(string counter, string key, string expected)
    {
        uint[] from = WordsOf(counter), by = WordsOf(key), to = WordsOf(expected);
        Assert.Equal((to[0], to[1], to[2], to[3]), Philox.Block((from[0], from[1], from[2], from[3]), (by[0], by[1])));
        int place = (int)(from[0] % 8);
        ulong[] pairs = new ulong[16];
        Philox.EightBlocks((from[0] - (uint)place, from[1], from[2], from[3]), (by[0], by[1]), pairs);
        Assert.Equal([to[0] | (ulong)to[1] << 32, to[2] | (ulong)to[3] << 32], pairs[(2 * place)..(2 * place + 2)]);
    }

    [Property(MaxTest = 1_000)]
    public void Eight_blocks_together_are_those_that_follow_each_other(uint block, uint word1, uint word2, uint word3, uint key0, uint key1)
    {
        (uint Word0, uint, uint, uint) counter = (block & ~7U, word1, word2, ~word3);
        (uint, uint) key = (key0, ~key1);
        ulong[] expected = [.. Enumerable.Range(0, 8).SelectMany(number => PairsOf(Philox.Block(counter with { Word0 = counter.Word0 + (uint)number }, key)))];
        ulong[] together = new ulong[16], inTurn = new ulong[16];
        Philox.EightBlocks(counter, key, together);
        Philox.EightBlocksInTurn(counter, key, inTurn);
        Assert.Equal(expected, together);
        Assert.Equal(expected, inTurn);
    }

    private static ulong[] PairsOf((uint Word0, uint Word1, uint Word2, uint Word3) block) =>
        [block.Word0 | (ulong)block.Word1 << 32, block.Word2 | (ulong)block.Word3 << 32];

    private static uint[] WordsOf(string text) =>
        [.. text.Split(' ').Select(word => uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
