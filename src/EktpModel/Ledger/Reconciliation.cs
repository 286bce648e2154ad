using System.Globalization;

namespace EktpModel;

/// <summary>
/// Holds a whole against its parts as they were reported, says what is unaccounted for, and whether rounding
/// alone can explain it.
/// </summary>
/// <example>
/// <code>
/// Reconciliation regions = Reconciliation.Of(
///     new("distributed", ReportedCount.Parse("3.3 million")),
///     new("used", ReportedCount.Parse("1.9 million")),
///     new("left in the regions", ReportedCount.Parse("1.4 million")));
/// bool exact = regions.Verdict == ReconciliationVerdict.Exact;   // true
/// </code>
/// </example>
public sealed record Reconciliation
{
    private Reconciliation(ReportedItem whole, ValueList<ReportedItem> parts)
        : this(whole, whole.Count.Least.Value, whole.Count.Most.Value, parts)
    {
    }

    private Reconciliation(ReportedItem whole, Int128 leastWhole, Int128 mostWhole, ValueList<ReportedItem> parts)
    {
        Whole = whole;
        Parts = parts;
        Int128 sum = 0, least = 0, most = 0;
        foreach (ReportedItem part in parts)
        {
            sum += part.Count.Value.Value;
            least += part.Count.Least.Value;
            most += part.Count.Most.Value;
        }

        Unaccounted = Narrow(whole.Count.Value.Value - sum);
        LeastUnaccounted = Narrow(leastWhole - most);
        MostUnaccounted = Narrow(mostWhole - least);
    }

    /// <summary>The whole.</summary>
    public ReportedItem Whole { get; }

    /// <summary>Its parts.</summary>
    public ValueList<ReportedItem> Parts { get; }

    /// <summary>The whole less its parts: what is missing, or below zero what is too much.</summary>
    public long Unaccounted { get; }

    /// <summary>The smallest value of <see cref="Unaccounted"/> that the rounding of the reports allows.</summary>
    public long LeastUnaccounted { get; }

    /// <summary>The largest value of <see cref="Unaccounted"/> that the rounding of the reports allows.</summary>
    public long MostUnaccounted { get; }

    /// <summary>Whether the numbers add up, may add up, or cannot.</summary>
    public ReconciliationVerdict Verdict =>
        Unaccounted == 0 ? ReconciliationVerdict.Exact
        : LeastUnaccounted <= 0 && MostUnaccounted >= 0 ? ReconciliationVerdict.WithinRounding
        : ReconciliationVerdict.Unexplained;

    /// <summary>Holds a whole against its parts. With a part left out on purpose, <see cref="Unaccounted"/> is that part.</summary>
    /// <param name="whole">The whole.</param>
    /// <param name="parts">Its parts.</param>
    /// <exception cref="CardOverflowException">A sum is beyond what can be counted.</exception>
    public static Reconciliation Of(ReportedItem whole, params ReadOnlySpan<ReportedItem> parts) => new(whole, [.. parts]);

    /// <summary>Holds a region's report against itself: opening + received = used + on hand.</summary>
    /// <param name="report">The report; what it leaves out counts as nothing and so shows as unaccounted for.</param>
    /// <exception cref="CardOverflowException">A sum is beyond what can be counted.</exception>
    public static Reconciliation Of(RegionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        ReportedCount opening = report.Opening, received = report.Received ?? default;
        List<ReportedItem> parts = [];
        if (report.Used is { } used) parts.Add(new("used", used));
        if (report.OnHand is { } onHand) parts.Add(new("on hand", onHand));
        if (opening == default) return new Reconciliation(new ReportedItem("received", received), parts.ToValueList());

        // Two roundings do not make one of a round unit: the bounds are those of the two, whatever the sum is shown as.
        ReportedItem whole = new("opening and received", ReportedCount.Sum(opening, received));
        return new Reconciliation(whole,
            (Int128)opening.Least.Value + received.Least.Value, (Int128)opening.Most.Value + received.Most.Value, parts.ToValueList());
    }

    /// <summary>
    /// Holds each number of a region's report against the ledger; one reconciliation for each number that was given.
    /// What was reversed within the interval leaves no trace.
    /// </summary>
    /// <remarks>
    /// <para>A reversal takes away what the movement it reverses has counted, and nothing else: a write-off that was reversed is no
    /// receipt. What regions of a province lend each other the province has not received.</para>
    /// <para>The reversal of a movement from before the interval corrects what was reported then. It is not set off against what the
    /// interval itself has, but shown after it, in one reconciliation more: <c>used before, taken back</c> against what was
    /// <c>used before, put back</c>, the reversal of such a reversal. Its <see cref="Unaccounted"/> is by how much the earlier
    /// reports had too much. Cards that come back to the blanks from the printed or spoiled ones without being a reversal are taken back too.</para>
    /// </remarks>
    /// <param name="report">The report.</param>
    /// <param name="ledger">The ledger.</param>
    /// <exception cref="InvalidValueException">The report's last day is before its first, or a day of it is not of the ISO calendar.</exception>
    /// <exception cref="CardOverflowException">A sum is beyond what can be counted.</exception>
    public static ValueList<Reconciliation> Compare(RegionReport report, CardLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(ledger);
        report.From.ThrowIfNotIso("the first day of a report");
        report.To.ThrowIfNotIso("the last day of a report");
        if (report.To < report.From) throw new InvalidValueException("the last day of a report", report.To.Iso(), $"give {report.From.Iso()} or later.");
        BookedBlanks booked = new(ledger, report.Region, report.From, report.To);
        List<Reconciliation> compared = [];
        void Add(string name, ReportedCount? reported, CardCount count)
        {
            if (reported is { } given) compared.Add(Of(new ReportedItem($"{name} as reported", given), new ReportedItem($"{name} in the ledger", count)));
        }

        void AddFlow(string name, ReportedCount? reported, BookedFlow flow)
        {
            Add(name, reported, flow.Within);
            if (reported is null || (flow.TakenBack.IsZero && flow.PutBack.IsZero)) return;
            ReportedItem[] putBack = flow.PutBack.IsZero ? [] : [new($"{name} before, put back", flow.PutBack)];
            compared.Add(Of(new ReportedItem($"{name} before, taken back", flow.TakenBack), putBack));
        }

        AddFlow("received", report.Received, booked.Received);
        AddFlow("used", report.Used, booked.Used);
        Add("on hand", report.OnHand, ledger.PositionOf(report.Region, report.To).Blanks);
        return compared.ToValueList();
    }

    private long Narrow(Int128 value) =>
        value >= long.MinValue && value <= long.MaxValue
            ? (long)value
            : throw new CardOverflowException($"The reconciliation of {Whole} with its parts");

    /// <summary>The reconciliation in one sentence.</summary>
    public override string ToString()
    {
        string sum = Parts.IsEmpty ? "nothing" : string.Join(" + ", Parts.AsSpan().ToArray());
        CultureInfo culture = CultureInfo.InvariantCulture;
        return Verdict switch
        {
            ReconciliationVerdict.Exact => $"{Whole} = {sum}: it adds up",
            ReconciliationVerdict.WithinRounding => string.Create(culture, $"{Whole} against {sum}: {Unaccounted:N0} unaccounted for, which rounding can explain"),
            _ => string.Create(culture, $"{Whole} against {sum}: {Unaccounted:N0} unaccounted for, {LeastUnaccounted:N0} to {MostUnaccounted:N0} allowing for rounding"),
        };
    }
}
