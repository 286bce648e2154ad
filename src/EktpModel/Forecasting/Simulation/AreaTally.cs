namespace EktpModel.Forecasting;

/// <summary>What all paths came to in an area, in whole numbers: tallies of parts of the paths add up in any order.</summary>
internal sealed class AreaTally
{
    private readonly int _days;

    public AreaTally(int days, SimulatedSeries series)
    {
        _days = days;
        ClearedOn = new long[days + 1];
        CaughtUpOn = new long[days + 1];
        HandedOverOn = new long[days + 1];
        IsOut = new long[days];
        for (int i = 0; i < Series.Length; i++) Series[i] = series.HasFlag((SimulatedSeries)(1 << i)) ? new ValueHistogram(days) : null;
    }

    /// <summary>In how many paths each day was the one; last, in how many there was none.</summary>
    public long[] ClearedOn { get; }

    public long[] CaughtUpOn { get; }

    public long[] HandedOverOn { get; }

    /// <summary>In how many paths there was backlog and no blank at the end of each day.</summary>
    public long[] IsOut { get; }

    /// <summary>In how many paths that was so on any day.</summary>
    public long IsEverOut { get; set; }

    /// <summary>The days bound by each constraint, over all paths.</summary>
    public long[] ConstraintDays { get; } = new long[4];

    /// <summary>The squares of the days bound by each constraint, over all paths.</summary>
    public long[] ConstraintSquares { get; } = new long[4];

    /// <summary>The values of each of <see cref="SimulatedSeries"/>; null for one that is not kept.</summary>
    public ValueHistogram?[] Series { get; } = new ValueHistogram?[AreaPath.SeriesCount];

    /// <summary>Counts a path, but for its series.</summary>
    public void Add(AreaPath path)
    {
        ClearedOn[path.ClearedOn]++;
        CaughtUpOn[path.CaughtUpOn]++;
        HandedOverOn[path.HandedOverOn]++;
        if (path.IsEverOut)
        {
            IsEverOut++;
            ReadOnlySpan<bool> isOut = path.IsOut;
            for (int day = 0; day < isOut.Length; day++)
            {
                if (isOut[day]) IsOut[day]++;
            }
        }

        for (int i = 0; i < ConstraintDays.Length; i++)
        {
            long bound = path.ConstraintDays[i];
            ConstraintDays[i] += bound;
            ConstraintSquares[i] += bound * bound;
        }
    }

    /// <summary>Counts the series of some paths; what is cancelled is counted in part.</summary>
    /// <param name="rows">The values of each series that is kept.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Add(ReadOnlySpan<BucketRows?> rows, CancellationToken cancellation)
    {
        for (int i = 0; i < Series.Length; i++)
        {
            if (rows[i] is { } values) Series[i]?.Add(values, cancellation);
        }
    }

    /// <summary>Counts the paths of another tally of the same area too.</summary>
    public void Add(AreaTally other)
    {
        foreach ((long[] sums, long[] more) in Counts.Zip(other.Counts))
        {
            for (int i = 0; i < sums.Length; i++) sums[i] += more[i];
        }

        IsEverOut += other.IsEverOut;
        for (int i = 0; i < Series.Length; i++)
        {
            if (Series[i] is { } sums && other.Series[i] is { } more) sums.Add(more);
        }
    }

    /// <summary>All counts of fixed length.</summary>
    public IEnumerable<long[]> Counts => [ClearedOn, CaughtUpOn, HandedOverOn, IsOut, ConstraintDays, ConstraintSquares];

    /// <summary>How many days the scenario has.</summary>
    public int Days => _days;
}
