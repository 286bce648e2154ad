using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>
/// What an office printed on each of some past open days. As a <see cref="PrintCapacity"/> it says that the days to come are like them: <see cref="ForecastEngine.Simulate"/>
/// draws each open day from the recorded ones, all with the same chance and independently of the other days; <see cref="ForecastEngine.Project"/> takes their mean.
/// </summary>
/// <remarks>
/// <para>
/// Record only days on which printers and nothing else held printing back: a day without blanks says how many blanks there were, not how many
/// cards could be printed. Days of broken printers belong in it, so <see cref="Breakdowns"/> do not touch what is drawn from it.
/// </para>
/// <para>It is the bootstrap of throughput known from forecasts of software teams; of the same law as B. Efron, <i>Bootstrap methods: another look at the jackknife</i>, Annals of Statistics 7 (1979), section 2.</para>
/// </remarks>
/// <example>
/// <code>
/// PrintCapacity capacity = new OutputRecord([11_400.Cards(), 12_000.Cards(), 0.Cards(), 9_800.Cards()]);
/// </code>
/// </example>
public sealed record OutputRecord
{
    /// <summary>A record of some days.</summary>
    /// <param name="days">The cards printed on each open day, from 1 to 1,000,000 days, on one of them at least one card. Their order says nothing, but makes records different.</param>
    /// <exception cref="InvalidValueException">There are no days, too many, or no card on any.</exception>
    /// <exception cref="CardOverflowException">The cards of all days are beyond <see cref="CardCount.MaxValue"/>.</exception>
    public OutputRecord(IEnumerable<CardCount> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        Days = days.ToValueList();
        if (Days.Count is 0 or > 1_000_000) throw new InvalidValueException("the number of recorded days", Days.Count, "give from 1 to 1,000,000 open days.");
        CardCount all = CardCount.Zero;
        foreach (CardCount cards in Days) all += cards;
        if (all.IsZero) throw new InvalidValueException("the cards of all recorded days", all, "give a day on which a card was printed; for an office that does not print use PrintCapacity.None.");
        Mean = CardRate.Over(all, Days.Count, RatePeriod.OpenDay);
    }

    /// <summary>The cards of each day.</summary>
    public ValueList<CardCount> Days { get; }

    /// <summary>Their mean, exactly.</summary>
    public CardRate Mean { get; }

    /// <summary>The number of days and their mean.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"as on {Days.Count} recorded {(Days.Count == 1 ? "day" : "days")}, on average {Mean}");
}
