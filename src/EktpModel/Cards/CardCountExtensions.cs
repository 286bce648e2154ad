namespace EktpModel;

/// <summary>Short ways to write and add up numbers of cards.</summary>
public static class CardCountExtensions
{
    /// <summary>So many cards: <c>106_000.Cards()</c>.</summary>
    /// <param name="count">The number, zero or more.</param>
    /// <exception cref="InvalidValueException">The number is negative.</exception>
    public static CardCount Cards(this int count) => new(count);

    /// <summary>So many cards: <c>16_000_000_000L.Cards()</c>.</summary>
    /// <param name="count">The number, zero or more.</param>
    /// <exception cref="InvalidValueException">The number is negative.</exception>
    public static CardCount Cards(this long count) => new(count);

    /// <summary>All cards of a sequence together.</summary>
    /// <param name="counts">The numbers of cards.</param>
    /// <exception cref="CardOverflowException">The sum is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public static CardCount Sum(this IEnumerable<CardCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        CardCount sum = default;
        foreach (CardCount count in counts) sum += count;
        return sum;
    }

    /// <summary>All cards of the items of a sequence together.</summary>
    /// <typeparam name="T">What the sequence holds.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="count">The cards of an item.</param>
    /// <exception cref="CardOverflowException">The sum is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public static CardCount Sum<T>(this IEnumerable<T> items, Func<T, CardCount> count)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(count);
        return items.Select(count).Sum();
    }
}
