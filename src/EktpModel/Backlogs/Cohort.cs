using NodaTime;

namespace EktpModel;

/// <summary>The requests of one kind that wait since the same month. Compares by month, then by kind: the oldest first.</summary>
public readonly record struct Cohort : IComparable<Cohort>
{
    /// <summary>A cohort.</summary>
    /// <param name="kind">Why its people wait.</param>
    /// <param name="since">The month since which they wait.</param>
    /// <exception cref="InvalidValueException">The kind is none of <see cref="RequestKind"/>, or the month not of the ISO calendar.</exception>
    public Cohort(RequestKind kind, YearMonth since)
    {
        ThrowIfUnknown(kind);
        since.ThrowIfNotIso("the month of a cohort");
        Kind = kind;
        Since = since;
    }

    /// <summary>Why its people wait.</summary>
    public RequestKind Kind { get; }

    /// <summary>The month since which they wait.</summary>
    public YearMonth Since { get; }

    /// <summary>Refuses what is no kind of request.</summary>
    internal static void ThrowIfUnknown(RequestKind kind)
    {
        if (!Enum.IsDefined(kind)) throw new InvalidValueException("the kind of a cohort", kind, "give one of RequestKind.");
    }

    /// <summary>Compares by month, then by kind.</summary>
    /// <param name="other">The other cohort.</param>
    public int CompareTo(Cohort other)
    {
        // As numbers, because an enumeration's own comparison puts both into objects first.
        int byMonth = Since.CompareTo(other.Since);
        return byMonth != 0 ? byMonth : (int)Kind - (int)other.Kind;
    }

    /// <summary>Whether the left cohort is older, or as old and of an earlier kind.</summary>
    public static bool operator <(Cohort left, Cohort right) => left.CompareTo(right) < 0;

    /// <summary>Whether the right cohort is older, or as old and of an earlier kind.</summary>
    public static bool operator >(Cohort left, Cohort right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left cohort is the right one or comes before it.</summary>
    public static bool operator <=(Cohort left, Cohort right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left cohort is the right one or comes after it.</summary>
    public static bool operator >=(Cohort left, Cohort right) => left.CompareTo(right) >= 0;

    /// <summary>Kind and month, such as <c>PrintReady since 2019-12</c>.</summary>
    public override string ToString() => $"{Kind} since {Since.Iso()}";
}
