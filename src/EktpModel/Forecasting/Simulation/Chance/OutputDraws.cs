namespace EktpModel.Forecasting;

/// <summary>Print capacities that are drawn from recorded days.</summary>
internal sealed class OutputDraws(RegionCode region)
{
    private RandomStream _random;
    private int _day;

    public void Begin(PathKey key)
    {
        _random = new RandomStream(key.Seed, key.Path, region, RandomPurpose.Output);
        _day = 0;
    }

    /// <summary>The capacity of some days; closed ones have none. Each day of the scenario has a draw of its own, needed or not, so that with a day more on which the office is open all others stay as they are.</summary>
    /// <param name="record">The recorded days.</param>
    /// <param name="capacity">Takes the capacity of each day.</param>
    /// <param name="day">The first of them, after those of the call before.</param>
    /// <param name="open">The days that are open, the first one the lowest bit.</param>
    public void Next(OutputRecord record, Span<long> capacity, int day, ulong open)
    {
        for (; _day < day; _day++) _random.NextUInt64();
        ReadOnlySpan<CardCount> days = record.Days.AsSpan();
        for (int i = 0; i < capacity.Length; i++, _day++)
        {
            long cards = days[(int)_random.NextBelow((ulong)days.Length)].Value;
            capacity[i] = (open >> i & 1) == 0 ? 0 : cards;
        }
    }
}
