namespace EktpModel;

/// <summary>Short ways to write a <see cref="Fraction"/>.</summary>
public static class FractionExtensions
{
    /// <summary>So many hundredths: <c>1.Percent()</c> is 1/100.</summary>
    /// <param name="percent">From 0 to 100.</param>
    /// <exception cref="InvalidValueException">The number is outside 0 to 100.</exception>
    public static Fraction Percent(this int percent) => new(percent, 100);

    /// <summary>So many hundredths, exactly: <c>0.25m.Percent()</c> is 1/400.</summary>
    /// <param name="percent">From 0 to 100, with at most ten decimals.</param>
    /// <exception cref="InvalidValueException">The number is outside 0 to 100 or too fine.</exception>
    public static Fraction Percent(this decimal percent) => Fraction.FromPercent(percent);
}
