namespace EktpModel.Forecasting;

/// <summary>Blanks on their way to one region, by the day on which they arrive.</summary>
internal sealed class ArrivalQueue
{
    // Before so many others one is put at once. What comes before more is put there when the next is received, all of it together.
    private const int Near = 16;

    // By day, those of a day as they were sent, up to the first that is not in its place yet.
    private (int Day, long Count)[] _arrivals = [];
    private (int Day, long Count)[] _late = [];
    private (int Day, long Count)[] _spare = [];
    private int _count;
    private int _next;
    private int _sorted;

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
        _count = _next = _sorted = 0;
        OnTheWay = 0;
        NextDay = int.MaxValue;
    }

    /// <summary>Sends blanks on their way, for a day that has not been received yet.</summary>
    public void Send(int day, long count)
    {
        if (count == 0) return;
        if (_count == _arrivals.Length) Array.Resize(ref _arrivals, Math.Max(4, 2 * _count));
        _arrivals[_count] = (day, count);
        _count++;
        OnTheWay += count;
        NextDay = Math.Min(NextDay, day);
        if (_sorted < _count - 1) return;

        // Most are sent in the order in which they arrive.
        if (_sorted == _next || _arrivals[_sorted - 1].Day <= day) _sorted = _count;
        else PutInPlace();
    }

    private void PutInPlace()
    {
        (int Day, long Count) arrival = _arrivals[_count - 1];
        int at = _count - 1, farthest = Math.Max(_next, at - Near);
        while (at > farthest && _arrivals[at - 1].Day > arrival.Day) at--;
        if (at > _next && _arrivals[at - 1].Day > arrival.Day) return;
        Array.Copy(_arrivals, at, _arrivals, at + 1, _count - 1 - at);
        _arrivals[at] = arrival;
        _sorted = _count;
    }

    /// <summary>Sorts those that are not in their places, and merges them into the others from the last on.</summary>
    private void Sort()
    {
        int late = _count - _sorted;
        if (_late.Length < late)
        {
            _late = new (int, long)[Math.Max(late, 2 * _late.Length)];
            _spare = new (int, long)[_late.Length];
        }

        _arrivals.AsSpan(_sorted, late).CopyTo(_late);
        SortByDay(late);
        int from = _sorted - 1, to = _count - 1;
        while (late > 0)
        {
            // Those of the same day were sent before.
            bool isFirst = from < _next || _arrivals[from].Day <= _late[late - 1].Day;
            _arrivals[to--] = isFirst ? _late[--late] : _arrivals[from--];
        }

        _sorted = _count;
    }

    /// <summary>
    /// Sorts by eight bits of the day after another, the lowest first, and leaves those of the same bits as they were: nothing is compared, so that a
    /// million take milliseconds, in which nobody has to ask whether the work is to end.
    /// </summary>
    private void SortByDay(int late)
    {
        // No day has more than 22 bits, as years have four digits; those of a scenario of some years have 11.
        int bits = 0;
        foreach ((int day, _) in _late.AsSpan(0, late)) bits |= day;
        Span<int> places = stackalloc int[256];
        for (int shift = 0; bits >> shift != 0; shift += 8)
        {
            ReadOnlySpan<(int Day, long Count)> from = _late.AsSpan(0, late);
            Span<(int, long)> to = _spare;
            places.Clear();
            foreach ((int day, _) in from) places[day >> shift & 255]++;
            int before = 0;
            foreach (ref int place in places) (place, before) = (before, before + place);
            foreach ((int Day, long) arrival in from) to[places[arrival.Day >> shift & 255]++] = arrival;
            (_late, _spare) = (_spare, _late);
        }
    }

    /// <summary>The blanks that arrive on a day; the days must come in order.</summary>
    public long Receive(int day)
    {
        if (_sorted < _count) Sort();
        long received = 0;
        for (; _next < _count && _arrivals[_next].Day == day; _next++) received += _arrivals[_next].Count;
        OnTheWay -= received;
        NextDay = _next < _count ? _arrivals[_next].Day : int.MaxValue;
        return received;
    }

    /// <summary>What has not arrived yet, by the day on which it will.</summary>
    public ValueList<Shipment> ToShipments(RegionCode region, DayTable days, CancellationToken cancellation = default)
    {
        if (_sorted < _count) Sort();
        if (_next == _count) return [];
        var shipments = new Shipment[_count - _next];
        for (int i = 0; i < shipments.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            (int day, long count) = _arrivals[_next + i];
            shipments[i] = new Shipment(region, new CardCount(count), days.DateOf(day));
        }

        return new ValueList<Shipment>(shipments);
    }
}
