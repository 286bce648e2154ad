using System.Runtime.InteropServices;
using EktpModel.Forecasting;
using NodaTime;

namespace EktpModel.Benchmarks;

/// <summary>
/// FNV-1a over every series of a projection of the reference work, the constraints and the dates that follow from them, as
/// native/projection.cpp has it: equal checksums are the proof that both did the same work.
/// </summary>
internal sealed class SeriesChecksum
{
    private ulong _hash = 14695981039346656037;

    public static ulong Of(Projection projection)
    {
        SeriesChecksum sum = new();
        sum.Add(projection, region => region.Blanks);
        foreach (RequestKind kind in ReferenceWorkload.Kinds) sum.Add(projection, region => region.BacklogOf(kind));
        sum.Add(projection, region => region.Printed);
        sum.Add(projection, region => region.Spoiled);
        sum.Add(projection, region => region.HandedOver);
        sum.AddConstraints(projection);
        foreach (RegionProjection region in projection.Regions) sum.Add([DayOf(region.ClearedOn, projection), DayOf(region.CaughtUpOn, projection)]);
        return sum._hash;
    }

    private void Add(Projection projection, Func<RegionProjection, CardSeries> seriesOf)
    {
        foreach (RegionProjection region in projection.Regions) Add(seriesOf(region).Values);
    }

    private void AddConstraints(Projection projection)
    {
        Span<byte> constraints = new byte[projection.Scenario.Days];
        foreach (RegionProjection region in projection.Regions)
        {
            for (int day = 0; day < constraints.Length; day++) constraints[day] = (byte)region.ConstraintOn(projection.Start.PlusDays(day));
            AddBytes(constraints);
        }
    }

    private void Add(ReadOnlySpan<long> values) => AddBytes(MemoryMarshal.AsBytes(values));

    private void AddBytes(ReadOnlySpan<byte> bytes)
    {
        ulong hash = _hash;
        foreach (byte value in bytes) hash = unchecked((hash ^ value) * 1099511628211);
        _hash = hash;
    }

    private static long DayOf(LocalDate? date, Projection projection) =>
        date is { } found ? Period.DaysBetween(projection.Start, found) : -1;
}
