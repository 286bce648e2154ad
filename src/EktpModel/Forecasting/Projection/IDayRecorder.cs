namespace EktpModel.Forecasting;

/// <summary>
/// What becomes of a region's days as the kernel works them out. Implemented by structs, so that each use of the
/// kernel is compiled with its own recorder and pays for no call.
/// </summary>
internal interface IDayRecorder
{
    /// <summary>A day is over.</summary>
    /// <param name="day">The day, counted from the start.</param>
    /// <param name="blanks">The blanks at its end.</param>
    /// <param name="waiting">The backlog at its end, by kind.</param>
    /// <param name="today">What happened on it.</param>
    void Record(int day, long blanks, ReadOnlySpan<long> waiting, in DayOutcome today);
}
