namespace EktpModel.Forecasting;

/// <summary>What one path came to in an area: a region, or several added up.</summary>
/// <param name="days">The days of the scenario.</param>
/// <param name="kept">Of which series the days are asked for. Those of blanks and backlog are there in any case.</param>
internal sealed class AreaPath(int days, SimulatedSeries kept)
{
    private readonly bool _keepsAwaiting = kept.HasFlag(SimulatedSeries.AwaitingHandover);
    private readonly bool[] _keeps = [.. Enumerable.Range(0, SeriesCount).Select(series => ((kept | SimulatedSeries.Backlog | SimulatedSeries.Blanks) & (SimulatedSeries)(1 << series)) != 0)];
    private readonly long[][] _series = [.. Enumerable.Range(0, SeriesCount).Select(_ => new long[days])];
    private readonly long[] _kind = new long[days];
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

    /// <summary>Whether a region had backlog and no blanks at the end of any day.</summary>
    public bool IsEverOut { get; private set; }

    /// <summary>Whether a region had backlog and no blanks at the end of each day.</summary>
    public ReadOnlySpan<bool> IsOut => _isOut;

    public ReadOnlySpan<int> ConstraintDays => _constraintDays;

    /// <summary>One of <see cref="SimulatedSeries"/>, counted from zero.</summary>
    public ReadOnlySpan<long> Series(int series) => _series[series];

    /// <summary>Takes over what a region came to.</summary>
    public void Set(SeriesStore store, int row, RegionKernel kernel, long awaitingAtStart)
    {
        Span<long> backlog = _series[1], awaiting = _series[5];
        store.Blanks.Read(row, _series[0]);
        if (_keeps[2] || _keepsAwaiting) store.Printed.Read(row, _series[2]);
        if (_keeps[3]) store.Spoiled.Read(row, _series[3]);
        if (_keeps[4] || _keepsAwaiting) store.HandedOver.Read(row, _series[4]);
        bool isFirst = true;
        foreach (CountRows? kind in store.Backlog)
        {
            if (kind is null) continue;
            kind.Read(row, isFirst ? backlog : _kind);
            if (!isFirst) DailyNumbers.Add(backlog, _kind);
            isFirst = false;
        }

        if (isFirst) backlog.Clear();
        if (_keepsAwaiting)
        {
            long waits = awaitingAtStart;
            for (int day = 0; day < awaiting.Length; day++) awaiting[day] = waits += _series[2][day] - _series[4][day];
        }

        FindStockOuts();
        kernel.ConstraintDays.CopyTo(_constraintDays);
        ClearedOn = kernel.ClearedOn ?? days;
        CaughtUpOn = kernel.CaughtUpOn ?? days;
        HandedOverOn = kernel.HandedOverOn ?? days;
    }

    /// <summary>Goes back to nothing, to add up regions.</summary>
    public void Clear()
    {
        for (int series = 0; series < SeriesCount; series++)
        {
            if (_keeps[series]) Array.Clear(_series[series]);
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
            if (_keeps[series]) DailyNumbers.Add(_series[series], region._series[series]);
        }

        if (region.IsEverOut)
        {
            IsEverOut = true;
            for (int day = 0; day < days; day++) _isOut[day] |= region._isOut[day];
        }

        for (int constraint = 0; constraint < _constraintDays.Length; constraint++) _constraintDays[constraint] += region._constraintDays[constraint];
        ClearedOn = Math.Max(ClearedOn, region.ClearedOn);
        HandedOverOn = Math.Max(HandedOverOn, region.HandedOverOn);
    }

    /// <summary>Looks for the days with backlog and no blanks: on most paths it is enough to see that there are always blanks.</summary>
    private void FindStockOuts()
    {
        if (IsEverOut) Array.Clear(_isOut);
        IsEverOut = false;
        ReadOnlySpan<long> blanks = _series[0], backlog = _series[1];
        int day = blanks.IndexOf(0);
        if (day < 0) return;
        bool ever = false;
        for (; day < blanks.Length; day++) ever |= _isOut[day] = blanks[day] == 0 & backlog[day] > 0;
        IsEverOut = ever;
    }

    /// <summary>Looks for the first day on which nobody waited in any of the regions added.</summary>
    public void FindCaughtUp()
    {
        int day = Array.IndexOf(_series[1], 0);
        CaughtUpOn = day < 0 ? days : day;
    }
}
