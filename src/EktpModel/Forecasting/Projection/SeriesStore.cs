namespace EktpModel.Forecasting;

/// <summary>The daily numbers of all regions: one array a series, region after region.</summary>
internal sealed class SeriesStore
{
    private readonly int _days;

    public SeriesStore(int regions, int days, bool[] kinds)
    {
        _days = days;
        int length = checked(regions * days);

        // Every element is written by the recorder, so that the arrays need not be cleared first.
        Blanks = GC.AllocateUninitializedArray<long>(length);
        Printed = GC.AllocateUninitializedArray<long>(length);
        Spoiled = GC.AllocateUninitializedArray<long>(length);
        HandedOver = GC.AllocateUninitializedArray<long>(length);
        Constraints = GC.AllocateUninitializedArray<byte>(length);
        Backlog = new long[kinds.Length][];
        for (int kind = 0; kind < kinds.Length; kind++) Backlog[kind] = kinds[kind] ? GC.AllocateUninitializedArray<long>(length) : [];
    }

    public long[] Blanks { get; }

    public long[] Printed { get; }

    public long[] Spoiled { get; }

    public long[] HandedOver { get; }

    /// <summary>The backlog by kind; empty for a kind that never occurs.</summary>
    public long[][] Backlog { get; }

    public byte[] Constraints { get; }

    public Recorder RecorderOf(int region) => new(this, region * _days);

    internal readonly struct Recorder(SeriesStore store, int offset) : IDayRecorder
    {
        public void Record(int day, RegionKernel region, in DayOutcome today)
        {
            int index = offset + day;
            store.Blanks[index] = region.Blanks;
            store.Printed[index] = today.Printed;
            store.Spoiled[index] = today.Spoiled;
            store.HandedOver[index] = today.HandedOver;
            store.Constraints[index] = (byte)today.Constraint;
            long[][] backlog = store.Backlog;
            for (int kind = 0; kind < backlog.Length; kind++)
            {
                long[] series = backlog[kind];
                if (index < series.Length) series[index] = region.WaitingOfKind(kind);
            }
        }
    }
}
