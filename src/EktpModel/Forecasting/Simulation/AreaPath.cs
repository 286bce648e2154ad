using System.Numerics;

namespace EktpModel.Forecasting;

/// <summary>What one path came to in an area: a region, or several added up.</summary>
internal sealed class AreaPath
{
    private readonly int _days;
    private readonly SimulatedSeries _kept;
    private readonly long[][] _series;
    private readonly bool[] _isOut;
    private readonly int[] _constraintDays = new int[4];

    private AreaPath(int days, SimulatedSeries kept, bool needsAll)
    {
        _days = days;
        _kept = kept | SimulatedSeries.Backlog | SimulatedSeries.Blanks;
        _series = [.. Enumerable.Range(0, SeriesCount).Select(series => needsAll || Keeps(series) ? new long[days] : [])];
        _isOut = new bool[days];
    }

    /// <summary>A path of one region, to be <see cref="Set"/>.</summary>
    /// <param name="days">The days of the scenario.</param>
    /// <param name="kept">Of which series the days are asked for. Those of blanks and backlog are there in any case.</param>
    public static AreaPath OfRegion(int days, SimulatedSeries kept) => new(days, kept, needsAll: true);

    /// <summary>A path of several regions, to which they are <see cref="Add">added</see>.</summary>
    /// <inheritdoc cref="OfRegion"/>
    public static AreaPath OfSum(int days, SimulatedSeries kept) => new(days, kept, needsAll: false);

    /// <summary>The bytes that the days of a path of several regions take, near enough.</summary>
    public static long BytesOfSum(int days, SimulatedSeries kept) => (long)BitOperations.PopCount((uint)(kept | SimulatedSeries.Backlog | SimulatedSeries.Blanks)) * days * sizeof(long);

    private const int Blanks = 0, Backlog = 1, Printed = 2, Spoiled = 3, HandedOver = 4, AwaitingHandover = 5, Received = 6, Requested = 7, InTransit = 8, BacklogOfFirstCards = 9, CentralStock = 13;

    /// <summary>How many of <see cref="SimulatedSeries"/> there are.</summary>
    public const int SeriesCount = 14;

    /// <summary>The day on which the last region cleared its opening backlog; the number of days if one did not.</summary>
    public int ClearedOn { get; private set; }

    /// <summary>The first day at whose end nobody waited; the number of days if there is none.</summary>
    public int CaughtUpOn { get; private set; }

    /// <summary>The day on which the last region had handed over its opening backlog; the number of days if one did not.</summary>
    public int HandedOverOn { get; private set; }

    /// <summary>Whether a region had backlog and no blanks at the end of any day.</summary>
    public bool IsEverOut { get; private set; }

    /// <summary>Whether a region had backlog and no blanks at the end of each day.</summary>
    public ReadOnlySpan<bool> IsOut => _isOut;

    public ReadOnlySpan<int> ConstraintDays => _constraintDays;

    /// <summary>One of <see cref="SimulatedSeries"/>, counted from zero.</summary>
    public ReadOnlySpan<long> Series(int series) => _series[series];

