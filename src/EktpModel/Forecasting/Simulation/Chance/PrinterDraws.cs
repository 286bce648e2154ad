namespace EktpModel.Forecasting;

/// <summary>Printers that fail and are mended by chance, and what is left of a capacity with those that work.</summary>
internal sealed class PrinterDraws(RegionCode region, int printers, Breakdowns breakdowns)
{
    // Up to here the shares of a day's capacity fit into a long.
    private readonly long _narrow = long.MaxValue / printers - 1;
    private readonly long _printers = printers;
    private readonly BinomialSampler _failure = new(breakdowns.Failure, printers);
    private readonly BinomialSampler _repair = new(breakdowns.Repair, printers);
    private RandomStream _random;
    private long _working;
    private long _carry;
    private bool _hasBegun;

    public void Begin(PathKey key)
    {
        _random = new RandomStream(key.Seed, key.Path, region, RandomPurpose.Breakdown);
        _working = breakdowns.WorkingAtStart ?? printers;
        _carry = 0;
        _hasBegun = false;
    }

    /// <summary>Leaves of the capacity of all printers, day by day, what those that work can print.</summary>
    /// <param name="capacity">The capacity of each day; after it what is left.</param>
    /// <param name="open">The days that are open, the first one the lowest bit.</param>
    public void Next(Span<long> capacity, uint open)
    {
        for (int day = 0; day < capacity.Length; day++)
        {
            if ((open >> day & 1) != 0) capacity[day] = Next(capacity[day]);
        }
    }

    /// <summary>What can be printed on the next open day of a capacity of all printers.</summary>
    private long Next(long capacity)
    {
        if (_hasBegun)
        {
            long failed = _failure.Next(ref _random, _working), mended = _repair.Next(ref _random, _printers - _working);
            _working += mended - failed;
        }

        _hasBegun = true;
        if (_working == _printers) return capacity;
        if (capacity < _narrow)
        {
            (long cards, _carry) = Math.DivRem(capacity * _working + _carry, _printers);
            return cards;
        }

        Int128 shares = (Int128)capacity * _working + _carry;
        long whole = (long)(shares / _printers);
        _carry = (long)(shares - (Int128)whole * _printers);
        return whole;
    }
}
