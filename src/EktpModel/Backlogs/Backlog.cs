using NodaTime;

namespace EktpModel;

/// <summary>
/// Requests that are not yet printed (<i>hutang</i>): how many of each cohort. Immutable; equal to another with
/// the same counts.
/// </summary>
/// <example>
/// <code>
/// Backlog bekasi = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), 106_000.Cards());
/// (Backlog served, Backlog remaining) = bekasi.Serve(60_000.Cards(), ServiceOrder.OldestFirst);   // 60,000 and 46,000
/// </code>
/// </example>
public sealed record Backlog
{
    private Backlog(ValueList<CohortCount> cohorts, CardCount total)
    {
        Cohorts = cohorts;
        Total = total;
    }

    /// <summary>Nobody waits.</summary>
    public static Backlog Empty { get; } = new([], default);

    /// <summary>The cohorts that are not empty, oldest first, then in the order of <see cref="RequestKind"/>.</summary>
    public ValueList<CohortCount> Cohorts { get; }

    /// <summary>All requests together.</summary>
    public CardCount Total { get; }

    /// <summary>Whether nobody waits.</summary>
    public bool IsEmpty => Total.IsZero;

    /// <summary>How many of a cohort wait.</summary>
    /// <param name="cohort">The cohort.</param>
    public CardCount this[Cohort cohort]
    {
        get
        {
            foreach (CohortCount entry in Cohorts)
            {
                if (entry.Cohort == cohort) return entry.Count;
            }

            return default;
        }
    }

    /// <summary>How many of a kind wait.</summary>
    /// <param name="kind">The kind.</param>
    /// <exception cref="InvalidValueException">The kind is none of <see cref="RequestKind"/>.</exception>
    public CardCount this[RequestKind kind]
    {
        get
        {
            Cohort.ThrowIfUnknown(kind);
            CardCount sum = default;
            foreach (CohortCount entry in Cohorts)
            {
                if (entry.Cohort.Kind == kind) sum += entry.Count;
            }

            return sum;
        }
    }

    /// <summary>A backlog of cohorts; counts of the same cohort are added up, empty ones left out.</summary>
    /// <param name="cohorts">The cohorts, in any order.</param>
    /// <exception cref="CardOverflowException">The sum is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public static Backlog Of(params IEnumerable<CohortCount> cohorts)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        return OfOwn([.. cohorts]);
    }

    /// <summary>A backlog of cohorts as <see cref="Of(IEnumerable{CohortCount})"/> makes it, which keeps the array.</summary>
    /// <param name="entries">The cohorts, in any order; nobody else may use them afterwards.</param>
    internal static Backlog OfOwn(CohortCount[] entries)
    {
        if (!IsSorted(entries)) Array.Sort(entries, static (left, right) => left.Cohort.CompareTo(right.Cohort));
        int kept = 0;
        CardCount total = default;
        foreach (CohortCount entry in entries)
        {
            if (entry.Count.IsZero) continue;
            if (entry.Count > CardCount.MaxValue - total) throw new CardOverflowException("The sum of a backlog's cohorts");
            total += entry.Count;
            if (kept > 0 && entries[kept - 1].Cohort == entry.Cohort) entries[kept - 1] = entry with { Count = entries[kept - 1].Count + entry.Count };
            else entries[kept++] = entry;
        }

        return kept == 0 ? Empty : new Backlog(new ValueList<CohortCount>(kept == entries.Length ? entries : entries[..kept]), total);
    }

    private static bool IsSorted(CohortCount[] entries)
    {
        for (int i = 1; i < entries.Length; i++)
        {
            if (entries[i].Cohort < entries[i - 1].Cohort) return false;
        }

        return true;
    }

    /// <summary>A backlog of one cohort.</summary>
    /// <param name="kind">Why its people wait.</param>
    /// <param name="since">The month since which they wait.</param>
    /// <param name="count">How many they are.</param>
    /// <exception cref="InvalidValueException">The kind is none of <see cref="RequestKind"/>, or the month not of the ISO calendar.</exception>
    public static Backlog Of(RequestKind kind, YearMonth since, CardCount count) => Of(new CohortCount(new Cohort(kind, since), count));

    /// <summary>This backlog with more requests.</summary>
    /// <param name="kind">Why its people wait.</param>
    /// <param name="since">The month since which they wait.</param>
    /// <param name="count">How many they are.</param>
    /// <exception cref="InvalidValueException">The kind is none of <see cref="RequestKind"/>, or the month not of the ISO calendar.</exception>
    /// <exception cref="CardOverflowException">The sum is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public Backlog Add(RequestKind kind, YearMonth since, CardCount count) => this + Of(kind, since, count);

    /// <summary>Both backlogs together.</summary>
    /// <exception cref="CardOverflowException">The sum is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public static Backlog operator +(Backlog left, Backlog right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Of(((IEnumerable<CohortCount>)left.Cohorts).Concat(right.Cohorts));
    }

    /// <summary>Serves requests in an order; fewer if fewer wait.</summary>
    /// <param name="count">How many to serve.</param>
    /// <param name="order">Who is served first.</param>
    /// <returns>What was served and what remains; together they are this backlog.</returns>
    public ServedBacklog Serve(CardCount count, ServiceOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        List<CohortCount> served = [], remaining = [];
        foreach (CohortCount entry in Cohorts.OrderBy(entry => entry.Cohort, order))
        {
            CardCount share = CardCount.Min(count, entry.Count);
            count -= share;
            served.Add(entry with { Count = share });
            remaining.Add(entry with { Count = entry.Count - share });
        }

        return new ServedBacklog(Of(served), Of(remaining));
    }

    /// <summary>The cohorts in one line.</summary>
    public override string ToString() => IsEmpty ? "nobody waits" : string.Join(", ", Cohorts.AsSpan().ToArray());
}
