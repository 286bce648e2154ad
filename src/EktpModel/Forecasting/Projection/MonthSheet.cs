namespace EktpModel.Forecasting;

/// <summary>Where the kernel notes a month's numbers while it works them out. One sheet serves all regions, as only one is at work at a time.</summary>
/// <param name="rates">The most demand rates a region has.</param>
internal sealed class MonthSheet(int rates)
{
    /// <summary>The most days a month has; each series of numbers has room for so many.</summary>
    public const int Days = 31;

    private readonly long[] _totals = new long[(1 + CohortLayout.Kinds) * Days];
    private readonly long[] _capacity = new long[Days];
    private readonly long[] _requestsByRate = new long[rates * Days];

    /// <summary>The requests of each day, together: at first those that come, then those that wait at its end.</summary>
    public Span<long> Requests => _totals.AsSpan(0, Days);

    /// <summary>The change of the backlog on each day, of one kind after another.</summary>
    public Span<long> Changes => _totals.AsSpan(Days);

    /// <summary>What could be printed on each day.</summary>
    public Span<long> Capacity => _capacity;

    /// <summary>The requests of each day, of one demand rate after another.</summary>
    public Span<long> RequestsByRate => _requestsByRate;

    /// <summary>The change of the backlog of a kind on each day.</summary>
    public Span<long> ChangesOf(int kind) => _totals.AsSpan((1 + kind) * Days, Days);

    /// <summary>The requests of a demand rate on each day.</summary>
    public Span<long> RequestsOf(int rate) => _requestsByRate.AsSpan(rate * Days, Days);

    /// <summary>Forgets the requests and changes of the month before.</summary>
    public void Clear() => Array.Clear(_totals);
}
