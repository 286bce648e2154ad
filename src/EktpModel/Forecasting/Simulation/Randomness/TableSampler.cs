using System.Diagnostics;

namespace EktpModel.Forecasting;

/// <summary>Draws from a list of values with weights in whole numbers; the chances are exact.</summary>
internal readonly struct TableSampler
{
    private readonly long[] _values;
    private readonly long[] _reached;

    /// <summary>Prepares to draw.</summary>
    /// <param name="table">The values with their weights, none below zero, whose sum is above zero and fits a long.</param>
    public TableSampler(ReadOnlySpan<(long Value, long Weight)> table)
    {
        _values = new long[table.Length];
        _reached = new long[table.Length];
        long sum = 0;
        int used = 0;
        foreach ((long value, long weight) in table)
        {
            Debug.Assert(weight >= 0);
            if (weight == 0) continue;
            _values[used] = value;
            _reached[used++] = sum += weight;
        }

        Debug.Assert(used > 0);
        Array.Resize(ref _values, used);
        Array.Resize(ref _reached, used);
    }

    /// <summary>A value. Where only one has a weight nothing is drawn from the stream.</summary>
    public long Next(ref RandomStream random)
    {
        if (_values.Length == 1) return _values[0];
        long drawn = unchecked((long)random.NextBelow((ulong)_reached[^1]));
        int at = Array.BinarySearch(_reached, drawn + 1);
        return _values[at < 0 ? ~at : at];
    }
}
