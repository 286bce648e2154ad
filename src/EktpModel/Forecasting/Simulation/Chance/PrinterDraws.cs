namespace EktpModel.Forecasting;

/// <summary>Printers that fail and are mended by chance, and what is left of a capacity with those that work.</summary>
internal sealed class PrinterDraws(RegionCode region, int printers, Breakdowns breakdowns)
{
    /// <summary>Up to how many printers there are tables; those of so many fit into a small part of the processor's caches.</summary>
    public const int MostInTables = 32;

    // Up to here the shares of a day's capacity fit into a long.
    private readonly long _narrow = long.MaxValue / printers - 1;
    private readonly long _printers = printers;
    private readonly BinomialSampler _failure = new(breakdowns.Failure);
    private readonly BinomialSampler _repair = new(breakdowns.Repair);

    // How many work on the next day, by how many work on one.
    private readonly AliasSampler[] _next = printers > MostInTables ? [] : [.. Enumerable.Range(0, printers + 1).Select(working => NextOf(working, printers - working, breakdowns))];
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
    public void Next(Span<long> capacity, ulong open)
    {
        for (int day = 0; day < capacity.Length; day++)
        {
            if ((open >> day & 1) != 0) capacity[day] = Next(capacity[day]);
        }
    }

    /// <summary>What can be printed on the next open day of a capacity of all printers.</summary>
    private long Next(long capacity)
    {
        if (_hasBegun) FailAndMend();
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

    private void FailAndMend()
    {
        if (_next.Length > 0)
        {
            _working = _next[_working].Next(ref _random);
            return;
        }

        long failed = _failure.Next(ref _random, _working), mended = _repair.Next(ref _random, _printers - _working);
        _working += mended - failed;
    }

    /// <summary>How many will work: those that do not fail, and those that are mended.</summary>
    private static AliasSampler NextOf(int working, int broken, Breakdowns breakdowns)
    {
        var chances = new double[working + broken + 1];
        for (int failed = 0; failed <= working; failed++)
        {
            for (int mended = 0; mended <= broken; mended++)
                chances[working - failed + mended] += BinomialSampler.ChanceOf(failed, working, breakdowns.Failure) * BinomialSampler.ChanceOf(mended, broken, breakdowns.Repair);
        }

        return new AliasSampler(0, chances);
    }
}
