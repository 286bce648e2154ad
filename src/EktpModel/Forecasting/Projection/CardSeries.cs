using System.Collections;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// A number of cards, or of requests, for each day of a projection: either what happened on the day, or what
/// there was at its end.
/// </summary>
/// <example>
/// <code>
/// CardSeries printed = projection["32.75"].Printed;
/// CardCount onMonday = printed[new LocalDate(2020, 2, 3)];
/// CardCount inTheWeek = printed.Between(new(2020, 2, 3), new(2020, 2, 9)).Total;
/// </code>
/// </example>
public readonly struct CardSeries : IReadOnlyList<DatedCount>, IEquatable<CardSeries>
{
    private readonly ReadOnlyMemory<long> _values;

    internal CardSeries(LocalDate start, ReadOnlyMemory<long> values)
    {
        Start = start;
        _values = values;
    }

    /// <summary>The first day.</summary>
    public LocalDate Start { get; }

    /// <summary>The last day, included.</summary>
    public LocalDate End => Start.PlusDays(Count - 1);

    /// <summary>How many days the series has.</summary>
    public int Count => _values.Length;

    /// <summary>The numbers as they are kept, one a day, without copying.</summary>
    public ReadOnlySpan<long> Values => _values.Span;

    /// <summary>All days added up; it makes sense for what happened, not for what there was.</summary>
    /// <exception cref="CardOverflowException">The sum is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public CardCount Total
    {
        get
        {
            CardCount sum = default;
            foreach (long value in Values) sum += new CardCount(value);
            return sum;
        }
    }

    /// <summary>The number of a day, counted from the first.</summary>
    /// <param name="day">The day, from 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="IndexOutOfRangeException">The day is outside the series.</exception>
    public CardCount this[int day] => new(Values[day]);

    /// <summary>The number of a day, counted from either end.</summary>
    /// <param name="day">The day.</param>
    /// <exception cref="IndexOutOfRangeException">The day is outside the series.</exception>
    public CardCount this[Index day] => new(Values[day]);

    /// <summary>The number of a date.</summary>
    /// <param name="date">The date.</param>
    /// <exception cref="InvalidValueException">The date is outside the series, or not of the ISO calendar.</exception>
    public CardCount this[LocalDate date] => this[DayOf(date)];

    DatedCount IReadOnlyList<DatedCount>.this[int index] => new(Start.PlusDays(index), this[index]);

    /// <summary>The part of the series from one date to another, both included.</summary>
    /// <param name="from">The first date.</param>
    /// <param name="to">The last date.</param>
    /// <exception cref="InvalidValueException">A date is outside the series or not of the ISO calendar, or the last comes before the first.</exception>
    public CardSeries Between(LocalDate from, LocalDate to)
    {
        int first = DayOf(from), last = DayOf(to);
        if (last < first) throw new InvalidValueException("the last date of a part of a series", to.Iso(), $"give {from.Iso()} or later.");
        return new CardSeries(from, _values[first..(last + 1)]);
    }

    private int DayOf(LocalDate date)
    {
        date.ThrowIfNotIso("the date in a series");
        int day = Period.DaysBetween(Start, date);
        return day >= 0 && day < Count
            ? day
            : throw new InvalidValueException("the date in a series", date.Iso(), $"give a day from {Start.Iso()} to {End.Iso()}.");
    }

    /// <summary>The days with their numbers.</summary>
    public IEnumerator<DatedCount> GetEnumerator()
    {
        for (int day = 0; day < Count; day++) yield return new DatedCount(Start.PlusDays(day), this[day]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both series have the same days and numbers.</summary>
    /// <param name="other">The other series.</param>
    public bool Equals(CardSeries other) => Start == other.Start && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CardSeries other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Start, Count, Count > 0 ? Values[^1] : 0);

    /// <summary>Whether both series have the same days and numbers.</summary>
    public static bool operator ==(CardSeries left, CardSeries right) => left.Equals(right);

    /// <summary>Whether the series differ.</summary>
    public static bool operator !=(CardSeries left, CardSeries right) => !left.Equals(right);

    /// <summary>The days and their numbers, for logs.</summary>
    public override string ToString() => Count == 0 ? "no days" : $"{Start.Iso()} to {End.Iso()}: {string.Join(", ", Values.ToArray())}";
}
