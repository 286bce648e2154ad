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
    private readonly AliasTables? _next = printers > MostInTables ? null : NextOf(printers, breakdowns);
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
        AliasTables? next = _next;
        long working = _working;
        for (int day = 0; day < capacity.Length; day++)
        {
            if ((open >> day & 1) == 0) continue;
            if (_hasBegun) working = next is not null ? next.Next(ref _random, (int)working) : FailAndMend(working);
            _hasBegun = true;
            if (working != _printers) capacity[day] = ShareOf(capacity[day], working);
        }

        _working = working;
    }

    /// <summary>What those that work can print of a capacity of all printers.</summary>
    private long ShareOf(long capacity, long working)
    {
        if (capacity < _narrow)
        {
            (long cards, _carry) = Math.DivRem(capacity * working + _carry, _printers);
            return cards;
        }

        Int128 shares = (Int128)capacity * working + _carry;
        long whole = (long)(shares / _printers);
        _carry = (long)(shares - (Int128)whole * _printers);
        return whole;
    }

    private long FailAndMend(long working)
    {
        long failed = _failure.Next(ref _random, working), mended = _repair.Next(ref _random, _printers - working);
        return working + mended - failed;
    }

    /// <summary>How many will work: those that do not fail, and those that are mended.</summary>
    private static AliasTables NextOf(int printers, Breakdowns breakdowns)
    {
        AliasTables tables = new(printers + 1);
        var chances = new double[printers + 1];
        for (int working = 0; working <= printers; working++)
        {
            Array.Clear(chances);
            int broken = printers - working;
            for (int failed = 0; failed <= working; failed++)
            {
                for (int mended = 0; mended <= broken; mended++)
                    chances[working - failed + mended] += BinomialSampler.ChanceOf(failed, working, breakdowns.Failure) * BinomialSampler.ChanceOf(mended, broken, breakdowns.Repair);
            }

            tables.Set(working, chances);
        }

        return tables;
    }
}
