using System.Runtime.CompilerServices;

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
}
