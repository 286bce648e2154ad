namespace EktpModel.Forecasting;

/// <summary>Blanks on their way to one region, by the day on which they arrive.</summary>
internal sealed class ArrivalQueue
{
    // As far as one is put before others at once; where more would have to move, all are sorted when the next is received.
    private const int Near = 16;

    // By day, those of a day as they were sent; but not where some still have to be sorted.
    private (int Day, int Order, long Count)[] _arrivals = [];
    private int _count;
    private int _next;
    private bool _isSorted = true;

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
        _isSorted = true;
        OnTheWay = 0;
        NextDay = int.MaxValue;
    }

    /// <summary>Sends blanks on their way; for a day at or after the one that comes next.</summary>
    public void Send(int day, long count)
    {
        if (count == 0) return;
        if (_count == _arrivals.Length) Array.Resize(ref _arrivals, Math.Max(4, 2 * _count));
        _arrivals[_count] = (day, _count, count);
        _count++;
        OnTheWay += count;
        NextDay = Math.Min(NextDay, day);
        if (_isSorted) PutInPlace();
    }

    private void PutInPlace()
    {
        (int Day, int Order, long Count) arrival = _arrivals[_count - 1];
        int at = _count - 1, farthest = Math.Max(_next, at - Near);
        while (at > farthest && _arrivals[at - 1].Day > arrival.Day) at--;
        if (at > _next && _arrivals[at - 1].Day > arrival.Day)
        {
            _isSorted = false;
            return;
        }

        Array.Copy(_arrivals, at, _arrivals, at + 1, _count - 1 - at);
        _arrivals[at] = arrival;
    }

    private void Sort()
    {
        _arrivals.AsSpan(_next, _count - _next).Sort(static (left, right) => left.Day != right.Day ? left.Day.CompareTo(right.Day) : left.Order.CompareTo(right.Order));
        _isSorted = true;
    }

    /// <summary>The blanks that arrive on a day; the days must come in order.</summary>
    public long Receive(int day)
    {
        if (!_isSorted) Sort();
        long received = 0;
        for (; _next < _count && _arrivals[_next].Day == day; _next++) received += _arrivals[_next].Count;
        OnTheWay -= received;
        NextDay = _next < _count ? _arrivals[_next].Day : int.MaxValue;
        return received;
    }

    public ValueList<Shipment> ToShipments(RegionCode region, DayTable days)
    {
        if (!_isSorted) Sort();
        List<Shipment> shipments = [];
        foreach ((int day, _, long count) in _arrivals.AsSpan(_next, _count - _next))
            shipments.Add(new Shipment(region, new CardCount(count), days.DateOf(day)));
        return shipments.ToValueList();
    }
}
