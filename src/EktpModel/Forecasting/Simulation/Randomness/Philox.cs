using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EktpModel.Forecasting;

/// <summary>
/// Philox4x32-10, a generator of random numbers without a state: the number of a block and a key give its four
/// words. So any draw of any path can be had without those before it.
/// </summary>
/// <remarks>
/// J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, <i>Parallel random numbers: as easy as 1, 2, 3</i>, SC'11.
/// </remarks>
internal static class Philox
{
    private const int Rounds = 10;
    private const uint EvenFactor = 0xD2511F53;
    private const uint OddFactor = 0xCD9E8D57;
    private const uint FirstStep = 0x9E3779B9;
    private const uint SecondStep = 0xBB67AE85;

    /// <summary>The four words of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint Word0, uint Word1, uint Word2, uint Word3) Block((uint Word0, uint Word1, uint Word2, uint Word3) counter, (uint Word0, uint Word1) key)
    {
        (uint word0, uint word1, uint word2, uint word3) = counter;
        (uint key0, uint key1) = key;
        for (int round = 0; round < Rounds; round++)
        {
            ulong even = Math.BigMul(EvenFactor, word0), odd = Math.BigMul(OddFactor, word2);
            unchecked
            {
                word0 = (uint)(odd >> 32) ^ word1 ^ key0;
                word1 = (uint)odd;
                word2 = (uint)(even >> 32) ^ word3 ^ key1;
                word3 = (uint)even;
                key0 += FirstStep;
                key1 += SecondStep;
            }
        }

        return (word0, word1, word2, word3);
    }

    /// <summary>Eight blocks that follow each other, as pairs of words, the first of each pair its low half.</summary>
    /// <param name="counter">The counter of the first block, whose word 0 is a multiple of eight.</param>
    /// <param name="key">The key.</param>
    /// <param name="pairs">Takes the sixteen pairs.</param>
    public static void EightBlocks((uint Word0, uint Word1, uint Word2, uint Word3) counter, (uint Word0, uint Word1) key, Span<ulong> pairs)
    {
        if (Avx512F.IsSupported)
        {
            EightBlocksAtOnce(counter, key, pairs);
            return;
        }

        for (uint block = 0; block < 8; block += 4)
        {
            (uint, uint, uint, uint) first = counter with { Word0 = counter.Word0 + block };
            Span<ulong> four = pairs.Slice((int)(2 * block), 8);
            if (Avx2.IsSupported) FourBlocksAtOnce(first, key, four);
            else FourBlocksInTurn(first, key, four);
        }
    }

    /// <inheritdoc cref="EightBlocks"/>
    private static void EightBlocksAtOnce((uint Word0, uint Word1, uint Word2, uint Word3) counter, (uint Word0, uint Word1) key, Span<ulong> pairs)
    {
        // As four blocks, in vectors twice as wide.
        Vector512<ulong> word0 = Vector512.Create((ulong)counter.Word0) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        Vector512<ulong> word1 = Vector512.Create((ulong)counter.Word1), word2 = Vector512.Create((ulong)counter.Word2), word3 = Vector512.Create((ulong)counter.Word3);
        Vector512<ulong> key0 = Vector512.Create((ulong)key.Word0), key1 = Vector512.Create((ulong)key.Word1);
        Vector512<uint> evenFactor = Vector512.Create(EvenFactor), oddFactor = Vector512.Create(OddFactor);
        Vector512<ulong> firstStep = Vector512.Create((ulong)FirstStep), secondStep = Vector512.Create((ulong)SecondStep);
        for (int round = 0; round < Rounds; round++)
        {
            Vector512<ulong> even = Avx512F.Multiply(word0.AsUInt32(), evenFactor), odd = Avx512F.Multiply(word2.AsUInt32(), oddFactor);
            word0 = (odd >> 32) ^ word1 ^ key0;
            word1 = odd;
            word2 = (even >> 32) ^ word3 ^ key1;
            word3 = even;
            key0 += firstStep;
            key1 += secondStep;
        }

        Vector512<ulong> low = Vector512.Create((ulong)uint.MaxValue);
        Vector512<ulong> first = (word0 & low) | word1 << 32, second = (word2 & low) | word3 << 32;
        Avx512F.PermuteVar8x64x2(first, Vector512.Create(0UL, 8, 1, 9, 2, 10, 3, 11), second).CopyTo(pairs);
        Avx512F.PermuteVar8x64x2(first, Vector512.Create(4UL, 12, 5, 13, 6, 14, 7, 15), second).CopyTo(pairs[8..]);
    }

    /// <summary>Four of them, one after another.</summary>
    internal static void FourBlocksInTurn((uint Word0, uint Word1, uint Word2, uint Word3) counter, (uint Word0, uint Word1) key, Span<ulong> pairs)
    {
        for (uint block = 0; block < 4; block++)
        {
            (uint word0, uint word1, uint word2, uint word3) = Block(counter with { Word0 = counter.Word0 + block }, key);
            pairs[(int)(2 * block)] = word0 | (ulong)word1 << 32;
            pairs[(int)(2 * block) + 1] = word2 | (ulong)word3 << 32;
        }
    }

    /// <summary>Four of them at once.</summary>
    internal static void FourBlocksAtOnce((uint Word0, uint Word1, uint Word2, uint Word3) counter, (uint Word0, uint Word1) key, Span<ulong> pairs)
    {
        // Each word has 64 bits to itself, a block in each lane. Multiplying and the last step look at the low 32 only, so what is left in the high ones does no harm.
        Vector256<ulong> word0 = Vector256.Create((ulong)counter.Word0) + Vector256.Create(0UL, 1, 2, 3);
        Vector256<ulong> word1 = Vector256.Create((ulong)counter.Word1), word2 = Vector256.Create((ulong)counter.Word2), word3 = Vector256.Create((ulong)counter.Word3);
        Vector256<ulong> key0 = Vector256.Create((ulong)key.Word0), key1 = Vector256.Create((ulong)key.Word1);
        Vector256<uint> evenFactor = Vector256.Create(EvenFactor), oddFactor = Vector256.Create(OddFactor);
        Vector256<ulong> firstStep = Vector256.Create((ulong)FirstStep), secondStep = Vector256.Create((ulong)SecondStep);
        for (int round = 0; round < Rounds; round++)
        {
            Vector256<ulong> even = Avx2.Multiply(word0.AsUInt32(), evenFactor), odd = Avx2.Multiply(word2.AsUInt32(), oddFactor);
            word0 = (odd >> 32) ^ word1 ^ key0;
            word1 = odd;
            word2 = (even >> 32) ^ word3 ^ key1;
            word3 = even;
            key0 += firstStep;
            key1 += secondStep;
        }

        Vector256<ulong> low = Vector256.Create((ulong)uint.MaxValue);
        Vector256<ulong> first = (word0 & low) | word1 << 32, second = (word2 & low) | word3 << 32;
        Vector256<ulong> blocks0And2 = Avx2.UnpackLow(first, second), blocks1And3 = Avx2.UnpackHigh(first, second);
        Avx2.Permute2x128(blocks0And2, blocks1And3, 0x20).CopyTo(pairs);
        Avx2.Permute2x128(blocks0And2, blocks1And3, 0x31).CopyTo(pairs[4..]);
    }
}
