namespace EktpModel.Forecasting;

/// <summary>Draws numbers of requests that scatter around a mean.</summary>
internal readonly struct CountSampler
{
    private readonly AliasSampler _table;
    private readonly PoissonSampler _poisson;
    private readonly NegativeBinomialSampler _negativeBinomial;
    private readonly bool _isPoisson;

    /// <summary>Prepares to draw.</summary>
    /// <param name="variation">How the numbers scatter.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="isForMany">Whether so many draws are to come that a table pays.</param>
    public CountSampler(RequestVariation variation, double mean, bool isForMany)
    {
        if (variation.Dispersion is { } dispersion)
        {
            if (isForMany) _table = NegativeBinomialSampler.TableOf(mean, dispersion);
            _negativeBinomial = new NegativeBinomialSampler(mean, dispersion);
            return;
        }

        _isPoisson = true;
        if (isForMany) _table = PoissonSampler.TableOf(mean);
        _poisson = new PoissonSampler(mean);
    }

    /// <summary>A number, without the table.</summary>
    public long Next(ref RandomStream random) => _isPoisson ? _poisson.Next(ref random) : _negativeBinomial.Next(ref random);

    /// <summary>Numbers of some days, fewer than 64.</summary>
    public void Next(ref RandomStream random, Span<long> counts)
    {
        if (_table.IsPrepared)
        {
            Span<ulong> numbers = stackalloc ulong[DaySheet.Days];
            numbers = numbers[..counts.Length];
            random.Next(numbers);
            _table.Next(numbers, counts);
        }
        else
        {
            foreach (ref long count in counts) count = Next(ref random);
        }
    }
}
