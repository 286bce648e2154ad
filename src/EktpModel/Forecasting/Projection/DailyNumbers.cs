using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EktpModel.Forecasting;

/// <summary>
/// Arithmetic with numbers of many days at once. Sums are not checked one by one: that all of a scenario fit into a long was shown when it was made, with
/// room for chance where it has a say.
/// </summary>
internal static class DailyNumbers
{
    // Read from number n on, the last n of eight numbers are all bits and the others none.
    private static readonly long[] s_lastOfEight = [0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1];

    private static readonly Vector256<int>[] s_placesOfNumbers = PlacesOfNumbers();

    /// <summary>Copies whole vectors of eight days: few of them, so that the runtime is not asked.</summary>
    public static void CopyVectors(ReadOnlySpan<long> values, Span<long> copy)
    {
        copy = copy[..values.Length];
        ref long from = ref MemoryMarshal.GetReference(values), to = ref MemoryMarshal.GetReference(copy);
        for (nuint day = 0; day < (nuint)values.Length; day += (nuint)Vector512<long>.Count) Vector512.LoadUnsafe(ref from, day).StoreUnsafe(ref to, day);
    }

    /// <summary>Adds values to sums, whole vectors of eight days.</summary>
    public static void AddVectors(ReadOnlySpan<long> values, Span<long> sums)
    {
        sums = sums[..values.Length];
        ref long from = ref MemoryMarshal.GetReference(values), to = ref MemoryMarshal.GetReference(sums);
        for (nuint day = 0; day < (nuint)values.Length; day += (nuint)Vector512<long>.Count)
            (Vector512.LoadUnsafe(ref to, day) + Vector512.LoadUnsafe(ref from, day)).StoreUnsafe(ref to, day);
    }

    /// <summary>Adds values to sums, day by day.</summary>
    public static void Add(Span<long> sum, ReadOnlySpan<long> values)
    {
        int width = Vector<long>.Count, day = 0;
        for (; day <= sum.Length - width; day += width)
            (new Vector<long>(sum[day..]) + new Vector<long>(values[day..])).CopyTo(sum[day..]);
        for (; day < sum.Length; day++) sum[day] += values[day];
    }

    /// <summary>Widens the range of each day so that another range lies within it too.</summary>
    /// <param name="least">The least number of each day.</param>
    /// <param name="greatest">The greatest.</param>
    /// <param name="otherLeast">The least number of the other range.</param>
    /// <param name="otherGreatest">Its greatest.</param>
    public static void Extend(Span<long> least, Span<long> greatest, ReadOnlySpan<long> otherLeast, ReadOnlySpan<long> otherGreatest)
    {
        int width = Vector512<long>.Count, day = 0;
        for (; day <= least.Length - width; day += width)
        {
            Vector512.Min(Vector512.Create<long>(least[day..]), Vector512.Create(otherLeast[day..])).CopyTo(least[day..]);
            Vector512.Max(Vector512.Create<long>(greatest[day..]), Vector512.Create(otherGreatest[day..])).CopyTo(greatest[day..]);
        }

        for (; day < least.Length; day++) (least[day], greatest[day]) = (Math.Min(least[day], otherLeast[day]), Math.Max(greatest[day], otherGreatest[day]));
    }

    /// <summary>All days together.</summary>
    public static long Sum(ReadOnlySpan<long> values)
    {
        unchecked
        {
            int width = Vector512<long>.Count, day = 0;
            if (values.Length < width)
            {
                long sum = 0;
                foreach (long value in values) sum += value;
                return sum;
            }

            // What is left is at the end of a last vector, so that no loop of as many rounds as nobody can foresee is needed.
            ref long from = ref MemoryMarshal.GetReference(values);
            Vector512<long> sums = Vector512<long>.Zero;
            for (; day <= values.Length - width; day += width) sums += Vector512.LoadUnsafe(ref from, (nuint)day);
            sums += Vector512.LoadUnsafe(ref from, (nuint)(values.Length - width)) & Vector512.LoadUnsafe(ref s_lastOfEight[0], (nuint)(values.Length - day));
            return Vector256.Sum(sums.GetLower() + sums.GetUpper());
        }
    }

    /// <summary>The days with nothing, of at most 64: a bit for each, the first one the lowest.</summary>
    public static ulong ZerosOf(ReadOnlySpan<long> values)
    {
        unchecked
        {
            int width = Vector256<long>.Count, last = values.Length - width;
            ulong zeros = 0;
            if (last < 0)
            {
                for (int day = 0; day < values.Length; day++) zeros |= (values[day] == 0 ? 1UL : 0UL) << day;
                return zeros;
            }

            // The last vector reaches back over days that were looked at already.
            ref long from = ref MemoryMarshal.GetReference(values);
            for (int day = 0; day < last; day += width) zeros |= ZerosOf(ref from, day);
            return zeros | ZerosOf(ref from, last);
        }
    }

