using System.Numerics;
using NodaTime;

namespace EktpModel;

/// <summary>
/// The balance of one place at the end of every day on which it changed, in order of date. Posting in order of
/// date appends in constant time; a back-dated posting shifts the days behind it; a look-up is a binary search.
/// </summary>
internal sealed class PlaceHistory
{
    // Dates as whole numbers in the same order, which are found sooner: 512 a year, 32 a month.
    private int[] _dates = new int[4];
    private long[] _balances = new long[4];
    private int _count;

    public long Balance => _count == 0 ? 0 : _balances[_count - 1];

    public long BalanceOn(LocalDate date)
    {
        int index = IndexOf(date);
        if (index < 0) index = ~index - 1;
        return index < 0 ? 0 : _balances[index];
    }

    /// <summary>The smallest balance on the date or later, and the day it is reached.</summary>
    public (long Balance, LocalDate Date) SmallestFrom(LocalDate date)
    {
        int index = IndexOf(date);
        int next = index < 0 ? ~index : index + 1;
        long onDate = next == 0 ? 0 : _balances[next - 1];
        ReadOnlySpan<long> later = _balances.AsSpan(next, _count - next);
        long smallest = MinOf(later, onDate);
        return smallest == onDate ? (onDate, date) : (smallest, DateOf(_dates[next + later.IndexOf(smallest)]));
    }

    /// <summary>Whether no balance is below zero.</summary>
    public bool IsCovered => MinOf(_balances.AsSpan(0, _count), 0) == 0;

    /// <summary>The posting together that changed it last, so that it is looked at only once then.</summary>
    public long LastBatch { get; set; }

    private static long MinOf(ReadOnlySpan<long> balances, long smallest)
    {
        int i = 0;
        if (balances.Length >= Vector<long>.Count)
        {
            Vector<long> least = new(smallest);
            for (; i <= balances.Length - Vector<long>.Count; i += Vector<long>.Count) least = Vector.Min(least, new Vector<long>(balances[i..]));
            for (int lane = 0; lane < Vector<long>.Count; lane++) smallest = Math.Min(smallest, least[lane]);
        }

        for (; i < balances.Length; i++) smallest = Math.Min(smallest, balances[i]);
        return smallest;
    }

    /// <summary>Whether a change of the balance from a date on keeps within what a long can hold.</summary>
    public bool CanHold(LocalDate date, long change)
    {
        int index = IndexOf(date);
        int next = index < 0 ? ~index : index + 1;
        for (int i = Math.Max(next - 1, 0); i < _count; i++)
        {
            long sum = unchecked(_balances[i] + change);
            if (((_balances[i] ^ sum) & (change ^ sum)) < 0) return false;
        }

        return true;
    }

    /// <summary>
    /// Changes the balance from a date on. It may wrap round while movements are posted together; what they come
    /// to in the end does not depend on that, and whether it can be held is checked then.
    /// </summary>
    public void Change(LocalDate date, long change)
    {
        int number = NumberOf(date), index = IndexOf(number);
        if (index < 0)
        {
            index = ~index;
            Insert(index, number);
        }

        Span<long> later = _balances.AsSpan(index, _count - index);
        int i = 0;
        Vector<long> changes = new(change);
        for (; i <= later.Length - Vector<long>.Count; i += Vector<long>.Count) (new Vector<long>(later[i..]) + changes).CopyTo(later[i..]);
        for (; i < later.Length; i++) later[i] = unchecked(later[i] + change);
    }

    private void Insert(int index, int date)
    {
        if (_count == _dates.Length)
        {
            Array.Resize(ref _dates, 2 * _count);
            Array.Resize(ref _balances, 2 * _count);
        }

        Array.Copy(_dates, index, _dates, index + 1, _count - index);
        Array.Copy(_balances, index, _balances, index + 1, _count - index);
        _dates[index] = date;
        _balances[index] = index == 0 ? 0 : _balances[index - 1];
        _count++;
    }

    private int IndexOf(LocalDate date) => IndexOf(NumberOf(date));

    private int IndexOf(int date)
    {
        // Books are mostly kept in order: the last day is asked for far more often than any other.
        if (_count == 0) return ~0;
        int last = _dates[_count - 1];
        return last == date ? _count - 1 : last < date ? ~_count : _dates.AsSpan(0, _count).BinarySearch(date);
    }

    private static int NumberOf(LocalDate date)
    {
        (int year, int month, int day) = date;
        return year * 512 + month * 32 + day;
    }

    private static LocalDate DateOf(int number) => new(number >> 9, number >> 5 & 15, number & 31);
}
