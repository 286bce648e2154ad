namespace EktpModel.Forecasting;

/// <summary>
/// Printed cards on the way to their holders, first in, first out. Of all cards printed, those of open days at
/// least the delay ago may go; at most the daily limit go.
/// </summary>
internal sealed class HandoverQueue
{
    private readonly int _delay;
    private readonly long _limit;
    private readonly (int OpenDay, long Count)[] _batches;
    private readonly long[] _printedBy;
    private int _openDay;
    private int _nextBatch;
    private long _eligibleBatches;
    private long _printed;

    /// <param name="rule">The rule.</param>
    /// <param name="batches">Cards from before the start, by the open day of the scenario on which they may go first.</param>
    /// <param name="days">The days of the scenario: a longer delay never ends in it.</param>
    public HandoverQueue(Handover rule, (int OpenDay, long Count)[] batches, int days)
    {
        _delay = Math.Min(rule.Delay, days);
        _limit = rule.DailyLimit?.Value ?? long.MaxValue;
        _batches = batches;
        foreach ((_, long count) in batches) OpeningAwaiting += count;
        _printedBy = _delay == 0 ? [] : new long[_delay + 1];
        IsImmediate = IsAtOnce(rule, batches.Length);
    }

    /// <summary>Whether all cards are handed over on the day on which they are printed.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="batches">How many batches of cards wait from before the start.</param>
    public static bool IsAtOnce(Handover rule, int batches) => rule == Handover.Immediate && batches == 0;

    /// <summary>Whether this queue does that; all that do are alike at the start.</summary>
    public bool IsImmediate { get; }

    /// <summary>Goes back to the start.</summary>
    public void Begin()
    {
        Array.Clear(_printedBy);
        _openDay = _nextBatch = 0;
        _eligibleBatches = _printed = HandedOver = 0;
    }

    /// <summary>Cards printed before the start that waited at it.</summary>
    public long OpeningAwaiting { get; }

    /// <summary>Cards handed over since the start.</summary>
    public long HandedOver { get; private set; }

    /// <summary>Printed cards that wait.</summary>
    public long Awaiting => OpeningAwaiting + _printed - HandedOver;

    /// <summary>Some days: cards were printed, and on those that are open the cards that may go are handed over.</summary>
    /// <param name="open">The days that are open, the first one the lowest bit.</param>
    /// <param name="printed">The cards printed on each day; none on one that is not open.</param>
    /// <param name="inAll">All of them together.</param>
    /// <param name="handedOver">Takes those handed over on each day.</param>
    public void Pass(ulong open, ReadOnlySpan<long> printed, long inAll, Span<long> handedOver)
    {
        if (IsImmediate)
        {
            printed.CopyTo(handedOver);
            PassOpenDay(inAll);
            return;
        }

        for (int day = 0; day < printed.Length; day++) handedOver[day] = (open >> day & 1) != 0 ? PassOpenDay(printed[day]) : 0;
    }

    /// <summary>An open day: cards were printed, and those that may go are handed over.</summary>
    /// <returns>How many are handed over.</returns>
    public long PassOpenDay(long printed)
    {
        _printed += printed;
        if (IsImmediate)
        {
            HandedOver += printed;
            return printed;
        }

        return HandOver();
    }

    private long HandOver()
    {
        _openDay++;
        for (; _nextBatch < _batches.Length && _batches[_nextBatch].OpenDay <= _openDay; _nextBatch++)
            _eligibleBatches += _batches[_nextBatch].Count;

        // The ring holds the cards printed up to each of the last days; the oldest entry is the one of the delay ago.
        long printedThen = _printed;
        if (_delay > 0)
        {
            int slot = _openDay % _printedBy.Length;
            _printedBy[slot] = _printed;
            printedThen = _openDay > _delay ? _printedBy[(slot + 1) % _printedBy.Length] : 0;
        }

        long handed = Math.Min(_limit, _eligibleBatches + printedThen - HandedOver);
        HandedOver += handed;
        return handed;
    }
}
