namespace EktpModel.Forecasting;

/// <summary>The standard normal distribution.</summary>
internal static class NormalLaw
{
    /// <summary>The value that a standard normal number does not exceed with a chance.</summary>
    /// <remarks>
    /// M. J. Wichura, <i>Algorithm AS 241: the percentage points of the normal distribution</i>, Applied Statistics 37 (1988), routine PPND16: to
    /// about 16 digits.
    /// </remarks>
    /// <param name="chance">The chance, above 0 and below 1.</param>
    public static double Quantile(double chance)
    {
        double q = chance - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double near = 0.180625 - q * q;
            return q * Ratio(near, s_middleAbove, s_middleBelow);
        }

        double tail = Math.Sqrt(-Math.Log(q < 0 ? chance : 1 - chance));
        double value = tail <= 5 ? Ratio(tail - 1.6, s_outerAbove, s_outerBelow) : Ratio(tail - 5, s_farAbove, s_farBelow);
        return q < 0 ? -value : value;
    }

    /// <summary>By how much a standard normal number exceeds a value on average, counting zero where it does not: density - value x chance to exceed it.</summary>
    /// <remarks>
    /// The chance by the series of G. Marsaglia, <i>Evaluating the normal distribution</i>, Journal of Statistical Software 11 (2004), and beyond 3, where the series
    /// loses digits, both parts at once by Laplace's continued fraction: to some 12 digits.
    /// </remarks>
    public static double Loss(double value)
    {
        if (value < 0) return Loss(-value) - value;
        double density = Math.Exp(-value * value / 2) / Math.Sqrt(2 * Math.PI);
        if (value > 3)
        {
            double fraction = 0;
            for (int i = 100; i >= 1; i--) fraction = i / (value + fraction);
            return density * fraction / (value + fraction);
        }

        double term = value, sum = value;
        for (int i = 3; term > sum * 1e-17; i += 2) sum += term *= value * value / i;
        return density - value * (0.5 - density * sum);
    }

    private static readonly double[] s_middleAbove =
    [
        3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
    ];

    private static readonly double[] s_middleBelow =
    [
        1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
        2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
    ];

    private static readonly double[] s_outerAbove =
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    private static readonly double[] s_outerBelow =
    [
        1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static readonly double[] s_farAbove =
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static readonly double[] s_farBelow =
    [
        1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];

    private static double Ratio(double at, double[] above, double[] below) => Polynomial(at, above) / Polynomial(at, below);

    private static double Polynomial(double at, double[] coefficients)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) sum = sum * at + coefficients[i];
        return sum;
    }
}
