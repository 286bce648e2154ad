namespace EktpModel.Forecasting;

/// <summary>A rule that gives out lots in an order.</summary>
internal abstract class OrderedRule(string name) : AllocationRule(name)
{
    internal sealed override RegionShare[] Split(NeedTable needs)
    {
        LotOrder order = OrderOf(needs);
        long[] lots = LotFilling.Fill(needs, order);
        return SharesOf(needs, order, lots);
    }

    protected abstract LotOrder OrderOf(NeedTable needs);

    private static RegionShare[] SharesOf(NeedTable needs, LotOrder order, long[] lots)
    {
        long left = needs.Supply;
        for (int i = 0; i < lots.Length; i++) left -= lots[i] * needs.Lot[i];

        // The last lot that the order itself gave: a region that got floor lots beyond it has them by its floor.
        Ratio? last = null;
        for (int i = 0; i < lots.Length; i++)
        {
            if (lots[i] <= needs.Least[i]) continue;
            Ratio position = order.PositionOf(i, lots[i] - 1);
            if (last is not { } latest || position.CompareTo(latest) > 0) last = position;
        }

        var shares = new RegionShare[lots.Length];
        for (int i = 0; i < shares.Length; i++)
        {
            long useful = order.MostUsefulOf(i);
            bool floorBinds = lots[i] == needs.Least[i] && lots[i] > 0
                && (lots[i] > useful || last is not { } latest || order.PositionOf(i, lots[i] - 1).CompareTo(latest) > 0);
            AllocationBound bound =
                floorBinds ? AllocationBound.Floor
                : lots[i] >= useful ? order.UseBound(i)
                : lots[i] >= needs.Most[i] && needs.Needs[i].Ceiling is { } ceiling && ceiling.Value <= needs.Supply ? AllocationBound.Ceiling
                : left > 0 ? AllocationBound.Lot
                : AllocationBound.Supply;
            shares[i] = new RegionShare(lots[i], bound, order.WorthOf(i, lots[i]), order.WorthUnit);
        }

        return shares;
    }
}
