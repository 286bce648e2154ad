namespace EktpModel;

/// <summary>Makes <see cref="ValueList{T}"/> values; collection expressions and <c>ToValueList()</c> come here.</summary>
public static class ValueList
{
    /// <summary>A list of the given items.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="items">The items, copied.</param>
    /// <exception cref="InvalidValueException">An item is null.</exception>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) =>
        items.IsEmpty ? default : new ValueList<T>(items.ToArray());

    /// <summary>A list of the items of a sequence.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="items">The items, copied.</param>
    /// <exception cref="InvalidValueException">An item is null.</exception>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new ValueList<T>([.. items]);
    }
}
