using System.Collections;
using System.Runtime.CompilerServices;

namespace EktpModel;

/// <summary>
/// An immutable list that is equal to another when its items are equal in the same order, so that records
/// which hold lists keep their value equality. Write one as a collection expression: <c>[a, b, c]</c>; <see langword="default"/> has no items.
/// </summary>
/// <typeparam name="T">What the list holds.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[]? _items;

    /// <summary>A list of items that nobody else will change.</summary>
    internal ValueList(T[] items)
    {
        int missing = default(T) is null ? Array.FindIndex(items, item => item is null) : -1;
        if (missing >= 0) throw new InvalidValueException($"item {missing} of a list of {typeof(T).Name}", null, "give a value, or leave the item out.");
        _items = items;
    }

    /// <summary>How many items the list holds.</summary>
    public int Count => _items?.Length ?? 0;

    /// <summary>Whether the list holds nothing.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The item at a place, counted from zero.</summary>
    /// <param name="index">The place, from 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="IndexOutOfRangeException">The place is outside the list.</exception>
    public T this[int index] => AsSpan()[index];

    internal T this[Index index] => AsSpan()[index];

    /// <summary>The items as a span, without copying.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>This list with more items behind it.</summary>
    /// <param name="items">The items to add.</param>
    /// <exception cref="InvalidValueException">An item is null.</exception>
    public ValueList<T> Add(params ReadOnlySpan<T> items) => new([.. AsSpan(), .. items]);

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(_items ?? []);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>Whether both lists hold equal items in the same order.</summary>
    /// <param name="other">The other list.</param>
    public bool Equals(ValueList<T> other) =>
        ReferenceEquals(_items, other._items) || AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T item in AsSpan()) hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>Whether both lists hold equal items in the same order.</summary>
    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    /// <summary>Whether the lists differ.</summary>
    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);

    /// <summary>The items between brackets, for logs and test output.</summary>
    public override string ToString() => $"[{string.Join(", ", ((IEnumerable<T>)this).Select(PlainText.Of))}]";

    /// <summary>Goes through a list, also where a method waits or yields in between.</summary>
    public struct Enumerator
    {
        private readonly T[]? _items;
        private int _place;

        internal Enumerator(T[] items) => (_items, _place) = (items, -1);

        /// <summary>The item that has been reached.</summary>
        public readonly T Current => _items![_place];

        /// <summary>Goes to the next item.</summary>
        /// <returns>Whether there is one.</returns>
        public bool MoveNext() => _items is not null && ++_place < _items.Length;
    }
}
