using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>
/// How the requests of a day scatter around the number that is expected. What a rate or a day brings is then the mean
/// of a distribution; <see cref="ForecastEngine.Simulate"/> draws from it, <see cref="ForecastEngine.Project"/> takes the mean in whole cards.
/// </summary>
/// <example>
/// <code>
/// Demand demand = Demand.At(400.Cards().PerOpenDay(), RequestKind.FirstCard).Varying(RequestVariation.NegativeBinomial(dispersion: 20));
/// </code>
/// </example>
public sealed record RequestVariation
{
    /// <summary>The smallest dispersion.</summary>
    public const double LeastDispersion = 0.001;

    private RequestVariation(double? dispersion) => Dispersion = dispersion;

    /// <summary>People come independently of each other: the variance is the mean.</summary>
    public static RequestVariation Poisson { get; } = new((double?)null);

    /// <summary>
    /// People come in bursts: the variance is mean + mean^2 / dispersion. A dispersion of 20 at a mean of 400 lets about two days
    /// of three lie within 92 of it, where <see cref="Poisson"/> says 20.
    /// </summary>
    /// <param name="dispersion">The dispersion, at least <see cref="LeastDispersion"/>: the larger, the closer to <see cref="Poisson"/>.</param>
    /// <exception cref="InvalidValueException">The dispersion is too small, infinite or no number.</exception>
    public static RequestVariation NegativeBinomial(double dispersion) =>
        dispersion >= LeastDispersion && double.IsFinite(dispersion)
            ? new(dispersion)
            : throw new InvalidValueException("the dispersion of requests", dispersion, "give at least 0.001, and a finite number; for requests that come independently, take RequestVariation.Poisson.");

    /// <summary>The dispersion of a negative binomial distribution; null for Poisson's.</summary>
    public double? Dispersion { get; }

    /// <summary>The variation in a few words.</summary>
    public override string ToString() => Dispersion is { } dispersion ? string.Create(CultureInfo.InvariantCulture, $"negative binomial, dispersion {dispersion}") : "Poisson";
}
