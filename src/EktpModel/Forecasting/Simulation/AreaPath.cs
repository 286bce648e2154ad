using System.Numerics;
using System.Runtime.InteropServices;

namespace EktpModel.Forecasting;

/// <summary>What one path came to in an area: a region, or several added up.</summary>
internal sealed class AreaPath(int days)
{
    private readonly long[][] _series = [.. Enumerable.Range(0, SeriesCount).Select(_ => new long[days])];
    private readonly bool[] _isOut = new bool[days];
    private readonly int[] _constraintDays = new int[4];

    /// <summary>How many of <see cref="SimulatedSeries"/> there are.</summary>
    public const int SeriesCount = 6;

    /// <summary>The day on which the last region cleared its opening backlog; the number of days if one did not.</summary>
    public int ClearedOn { get; private set; }

    /// <summary>The first day at whose end nobody waited; the number of days if there is none.</summary>
    public int CaughtUpOn { get; private set; }

    /// <summary>The day on which the last region had handed over its opening backlog; the number of days if one did not.</summary>
    public int HandedOverOn { get; private set; }

    /// <summary>Whether a region had backlog and no blanks at the end of each day.</summary>
    public ReadOnlySpan<bool> IsOut => _isOut;

    public ReadOnlySpan<int> ConstraintDays => _constraintDays;

    /// <summary>One of <see cref="SimulatedSeries"/>, counted from zero.</summary>
    public ReadOnlySpan<long> Series(int series) => _series[series];

    /// <summary>Takes over what a region came to.</summary>
    public void Set(SeriesStore store, int row, RegionKernel kernel, long awaitingAtStart)
    {
        Span<long> backlog = _series[1], awaiting = _series[5];
        store.RowOf(store.Blanks, row).CopyTo(_series[0]);
        store.RowOf(store.Printed, row).CopyTo(_series[2]);
        store.RowOf(store.Spoiled, row).CopyTo(_series[3]);
        store.RowOf(store.HandedOver, row).CopyTo(_series[4]);
        bool isFirst = true;
        foreach (long[] kind in store.Backlog)
        {
            if (kind.Length == 0) continue;
            if (isFirst) store.RowOf(kind, row).CopyTo(backlog);
            else Add(backlog, store.RowOf(kind, row));
            isFirst = false;
        }

        if (isFirst) backlog.Clear();
        ReadOnlySpan<long> blanks = _series[0], printed = _series[2], handed = _series[4];
        long waits = awaitingAtStart;
        for (int day = 0; day < awaiting.Length; day++)
        {
            awaiting[day] = waits += printed[day] - handed[day];
            _isOut[day] = blanks[day] == 0 && backlog[day] > 0;
        }

        kernel.ConstraintDays.CopyTo(_constraintDays);
        ClearedOn = kernel.ClearedOn ?? days;
        CaughtUpOn = kernel.CaughtUpOn ?? days;
        HandedOverOn = kernel.HandedOverOn ?? days;
    }

    /// <summary>Goes back to nothing, to add up regions.</summary>
    public void Clear()
    {
        foreach (long[] series in _series) Array.Clear(series);
        Array.Clear(_isOut);
        Array.Clear(_constraintDays);
        ClearedOn = HandedOverOn = CaughtUpOn = 0;
    }

    /// <summary>Adds a region. When all are added, <see cref="FindCaughtUp"/> has to follow.</summary>
    public void Add(AreaPath region)
    {
        for (int series = 0; series < SeriesCount; series++) Add(_series[series], region._series[series]);
        for (int day = 0; day < days; day++) _isOut[day] |= region._isOut[day];
        for (int constraint = 0; constraint < _constraintDays.Length; constraint++) _constraintDays[constraint] += region._constraintDays[constraint];
        ClearedOn = Math.Max(ClearedOn, region.ClearedOn);
        HandedOverOn = Math.Max(HandedOverOn, region.HandedOverOn);
    }

    /// <summary>Looks for the first day on which nobody waited in any of the regions added.</summary>
    public void FindCaughtUp()
    {
        int day = Array.IndexOf(_series[1], 0);
        CaughtUpOn = day < 0 ? days : day;
    }

    private static void Add(Span<long> sums, ReadOnlySpan<long> more)
    {
        Span<Vector<long>> wide = MemoryMarshal.Cast<long, Vector<long>>(sums);
        ReadOnlySpan<Vector<long>> wideMore = MemoryMarshal.Cast<long, Vector<long>>(more);
        for (int i = 0; i < wide.Length; i++) wide[i] += wideMore[i];
        for (int i = wide.Length * Vector<long>.Count; i < sums.Length; i++) sums[i] += more[i];
    }
}
