namespace EktpModel.Forecasting;

/// <summary>Draws numbers of requests that scatter around a mean.</summary>
internal readonly struct CountSampler
{
    private readonly PoissonSampler _poisson;
    private readonly NegativeBinomialSampler _negativeBinomial;
    private readonly bool _isPoisson;

    public CountSampler(RequestVariation variation, double mean)
    {
        if (variation.Dispersion is { } dispersion)
        {
            _negativeBinomial = new NegativeBinomialSampler(mean, dispersion);
            return;
        }

        _isPoisson = true;
        _poisson = new PoissonSampler(mean, isForMany: true);
    }

    public long Next(ref RandomStream random) => _isPoisson ? _poisson.Next(ref random) : _negativeBinomial.Next(ref random);
}
