namespace EktpModel.Forecasting;

/// <summary>
/// Room for rows of counts, several in one array: the runtime clears small arrays even where it is asked not to, which takes as long as filling them.
/// </summary>
/// <param name="rows">How many rows there are to be; those that grow come again.</param>
internal struct RowSpace(int rows)
{
    // Well below the 85,000 bytes from which the runtime keeps an array until it collects all memory.
    private const int Most = 1 << 16;

    private ArraySegment<byte> _left = [];
    private int _taken;

    /// <summary>The room of a row, with whatever in it.</summary>
    /// <param name="bytes">Its bytes.</param>
    public ArraySegment<byte> Take(int bytes)
    {
        // There is never more room than for twice as many as were taken.
        if (_left.Count < bytes) _left = GC.AllocateUninitializedArray<byte>(Math.Max(1, Math.Min(Math.Min(_taken, rows - _taken), Most / Math.Max(1, bytes))) * bytes);
        _taken++;
        ArraySegment<byte> row = _left[..bytes];
        _left = _left[bytes..];
        return row;
    }
}