    private static ulong ZerosOf(ref long from, int day) => (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref from, (nuint)day), Vector256<long>.Zero).ExtractMostSignificantBits() << day;

    /// <summary>Adds up the changes of each day to the levels at its end.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="levels">Takes the levels of as many days; it may be the same.</param>
    /// <param name="level">The level before the first day.</param>
    public static void Accumulate(ReadOnlySpan<long> changes, Span<long> levels, long level)
    {
        unchecked
        {
            levels = levels[..changes.Length];
            ref long from = ref MemoryMarshal.GetReference(changes), to = ref MemoryMarshal.GetReference(levels);
            int day = 0, eight = Vector512<long>.Count, four = Vector256<long>.Count;
            if (NumberVectors.MovesEight && changes.Length >= eight)
            {
                Vector512<long> before = Vector512.Create(level);
                for (; day <= changes.Length - eight; day += eight)
                {
                    Vector512<long> sums = NumberVectors.RunningSums(Vector512.LoadUnsafe(ref from, (nuint)day)) + before;
                    sums.StoreUnsafe(ref to, (nuint)day);
                    before = Vector512.Shuffle(sums, Vector512.Create(7L));
                }

                level = before.ToScalar();
            }

            if (NumberVectors.MovesFour && changes.Length - day >= four)
            {
                Vector256<long> before = Vector256.Create(level);
                for (; day <= changes.Length - four; day += four)
                {
                    Vector256<long> sums = NumberVectors.RunningSums(Vector256.LoadUnsafe(ref from, (nuint)day));
                    (sums + before).StoreUnsafe(ref to, (nuint)day);
                    before += NumberVectors.LastOf(sums);
                }

                level = before.ToScalar();
            }

            for (; day < changes.Length; day++) levels[day] = level += changes[day];
        }
    }

    /// <summary>Adds up the changes of each day to the levels at its end, where nothing is left at the end of some.</summary>
    /// <param name="changes">The changes, of any size on those days; after it the levels.</param>
    /// <param name="level">The level before the first day.</param>
    /// <param name="nothing">Those days, the first one the lowest bit.</param>
    public static void Accumulate(Span<long> changes, long level, ulong nothing)
    {
        unchecked
        {
            for (int day = 0; day < changes.Length; day++) changes[day] = level = (level + changes[day]) & ((long)(nothing >> day & 1) - 1);
        }
    }

    /// <summary>
    /// Moves the numbers of some open days to them, four days at a time and without a jump, as closed days are as frequent as irregular. From the last day on: the
    /// numbers of four days stand before them or on them.
    /// </summary>
    /// <param name="values">The numbers of the open days, one after another; after it those of each day, zero on one that is not open. It has room for whole vectors: what stands behind the days is lost.</param>
    /// <param name="days">How many days, less than 64.</param>
    /// <param name="open">The days that are open, the first one the lowest bit.</param>
    public static void Spread(Span<long> values, int days, ulong open)
    {
        unchecked
        {
            ref long first = ref MemoryMarshal.GetReference(values[..((days + 3) & ~3)]);
            Vector256<int>[] places = s_placesOfNumbers;
            for (int day = (days - 1) & ~3; day >= 0; day -= 4)
            {
                uint taken = (uint)BitOperations.PopCount(open & ((1UL << day) - 1));
                Vector256.Shuffle(Vector256.LoadUnsafe(ref first, taken).AsInt32(), places[(int)(open >> day & 15)]).AsInt64().StoreUnsafe(ref first, (uint)day);
            }
        }
    }

    /// <summary>For four days, by the bits of the open ones: which of their numbers each day takes, or none. In halves of numbers, as all processors can move those.</summary>
    private static Vector256<int>[] PlacesOfNumbers()
    {
        const int none = 8;
        Span<int> halves = stackalloc int[8];
        var all = new Vector256<int>[16];
        for (int open = 0; open < all.Length; open++)
        {
            int taken = 0;
            for (int day = 0; day < 4; day++)
            {
                bool isOpen = (open >> day & 1) != 0;
                halves[2 * day] = isOpen ? 2 * taken : none;
                halves[2 * day + 1] = isOpen ? 2 * taken++ + 1 : none;
            }

            all[open] = Vector256.Create<int>(halves);
        }

        return all;
    }

    /// <summary>What there is at the end of each day, from what came and what went.</summary>
    /// <param name="before">What there was before the first day.</param>
    /// <param name="came">What came on each day.</param>
    /// <param name="went">What went.</param>
    /// <param name="levels">Takes what there is.</param>
    public static void Levels(long before, ReadOnlySpan<long> came, ReadOnlySpan<long> went, Span<long> levels)
    {
        for (int day = 0; day < levels.Length; day++) levels[day] = before += came[day] - went[day];
    }

    /// <summary>What came on each day: the change of what there is, and what went of it.</summary>
    /// <param name="before">What there was before the first day.</param>
    /// <param name="levels">What there is at the end of each day.</param>
    /// <param name="went">What went on each day.</param>
    /// <param name="came">Takes what came.</param>
    public static void Inflows(long before, ReadOnlySpan<long> levels, ReadOnlySpan<long> went, Span<long> came)
    {
        for (int day = 0; day < came.Length; before = levels[day++]) came[day] = levels[day] - before + went[day];
    }

    /// <summary>Marks the days at whose end somebody waits and there are no blanks. On most paths it is enough to see that there are always blanks.</summary>
    /// <param name="blanks">The blanks at the end of each day.</param>
    /// <param name="backlog">Those who wait.</param>
    /// <param name="isOut">The days, of which some may be marked already.</param>
    /// <returns>Whether there are any such days.</returns>
    public static bool MarkStockOuts(ReadOnlySpan<long> blanks, ReadOnlySpan<long> backlog, Span<bool> isOut)
    {
        int day = blanks.IndexOf(0);
        if (day < 0) return false;
        bool any = false;
        for (; day < blanks.Length; day++)
        {
            bool here = blanks[day] == 0 & backlog[day] > 0;
            isOut[day] |= here;
            any |= here;
        }

        return any;
    }

    /// <summary>All bits that are set in any of some numbers: no number of them is larger, if none is below zero.</summary>
    public static long BitsOf(ReadOnlySpan<long> values)
    {
        long bits = 0;
        foreach (long value in values) bits |= value;
        return bits;
    }

    /// <summary>Copies numbers to as many of fewer bits, and tells whether all of them fit.</summary>
    /// <typeparam name="T"><see cref="ushort"/> or <see cref="int"/>.</typeparam>
    /// <param name="values">The numbers.</param>
    /// <param name="narrow">Takes them; where not all fit it may hold anything.</param>
    /// <returns>Whether all numbers fit.</returns>
    public static bool TryNarrow<T>(ReadOnlySpan<long> values, Span<T> narrow)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        unchecked
        {
            narrow = narrow[..values.Length];
            long beyond = ~long.CreateTruncating(T.MaxValue);
            int width = Vector512<long>.Count, day = 0;
            if (values.Length < width)
            {
                for (; day < values.Length; day++) narrow[day] = T.CreateTruncating(values[day]);
                return (BitsOf(values) & beyond) == 0;
            }

            ref long from = ref MemoryMarshal.GetReference(values);
            ref T to = ref MemoryMarshal.GetReference(narrow);
            Vector512<long> bits = Vector512<long>.Zero;
            nuint last = (nuint)(values.Length - width);
            for (nuint at = 0; at < last; at += (nuint)width) bits |= Narrow(ref from, ref to, at);

            // What is left goes into a last vector that reaches back over days that were copied already.
            bits |= Narrow(ref from, ref to, last);
            return (bits & Vector512.Create(beyond)) == Vector512<long>.Zero;
        }
    }

    /// <summary>Copies eight numbers that fit; of others anything.</summary>
    /// <returns>The numbers.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Narrow<T>(ref long from, ref T to, nuint at)
        where T : struct
    {
        Vector512<long> eight = Vector512.LoadUnsafe(ref from, at);
        if (typeof(T) == typeof(int)) Vector512.Narrow(eight, eight).GetLower().As<int, T>().StoreUnsafe(ref to, at);
        else if (Avx512F.IsSupported) Avx512F.ConvertToVector128Int16(eight).As<short, T>().StoreUnsafe(ref to, at);
        else NumberVectors.Narrow(eight.GetLower(), eight.GetUpper()).As<ushort, T>().StoreUnsafe(ref to, at);
        return eight;
    }

    /// <summary>Copies numbers of 16 bits to as many of 32.</summary>
    public static void Widen(ReadOnlySpan<ushort> narrow, Span<int> values)
    {
        for (int day = 0; day < narrow.Length; day++) values[day] = narrow[day];
    }

    /// <summary>Copies numbers of fewer bits, none of them below zero, to as many of 64.</summary>
    /// <typeparam name="T"><see cref="ushort"/> or <see cref="int"/>.</typeparam>
    public static void Widen<T>(ReadOnlySpan<T> narrow, Span<long> values)
        where T : struct, IBinaryInteger<T>
    {
        unchecked
        {
            values = values[..narrow.Length];
            ref T from = ref MemoryMarshal.GetReference(narrow);
            ref long to = ref MemoryMarshal.GetReference(values);
            int width = Vector256<int>.Count, day = 0;
            for (; day <= narrow.Length - width; day += width)
            {
                Vector256<int> both = typeof(T) == typeof(int)
                    ? Vector256.LoadUnsafe(ref from, (nuint)day).As<T, int>()
                    : Vector256.WidenLower(Vector128.LoadUnsafe(ref from, (nuint)day).As<T, ushort>().ToVector256Unsafe()).AsInt32();
                (Vector256<long> low, Vector256<long> high) = Vector256.Widen(both);
                low.StoreUnsafe(ref to, (nuint)day);
                high.StoreUnsafe(ref to, (nuint)(day + width / 2));
            }

            for (; day < narrow.Length; day++) values[day] = long.CreateTruncating(narrow[day]);
        }
    }
}
