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

    public long Next(ref RandomStream random) =>
        _table.IsPrepared ? _table.Next(ref random) : _isPoisson ? _poisson.Next(ref random) : _negativeBinomial.Next(ref random);
}
