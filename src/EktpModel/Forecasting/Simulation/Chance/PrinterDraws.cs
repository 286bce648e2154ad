namespace EktpModel.Forecasting;

/// <summary>Printers that fail and are mended by chance, and what is left of a capacity with those that work.</summary>
internal sealed class PrinterDraws(RegionCode region, Breakdowns breakdowns)
{
    private readonly BinomialSampler _failure = new(breakdowns.Failure);
    private readonly BinomialSampler _repair = new(breakdowns.Repair);
    private RandomStream _random;
    private long _working;
    private long _carry;
    private bool _hasBegun;

    public void Begin(PathKey key)
    {
        _random = new RandomStream(key.Seed, key.Path, region, RandomPurpose.Breakdown);
        _working = breakdowns.WorkingAtStart ?? breakdowns.Printers;
        _carry = 0;
        _hasBegun = false;
    }

    /// <summary>What can be printed on the next open day of a capacity of all printers.</summary>
    public long Next(long capacity)
    {
        if (_hasBegun)
        {
            long failed = _failure.Next(ref _random, _working), mended = _repair.Next(ref _random, breakdowns.Printers - _working);
            _working += mended - failed;
        }

        _hasBegun = true;
        if (_working == breakdowns.Printers) return capacity;
        Int128 shares = (Int128)capacity * _working + _carry;
        long whole = (long)(shares / breakdowns.Printers);
        _carry = (long)(shares - (Int128)whole * breakdowns.Printers);
        return whole;
    }
}
