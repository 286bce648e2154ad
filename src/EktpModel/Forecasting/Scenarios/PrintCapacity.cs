using System.Globalization;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// How many blanks a region can print on: a rate, or a record of days like which the days to come are; and others from later days on. Spoiled prints use
/// capacity like good ones.
/// </summary>
/// <example>
/// <code>
/// PrintCapacity plan = 60_000.Cards().PerWeek();
/// PrintCapacity printers = PrintCapacity.Printers(2, 100.Cards())       // 200 each open day
///     .StoppedFrom(new LocalDate(2021, 2, 8))                           // broken; repairs are in Jakarta
///     .ChangedFrom(new LocalDate(2021, 2, 22), 100.Cards().PerOpenDay());
/// </code>
/// </example>
public sealed record PrintCapacity
{
    private PrintCapacity(ValueList<CapacityPhase> phases) => Phases = phases;

    /// <summary>Nothing can be printed.</summary>
    public static PrintCapacity None { get; } = new([new CapacityPhase(null, null)]);

    /// <summary>The phases in order of date; of those that begin on or before a day, the last holds.</summary>
    public ValueList<CapacityPhase> Phases { get; private init; }

    /// <summary>How many printers share the capacity, from 1 to 1,000,000; 1 if not set, so that all of it fails at once.</summary>
    /// <remarks>The rate of each phase is that of all printers together. Without <see cref="Breakdowns"/> the number says nothing, and two capacities that differ in it alone are equal.</remarks>
    /// <exception cref="InvalidValueException">The number is out of its range.</exception>
    public int PrinterCount
    {
        get;
        init => field = value is >= 1 and <= 1_000_000 ? value : throw new InvalidValueException("the number of printers", value, "give 1 to 1,000,000, or PrintCapacity.None.");
    } = 1;

    /// <summary>How the printers fail and are mended; null for never. Only a simulation looks at it.</summary>
    public Breakdowns? Breakdowns { get; init; }

    /// <summary>The same rate throughout.</summary>
    /// <param name="rate">The rate.</param>
    /// <param name="from">The day from which its open days are counted; the scenario's start if null.</param>
    public static PrintCapacity At(CardRate rate, LocalDate? from = null)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new PrintCapacity([new CapacityPhase(from, rate)]);
    }

    /// <summary>Days like recorded ones throughout.</summary>
    /// <param name="record">The record.</param>
    public static PrintCapacity At(OutputRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new PrintCapacity([CapacityPhase.Of(null, record)]);
    }

    /// <summary>So many printers that print so many cards each open day.</summary>
    /// <param name="printers">The printers, from 1 to 1,000,000.</param>
    /// <param name="cardsADay">The cards of one printer each open day, at least 1.</param>
    /// <exception cref="InvalidValueException">The number of printers is out of its range, or they print nothing.</exception>
    /// <exception cref="CardOverflowException">The product is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public static PrintCapacity Printers(int printers, CardCount cardsADay)
    {
        PrintCapacity none = None with { PrinterCount = printers };
        return none.AlwaysAt((cardsADay * printers).PerOpenDay());
    }

    /// <summary>This capacity, with another rate from a day on.</summary>
    /// <param name="date">The day, after that of the last change.</param>
    /// <param name="rate">The rate.</param>
    /// <exception cref="InvalidValueException">The day is not after that of the last change, or not of the ISO calendar.</exception>
    public PrintCapacity ChangedFrom(LocalDate date, CardRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return With(date, new CapacityPhase(date, rate));
    }

    /// <summary>This capacity, with days like recorded ones from a day on.</summary>
    /// <param name="date">The day, after that of the last change.</param>
    /// <param name="record">The record.</param>
    /// <exception cref="InvalidValueException">The day is not after that of the last change, or not of the ISO calendar.</exception>
    public PrintCapacity ChangedFrom(LocalDate date, OutputRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return With(date, CapacityPhase.Of(date, record));
    }

    /// <summary>This capacity, with nothing printed from a day on.</summary>
    /// <param name="date">The day, after that of the last change.</param>
    /// <exception cref="InvalidValueException">The day is not after that of the last change, or not of the ISO calendar.</exception>
    public PrintCapacity StoppedFrom(LocalDate date) => With(date, new CapacityPhase(date, null));

    /// <summary>A rate is a capacity that stays the same.</summary>
    /// <param name="rate">The rate.</param>
    public static implicit operator PrintCapacity(CardRate rate) => At(rate);

    /// <summary>The days to come are like recorded ones.</summary>
    /// <param name="record">The record.</param>
    public static implicit operator PrintCapacity(OutputRecord record) => At(record);

    /// <summary>The capacity as it holds from a start to an end, with its first phase counted from <paramref name="anchor"/>.</summary>
    internal PrintCapacity Within(LocalDate anchor, LocalDate end) =>
        this with
        {
            Phases = Phases.AsEnumerable().Where(phase => phase.From is not { } from || from <= end)
                .Select(phase => phase with { From = phase.From ?? anchor }).ToValueList(),
        };

    /// <summary>The same printers, with one rate throughout; where days are like recorded ones, as uneven as the first such.</summary>
    internal PrintCapacity AlwaysAt(CardRate rate) => this with
    {
        Phases = [Phases.FirstOrDefault(phase => phase.Record is not null)?.Record is { } record ? CapacityPhase.Of(null, record with { Mean = rate }) : new CapacityPhase(null, rate)],
    };

    private PrintCapacity With(LocalDate date, CapacityPhase phase)
    {
        date.ThrowIfNotIso("the date of a change of print capacity");
        if (Phases[^1].From is { } last)
        {
            last.ThrowIfNotIso("the date of the last change of print capacity");
            if (date <= last) throw new InvalidValueException("the date of a change of print capacity", date.Iso(), $"give a day after {last.Iso()}, the last change.");
        }

        return this with { Phases = Phases.Add(phase) };
    }

    /// <summary>Whether the phases and the breakdowns are the same, and where printers break down also their number.</summary>
    /// <param name="other">The other capacity.</param>
    public bool Equals(PrintCapacity? other) =>
        other is not null && Phases == other.Phases && Breakdowns == other.Breakdowns && (Breakdowns is null || PrinterCount == other.PrinterCount);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Phases, Breakdowns);

    /// <summary>The phases in one line.</summary>
    public override string ToString() => string.Join(", then ", Phases.AsEnumerable()) + (Breakdowns is null ? "" : string.Create(CultureInfo.InvariantCulture, $" ({PrinterCount} {(PrinterCount == 1 ? "printer" : "printers")}, {Breakdowns})"));
}