    /// <summary>Takes over what a region came to.</summary>
    /// <param name="store">The daily numbers.</param>
    /// <param name="row">The region's row of them.</param>
    /// <param name="kernel">The region after its last day.</param>
    /// <param name="start">What it had before its first.</param>
    /// <param name="sent">The blanks that left the central store for it on each day; only looked at for what is in transit.</param>
    public void Set(SeriesStore store, int row, RegionKernel kernel, RegionAccount start, ReadOnlySpan<long> sent)
    {
        store.Blanks.Read(row, _series[Blanks]);
        SetBacklog(store, row);
        if (Keeps(SimulatedSeries.Printed | SimulatedSeries.AwaitingHandover | SimulatedSeries.Received | SimulatedSeries.Requested | SimulatedSeries.InTransit)) store.Printed.Read(row, _series[Printed]);
        if (Keeps(SimulatedSeries.Spoiled | SimulatedSeries.Received | SimulatedSeries.InTransit)) store.Spoiled!.Read(row, _series[Spoiled]);
        if (Keeps(SimulatedSeries.HandedOver | SimulatedSeries.AwaitingHandover)) store.HandedOver.Read(row, _series[HandedOver]);
        if (Keeps(SimulatedSeries.AwaitingHandover)) DailyNumbers.Levels(start.Awaiting, _series[Printed], _series[HandedOver], _series[AwaitingHandover]);
        if (Keeps(SimulatedSeries.Received | SimulatedSeries.InTransit))
        {
            DailyNumbers.Inflows(start.Blanks, _series[Blanks], _series[Printed], _series[Received]);
            DailyNumbers.Add(_series[Received], _series[Spoiled]);
        }

        if (Keeps(SimulatedSeries.Requested)) DailyNumbers.Inflows(start.Backlog, _series[Backlog], _series[Printed], _series[Requested]);
        if (Keeps(SimulatedSeries.InTransit)) DailyNumbers.Levels(start.InTransit, sent, _series[Received], _series[InTransit]);
        if (IsEverOut) Array.Clear(_isOut);
        IsEverOut = DailyNumbers.MarkStockOuts(_series[Blanks], _series[Backlog], _isOut);
        kernel.ConstraintDays.CopyTo(_constraintDays);
        ClearedOn = kernel.ClearedOn ?? _days;
        CaughtUpOn = kernel.CaughtUpOn ?? _days;
        HandedOverOn = kernel.HandedOverOn ?? _days;
    }

    /// <summary>Takes over the central stock at the end of each day.</summary>
    public void SetCentralStock(ReadOnlySpan<long> stock)
    {
        if (Keeps(SimulatedSeries.CentralStock)) stock.CopyTo(_series[CentralStock]);
    }

    private bool Keeps(SimulatedSeries any) => (_kept & any) != 0;

    private bool Keeps(int series) => Keeps((SimulatedSeries)(1 << series));

    private void SetBacklog(SeriesStore store, int row)
    {
        Span<long> sum = _series[Backlog];
        bool isFirst = true;
        for (int kind = 0; kind < store.Backlog.Length; kind++)
        {
            if (store.Backlog[kind] is not { } rows) continue;
            rows.Read(row, _series[BacklogOfFirstCards + kind]);
            if (isFirst) _series[BacklogOfFirstCards + kind].CopyTo(sum);
            else DailyNumbers.Add(sum, _series[BacklogOfFirstCards + kind]);
            isFirst = false;
        }

        if (isFirst) sum.Clear();
    }

    /// <summary>Goes back to nothing, to add up regions.</summary>
    public void Clear()
    {
        for (int series = 0; series < SeriesCount; series++)
        {
            if (Keeps(series)) Array.Clear(_series[series]);
        }

        if (IsEverOut) Array.Clear(_isOut);
        IsEverOut = false;
        Array.Clear(_constraintDays);
        ClearedOn = HandedOverOn = CaughtUpOn = 0;
    }

    /// <summary>Adds a region. When all are added, <see cref="FindCaughtUp"/> has to follow.</summary>
    public void Add(AreaPath region)
    {
        for (int series = 0; series < SeriesCount; series++)
        {
            if (Keeps(series)) DailyNumbers.Add(_series[series], region._series[series]);
        }

        if (region.IsEverOut)
        {
            IsEverOut = true;
            for (int day = 0; day < _days; day++) _isOut[day] |= region._isOut[day];
        }

        for (int constraint = 0; constraint < _constraintDays.Length; constraint++) _constraintDays[constraint] += region._constraintDays[constraint];
        ClearedOn = Math.Max(ClearedOn, region.ClearedOn);
        HandedOverOn = Math.Max(HandedOverOn, region.HandedOverOn);
    }

    /// <summary>Looks for the first day on which nobody waited in any of the regions added.</summary>
    public void FindCaughtUp()
    {
        int day = Array.IndexOf(_series[Backlog], 0);
        CaughtUpOn = day < 0 ? _days : day;
    }
}
