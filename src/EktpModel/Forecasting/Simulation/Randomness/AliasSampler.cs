using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EktpModel.Forecasting;

/// <summary>Draws counts that follow each other by a table of their chances: one number from the stream and one look, however many they are.</summary>
/// <remarks>
/// A. J. Walker, <i>An efficient method for generating discrete random variables with general distributions</i>, ACM Transactions on
/// Mathematical Software 3 (1977); the table is made as in M. D. Vose, <i>A linear algorithm for generating random numbers with a
/// given distribution</i>, IEEE Transactions on Software Engineering 17 (1991).
/// </remarks>
internal readonly struct AliasSampler
{
    /// <summary>Chances as small as this need not be in a table: a draw does not tell them from none.</summary>
    public const double LeastChance = 1.0 / (1L << 62) / (1L << 4);

    /// <summary>The most counts for which a table pays.</summary>
    public const int MostCounts = 2_048;

    private readonly long _first;
    private readonly Column[] _columns;

    /// <summary>Prepares to draw.</summary>
    /// <param name="first">The first count.</param>
    /// <param name="chances">The chances of it and of those that follow, not negative; they are taken by their sum.</param>
    public AliasSampler(long first, ReadOnlySpan<double> chances)
    {
        _first = first;
        _columns = new Column[chances.Length];
        Fill(_columns, chances);
    }

    /// <summary>Makes the columns of a table.</summary>
    /// <param name="columns">Takes them.</param>
    /// <param name="chances">As many chances, not negative; they are taken by their sum.</param>
    public static void Fill(Span<Column> columns, ReadOnlySpan<double> chances)
    {
        Debug.Assert(chances.Length > 0 && chances.Length == columns.Length);
        double sum = 0;
        foreach (double chance in chances) sum += chance;

        // Every column is as high as the average; what a count lacks of its own, one that has more fills up, to which the column then leads.
        var heights = new double[chances.Length];
        var turns = new int[chances.Length];
        int low = 0, high = turns.Length;
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = chances[i] / sum * heights.Length;
            turns[heights[i] < 1 ? low++ : --high] = i;
        }

        int next = 0;
        for (; next < high && high < turns.Length; next++)
        {
            int lacking = turns[next], giver = turns[high];
            columns[lacking] = new Column(OfAll(heights[lacking]), giver);
            heights[giver] -= 1 - heights[lacking];

            // It lacks something itself now, and its turn comes last of those that do.
            if (heights[giver] < 1) high++;
        }

        // The others lack nothing but for rounding.
        for (; next < turns.Length; next++) columns[turns[next]] = new Column(long.MaxValue, turns[next]);
    }

    /// <summary>Whether there is a table.</summary>
    public bool IsPrepared => _columns is not null;

    /// <summary>A count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Next(ref RandomStream random) => CountOf(random.NextUInt64());

    /// <summary>The count that a number from a stream stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long CountOf(ulong number)
    {
        unchecked
        {
            Column[] columns = _columns;
            int at = (int)Math.BigMul(number, (uint)columns.Length, out ulong within);
            return _first + columns[at].Of(at, within);
        }
    }

    /// <summary>A count for each of some numbers from a stream. Like all inner loops it calls nothing, so that its numbers stay in the processor's registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Next(ReadOnlySpan<ulong> numbers, Span<long> counts)
    {
        counts = counts[..numbers.Length];
        for (int i = 0; i < numbers.Length; i++) counts[i] = CountOf(numbers[i]);
    }

    /// <summary>A part of one as a part of 2^63.</summary>
    private static long OfAll(double part) => (long)(part * (1UL << 63));

    /// <summary>Up to where in a column its own count is drawn, and which is beyond.</summary>
    public readonly record struct Column(long Own, int Other)
    {
        /// <summary>The count that is drawn.</summary>
        /// <param name="at">The column's own.</param>
        /// <param name="within">Where in the column, as a part of 2^64.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Of(int at, ulong within)
        {
            unchecked
            {
                // Which of the two cannot be foreseen, so there is no jump.
                int isOwn = (int)(((long)(within >> 1) - Own) >> 63);
                return Other + ((at - Other) & isOwn);
            }
        }
    }
}
