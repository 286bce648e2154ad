namespace EktpModel.Forecasting;

/// <summary>Print capacities that are drawn from recorded days.</summary>
/// <param name="region">The region.</param>
/// <param name="standardWeek">The open days of a standard week.</param>
internal sealed class OutputDraws(RegionCode region, int standardWeek)
{
    private RandomStream _random;
    private OutputRecord? _record;
    private Int128 _carry;
    private int _day;

    public void Begin(PathKey key)
    {
        _random = new RandomStream(key.Seed, key.Path, region, RandomPurpose.Output);
        _record = null;
        _day = 0;
    }

    /// <summary>
    /// The capacity of some days; closed ones have none. Each day of the scenario has a draw of its own, needed or not, so that with a day more on which the office is open
    /// or on which the record holds all others stay as they are.
    /// </summary>
    /// <param name="record">The recorded days.</param>
    /// <param name="capacity">Takes the capacity of each day.</param>
    /// <param name="day">The first of them, after those of the call before.</param>
    /// <param name="open">The days that are open, the first one the lowest bit.</param>
    public void Next(OutputRecord record, Span<long> capacity, int day, ulong open)
    {
        if (!ReferenceEquals(record, _record)) (_record, _carry) = (record, 0);
        for (; _day < day; _day++) _random.NextUInt64();
        (Int128 numerator, Int128 denominator) = record.ScaleOf(standardWeek);
        ReadOnlySpan<CardCount> days = record.Days.AsSpan();
        for (int i = 0; i < capacity.Length; i++, _day++)
        {
            long cards = days[(int)_random.NextBelow((ulong)days.Length)].Value;
            if ((open >> i & 1) == 0) cards = 0;
            else if (numerator != denominator) cards = Scaled(cards, numerator, denominator);
            capacity[i] = cards;
        }
    }

    private long Scaled(long cards, Int128 numerator, Int128 denominator)
    {
        // No recorded day has more than all together, so that none has more than all days have at the mean, which fits a long; the product has 117 bits at most.
        (Int128 whole, _carry) = Int128.DivRem(_carry + cards * numerator, denominator);
        return (long)whole;
    }
}
