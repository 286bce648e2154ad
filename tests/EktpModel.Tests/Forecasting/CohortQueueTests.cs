using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>Who waits, against a plain list that is sorted before each service.</summary>
[Properties(Arbitrary = [typeof(MeterArbitraries)], MaxTest = 300)]
public class CohortQueueTests
{
    private static readonly LocalDate s_start = new(2020, 2, 3);

    [Property]
    public void The_queue_serves_its_cohorts_in_order_those_who_waited_at_the_start_first_in_each(ServiceOrder order, (byte Kind, byte Age, ushort Count)[] opening, (bool Serves, byte Kind, byte Age, ushort Count)[] steps)
    {
        // Ages of up to 60 months and four kinds make some 500 slots, so that the queue has many words of them.
        CohortCount[] waiting = [.. opening.Select(entry => new CohortCount(CohortOf(entry.Kind, entry.Age), ((long)entry.Count).Cards()))];
        CohortLayout layout = CohortLayout.Of(order, new DayTable(WorkCalendar.EveryDay, s_start, 1),
            [new RegionPlan("32.75") { Backlog = Backlog.Of(waiting), Demand = Demand.Of(steps.Where(step => !step.Serves).Select(step => new DatedRequests(s_start, CohortOf(step.Kind, step.Age).Kind, 1.Cards()) { Since = CohortOf(step.Kind, step.Age).Since })) }]);
        CohortQueue queue = new(layout);
        List<(Cohort Cohort, bool Opening, long Count)> list = [];
        foreach (CohortCount entry in Backlog.Of(waiting).Cohorts)
        {
            queue.AddOpening(entry.Cohort, entry.Count.Value);
            list.Add((entry.Cohort, true, entry.Count.Value));
        }

        foreach ((bool serves, byte kind, byte age, ushort count) in steps)
        {
            if (serves)
            {
                long share = Math.Min(count, list.Sum(entry => entry.Count));
                Assert.Equal(Serve(list, order, share), queue.Serve(share));
            }
            else
            {
                queue.Add(layout.NewSlotOf(CohortOf(kind, age).Kind, CohortOf(kind, age).Since), count);
                list.Add((CohortOf(kind, age), false, count));
            }

            Assert.Equal(list.Sum(entry => entry.Count), queue.Total);
            Assert.Equal(list.Where(entry => entry.Opening).Sum(entry => entry.Count), queue.Opening);
            Assert.All(Enum.GetValues<RequestKind>(), each => Assert.Equal(list.Where(entry => entry.Cohort.Kind == each).Sum(entry => entry.Count), queue.OfKind((int)each)));
            Assert.Equal(Backlog.Of(list.Select(entry => new CohortCount(entry.Cohort, entry.Count.Cards()))), queue.ToBacklog());
        }
    }

    [Fact]
    public void A_cleared_queue_is_as_good_as_a_new_one()
    {
        Backlog backlog = Backlog.Of(RequestKind.FirstCard, new(2019, 12), 5.Cards()).Add(RequestKind.PrintReady, new(2019, 11), 4.Cards());
        CohortLayout layout = CohortLayout.Of(ServiceOrder.OldestFirst, new DayTable(WorkCalendar.EveryDay, s_start, 1), [new RegionPlan("32.75") { Backlog = backlog }]);
        CohortQueue queue = new(layout);
        for (int round = 0; round < 2; round++)
        {
            Assert.Equal((0, 0, 0), (queue.Total, queue.Opening, queue.OfKind((int)RequestKind.FirstCard)));
            foreach (CohortCount entry in backlog.Cohorts) queue.AddOpening(entry.Cohort, entry.Count.Value);
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

    private static Cohort CohortOf(byte kind, byte age) => new((RequestKind)(kind % 4), new YearMonth(2020, 2).PlusMonths(-(age % 60)));

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
