using NodaTime;

namespace EktpModel;

/// <summary>
/// Who is served first. An order compares cohorts; cohorts that it leaves equal are served the oldest first,
/// then in the order of <see cref="RequestKind"/>, so that every order is complete.
/// </summary>
/// <example>
/// <code>
/// ServiceOrder bekasi = ServiceOrder.DebtFirst(before: new YearMonth(2020, 1));   // settle the debt of 2019 first
/// </code>
/// </example>
public sealed class ServiceOrder : IComparer<Cohort>, IEquatable<ServiceOrder>
{
    private readonly Comparison<Cohort> _comparison;
    private readonly object? _identity;

    private ServiceOrder(string name, Comparison<Cohort> comparison, object? identity = null)
    {
        Name = name;
        _comparison = comparison;
        _identity = identity;
    }

    /// <summary>Those who wait since the oldest month first, whatever they wait for.</summary>
    public static ServiceOrder OldestFirst { get; } = new("oldest first", (left, right) => left.Since.CompareTo(right.Since));

    /// <summary>
    /// The ministry's order of January 2020: first cards, disaster victims, print-ready records, temporary
    /// certificates; the oldest first within each (Director General Zudan, 16 January 2020).
    /// </summary>
    public static ServiceOrder MinistryPriority { get; } = new("the ministry's priority", (left, right) => (int)left.Kind - (int)right.Kind);

    /// <summary>The name of the order, for people.</summary>
    public string Name { get; }

    /// <summary>
    /// All that waits since before a month, the oldest first, then the rest: "settle the debt of 2019 first" is
    /// <c>DebtFirst(new YearMonth(2020, 1))</c>.
    /// </summary>
    /// <param name="before">The first month that is not debt.</param>
    /// <param name="rest">The order of the rest; the ministry's priority if null.</param>
    /// <exception cref="InvalidValueException">The month is not of the ISO calendar.</exception>
    public static ServiceOrder DebtFirst(YearMonth before, ServiceOrder? rest = null)
    {
        before.ThrowIfNotIso("the first month that is not debt");
        rest ??= MinistryPriority;
        return new ServiceOrder($"debt from before {before.Iso()} first, then {rest.Name}", Compare, (before, rest));

        int Compare(Cohort left, Cohort right)
        {
            bool leftIsDebt = left.Since < before, rightIsDebt = right.Since < before;
            if (leftIsDebt && rightIsDebt) return OldestFirst._comparison(left, right);
            return leftIsDebt ? -1 : rightIsDebt ? 1 : rest._comparison(left, right);
        }
    }

    /// <summary>Any other order. Two orders made here are equal when their names and their comparisons are.</summary>
    /// <param name="name">Its name, for people.</param>
    /// <param name="comparison">Below zero where the left cohort is served first; it must be consistent.</param>
    public static ServiceOrder By(string name, Comparison<Cohort> comparison)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(comparison);
        return new ServiceOrder(name, comparison, comparison);
    }

    /// <summary>Below zero where the left cohort is served first, above where the right one is; zero only for the same cohort.</summary>
    /// <param name="x">The left cohort.</param>
    /// <param name="y">The right cohort.</param>
    public int Compare(Cohort x, Cohort y)
    {
        int byOrder = _comparison(x, y);
        return byOrder != 0 ? byOrder : x.CompareTo(y);
    }

    /// <summary>Whether both serve in the same order by construction.</summary>
    /// <param name="other">The other order.</param>
    public bool Equals(ServiceOrder? other) =>
        ReferenceEquals(this, other) || (other is not null && _identity is not null && Name == other.Name && _identity.Equals(other._identity));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ServiceOrder);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether both serve in the same order by construction.</summary>
    public static bool operator ==(ServiceOrder? left, ServiceOrder? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they do not.</summary>
    public static bool operator !=(ServiceOrder? left, ServiceOrder? right) => !(left == right);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
