namespace EktpModel.Forecasting;

/// <summary>Blanks on their way to one region, by the day on which they arrive.</summary>
internal sealed class ArrivalQueue
{
    private (int Day, long Count)[] _arrivals = [];
    private int _count;
    private int _next;

    /// <summary>All blanks that have not arrived yet.</summary>
    public long OnTheWay { get; private set; }

    /// <summary>The day of the next arrival, or none that comes.</summary>
    public int NextDay { get; private set; } = int.MaxValue;

    /// <summary>Makes room for so many shipments.</summary>
    public void EnsureCapacity(int shipments)
    {
        if (_arrivals.Length < shipments) Array.Resize(ref _arrivals, shipments);
    }

    public void Clear()
    {
        _count = _next = 0;
        OnTheWay = 0;
        NextDay = int.MaxValue;
    }

    /// <summary>Sends blanks on their way; for a day at or after the one that comes next.</summary>
    public void Send(int day, long count)
    {
        if (count == 0) return;
        if (_count == _arrivals.Length) Array.Resize(ref _arrivals, Math.Max(4, 2 * _count));
        int at = _count++;
        for (; at > _next && _arrivals[at - 1].Day > day; at--) _arrivals[at] = _arrivals[at - 1];
        _arrivals[at] = (day, count);
        OnTheWay += count;
        NextDay = _arrivals[_next].Day;
    }

    /// <summary>The blanks that arrive on a day; the days must come in order.</summary>
    public long Receive(int day)
    {
        long received = 0;
        for (; _next < _count && _arrivals[_next].Day == day; _next++) received += _arrivals[_next].Count;
        OnTheWay -= received;
        NextDay = _next < _count ? _arrivals[_next].Day : int.MaxValue;
        return received;
    }

    public ValueList<Shipment> ToShipments(RegionCode region, DayTable days)
    {
        List<Shipment> shipments = [];
        foreach ((int day, long count) in _arrivals.AsSpan(_next, _count - _next))
            shipments.Add(new Shipment(region, new CardCount(count), days.DateOf(day)));
        return shipments.ToValueList();
    }
}
