using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>All sets of so many of some days.</summary>
internal static class DaySets
{
    /// <summary>How many sets there are; a large number stands for more than can be tried.</summary>
    public static long CountOf(int days, int size)
    {
        long count = 1;
        for (int i = 1; i <= size; i++)
        {
            count = count * (days - size + i) / i;
            if (count > int.MaxValue) return count;
        }

        return count;
    }

    /// <summary>The sets, those of the first days first.</summary>
    public static IEnumerable<LocalDate[]> Of(LocalDate[] days, int size)
    {
        int[] chosen = [.. Enumerable.Range(0, size)];
        while (true)
        {
            yield return [.. chosen.Select(index => days[index])];
            int last = size - 1;
            while (last >= 0 && chosen[last] == days.Length - size + last) last--;
            if (last < 0) yield break;
            chosen[last]++;
            for (int next = last + 1; next < size; next++) chosen[next] = chosen[next - 1] + 1;
        }
    }
}
