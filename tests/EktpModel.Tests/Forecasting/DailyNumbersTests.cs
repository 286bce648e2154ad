using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>Numbers of many days at once, against one day after another: any length, so that vectors and what is left behind them are both met.</summary>
[Properties(MaxTest = 300)]
public class DailyNumbersTests
{
    [Property]
    public void A_sum_is_that_of_all_days(int[] values) => Assert.Equal(values.Sum(value => (long)value), DailyNumbers.Sum(Long(values)));

    [Property]
    public void Values_are_added_to_each_day(int[] values)
    {
        long[] sum = Long(values);
        DailyNumbers.Add(sum, Long(values));
        Assert.Equal(values.Select(value => value * 2L), sum);
    }

    [Property]
    public void Whole_vectors_are_copied_and_added_and_nothing_beside_them(int[] values)
    {
        long[] whole = Long(values[..(values.Length / 8 * 8)]), row = [7, .. whole.Select(_ => -1L), 7];
        DailyNumbers.CopyVectors(whole, row.AsSpan(1..^1));
        Assert.Equal([7, .. whole, 7], row);
        DailyNumbers.AddVectors(whole, row.AsSpan(1..^1));
        Assert.Equal([7, .. whole.Select(value => 2 * value), 7], row);
    }

    [Property]
    public void Days_with_nothing_have_a_bit_each(bool[] isZero, byte length)
    {
        // Repeated, as few lists are as long as two months.
        long[] values = [.. Enumerable.Range(0, isZero.Length == 0 ? 0 : length % 65).Select(day => isZero[day % isZero.Length] ? 0L : 1L << 40)];
        ulong zeros = DailyNumbers.ZerosOf(values);
        for (int day = 0; day < 64; day++) Assert.Equal(day < values.Length && values[day] == 0, (zeros >> day & 1) != 0);
    }

    [Property]
    public void Numbers_of_32_bits_come_back_from_64_as_they_were(int[] values)
    {
        int[] narrow = [.. Enumerable.Repeat(-1, values.Length + 1)];
        long[] wide = new long[values.Length];
        Assert.Equal(values.All(value => value >= 0), DailyNumbers.TryNarrow<int>(Long(values), narrow));
        DailyNumbers.Widen<int>(narrow.AsSpan(..values.Length), wide);
        Assert.Equal(values, narrow[..^1]);
        Assert.Equal(-1, narrow[^1]);
        Assert.Equal(Long(values), wide);
    }

    [Property]
    public void Numbers_of_16_bits_come_back_from_64_as_they_were(ushort[] values)
    {
        ushort[] narrow = [.. Enumerable.Repeat((ushort)7, values.Length + 1)];
        long[] wide = new long[values.Length];
        Assert.True(DailyNumbers.TryNarrow<ushort>([.. values.Select(value => (long)value)], narrow));
        DailyNumbers.Widen<ushort>(narrow.AsSpan(..values.Length), wide);
        Assert.Equal(values, narrow[..^1]);
        Assert.Equal(7, narrow[^1]);
        Assert.Equal(values.Select(value => (long)value), wide);
    }

    [Property]
    public void A_number_that_does_not_fit_is_told_wherever_it_stands(PositiveInt days, PositiveInt at, PositiveInt beyond)
    {
        long[] values = new long[1 + days.Get % 70];
        values[at.Get % values.Length] = (long)ushort.MaxValue + beyond.Get;
        Assert.False(DailyNumbers.TryNarrow(values, new ushort[values.Length]));
        Assert.True(DailyNumbers.TryNarrow(values, new int[values.Length]));
        values[at.Get % values.Length] = (long)int.MaxValue + beyond.Get;
        Assert.False(DailyNumbers.TryNarrow(values, new int[values.Length]));
    }

    [Property]
    public void Levels_begin_anew_after_a_day_on_which_nothing_is_left((sbyte Change, bool IsNothing)[] days, byte length, sbyte before)
    {
        (sbyte Change, bool IsNothing)[] some = [.. Enumerable.Range(0, days.Length == 0 ? 0 : length % 65).Select(day => days[day % days.Length])];
        List<long> levels = [before];
        foreach ((sbyte change, bool isNothing) in some) levels.Add(isNothing ? 0 : levels[^1] + change);
        ulong nothing = 0;
        for (int day = 0; day < some.Length; day++) nothing |= (some[day].IsNothing ? 1UL : 0UL) << day;
        long[] found = [.. some.Select(day => (long)day.Change)], always = [.. found];
        DailyNumbers.Accumulate(found, before, nothing);
        long[] elsewhere = [.. always.Select(_ => 7L), 7];
        DailyNumbers.Accumulate(always, elsewhere, before);
        DailyNumbers.Accumulate(always, always, before);
        Assert.Equal(levels[1..], found);
        Assert.Equal(some.Select((_, day) => before + some[..(day + 1)].Sum(one => (long)one.Change)), always);
        Assert.Equal([.. always, 7], elsewhere);
    }

    private static long[] Long(int[] values) => [.. values.Select(value => (long)value)];
}
