using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>Who waits, against a plain list that is sorted before each service.</summary>
[Properties(Arbitrary = [typeof(MeterArbitraries)], MaxTest = 300)]
public class CohortQueueTests
{
    private static readonly LocalDate s_start = new(2020, 2, 3);

    [Property]
    public void The_queue_serves_its_cohorts_in_order_those_who_waited_at_the_start_first_in_each(ServiceOrder order, (byte Kind, byte Age, byte Count)[] opening, (bool Serves, byte Kind, byte Age, byte Count)[] steps)
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
            queue.AddOpening(layout.OpeningSlotOf(entry.Cohort), (int)entry.Cohort.Kind, entry.Count.Value);
            list.Add((entry.Cohort, true, entry.Count.Value));
        }

        foreach ((bool serves, byte kind, byte age, byte count) in steps)
        {
            if (serves)
            {
                long share = Math.Min(count, list.Sum(entry => entry.Count));
                Assert.Equal(Serve(list, order, share), queue.Serve(share));
            }
            else
            {
                Cohort cohort = CohortOf(kind, age);
                queue.Add(layout.NewSlotOf(cohort.Kind, cohort.Since), (int)cohort.Kind, count);
                list.Add((cohort, false, count));
            }

            Assert.Equal(list.Sum(entry => entry.Count), queue.Total);
            Assert.Equal(list.Where(entry => entry.Opening).Sum(entry => entry.Count), queue.Opening);
            Assert.All(Enum.GetValues<RequestKind>(), each => Assert.Equal(list.Where(entry => entry.Cohort.Kind == each).Sum(entry => entry.Count), queue.ByKind[(int)each]));
            Assert.Equal(Backlog.Of(list.Select(entry => new CohortCount(entry.Cohort, entry.Count.Cards()))), queue.ToBacklog());
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
        foreach (CohortCount entry in backlog.Cohorts) queue.AddOpening(layout.OpeningSlotOf(entry.Cohort), (int)entry.Cohort.Kind, entry.Count.Value);
        queue.Serve(40);
        queue.Add(layout.NewSlotOf(RequestKind.PrintReady, first), (int)RequestKind.PrintReady, 3);
        queue.Serve(3);
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
            Assert.Equal((0, 0, 0), (queue.Total, queue.Opening, queue.ByKind[(int)RequestKind.FirstCard]));
            foreach (CohortCount entry in backlog.Cohorts) queue.AddOpening(layout.OpeningSlotOf(entry.Cohort), (int)entry.Cohort.Kind, entry.Count.Value);
            Assert.Equal(backlog, queue.ToBacklog());
            Assert.Equal(6, queue.Serve(6));
            Assert.Equal(Backlog.Of(RequestKind.FirstCard, new(2019, 12), 3.Cards()), queue.ToBacklog());
            queue.Clear();
        }

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
