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
        if (Avx2.IsSupported) EightBlocksAtOnce(counter, key, pairs);
        else EightBlocksInTurn(counter, key, pairs);
    }

    /// <inheritdoc cref="EightBlocks"/>
    internal static void EightBlocksInTurn((uint Word0, uint Word1, uint Word2, uint Word3) counter, (uint Word0, uint Word1) key, Span<ulong> pairs)
    {
        for (uint block = 0; block < 8; block++)
        {
            (uint word0, uint word1, uint word2, uint word3) = Block(counter with { Word0 = counter.Word0 + block }, key);
            pairs[(int)(2 * block)] = word0 | (ulong)word1 << 32;
            pairs[(int)(2 * block) + 1] = word2 | (ulong)word3 << 32;
        }
    }

    /// <inheritdoc cref="EightBlocks"/>
    private static void EightBlocksAtOnce((uint Word0, uint Word1, uint Word2, uint Word3) counter, (uint Word0, uint Word1) key, Span<ulong> pairs)
    {
        // Two times four blocks in turn, as neither has to wait for the other.
        FourBlocks first = new(counter, 0), second = new(counter, 4);
        Vector256<ulong> key0 = Vector256.Create((ulong)key.Word0), key1 = Vector256.Create((ulong)key.Word1);
        Vector256<ulong> firstStep = Vector256.Create((ulong)FirstStep), secondStep = Vector256.Create((ulong)SecondStep);
        for (int round = 0; round < Rounds; round++)
        {
            first = first.Round(key0, key1);
            second = second.Round(key0, key1);
            key0 += firstStep;
            key1 += secondStep;
        }

        first.CopyTo(pairs);
        second.CopyTo(pairs[8..]);
    }

    /// <summary>Four blocks that follow each other. Each word has 64 bits to itself, a block in each lane; multiplying and copying look at the low 32 only, so what is left in the high ones does no harm.</summary>
    private readonly struct FourBlocks
    {
        private readonly Vector256<ulong> _word0;
        private readonly Vector256<ulong> _word1;
        private readonly Vector256<ulong> _word2;
        private readonly Vector256<ulong> _word3;

        public FourBlocks((uint Word0, uint Word1, uint Word2, uint Word3) counter, ulong more)
            : this(Vector256.Create(counter.Word0 + more) + Vector256.Create(0UL, 1, 2, 3), Vector256.Create((ulong)counter.Word1), Vector256.Create((ulong)counter.Word2), Vector256.Create((ulong)counter.Word3))
        {
        }

        private FourBlocks(Vector256<ulong> word0, Vector256<ulong> word1, Vector256<ulong> word2, Vector256<ulong> word3)
        {
            _word0 = word0;
            _word1 = word1;
            _word2 = word2;
            _word3 = word3;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public FourBlocks Round(Vector256<ulong> key0, Vector256<ulong> key1)
        {
            Vector256<ulong> even = Avx2.Multiply(_word0.AsUInt32(), Vector256.Create(EvenFactor)), odd = Avx2.Multiply(_word2.AsUInt32(), Vector256.Create(OddFactor));
            return new FourBlocks((odd >> 32) ^ _word1 ^ key0, odd, (even >> 32) ^ _word3 ^ key1, even);
        }

        public void CopyTo(Span<ulong> pairs)
        {
            Vector256<ulong> low = Vector256.Create((ulong)uint.MaxValue);
            Vector256<ulong> first = (_word0 & low) | _word1 << 32, second = (_word2 & low) | _word3 << 32;
            Vector256<ulong> blocks0And2 = Avx2.UnpackLow(first, second), blocks1And3 = Avx2.UnpackHigh(first, second);
            Avx2.Permute2x128(blocks0And2, blocks1And3, 0x20).CopyTo(pairs);
            Avx2.Permute2x128(blocks0And2, blocks1And3, 0x31).CopyTo(pairs[4..]);
        }
    }
}
