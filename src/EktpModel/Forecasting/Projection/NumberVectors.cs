using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EktpModel.Forecasting;

/// <summary>Numbers of four or eight days moved about within the processor's vectors, where it can.</summary>
internal static class NumberVectors
{
    /// <summary>Whether the processor can move eight numbers about together: others can add that many, but not this.</summary>
    public static bool MovesEight => Avx512F.IsSupported;

    /// <summary>Whether it can move four; so it can where it can move eight.</summary>
    public static bool MovesFour => Avx2.IsSupported;

    /// <summary>The sums of eight numbers up to each of them, where <see cref="MovesEight"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> RunningSums(Vector512<long> numbers)
    {
        unchecked
        {
            // Of two, of four and of all; nothing stands before the first.
            numbers += After(Vector512<long>.Zero, numbers, 7);
            numbers += After(Vector512<long>.Zero, numbers, 6);
            return numbers + After(Vector512<long>.Zero, numbers, 4);
        }
    }

    /// <summary>The sums of four numbers up to each of them, where <see cref="MovesFour"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> RunningSums(Vector256<long> numbers)
    {
        unchecked
        {
            // Within both halves, and then the sum of the first half goes to both of the second: that is quicker than across them.
            numbers += Avx2.ShiftLeftLogical128BitLane(numbers, 8);
            Vector256<long> low = Avx2.Permute2x128(numbers, numbers, 0x08);
            return numbers + Avx2.UnpackHigh(low, low);
        }
    }

    /// <summary>The last of four numbers, four times, where <see cref="MovesFour"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> LastOf(Vector256<long> numbers)
    {
        Vector256<long> high = Avx2.Permute2x128(numbers, numbers, 0x11);
        return Avx2.UnpackHigh(high, high);
    }

    /// <summary>The last of four numbers before, and then the first three of others, where <see cref="MovesFour"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> After(Vector256<long> before, Vector256<long> numbers) =>
        Avx2.AlignRight(numbers, Avx2.Permute2x128(before, numbers, 0x21), 8);

    /// <summary>The last of eight numbers before, and then the first seven of others, where <see cref="MovesFour"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> After(Vector512<long> before, Vector512<long> numbers) => MovesEight
        ? After(before, numbers, 7)
        : Vector512.Create(After(before.GetUpper(), numbers.GetLower()), After(numbers.GetLower(), numbers.GetUpper()));

    /// <summary>The last numbers of eight, from one on, and behind them the first of others, where <see cref="MovesEight"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> After(Vector512<long> before, Vector512<long> numbers, [ConstantExpected] byte from) => Avx512F.AlignRight64(numbers, before, from);

    /// <summary>Two times four numbers in as many of 16 bits, where they fit; of others anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> Narrow(Vector256<long> first, Vector256<long> second)
    {
        Vector256<int> both;
        if (!MovesFour)
        {
            both = Vector256.Narrow(first, second);
            return Vector128.Narrow(both.GetLower(), both.GetUpper()).AsUInt16();
        }

        // Both halves of each vector are packed by themselves, so that the pairs of numbers come out of turn.
        both = Avx2.PackUnsignedSaturate(first.AsInt32(), second.AsInt32()).AsInt32();
        return Vector128.Shuffle(Sse41.PackUnsignedSaturate(both.GetLower(), both.GetUpper()).AsInt32(), Vector128.Create(0, 2, 1, 3)).AsUInt16();
    }
}
