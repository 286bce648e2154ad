using System.Runtime.CompilerServices;

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

    /// <summary>One row of one of the series.</summary>
    public ReadOnlySpan<long> RowOf(long[] series, int row) => series.AsSpan(row * _days, _days);

    public Recorder RecorderOf(int region) => new(this, region * _days, _days);

    /// <summary>Writes one region's days.</summary>
    internal readonly ref struct Recorder : IDayRecorder
    {
        private readonly Span<long> _blanks;
        private readonly Span<long> _printed;
        private readonly Span<long> _spoiled;
        private readonly Span<long> _handedOver;
        private readonly Span<byte> _constraints;

        // One for each kind of request: a span cannot be an element of an array.
        private readonly Span<long> _firstCards;
        private readonly Span<long> _disasters;
        private readonly Span<long> _printReady;
        private readonly Span<long> _certificates;

        public Recorder(SeriesStore store, int offset, int days)
        {
            _blanks = store.Blanks.AsSpan(offset, days);
            _printed = store.Printed.AsSpan(offset, days);
            _spoiled = store.Spoiled.AsSpan(offset, days);
            _handedOver = store.HandedOver.AsSpan(offset, days);
            _constraints = store.Constraints.AsSpan(offset, days);
            _firstCards = BacklogOf(RequestKind.FirstCard);
            _disasters = BacklogOf(RequestKind.Disaster);
            _printReady = BacklogOf(RequestKind.PrintReady);
            _certificates = BacklogOf(RequestKind.TemporaryCertificate);

            Span<long> BacklogOf(RequestKind kind) =>
                store.Backlog[(int)kind] is { Length: > 0 } series ? series.AsSpan(offset, days) : [];
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Record(int day, long blanks, ReadOnlySpan<long> waiting, in DayOutcome today)
        {
            _blanks[day] = blanks;
            _printed[day] = today.Printed;
            _spoiled[day] = today.Spoiled;
            _handedOver[day] = today.HandedOver;
            _constraints[day] = (byte)today.Constraint;
            if (day < _firstCards.Length) _firstCards[day] = waiting[(int)RequestKind.FirstCard];
            if (day < _disasters.Length) _disasters[day] = waiting[(int)RequestKind.Disaster];
            if (day < _printReady.Length) _printReady[day] = waiting[(int)RequestKind.PrintReady];
            if (day < _certificates.Length) _certificates[day] = waiting[(int)RequestKind.TemporaryCertificate];
        }
    }
}
