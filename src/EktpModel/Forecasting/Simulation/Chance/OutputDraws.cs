namespace EktpModel.Forecasting;

/// <summary>Print capacities that are drawn from recorded days.</summary>
/// <param name="region">The region.</param>
/// <param name="standardWeek">The open days of a standard week.</param>
internal sealed class OutputDraws(RegionCode region, int standardWeek)
{
    private RandomStream _random;
    private OutputRecord? _record;
    private Int128 _numerator;
    private Int128 _denominator;
    private Int128 _carry;
    private int _day;

    public void Begin(PathKey key)
    {
        _random = new RandomStream(key.Seed, key.Path, region, RandomPurpose.Output);
        Enter(null);
        _day = 0;
    }

    /// <summary>Whether the days are like recorded ones now.</summary>
    public bool IsRecorded => _record is not null;

    /// <summary>Goes on to other recorded days; the same ones begin anew too, without the fraction of a card that they had.</summary>
    /// <param name="record">The recorded days; null if capacity is a rate from now on, or nothing.</param>
    public void Enter(OutputRecord? record)
    {
        _record = record;
        _carry = 0;
        if (record is not null) (_numerator, _denominator) = record.ScaleOf(standardWeek);
    }

    /// <summary>
    /// The capacity of some days like recorded ones; closed ones have none. Each day of the scenario has a draw of its own, needed or not, so that with a day more on which the office is open
    /// or on which the record holds all others stay as they are.
    /// </summary>
    /// <param name="capacity">Takes the capacity of each day.</param>
    /// <param name="day">The first of them, after those of the call before.</param>
    /// <param name="open">The days that are open, the first one the lowest bit.</param>
    public void Next(Span<long> capacity, int day, ulong open)
    {
        for (; _day < day; _day++) _random.NextUInt64();
        ReadOnlySpan<CardCount> days = _record!.Days.AsSpan();
        for (int i = 0; i < capacity.Length; i++, _day++)
        {
            long cards = days[(int)_random.NextBelow((ulong)days.Length)].Value;
            if ((open >> i & 1) == 0) cards = 0;
            else if (_numerator != _denominator) cards = Scaled(cards);
            capacity[i] = cards;
        }
    }

    private long Scaled(long cards)
    {
        // No recorded day has more than all together, so that none has more than all days have at the mean, which fits a long; the product has 117 bits at most.
        (Int128 whole, _carry) = Int128.DivRem(_carry + cards * _numerator, _denominator);
        return (long)whole;
    }
}
