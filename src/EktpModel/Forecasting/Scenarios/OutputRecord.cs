using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>
/// What an office printed on each of some past open days. As a <see cref="PrintCapacity"/> it says that the days to come are like them: <see cref="ForecastEngine.Simulate"/>
/// draws each open day from the recorded ones, all with the same chance and independently of the other days; <see cref="ForecastEngine.Project"/> takes their mean.
/// </summary>
/// <remarks>
/// <para>
/// Record open days alone, and of them those on which printers and nothing else held printing back: a day without blanks says how many blanks there were, not how many
/// cards could be printed.
/// </para>
/// <para>
/// Days drawn one by one do not hang together. Where printers are broken for many days on end, that makes a forecast too sure: leave such days out of the
/// record and give <see cref="PrintCapacity.Breakdowns"/> beside it, which then leave their share of what is drawn. With the days in the record and breakdowns beside it they would count twice.
/// </para>
/// <para>The days are drawn as in the bootstrap of B. Efron, <i>Bootstrap methods: another look at the jackknife</i>, Annals of Statistics 7 (1979), section 2.</para>
/// </remarks>
/// <example>
/// <code>
/// OutputRecord january = new([11_400.Cards(), 12_000.Cards(), 0.Cards(), 9_800.Cards()]);
/// PrintCapacity capacity = january;
/// PrintCapacity faster = january with { Mean = 50_000.Cards().PerWeek() };   // as uneven as before
/// </code>
/// </example>
public sealed record OutputRecord
{
    private const long MostCards = 1_000_000_000_000;

    private readonly CardRate _mean;
    private readonly CardCount _all;

    /// <summary>A record of some days.</summary>
    /// <param name="days">The cards printed on each open day, from 1 to 10,000 days, on one of them at least one card. Their order says nothing, but makes records different.</param>
    /// <exception cref="InvalidValueException">There are no days, too many, or no card on any.</exception>
    /// <exception cref="CardOverflowException">The cards of all days are beyond <see cref="CardCount.MaxValue"/>.</exception>
    public OutputRecord(IEnumerable<CardCount> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        Days = days.ToValueList();
        if (Days.Count is 0 or > 10_000) throw new InvalidValueException("the number of recorded days", Days.Count, "give from 1 to 10,000 open days.");
        foreach (CardCount cards in Days) _all += cards;
        if (_all.IsZero) throw new InvalidValueException("the cards of all recorded days", _all, "give a day on which a card was printed; for an office that does not print use PrintCapacity.None.");
        _mean = Recorded;
    }

    /// <summary>The cards of each day.</summary>
    public ValueList<CardCount> Days { get; }

    /// <summary>
    /// The mean of the days to come: exactly that of the recorded days, if no other is set. With another, what is drawn is scaled to it; fractions of a card are carried to the next day.
    /// </summary>
    /// <exception cref="InvalidValueException">The mean is per month, or beyond 1,000,000,000,000 cards and not that of the recorded days.</exception>
    public CardRate Mean
    {
        get => _mean;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value != Recorded && (value.Period == RatePeriod.Month || value.Cards.Value > MostCards)) throw new InvalidValueException("the mean of recorded days", value, "give up to 1,000,000,000,000 cards per open day or per week.");
            _mean = value;
        }
    }

    private CardRate Recorded => CardRate.Over(_all, Days.Count, RatePeriod.OpenDay);

    /// <summary>By what the recorded days are to be multiplied to have their mean, as a fraction.</summary>
    /// <param name="standardWeek">The open days of a standard week.</param>
    internal (Int128 Numerator, Int128 Denominator) ScaleOf(int standardWeek) =>
        ((Int128)_mean.Cards.Value * Days.Count, (Int128)_mean.Periods * (_mean.Period == RatePeriod.Week ? standardWeek : 1) * _all.Value);

    /// <summary>The number of days and their mean.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"as on {Days.Count} recorded {(Days.Count == 1 ? "day" : "days")}, on average {Mean}");
}
