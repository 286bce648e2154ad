namespace EktpModel.Forecasting;

/// <summary>
/// Gives a supply to lots in the order of their positions. A hint in floating point proposes how far it goes, so
/// that the cost does not depend on the number of blanks; exact comparisons then move the lots that the hint
/// put on the wrong side, so that the hint decides nothing.
/// </summary>
internal sealed class LotFilling
{
    private readonly NeedTable _needs;
    private readonly LotOrder _order;
    private readonly long[] _least;
    private readonly long[] _most;
    private readonly long[] _lots;
    private readonly bool[] _active;
    private readonly Comparer<(Ratio Position, int Region, long Lots)> _first;
    private long _left;

    private LotFilling(NeedTable needs, LotOrder order, long[] least)
    {
        _needs = needs;
        _order = order;
        _lots = (long[])least.Clone();
        _least = (long[])least.Clone();
        _most = new long[needs.Count];
        _active = new bool[needs.Count];
        _left = needs.Supply;
        for (int i = 0; i < _most.Length; i++)
        {
            _most[i] = Math.Max(_least[i], Math.Min(needs.Most[i], order.MostUsefulOf(i)));
            _left -= _least[i] * needs.Lot[i];
            _active[i] = true;
        }

        _first = Comparer<(Ratio Position, int Region, long Lots)>.Create(Compare);
    }

    /// <summary>The lots of each region.</summary>
    public static long[] Fill(NeedTable needs, LotOrder order) => Fill(needs, order, needs.Least);

    /// <summary>The lots of each region, of which it has some already.</summary>
    public static long[] Fill(NeedTable needs, LotOrder order, long[] given)
    {
        LotFilling filling = new(needs, order, given);

        // A lot that does not fit stays out for good, as what is left only shrinks; smaller lots go on without
        // it. So there are hardly more rounds than sizes of lots.
        while (filling.DropWhatDoesNotFit())
        {
            filling.Propose();
            filling.TakeBack();
            filling.Give();
            filling._lots.CopyTo(filling._least, 0);
        }

        return filling._lots;
    }

    private int Compare((Ratio Position, int Region, long Lots) left, (Ratio Position, int Region, long Lots) right)
    {
        int byPosition = left.Position.CompareTo(right.Position);
        if (byPosition != 0 || left.Region == right.Region) return byPosition;
        int byTie = _order.CompareAtTie(left.Region, left.Lots, right.Region, right.Lots);
        return byTie != 0 ? byTie : left.Region.CompareTo(right.Region);
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

    /// <summary>Gives the lots before a position found by halving, if that can be afforded.</summary>
    private void Propose()
    {
        (double low, double high) = _order.Range;
        double slack = 0;
        for (int i = 0; i < _active.Length; i++) slack += _active[i] ? _needs.Lot[i] : 0;
        while (high - low > _order.Resolution)
        {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) break;
            double cards = CardsBefore(middle);
            if (cards > _left) high = middle;
            else low = middle;
            if (cards <= _left && cards > _left - slack) break;
        }

        Int128 left = _left;
        for (int i = 0; i < _lots.Length; i++)
        {
            if (!_active[i]) continue;
            _lots[i] = ProposedLots(i, low);
            left -= (Int128)(_lots[i] - _least[i]) * _needs.Lot[i];
        }

        // Floating point may have promised a few cards too many.
        while (left < 0)
        {
            for (int i = 0; i < _lots.Length && left < 0; i++)
            {
                if (!_active[i] || _lots[i] == _least[i]) continue;
                long cut = (long)Int128.Min(_lots[i] - _least[i], -left / _lots.Length / _needs.Lot[i] + 1);
                _lots[i] -= cut;
                left += (Int128)cut * _needs.Lot[i];
            }
        }

        _left = (long)left;
    }

    private double CardsBefore(double position)
    {
        double cards = 0;
        for (int i = 0; i < _lots.Length; i++)
        {
            if (_active[i]) cards += (double)(ProposedLots(i, position) - _least[i]) * _needs.Lot[i];
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
        (Ratio, int, long)? earliest = null;
        for (int i = 0; i < _lots.Length; i++)
        {
            if (!_active[i] || _lots[i] >= _most[i]) continue;
            (Ratio, int, long) next = PlaceOf(i, _lots[i]);
            if (earliest is not { } known || Compare(next, known) < 0) earliest = next;
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
    /// Gives lots in order until the first that does not fit, or until the hint has been wrong for so long that a
    /// new one is cheaper.
    /// </summary>
    private void Give()
    {
        PriorityQueue<int, (Ratio, int, long)> next = new(_first);
        for (int i = 0; i < _lots.Length; i++)
        {
            if (_active[i] && _lots[i] < _most[i]) next.Enqueue(i, PlaceOf(i, _lots[i]));
        }

        for (int turns = 0; turns < 2 * _lots.Length + 8; turns++)
        {
            if (!next.TryDequeue(out int region, out _) || _needs.Lot[region] > _left) return;
            long end = _lots[region] + Math.Min(_most[region] - _lots[region], _left / _needs.Lot[region]);
            if (next.TryPeek(out _, out (Ratio, int, long) other)) end = LotsBefore(other, region, _lots[region] + 1, end, fromTop: false);
            _left -= (end - _lots[region]) * _needs.Lot[region];
            _lots[region] = end;
            if (end < _most[region]) next.Enqueue(region, PlaceOf(region, end));
        }
    }

    private (Ratio Position, int Region, long Lots) PlaceOf(int region, long lots) => (_order.PositionOf(region, lots), region, lots);

    /// <summary>How many lots of a region come before a place: looked for in growing steps from one of the bounds, then by halving.</summary>
    private long LotsBefore((Ratio, int, long) place, int region, long least, long most, bool fromTop)
    {
        long step = 1;
        bool isBracketed = false;
        while (least < most)
        {
            long probe = isBracketed ? least + (most - least) / 2 : fromTop ? Math.Max(least, most - step) : Math.Min(most, least + step) - 1;
            bool isBefore = Compare(PlaceOf(region, probe), place) < 0;
            if (isBefore) least = probe + 1;
            else most = probe;
            isBracketed |= isBefore == fromTop;
            if (!isBracketed) step *= 2;
        }

        return least;
    }
}
