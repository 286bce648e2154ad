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
        long left = needs.LeftAfter(lots);
        (LotPlace? first, LotPlace? second) = NextOf(needs, order, lots);
        var shares = new RegionShare[lots.Length];
        for (int i = 0; i < shares.Length; i++)
        {
            long useful = order.MostUsefulOf(i);
            LotPlace? rival = first?.Region == i ? second : first;
            bool floorBinds = lots[i] == needs.Least[i] && lots[i] > 0
                && (lots[i] > useful || rival is { } other && order.Compare(other, order.PlaceOf(i, lots[i] - 1)) < 0);
            AllocationBound bound =
                floorBinds ? AllocationBound.Floor
                : lots[i] >= useful ? order.UseBound(i)
                : needs.LimitOf(i, lots[i], left);
            shares[i] = new RegionShare(lots[i], bound, order.WorthOf(i, lots[i]), order.WorthUnit);
        }

        return shares;
    }

    /// <summary>The first two lots that were not given: to each region one of them is another's, which would have come before a lot that only a floor gave.</summary>
    private static (LotPlace? First, LotPlace? Second) NextOf(NeedTable needs, LotOrder order, long[] lots)
    {
        LotPlace? first = null, second = null;
        if (!needs.HasFloors) return (first, second);
        for (int i = 0; i < lots.Length; i++)
        {
            if (lots[i] >= Math.Min(needs.Most[i], order.MostUsefulOf(i))) continue;
            LotPlace place = order.PlaceOf(i, lots[i]);
            if (first is not { } known || order.Compare(place, known) < 0) (first, second) = (place, first);
            else if (second is not { } other || order.Compare(place, other) < 0) second = place;
        }

        return (first, second);
    }
}
