namespace EktpModel.Forecasting;

/// <summary>
/// What becomes of a region's days as the kernel works them out. Implemented by structs, so that each use of the
/// kernel is compiled with its own recorder and pays for no call.
/// </summary>
internal interface IDayRecorder
{
    /// <summary>A day is over.</summary>
    /// <param name="day">The day, counted from the start.</param>
    /// <param name="region">The region as it is at the end of the day.</param>
    /// <param name="today">What happened on it.</param>
    void Record(int day, RegionKernel region, in DayOutcome today);
}
