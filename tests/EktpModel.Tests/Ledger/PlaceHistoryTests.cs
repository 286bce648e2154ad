using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Ledger;

/// <summary>The balances of one place, however late its changes are posted and whenever somebody asks.</summary>
public class PlaceHistoryTests
{
    private static readonly LocalDate _first = new(2020, 1, 27);

    [Property(MaxTest = 300)]
    public Property Whenever_somebody_asks_the_answer_is_that_of_a_recount(int seed, byte span, byte asks)
    {
        // Some scripts have so many late changes that they are settled unasked, some none; some places are always full, some hardly ever.
        Random random = new(seed);
        int days = 2 + span * 3, changes = 1 + random.Next(1_500);
        PlaceHistory history = new();
        long[] recount = new long[days];
        bool[] isKnown = new bool[days];
        for (int i = 0; i < changes; i++)
        {
            int day = random.Next(days);
            long change = i == 0 ? random.Next(2) * 50_000 : random.Next(-60, 70);
            history.Change(_first.PlusDays(day), change);
            recount[day] += change;
            isKnown[day] = true;
            if (random.Next(1 + asks * 4) > 0) continue;
            if (Difference(history, recount, isKnown, random.Next(days), random.Next(-100, 60_000)) is { } difference) return false.Label($"after {i + 1} changes: {difference}");
        }

        for (int day = 0; day < days; day++)
        {
            if (Difference(history, recount, isKnown, day, day) is { } difference) return false.Label($"in the end: {difference}");
        }

        return true.ToProperty();
    }

    [Fact]
    public void A_balance_before_the_first_change_is_nothing_and_cannot_be_taken_from()
    {
        PlaceHistory history = new();
        history.Change(_first.PlusDays(10), 500);
        history.Change(_first.PlusDays(5), 40);
        Assert.False(history.Has(_first, 1));
        Assert.False(history.Has(_first.PlusDays(5), 41));
        Assert.True(history.Has(_first.PlusDays(5), 40));
        history.Change(_first, -1);
        Assert.False(history.IsCovered);
        history.Change(_first.PlusDays(-1), 1);
        Assert.True(history.IsCovered);
        Assert.Equal([0, 1, 0, 40, 540], new[] { -2, -1, 0, 5, 10 }.Select(day => history.BalanceOn(_first.PlusDays(day))));
    }

    [Fact]
    public void Threads_that_read_at_once_see_the_same_balances()
    {
        // Both threads come to each place at the same time, and find changes that were posted late and are not settled yet.
        const int Places = 500, Readers = 2;
        LocalDate[] days = [.. Enumerable.Range(0, 300).Select(day => _first.PlusDays(day))];
        PlaceHistory[] histories = [.. Enumerable.Range(0, Places).Select(_ => new PlaceHistory())];
        long[][] expected = [.. histories.Select(_ => new long[days.Length])];
        for (int place = 0; place < Places; place++)
        {
            Random random = new(place);
            for (int i = 0; i < 250; i++)
            {
                int day = i == 0 ? days.Length - 1 : random.Next(days.Length);
                histories[place].Change(days[day], i + 1);
                expected[place][day] += i + 1;
            }

            for (int day = 1; day < days.Length; day++) expected[place][day] += expected[place][day - 1];
        }

        int arrivals = 0;
        long[][][] seen = [.. Enumerable.Range(0, Readers).Select(_ => new long[Places][])];
        Exception? failure = null;
        Thread[] readers = [.. Enumerable.Range(0, Readers).Select(reader => new Thread(() =>
        {
            for (int place = 0; place < Places; place++)
            {
                Interlocked.Increment(ref arrivals);
                for (SpinWait wait = new(); Volatile.Read(ref failure) is null && Volatile.Read(ref arrivals) < (place + 1) * Readers;) wait.SpinOnce(-1);
                try
                {
                    seen[reader][place] = [.. days.Select(histories[place].BalanceOn)];
                }
                catch (Exception thrown)
                {
                    Volatile.Write(ref failure, thrown);
                    return;
                }
            }
        }))];
        foreach (Thread reader in readers) reader.Start();
        foreach (Thread reader in readers) reader.Join();
        Assert.Null(failure);
        for (int place = 0; place < Places; place++) Assert.All(seen, balances => Assert.Equal(expected[place], balances[place]));
    }

    private static string? Difference(PlaceHistory history, long[] changes, bool[] isKnown, int day, long needed)
    {
        long balance = 0, onDay = 0, smallest = long.MaxValue;
        int smallestOn = 0;
        bool isCovered = true;
        for (int i = 0; i < changes.Length; i++)
        {
            balance += changes[i];
            isCovered &= !isKnown[i] || balance >= 0;
            if (i == day) onDay = balance;
            if (i < day || balance >= smallest) continue;
            (smallest, smallestOn) = (balance, i);
        }

        LocalDate date = _first.PlusDays(day);
        if (history.Has(date, needed) != smallest >= needed) return $"{needed} from {date} on";
        if (history.IsCovered != isCovered) return "covered";
        if (history.Balance != balance) return "the last balance";
        if (history.BalanceOn(date) != onDay) return $"the balance on {date}";
        return history.SmallestFrom(date) != (smallest, _first.PlusDays(smallestOn)) ? $"the smallest from {date} on: {history.SmallestFrom(date)} and not {smallest} on {_first.PlusDays(smallestOn)}" : null;
    }
}
