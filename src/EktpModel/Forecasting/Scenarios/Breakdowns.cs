using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>
/// Printers that fail and are mended, each independently of the others. On each open day after the first a printer that works has
/// failed with one chance, and one that was broken is mended with another; so the open days up and down are geometric.
/// </summary>
/// <remarks>
/// With u of <see cref="PrintCapacity.PrinterCount"/> n printers at work the capacity of a day is u / n of what it would be; fractions of a card are carried to the next day. In the
/// long run failure / (failure + repair) of the printers are broken. <see cref="ForecastEngine.Project"/> takes all as working.
/// </remarks>
/// <example>
/// <code>
/// PrintCapacity capacity = PrintCapacity.Printers(3, 150.Cards()) with { Breakdowns = Breakdowns.MeanDays(up: 60, down: 5) };
/// </code>
/// </example>
public sealed record Breakdowns
{
    /// <summary>Printers that fail and are mended.</summary>
    /// <param name="failure">The chance that a printer at work has failed on the next open day, from 0 to 1.</param>
    /// <param name="repair">The chance that a broken printer is mended on the next open day, above 0 to 1.</param>
    /// <exception cref="InvalidValueException">A chance is out of its range.</exception>
    public Breakdowns(double failure, double repair)
    {
        if (!(failure is >= 0 and <= 1)) throw new InvalidValueException("the chance that a printer fails", failure, "give a number from 0 to 1.");
        if (!(repair is > 0 and <= 1)) throw new InvalidValueException("the chance that a printer is mended", repair, "give a number above 0, and at most 1; for a printer that never works again, plan without it.");
        Failure = failure;
        Repair = repair;
    }

    /// <summary>Printers that on average work and are broken for so many open days.</summary>
    /// <param name="up">The mean number of open days at work, at least 1.</param>
    /// <param name="down">The mean number of open days until mended, at least 1.</param>
    /// <exception cref="InvalidValueException">A mean is below 1 or infinite.</exception>
    public static Breakdowns MeanDays(double up, double down)
    {
        if (!(up >= 1 && double.IsFinite(up))) throw new InvalidValueException("the mean of open days at work", up, "give at least 1.");
        if (!(down >= 1 && double.IsFinite(down))) throw new InvalidValueException("the mean of open days until mended", down, "give at least 1.");
        return new Breakdowns(1 / up, 1 / down);
    }

    /// <summary>The chance that a printer at work has failed on the next open day.</summary>
    public double Failure { get; }

    /// <summary>The chance that a broken printer is mended on the next open day.</summary>
    public double Repair { get; }

    /// <summary>How many printers work on the first open day; all if null.</summary>
    public int? WorkingAtStart { get; init; }

    /// <summary>How they fail and are mended, in a few words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(WorkingAtStart is { } working ? $"{working} working at the start, " : "")}failing {Failure:0.####}, mended {Repair:0.####} a day");
}
