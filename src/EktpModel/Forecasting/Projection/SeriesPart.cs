namespace EktpModel.Forecasting;

/// <summary>Some days, one after another, of one region's series.</summary>
internal readonly struct SeriesPart(SeriesStore store, int at, int length)
{
    public int Length => length;

    public Span<long> Blanks => store.Blanks.AsSpan(at, length);

    public Span<long> Printed => store.Printed.AsSpan(at, length);

    public Span<long> Spoiled => store.Spoiled.AsSpan(at, length);

    public Span<long> HandedOver => store.HandedOver.AsSpan(at, length);

    /// <summary>The backlog of a kind; empty for a kind that never occurs.</summary>
    public Span<long> BacklogOf(int kind) => store.Backlog[kind] is { Length: > 0 } series ? series.AsSpan(at, length) : [];
}
