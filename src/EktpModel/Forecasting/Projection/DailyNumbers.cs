using System.Numerics;

namespace EktpModel.Forecasting;

/// <summary>Arithmetic with numbers of many days at once.</summary>
internal static class DailyNumbers
{
    /// <summary>Adds values to sums, day by day.</summary>
    public static void Add(Span<long> sum, ReadOnlySpan<long> values)
    {
        int width = Vector<long>.Count, day = 0;
        for (; day <= sum.Length - width; day += width)
            (new Vector<long>(sum[day..]) + new Vector<long>(values[day..])).CopyTo(sum[day..]);
        for (; day < sum.Length; day++) sum[day] += values[day];
    }

    /// <summary>All days together.</summary>
    public static long Sum(ReadOnlySpan<long> values)
    {
        long sum = 0;
        foreach (long value in values) sum += value;
        return sum;
    }

    /// <summary>Adds up the changes of each day to the levels at its end.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="level">The level before the first day.</param>
    /// <param name="levels">Takes the levels.</param>
    /// <returns>The level after the last day.</returns>
    public static long Accumulate(ReadOnlySpan<long> changes, long level, Span<long> levels)
    {
        for (int day = 0; day < changes.Length; day++) levels[day] = level += changes[day];
        return level;
    }
}
