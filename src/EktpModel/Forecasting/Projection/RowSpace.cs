using System.Runtime.CompilerServices;

namespace EktpModel.Forecasting;

/// <summary>
/// Room for rows of counts of one width, several in one array: the runtime clears small arrays even where it is asked not to, which takes as long as filling them.
/// </summary>
/// <typeparam name="T">The numbers of a row.</typeparam>
/// <param name="rows">The most rows there are to be.</param>
/// <param name="days">The numbers of each.</param>
internal struct RowSpace<T>(int rows, int days)
    where T : unmanaged
{
    // Well below the 85,000 bytes from which the runtime keeps an array until it collects all memory.
    private const int Bytes = 1 << 16;

    private readonly int _together = Math.Max(1, Bytes / Unsafe.SizeOf<T>() / Math.Max(1, days));
    private ArraySegment<T> _left = [];
    private int _taken;

    /// <summary>A row, with whatever numbers.</summary>
    public ArraySegment<T> Take()
    {
        // Few rows may be of this width: there is never more room than for twice as many as were taken.
        if (_left.Count == 0) _left = GC.AllocateUninitializedArray<T>(Math.Max(1, Math.Min(_taken, Math.Min(_together, rows - _taken))) * days);
        _taken++;
        ArraySegment<T> row = _left[..days];
        _left = _left[days..];
        return row;
    }
}
