namespace EktpModel.Forecasting;

/// <summary>
/// The daily numbers of all regions, one array a series, region after region in the order of the scenario. What
/// follows from these is not kept.
/// </summary>
internal sealed class SeriesStore
{
    private readonly int _days;

    public SeriesStore(int regions, int days, bool[] kinds)
    {
        _days = days;
        int length = checked(regions * days);

        // Every element is written by the kernel, so that the arrays need not be cleared first.
        Blanks = GC.AllocateUninitializedArray<long>(length);
        Printed = GC.AllocateUninitializedArray<long>(length);
        Spoiled = GC.AllocateUninitializedArray<long>(length);
        HandedOver = GC.AllocateUninitializedArray<long>(length);
        Backlog = new long[kinds.Length][];
        for (int kind = 0; kind < kinds.Length; kind++) Backlog[kind] = kinds[kind] ? GC.AllocateUninitializedArray<long>(length) : [];
    }

    public long[] Blanks { get; }

    public long[] Printed { get; }

    public long[] Spoiled { get; }

    public long[] HandedOver { get; }

    /// <summary>The backlog by kind; empty for a kind that never occurs.</summary>
    public long[][] Backlog { get; }

    /// <summary>One row of one of the series.</summary>
    public ReadOnlySpan<long> RowOf(long[] series, int row) => series.AsSpan(row * _days, _days);

    /// <summary>Some days of all series of one row.</summary>
    public SeriesPart PartOf(int row, int day, int length) => new(this, row * _days + day, length);
}
