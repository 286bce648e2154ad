using System.Numerics;
using EktpModel.Tests.Generators;

namespace EktpModel.Tests.Backlogs;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class BacklogTests
{
    private static readonly YearMonth _december = new(2019, 12);
    private static readonly YearMonth _january = new(2020, 1);

    [Fact]
    public void The_worked_case_serves_sixty_thousand_in_its_first_week()
    {
        Backlog bekasi = Backlog.Of(RequestKind.PrintReady, _december, 106_000.Cards());
        (Backlog served, Backlog remaining) = bekasi.Serve(60_000.Cards(), ServiceOrder.OldestFirst);
        Assert.Equal(60_000.Cards(), served.Total);
        Assert.Equal(Backlog.Of(RequestKind.PrintReady, _december, 46_000.Cards()), remaining);
    }

    [Property(MaxTest = 300)]
    public bool What_was_served_and_what_remains_are_what_there_was_cohort_by_cohort(Backlog backlog, CardCount count, ServiceOrder order)
    {
        (Backlog served, Backlog remaining) = backlog.Serve(count, order);
        return served + remaining == backlog
            && ((IEnumerable<CohortCount>)backlog.Cohorts).All(entry => served[entry.Cohort] + remaining[entry.Cohort] == entry.Count);
    }

    [Property(MaxTest = 300)]
    public bool As_many_are_served_as_asked_or_all_that_wait(Backlog backlog, CardCount count, ServiceOrder order)
    {
        CardCount few = new(backlog.IsEmpty ? 0 : count.Value % backlog.Total.Value);
        return backlog.Serve(count, order).Served.Total == CardCount.Min(count, backlog.Total)
            && backlog.Serve(few, order).Served.Total == few
            && backlog.Serve(backlog.Total, order).Remaining.IsEmpty
            && backlog.Serve(CardCount.Zero, order).Remaining == backlog;
    }

    [Property(MaxTest = 300)]
    public bool Nobody_is_served_while_somebody_who_comes_first_waits(Backlog backlog, CardCount count, ServiceOrder order)
    {
        (Backlog served, Backlog remaining) = backlog.Serve(new CardCount(backlog.IsEmpty ? 0 : count.Value % backlog.Total.Value), order);
        return ((IEnumerable<CohortCount>)remaining.Cohorts).All(waiting =>
            ((IEnumerable<CohortCount>)served.Cohorts).All(done => order.Compare(done.Cohort, waiting.Cohort) <= 0));
    }

    [Property]
    public bool Serving_in_two_steps_is_serving_at_once(Backlog backlog, CardCount first, CardCount second, ServiceOrder order)
    {
        if (first.Value > long.MaxValue - second.Value) return true;
        (Backlog served, Backlog remaining) = backlog.Serve(first, order);
        ServedBacklog then = remaining.Serve(second, order);
        return new ServedBacklog(served + then.Served, then.Remaining) == backlog.Serve(first + second, order);
    }

    [Property]
    public bool Cohorts_are_kept_once_each_oldest_first_without_empty_ones(CohortCount[] entries, Shuffling shuffling)
    {
        Backlog backlog = Backlog.Of(entries);
        Dictionary<Cohort, long> sums = entries.GroupBy(entry => entry.Cohort).ToDictionary(group => group.Key, group => group.Sum(entry => entry.Count.Value));
        return ((IEnumerable<CohortCount>)backlog.Cohorts).SequenceEqual(sums.Where(sum => sum.Value > 0)
                .OrderBy(sum => sum.Key.Since).ThenBy(sum => sum.Key.Kind).Select(sum => new CohortCount(sum.Key, new CardCount(sum.Value))))
            && backlog.Total.Value == sums.Values.Sum()
            && backlog.IsEmpty == (backlog.Total == CardCount.Zero)
            && Backlog.Of(shuffling.Of(entries)) == backlog
            && Backlog.Of(shuffling.Of(entries)).GetHashCode() == backlog.GetHashCode();
    }

    [Property]
    public bool A_backlog_says_how_many_wait_of_a_cohort_and_of_a_kind(Backlog backlog, Cohort cohort)
    {
        CohortCount[] cohorts = [.. backlog.Cohorts];
        return backlog[cohort] == cohorts.Where(entry => entry.Cohort == cohort).Sum(entry => entry.Count)
            && Enum.GetValues<RequestKind>().All(kind => backlog[kind] == cohorts.Where(entry => entry.Cohort.Kind == kind).Sum(entry => entry.Count));
    }

    [Property]
    public bool Backlogs_are_equal_when_as_many_wait_of_every_cohort(Backlog left, Backlog right) =>
        left == right == ((IEnumerable<CohortCount>)left.Cohorts).Concat(right.Cohorts).All(entry => left[entry.Cohort] == right[entry.Cohort]);

    [Property]
    public bool Backlogs_add_up_cohort_by_cohort_in_either_order_or_overflow(Backlog left, Backlog right)
    {
        if ((BigInteger)left.Total.Value + right.Total.Value > long.MaxValue)
        {
            Assert.Throws<CardOverflowException>(() => left + right);
            return true;
        }

        Backlog both = left + right;
        return both == right + left && both.Total == left.Total + right.Total && both + Backlog.Empty == both
            && ((IEnumerable<CohortCount>)both.Cohorts).All(entry => entry.Count == left[entry.Cohort] + right[entry.Cohort]);
    }

