namespace EktpModel.Forecasting;

/// <summary>
/// Gives a supply to lots in the order of their positions. A hint in floating point proposes how far it goes, so
/// that the cost does not depend on the number of blanks; exact comparisons then move the lots that the hint
/// put on the wrong side, so that the hint decides nothing.
/// </summary>
internal sealed class LotFilling
{
    // A lot given in turn costs what a look at some dozens of regions does.
    private const int RegionsPerTurn = 64;

    private readonly NeedTable _needs;
    private readonly LotOrder _order;
    private readonly long[] _least;
    private readonly long[] _most;
    private readonly long[] _lots;
    private readonly bool[] _active;
    private readonly Comparer<LotPlace> _first;
    private readonly Comparer<LotPlace> _last;
    private long _left;

    private LotFilling(NeedTable needs, LotOrder order, long[] least)
    {
        _needs = needs;
        _order = order;
        _lots = (long[])least.Clone();
        _least = (long[])least.Clone();
        _most = new long[needs.Count];
        _active = new bool[needs.Count];
        _left = needs.LeftAfter(least);
        for (int i = 0; i < _most.Length; i++)
        {
            _most[i] = Math.Max(_least[i], Math.Min(needs.Most[i], order.MostUsefulOf(i)));
            _active[i] = true;
        }

        _first = Comparer<LotPlace>.Create((left, right) => order.Compare(left, right));
        _last = Comparer<LotPlace>.Create((left, right) => order.Compare(right, left));
    }

    /// <summary>The lots of each region.</summary>
    public static long[] Fill(NeedTable needs, LotOrder order) => Fill(needs, order, needs.Least);

    /// <summary>The lots of each region, of which it has some already.</summary>
    public static long[] Fill(NeedTable needs, LotOrder order, long[] given)
    {
        LotFilling filling = new(needs, order, given);

        // A lot that does not fit stays out for good, as what is left only shrinks; smaller lots go on without
        // it. So there are hardly more rounds than sizes of lots, and none takes longer for more blanks.
        while (filling.DropWhatDoesNotFit())
        {
            filling.Propose();
            needs.Cancellation.ThrowIfCancellationRequested();
            filling.TakeBack();
            needs.Cancellation.ThrowIfCancellationRequested();
            filling.Give();
            filling._lots.CopyTo(filling._least, 0);
        }

        return filling._lots;
    }

    private bool DropWhatDoesNotFit()
    {
        bool any = false;
        for (int i = 0; i < _active.Length; i++)
        {
            _active[i] &= _lots[i] < _most[i] && _needs.Lot[i] <= _left;
            any |= _active[i];
        }

        return any;
    }

    /// <summary>Gives the lots before a position that can be afforded, as near to all that is left as a search in floating point finds one soon.</summary>
    private void Propose()
    {
        (double from, double to) = _order.Range;
        if (CardsBefore(from) > _left) return;
        long smallest = SmallestLot();
        PositionSearch search = new(CardsBefore, _left, from, to);
        double position = search.LastAffordable(enough: smallest * (_lots.Length / RegionsPerTurn + 1), few: smallest * _lots.Length, _order.Resolution);
        for (int i = 0; i < _lots.Length; i++)
        {
            if (!_active[i]) continue;
            _lots[i] = ProposedLots(i, position);
            _left -= (_lots[i] - _least[i]) * _needs.Lot[i];
        }
    }

    private long SmallestLot()
    {
        // Held below what times the regions overflows; no supply is as large.
        long smallest = long.MaxValue / _lots.Length;
        for (int i = 0; i < _lots.Length; i++)
        {
            if (_active[i]) smallest = Math.Min(smallest, _needs.Lot[i]);
        }

        return smallest;
    }

    /// <summary>The cards of the lots that a position proposes; once they are twice as many as are left, no more are counted.</summary>
    private long CardsBefore(double position)
    {
        long cards = 0, enough = 2 * _left;
        for (int i = 0; i < _lots.Length && cards <= enough; i++)
        {
            if (_active[i]) cards += (ProposedLots(i, position) - _least[i]) * _needs.Lot[i];
        }

        return cards;
    }

