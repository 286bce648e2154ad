using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EktpModel.Forecasting;

/// <summary>
/// The random draws of one seed, path, region and purpose, one after the other. They are the same wherever and in
/// whatever order the streams are drawn from, and no two streams have a draw in common.
/// </summary>
/// <remarks>
/// <para>The seed is the key of <see cref="Philox"/>, its low word first. The counter says which block of which stream:</para>
/// <list type="table">
/// <item><term>word 0</term><description>the number of the block in its stream</description></item>
/// <item><term>word 1</term><description>the path</description></item>
/// <item><term>word 2</term><description>the low 32 of the 34 bits of <see cref="RegionCode.Packed"/></description></item>
/// <item><term>word 3</term><description>bits 0 and 1 the high bits of the region, bits 16 to 23 the index, bits 24 to 31 the purpose; the rest zero</description></item>
/// </list>
/// <para>Each has its own bits, so two streams share no counter. A stream ends after 2^32 blocks of four words: the next
/// draw throws, since to begin again would repeat it.</para>
/// <para>A stream is changed by each draw: pass it by reference, as a copy would draw the same again.</para>
/// </remarks>
internal struct RandomStream
{
    // Eight blocks are made at a time, as one costs little less.
    private const uint Batches = 1U << 29;
    private const int BlocksOfBatch = 8;
    private const double Unit = 1.0 / (1L << 53);

    private readonly ulong _seed;
    private readonly uint _path;
    private readonly uint _word2;
    private readonly uint _word3;
    private uint _batch;
    private int _left;
    private Pairs _pairs;

    /// <summary>A stream from its start.</summary>
    /// <param name="seed">The seed of the simulation.</param>
    /// <param name="path">The number of the path.</param>
    /// <param name="region">The region.</param>
    /// <param name="purpose">What the draws decide.</param>
    /// <param name="index">Which of the region's demand rates, shipments and so on.</param>
    /// <param name="batch">The batch of eight blocks with which to begin.</param>
    public RandomStream(ulong seed, uint path, RegionCode region, RandomPurpose purpose, byte index = 0, uint batch = 0)
    {
        _seed = seed;
        _path = path;
        _word2 = unchecked((uint)region.Packed);
        _word3 = (uint)(region.Packed >> 32) | (uint)index << 16 | (uint)purpose << 24;
        _batch = batch;
    }

    /// <summary>The batch of eight blocks that comes next.</summary>
    public readonly uint Batch => _batch;

    /// <summary>A whole number below 2^64: the next two words of the stream, the low one first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        if (_left == 0) Refill();
        return _pairs[2 * BlocksOfBatch - _left--];
    }

    /// <summary>As many whole numbers below 2^64 as asked for, the same as one by one.</summary>
    public void Next(Span<ulong> numbers)
    {
        while (numbers.Length > 0)
        {
            if (_left == 0) Refill();
            int taken = Math.Min(_left, numbers.Length);
            ((ReadOnlySpan<ulong>)_pairs).Slice(2 * BlocksOfBatch - _left, taken).CopyTo(numbers);
            numbers = numbers[taken..];
            _left -= taken;
        }
    }

    /// <summary>A number from 0 to 1, 1 excluded: a multiple of 2^-53.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => unchecked((long)(NextUInt64() >> 11)) * Unit;

    /// <summary>A number from 0 to 1, 0 excluded: a multiple of 2^-53.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextPositive() => unchecked((long)(NextUInt64() >> 11) + 1) * Unit;

    /// <summary>A whole number below a limit, each with exactly the same chance.</summary>
    /// <remarks>D. Lemire, <i>Fast random integer generation in an interval</i>, ACM Transactions on Modeling and Computer Simulation 29 (2019).</remarks>
    /// <param name="limit">The limit, above zero.</param>
    public ulong NextBelow(ulong limit)
    {
        Debug.Assert(limit > 0);
        ulong high = Math.BigMul(NextUInt64(), limit, out ulong low);
        if (low < limit)
        {
            // 2^64 numbers cannot be shared out evenly; as many as are over are drawn again.
            ulong over = unchecked(0 - limit) % limit;
            while (low < over) high = Math.BigMul(NextUInt64(), limit, out low);
        }

        return high;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refill()
    {
        if (_batch == Batches) throw new InvalidOperationException("A random stream has no more than 2^32 blocks of draws.");
        Philox.EightBlocks((BlocksOfBatch * _batch, _path, _word2, _word3), unchecked(((uint)_seed, (uint)(_seed >> 32))), _pairs);
        _batch++;
        _left = 2 * BlocksOfBatch;
    }

    /// <summary>The words of a batch, two together.</summary>
    [InlineArray(2 * BlocksOfBatch)]
    private struct Pairs
    {
        private ulong _first;
    }
}