    [Property]
    public bool Adding_requests_makes_their_cohort_larger_and_leaves_the_backlog_as_it_was(Backlog backlog, Cohort cohort, CardCount count)
    {
        if ((BigInteger)backlog.Total.Value + count.Value > long.MaxValue) return true;
        CardCount before = backlog[cohort];
        Backlog more = backlog.Add(cohort.Kind, cohort.Since, count);
        return more[cohort] == before + count && more.Total == backlog.Total + count && backlog[cohort] == before
            && more == backlog + Backlog.Of(cohort.Kind, cohort.Since, count);
    }

    [Fact]
    public void Nobody_waits_in_an_empty_backlog()
    {
        Assert.True(Backlog.Empty.IsEmpty);
        Assert.Equal(Backlog.Empty, Backlog.Of());
        Assert.Equal(Backlog.Empty, Backlog.Of(RequestKind.FirstCard, _january, CardCount.Zero));
        Assert.Equal(new ServedBacklog(Backlog.Empty, Backlog.Empty), Backlog.Empty.Serve(5.Cards(), ServiceOrder.OldestFirst));
        Assert.Equal(CardCount.Zero, Backlog.Empty[RequestKind.FirstCard]);
        Assert.Equal(new ServedBacklog(Backlog.Empty, Backlog.Empty), default);
        Assert.Equal(new ServedBacklog(Backlog.Empty, Backlog.Empty).GetHashCode(), default(ServedBacklog).GetHashCode());
        Assert.True(default(ServedBacklog).Served.IsEmpty && default(ServedBacklog).Remaining.IsEmpty);
    }

    [Fact]
    public void What_was_served_is_equal_only_with_what_remains()
    {
        Backlog one = Backlog.Of(RequestKind.FirstCard, new(2020, 1), 1.Cards()), two = one + one;
        Assert.Equal(new ServedBacklog(one, two), new ServedBacklog(one, two));
        Assert.NotEqual(new ServedBacklog(one, two), new ServedBacklog(one, one));
        Assert.NotEqual(new ServedBacklog(one, two), new ServedBacklog(two, two));
    }

    [Fact]
    public void A_cohort_is_of_a_known_kind()
    {
        RequestKind none = (RequestKind)4;
        foreach (Func<object> make in (Func<object>[])[() => new Cohort(none, _january), () => Backlog.Of(none, _january, 1.Cards()), () => Backlog.Empty.Add(none, _january, 1.Cards())])
            Assert.Equal(none, Assert.Throws<InvalidValueException>(make).Value);
    }

    [Property]
    public bool Cohorts_are_ordered_by_month_then_by_kind(Cohort left, Cohort right)
    {
        int expected = (left.Since, left.Kind).CompareTo((right.Since, right.Kind));
        return Math.Sign(left.CompareTo(right)) == expected
            && left < right == expected < 0 && left <= right == expected <= 0
            && left > right == expected > 0 && left >= right == expected >= 0
            && left == right == (expected == 0);
    }

    [Fact]
    public void What_waits_for_no_known_kind_cannot_be_asked_for()
    {
        EktpModel.Forecasting.RegionProjection region = Forecasting.Example.Project(Forecasting.Example.Office(1, 1, 1), 1);
        Assert.Equal("the kind of a cohort", Assert.Throws<InvalidValueException>(() => Backlog.Empty[(RequestKind)9]).Place);
        Assert.Equal("the kind of a cohort", Assert.Throws<InvalidValueException>(() => region.BacklogOf((RequestKind)9)).Place);
    }

    [Fact]
    public void A_backlog_beyond_what_can_be_counted_says_so() =>
        Assert.StartsWith("The sum of a backlog's cohorts is more than a card count can hold",
            Assert.Throws<CardOverflowException>(() => Backlog.Of(RequestKind.FirstCard, new(2020, 1), CardCount.MaxValue).Add(RequestKind.Disaster, new(2020, 1), 1.Cards())).Message, StringComparison.Ordinal);

    [Fact]
    public void A_month_of_another_calendar_is_refused()
    {
        YearMonth julian = new(2020, 1, CalendarSystem.Julian);
        foreach (Func<object> make in (Func<object>[])[() => new Cohort(RequestKind.Disaster, julian), () => Backlog.Of(RequestKind.Disaster, julian, 1.Cards()), () => ServiceOrder.DebtFirst(julian)])
            Assert.Equal(CalendarSystem.Julian, Assert.Throws<InvalidValueException>(make).Value);
    }

    [Fact]
    public void What_must_be_given_is_asked_for()
    {
        Assert.Throws<ArgumentNullException>(() => Backlog.Of((IEnumerable<CohortCount>)null!));
        Assert.Throws<ArgumentNullException>(() => Backlog.Empty.Serve(1.Cards(), null!));
        Assert.Throws<ArgumentNullException>(() => Backlog.Empty + null!);
        Assert.Throws<ArgumentNullException>(() => null! + Backlog.Empty);
    }

    [Fact]
    public void A_backlog_reads_as_its_cohorts()
    {
        Assert.Equal("nobody waits", Backlog.Empty.ToString());
        Assert.Equal("106,000 PrintReady since 2019-12, 5 FirstCard since 2020-01",
            Backlog.Of(RequestKind.FirstCard, _january, 5.Cards()).Add(RequestKind.PrintReady, _december, 106_000.Cards()).ToString());
    }
}
