using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>Who waits, against a plain list that is sorted before each service.</summary>
[Properties(Arbitrary = [typeof(MeterArbitraries)], MaxTest = 300)]
public class CohortQueueTests
{
    private static readonly LocalDate s_start = new(2020, 2, 3);

    [Property]
    public void The_queue_serves_its_cohorts_in_order_those_who_waited_at_the_start_first_in_each(ServiceOrder order, (byte Kind, byte Age, byte Count)[] opening, (byte Kind, byte Age)[] rates, (ushort Cards, uint Come, bool Stops, byte Kind, byte Age, byte Late)[] some)
    {
        // Another region has every cohort of five years, so that the layout always has 480 slots: many words of bits.
        CohortCount[] waiting = [.. opening.Select(entry => new CohortCount(CohortOf(entry.Kind, entry.Age), ((long)entry.Count).Cards()))];
        RegionPlan full = new("32.76") { Backlog = Backlog.Of(from kind in Enum.GetValues<RequestKind>() from age in Enumerable.Range(0, 60) select new CohortCount(CohortOf((byte)kind, (byte)(age + 128)), 1.Cards())) };
        CohortLayout layout = CohortLayout.Of(order, new DayTable(WorkCalendar.EveryDay, s_start, 1), [new RegionPlan("32.75") { Backlog = Backlog.Of(waiting) }, full]);
        Assert.Equal(480, layout.Slots);
        CohortQueue queue = new(layout);
        List<(Cohort Cohort, bool Opening, long Count)> list = [];
        foreach (CohortCount entry in Backlog.Of(waiting).Cohorts)
        {
            queue.AddOpening(layout.OpeningSlotOf(entry.Cohort), entry.Count.Value);
            list.Add((entry.Cohort, true, entry.Count.Value));
        }

        // What a list would do day by day: some who come late, then the requests of each rate, then the cards.
        int days = Math.Min(some.Length, 62);
        Cohort[] cohorts = [.. rates.Take(4).Select(rate => CohortOf(rate.Kind, rate.Age))];
        DaySheet sheet = new(cohorts.Length, [true, true, true, true]);
        long[] cards = new long[days];
        var served = new long[CohortLayout.Kinds, days];
        (int Day, long Left) cleared = (-1, 0);
        List<(Cohort Cohort, bool Opening, long Count)>[] after = new List<(Cohort, bool, long)>[days];
        for (int day = 0; day < days; day++)
        {
            if (some[day].Stops) list.Add((CohortOf(some[day].Kind, some[day].Age), false, some[day].Late));
            for (int rate = 0; rate < cohorts.Length; rate++)
            {
                long come = (some[day].Come >> 8 * rate & 0xFF) / 4;
                sheet.RequestsOf(rate)[day] = come;
                list.Add((cohorts[rate], false, come));
            }

            cards[day] = Math.Min(some[day].Cards % 3 == 0 ? 0 : some[day].Cards % 5 == 0 ? long.MaxValue : some[day].Cards % 200, list.Sum(entry => entry.Count));
            bool owed = list.Any(entry => entry.Opening && entry.Count > 0);
            Dictionary<RequestKind, long> before = list.GroupBy(entry => entry.Cohort.Kind).ToDictionary(kind => kind.Key, kind => kind.Sum(entry => entry.Count));
            long lastOpening = Serve(list, order, cards[day]);
            foreach ((RequestKind kind, long count) in before) served[(int)kind, day] = count - list.Where(entry => entry.Cohort.Kind == kind).Sum(entry => entry.Count);
            if (owed && !list.Any(entry => entry.Opening && entry.Count > 0)) cleared = (day, cards[day] - lastOpening);
            after[day] = [.. list];
        }

        ulong nobody = 0;
        for (int day = 0; day < days; day++) nobody |= (after[day].All(entry => entry.Count == 0) ? 1UL : 0UL) << day;
        int[] slots = [.. cohorts.Select(cohort => layout.NewSlotOf(cohort.Kind, cohort.Since))];
        for (int day = 0; day < days;)
        {
            int end = day + 1;
            while (end < days && !some[end].Stops) end++;
            Cohort late = CohortOf(some[day].Kind, some[day].Age);
            if (some[day].Stops) queue.Add(layout.NewSlotOf(late.Kind, late.Since), some[day].Late);
            int clearedOn = queue.Serve(sheet, slots, cards, nobody, day, end, out long left);
            Assert.Equal(day <= cleared.Day && cleared.Day < end ? cleared : (-1, 0), (clearedOn, clearedOn < 0 ? 0 : left));
            List<(Cohort Cohort, bool Opening, long Count)> expected = after[end - 1];
            Assert.Equal((expected.Sum(entry => entry.Count), expected.Where(entry => entry.Opening).Sum(entry => entry.Count)), (queue.Total, queue.Opening));
            Assert.Equal(Backlog.Of(expected.Select(entry => new CohortCount(entry.Cohort, entry.Count.Cards()))), queue.ToBacklog());
            day = end;
        }

        for (int kind = 0; kind < CohortLayout.Kinds; kind++)
        {
            // Where nobody is left the change is plain.
            for (int day = 0; day < days; day++)
            {
                if ((nobody >> day & 1) == 0) Assert.Equal(-served[kind, day], sheet.BacklogOf(kind)[day]);
            }
        }
    }

