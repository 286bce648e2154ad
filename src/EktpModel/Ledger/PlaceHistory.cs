using System.Numerics;
using NodaTime;

namespace EktpModel;

/// <summary>
/// The balance of one place at the end of every day on which it changed, in order of date. What is posted in order of date is
/// appended in constant time. What is posted late is noted aside, and settled together with more of its kind when somebody asks or
/// so much has come that it costs little for each. A look-up is a binary search.
/// </summary>
internal sealed class PlaceHistory
{
    private const int FewLate = 256;

    // Dates as whole numbers in the same order, which are found sooner: 512 a year, 32 a month.
    private int[] _dates = new int[4];
    private long[] _balances = new long[4];
    private int _count;

    // What is not in the balances yet; all of it before their last date.
    private readonly LateChanges _late = new();
    private readonly Lock _settling = new();

    // No balance is smaller from the first date on, so that most postings need not look at any. Only postings read and change it. Where balances
    // wrap round while movements are posted together it is still below what they should be, and they are refused before it is asked.
    private long _floor = long.MaxValue;
    private int _first = int.MaxValue;

    /// <summary>The balance at the end of the last day.</summary>
    public long Balance { get; private set; }

    /// <summary>The posting together that changed it last, so that it is looked at only once then.</summary>
    public long LastBatch { get; set; }

    /// <summary>Whether no balance is below zero.</summary>
    public bool IsCovered => _floor >= 0 || FindFloor() >= 0;

    public long BalanceOn(LocalDate date)
    {
        Settle();
        int index = IndexOf(NumberOf(date));
        if (index < 0) index = ~index - 1;
        return index < 0 ? 0 : _balances[index];
    }

    /// <summary>Whether so many are there at the end of a date and ever after.</summary>
    public bool Has(LocalDate date, long needed)
    {
        int number = NumberOf(date);
        if (number >= _first)
        {
            if (number >= _dates[_count - 1]) return Balance >= needed;
            if (_floor >= needed || FindFloor() >= needed) return true;
        }

        return SmallestFrom(date).Balance >= needed;
    }

    /// <summary>The smallest balance on the date or later, and the day it is reached.</summary>
    public (long Balance, LocalDate Date) SmallestFrom(LocalDate date)
    {
        Settle();
        int index = IndexOf(NumberOf(date));
        int next = index < 0 ? ~index : index + 1;
        long onDate = next == 0 ? 0 : _balances[next - 1];
        ReadOnlySpan<long> later = _balances.AsSpan(next, _count - next);
        long smallest = MinOf(later, onDate);
        return smallest == onDate ? (onDate, date) : (smallest, DateOf(_dates[next + later.IndexOf(smallest)]));
    }

    /// <summary>Whether a change of the balance from a date on keeps within what a long can hold.</summary>
    public bool CanHold(LocalDate date, long change)
    {
        Settle();
        int index = IndexOf(NumberOf(date));
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
        int number = NumberOf(date);
        LowerFloor(number, change);
        Balance = unchecked(Balance + change);
        int last = _count == 0 ? int.MinValue : _dates[_count - 1];
        if (number < last)
        {
            _late.Add(number, change);

            // Settling goes through all dates; with as many changes as there are dates that is little for each.
            if (_late.Count >= Math.Max(FewLate, _count)) Settle();
            return;
        }

        if (number > last)
        {
            MakeRoom(_count + 1);
            _dates[_count] = number;
            _balances[_count] = _count == 0 ? 0 : _balances[_count - 1];
            _count++;
        }

        _balances[_count - 1] = unchecked(_balances[_count - 1] + change);
    }

    private void LowerFloor(int number, long change)
    {
        // A change before the first date adds a day with nothing but itself.
        if (number < _first)
        {
            _first = number;
            _floor = Math.Min(_floor, Math.Max(change, 0));
        }

        if (change < 0) _floor = _floor < long.MinValue - change ? long.MinValue : _floor + change;
    }

    private long FindFloor()
    {
        Settle();
        return _floor = MinOf(_balances.AsSpan(0, _count), long.MaxValue);
    }

    /// <summary>Brings what was posted late into the balances. Of several threads that read at once the first does so.</summary>
    private void Settle()
    {
        if (_late.Count > 0) SettleLate();
    }

    private void SettleLate()
    {
        lock (_settling)
        {
            if (_late.Count == 0) return;
            _late.Sort(out ReadOnlySpan<int> dates, out ReadOnlySpan<long> changes);
            Settle(dates, changes);
            _late.Clear();
        }
    }

    private void Settle(ReadOnlySpan<int> dates, ReadOnlySpan<long> changes)
    {
        Span<int> places = dates.Length <= FewLate ? stackalloc int[dates.Length] : new int[dates.Length];
        int added = 0;
        long sum = 0;
        for (int i = 0; i < dates.Length; i++)
        {
            places[i] = IndexOf(dates[i]);
            if (places[i] < 0) added++;
            sum = unchecked(sum + changes[i]);
        }

        // From the last day to the first: the days between two changes move on by as many as come before them, and take the sum of all changes up to them.
        MakeRoom(_count + added);
        int end = _count;
        _count += added;
        for (int i = dates.Length - 1; i >= 0; i--)
        {
            int place = places[i] < 0 ? ~places[i] : places[i];
            Move(place, end, added, sum);
            if (places[i] < 0)
            {
                added--;
                _dates[place + added] = dates[i];
                _balances[place + added] = unchecked((place == 0 ? 0 : _balances[place - 1]) + sum);
            }

            sum = unchecked(sum - changes[i]);
            end = place;
        }
    }

    private void Move(int from, int to, int by, long change)
    {
        if (by > 0)
        {
            Array.Copy(_dates, from, _dates, from + by, to - from);
            Array.Copy(_balances, from, _balances, from + by, to - from);
        }

        Span<long> moved = _balances.AsSpan(from + by, to - from);
        Vector<long> changes = new(change);
        int i = 0;
        for (; i <= moved.Length - Vector<long>.Count; i += Vector<long>.Count) (new Vector<long>(moved[i..]) + changes).CopyTo(moved[i..]);
        for (; i < moved.Length; i++) moved[i] = unchecked(moved[i] + change);
    }

    private void MakeRoom(int count)
    {
        if (count <= _dates.Length) return;
        int size = Math.Max(count, 2 * _dates.Length);
        Array.Resize(ref _dates, size);
        Array.Resize(ref _balances, size);
    }

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
