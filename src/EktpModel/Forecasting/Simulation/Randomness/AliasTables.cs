using System.Runtime.CompilerServices;

namespace EktpModel.Forecasting;

/// <summary>
/// As many tables of an <see cref="AliasSampler"/> as each has counts: which count comes next, by the one before. Where in a table a draw falls does not depend on
/// which table it is, so that one draw after another waits for no more than a look.
/// </summary>
/// <param name="counts">The counts, from zero on.</param>
internal sealed class AliasTables(int counts)
{
    private readonly AliasSampler.Column[] _columns = new AliasSampler.Column[counts * counts];

    /// <summary>Makes the table for a count.</summary>
    /// <param name="count">The count.</param>
    /// <param name="chances">The chance of each to be the next, not negative; they are taken by their sum.</param>
    public void Set(int count, ReadOnlySpan<double> chances) => AliasSampler.Fill(_columns.AsSpan(count * counts, counts), chances);

    /// <summary>The count after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(ref RandomStream random, int count)
    {
        int at = (int)Math.BigMul(random.NextUInt64(), (ulong)counts, out ulong within);
        return (int)_columns[count * counts + at].Of(at, within);
    }
}
