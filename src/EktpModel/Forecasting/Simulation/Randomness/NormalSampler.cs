namespace EktpModel.Forecasting;

/// <summary>Draws from the normal distribution of mean 0 and variance 1.</summary>
/// <remarks>
/// By the polar method: G. Marsaglia and T. A. Bray, <i>A convenient method for generating normal variables</i>, SIAM
/// Review 6 (1964). The second number of each pair is not kept, so that a draw depends on the stream alone.
/// </remarks>
internal static class NormalSampler
{
    /// <summary>A number.</summary>
    public static double Next(ref RandomStream random)
    {
        while (true)
        {
            double x = 2 * random.NextDouble() - 1, y = 2 * random.NextDouble() - 1;
            double square = x * x + y * y;
            if (square is > 0 and < 1) return x * Math.Sqrt(-2 * PortableMath.Log(square) / square);
        }
    }
}