    private long ProposedLots(int region, double position)
    {
        double lots = Math.Floor(_order.LotsBefore(region, position));
        return lots >= _most[region] ? _most[region] : lots <= _least[region] ? _least[region] : (long)lots;
    }

    /// <summary>Takes back every lot that comes after one that was not given.</summary>
    private void TakeBack()
    {
        LotPlace? earliest = null;
        for (int i = 0; i < _lots.Length; i++)
        {
            if (!_active[i] || _lots[i] >= _most[i]) continue;
            LotPlace next = _order.PlaceOf(i, _lots[i]);
            if (earliest is not { } known || _order.Compare(next, known) < 0) earliest = next;
        }

        if (earliest is not { } first) return;
        for (int i = 0; i < _lots.Length; i++)
        {
            if (!_active[i]) continue;
            long before = LotsBefore(first, i, _least[i], _lots[i], fromTop: true);
            _left += (_lots[i] - before) * _needs.Lot[i];
            _lots[i] = before;
        }
    }

    /// <summary>
    /// Gives lots in order, and passes over those that do not fit, until the hint has been wrong for so long, or what a large lot
    /// left is so much, that a new hint is cheaper.
    /// </summary>
    private void Give()
    {
        long smallest = SmallestLot();
        PriorityQueue<int, LotPlace> next = NextInTurn(smallest);
        for (int turns = 0; turns < 2 * _lots.Length + 8 && _left >= smallest && next.TryDequeue(out int region, out _);)
        {
            if (_needs.Lot[region] > _left) continue;
            turns++;
            long end = _lots[region] + Math.Min(_most[region] - _lots[region], _left / _needs.Lot[region]);
            if (next.TryPeek(out _, out LotPlace other)) end = LotsBefore(other, region, _lots[region] + 1, end, fromTop: false);
            _left -= (end - _lots[region]) * _needs.Lot[region];
            _lots[region] = end;
            if (end < _most[region]) next.Enqueue(region, _order.PlaceOf(region, end));
        }
    }

    /// <summary>The regions in the order of their next lots, at least as many as can have a turn and one more.</summary>
    private PriorityQueue<int, LotPlace> NextInTurn(long smallest)
    {
        // Lots of one size all fit until nothing does, so that there are no more turns than lots.
        long turns = AreAllOf(smallest) ? _left / smallest : long.MaxValue;
        PriorityQueue<int, LotPlace> lastFirst = new(_last);
        for (int i = 0; i < _lots.Length; i++)
        {
            if (!_active[i] || _lots[i] >= _most[i]) continue;
            LotPlace place = _order.PlaceOf(i, _lots[i]);
            if (lastFirst.Count <= turns) lastFirst.Enqueue(i, place);
            else lastFirst.EnqueueDequeue(i, place);
        }

        return new PriorityQueue<int, LotPlace>(lastFirst.UnorderedItems, _first);
    }

    private bool AreAllOf(long size)
    {
        for (int i = 0; i < _lots.Length; i++)
        {
            if (_active[i] && _needs.Lot[i] != size) return false;
        }

        return true;
    }

    /// <summary>How many lots of a region come before a place: looked for in growing steps from one of the bounds, then by halving.</summary>
    private long LotsBefore(in LotPlace place, int region, long least, long most, bool fromTop)
    {
        long step = 1;
        bool isBracketed = false;
        while (least < most)
        {
            long probe = isBracketed ? least + (most - least) / 2 : fromTop ? Math.Max(least, most - step) : Math.Min(most, least + step) - 1;
            bool isBefore = _order.Compare(_order.PlaceOf(region, probe), place) < 0;
            if (isBefore) least = probe + 1;
            else most = probe;
            isBracketed |= isBefore == fromTop;
            if (!isBracketed) step *= 2;
        }

        return least;
    }
}
