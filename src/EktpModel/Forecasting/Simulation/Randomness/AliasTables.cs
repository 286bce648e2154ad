using System.Runtime.CompilerServices;

namespace EktpModel.Forecasting;

/// <summary>
/// As many tables of an <see cref="AliasSampler"/> as each has counts: which count comes next, by the one before. Where in a table a draw falls does not depend on
/// which table it is.
/// </summary>
/// <param name="counts">The counts, from zero on.</param>
internal sealed class AliasTables(int counts)
{
    private readonly AliasSampler.Column[] _columns = new AliasSampler.Column[counts * counts];

    /// <summary>Makes the table for a count.</summary>
    /// <param name="count">The count.</param>
    /// <param name="chances">The chance of each to be the next, not negative; they are taken by their sum.</param>
    public void Set(int count, ReadOnlySpan<double> chances) => AliasSampler.Fill(_columns.AsSpan(count * counts, counts), chances);

    /// <summary>Counts that come one after another. Like all inner loops it calls nothing, so that its numbers stay in the processor's registers.</summary>
    /// <param name="numbers">A number from the stream for each.</param>
    /// <param name="count">The count before the first.</param>
    /// <param name="after">Takes the counts.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Next(ReadOnlySpan<ulong> numbers, int count, Span<int> after)
    {
        ReadOnlySpan<AliasSampler.Column> columns = _columns;
        int width = counts;
        after = after[..numbers.Length];
        unchecked
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                int at = (int)Math.BigMul(numbers[i], (uint)width, out ulong within);
                int next = columns[count * width + at].Of(at, within);

                // Where a count mostly stays the same the processor foresees it, and the next draw need not wait for this one.
                if (next != count) count = next;
                after[i] = count;
            }
        }
    }
}