    [Fact]
    public void Whoever_joins_an_older_cohort_late_is_served_before_the_younger_ones_however_many_there_are()
    {
        // Sixty months make 120 slots, two words of bits; when the old half has been served, somebody joins it.
        YearMonth first = new(2015, 3);
        Backlog backlog = Backlog.Of(Enumerable.Range(0, 60).Select(month => new CohortCount(new(RequestKind.PrintReady, first.PlusMonths(month)), 1.Cards())));
        CohortLayout layout = CohortLayout.Of(ServiceOrder.OldestFirst, new DayTable(WorkCalendar.EveryDay, s_start, 1), [new RegionPlan("32.75") { Backlog = backlog }]);
        CohortQueue queue = new(layout);
        foreach (CohortCount entry in backlog.Cohorts) queue.AddOpening(layout.OpeningSlotOf(entry.Cohort), entry.Count.Value);
        Serve(queue, 40);
        queue.Add(layout.NewSlotOf(RequestKind.PrintReady, first), 3);
        Serve(queue, 3);
        Assert.Equal((20, 20), (queue.Total, queue.Opening));
        Assert.Equal(first.PlusMonths(40), queue.ToBacklog().Cohorts[0].Cohort.Since);
    }

    [Fact]
    public void A_cleared_queue_is_as_good_as_a_new_one()
    {
        Backlog backlog = Backlog.Of(RequestKind.FirstCard, new(2019, 12), 5.Cards()).Add(RequestKind.PrintReady, new(2019, 11), 4.Cards());
        CohortLayout layout = CohortLayout.Of(ServiceOrder.OldestFirst, new DayTable(WorkCalendar.EveryDay, s_start, 1), [new RegionPlan("32.75") { Backlog = backlog }]);
        CohortQueue queue = new(layout);
        for (int round = 0; round < 2; round++)
        {
            Assert.Equal((0, 0), (queue.Total, queue.Opening));
            foreach (CohortCount entry in backlog.Cohorts) queue.AddOpening(layout.OpeningSlotOf(entry.Cohort), entry.Count.Value);
            Assert.Equal(backlog, queue.ToBacklog());
            Assert.Equal(-1, Serve(queue, 6));
            Assert.Equal(Backlog.Of(RequestKind.FirstCard, new(2019, 12), 3.Cards()), queue.ToBacklog());
            if (round == 0) queue.Clear();
        }

        Assert.Equal(0, Serve(queue, 3));
        Assert.Equal(Backlog.Empty, queue.ToBacklog());
    }

    [Fact]
    public void A_layout_of_no_cohorts_has_no_slots() =>
        Assert.Equal(0, CohortLayout.Of(ServiceOrder.OldestFirst, new DayTable(WorkCalendar.EveryDay, s_start, 9), [new RegionPlan("32.75")]).Slots);

    [Fact]
    public void A_layout_has_the_cohorts_of_all_months_in_which_a_rate_brings_requests()
    {
        RegionPlan plan = new("32.75") { Demand = Demand.At(1.Cards().PerWeek(), RequestKind.Disaster) };
        CohortLayout layout = CohortLayout.Of(ServiceOrder.OldestFirst, new DayTable(WorkCalendar.EveryDay, s_start, 40), [plan]);
        Assert.Equal(["Disaster since 2020-02", "Disaster since 2020-03"], Enumerable.Range(0, layout.Slots / 2).Select(rank => layout.CohortOf(2 * rank).ToString()));
        Assert.Equal((2, 3), (layout.OpeningSlotOf(new(RequestKind.Disaster, new(2020, 3))), layout.NewSlotOf(RequestKind.Disaster, new(2020, 3))));
    }

    /// <summary>Serves on one day, without new requests.</summary>
    private static int Serve(CohortQueue queue, long cards) => queue.Serve(new DaySheet(0, [true, true, true, true]), [], [cards], cards == queue.Total ? 1UL : 0UL, 0, 1, out _);

    /// <summary>Half of the ages are of the last three months, so that people often join a cohort in which others wait.</summary>
    private static Cohort CohortOf(byte kind, byte age) =>
        new((RequestKind)(kind % 4), new YearMonth(2020, 2).PlusMonths(-(age < 128 ? age % 3 : (age - 128) % 60)));

    /// <summary>Serves from the list; says how many were served when the last of the opening backlog in this call was.</summary>
    private static long Serve(List<(Cohort Cohort, bool Opening, long Count)> list, ServiceOrder order, long count)
    {
        long served = 0, lastOpening = 0;
        (Cohort Cohort, bool Opening, long Count)[] sorted = [.. list.OrderBy(entry => entry.Cohort, order).ThenBy(entry => !entry.Opening)];
        list.Clear();
        foreach ((Cohort cohort, bool opening, long waiting) in sorted)
        {
            long share = Math.Min(waiting, count - served);
            served += share;
            if (opening && share > 0) lastOpening = served;
            if (share < waiting) list.Add((cohort, opening, waiting - share));
        }

        return lastOpening;
    }
}
