using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

/// <summary>Blanks on their way and printed cards on theirs, the table of days, and the kernel that uses them.</summary>
public class QueueTests
{
    private static readonly LocalDate s_start = new(2020, 2, 3);

    private static readonly RegionCode s_bekasi = RegionCode.Parse("32.75", null);

    private static readonly DayTable s_days = new(WorkCalendar.EveryDay, s_start, 10);

    [Fact]
    public void What_has_not_arrived_is_not_listed_once_the_work_is_cancelled()
    {
        ArrivalQueue queue = new();
        foreach (int day in (int[])[4, 2, 8]) queue.Send(day, day);
        Assert.Equal([2, 4, 8], queue.ToShipments(s_bekasi, s_days).Select(shipment => shipment.Count.Value));
        Assert.Throws<OperationCanceledException>(() => queue.ToShipments(s_bekasi, s_days, new CancellationToken(canceled: true)));
    }

    [Property(MaxTest = 200)]
    public void A_day_comes_so_many_open_days_after_another_as_walking_from_it_says(byte length, byte from, ushort openDays, bool[] open)
    {
        int days = 1 + length % 100, start = from % (days + 3);
        LocalDate[] extra = [.. open.Select((isOpen, day) => (isOpen, day)).Where(entry => entry.isOpen).Select(entry => s_start.PlusDays(entry.day))];
        DayTable table = new(WorkCalendar.Weekdays.WithExtra(extra), s_start, days);
        long left = openDays % 90;
        int walked = start;
        while (left > 0 && ++walked < days) left -= (int)(table.OpenBitsFrom(walked) & 1);
        Assert.Equal(openDays % 90 == 0 ? start : Math.Min(walked, days), table.AfterOpenDays(start, openDays % 90));
        Assert.Equal(days, table.AfterOpenDays(start, long.MaxValue));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(99)]
    public void Blanks_arrive_on_their_days_however_they_were_sent_and_however_much_room_was_made(int room)
    {
        ArrivalQueue queue = new();
        queue.EnsureCapacity(room);
        foreach ((int day, long count) in new[] { (7, 10L), (2, 20), (5, 30), (2, 40), (0, 50), (9, 60), (5, 70) }) queue.Send(day, count);
        Assert.Equal([50, 0, 60, 0, 0, 100, 0, 10, 0, 60], Enumerable.Range(0, 10).Select(queue.Receive));
    }

    [Fact]
    public void Blanks_can_be_sent_while_others_are_received()
    {
        ArrivalQueue queue = new();
        queue.Send(1, 10);
        queue.Send(4, 40);
        Assert.Equal((0, 10), (queue.Receive(0), queue.Receive(1)));
        queue.Send(2, 20);
        queue.Send(4, 1);
        queue.Send(3, 30);
        Assert.Equal([20, 30, 41, 0], Enumerable.Range(2, 4).Select(queue.Receive));
    }

    [Property(MaxTest = 300)]
    public void Blanks_arrive_as_a_sorted_list_has_them_however_far_before_others_they_come(int seed, byte first, byte each)
    {
        // From none to some hundreds before the first day, in order, near it or all over; then some more on each day. Between two such days there may be thousands.
        Random random = new(seed);
        int days = 1 + random.Next(60), spread = random.Next(3) * days / 2, apart = random.Next(2) == 0 ? 1 : random.Next(1, 40_000);
        ArrivalQueue queue = new();
        List<(int Day, long Count)> sent = [];
        void Send(int day)
        {
            int on = apart * Math.Min(day + random.Next(spread + 1), days + 5);
            long count = random.Next(4);
            queue.Send(on, count);
            if (count > 0) sent.Add((on, count));
        }

        for (int i = 0; i < first * 3; i++) Send(i * days / (first * 3));
        for (int day = 0; day < days; day++)
        {
            for (int i = random.Next(1 + each % 8); i > 0; i--) Send(day);
            Assert.Equal(sent.Count == 0 ? int.MaxValue : sent.Min(shipment => shipment.Day), queue.NextDay);
            Assert.Equal(sent.Where(shipment => shipment.Day == day * apart).Sum(shipment => shipment.Count), queue.Receive(day * apart));
            sent.RemoveAll(shipment => shipment.Day == day * apart);
            Assert.Equal(sent.Sum(shipment => shipment.Count), queue.OnTheWay);
        }

        Assert.Equal(sent.OrderBy(shipment => shipment.Day).Select(shipment => new Shipment(s_bekasi, shipment.Count.Cards(), s_start.PlusDays(shipment.Day))), queue.ToShipments(s_bekasi, new DayTable(WorkCalendar.EveryDay, s_start, days + 10)));
    }

    [Fact]
    public void What_has_not_arrived_is_on_its_way_in_order_of_arrival_and_nothing_is_no_shipment()
    {
        ArrivalQueue queue = new();
        queue.Send(12, 5);
        queue.Send(0, 3);
        queue.Send(3, 4);
        queue.Send(3, 0);
        queue.Receive(0);
        Assert.Equal([new Shipment(s_bekasi, 4.Cards(), s_start.PlusDays(3)), new Shipment(s_bekasi, 5.Cards(), s_start.PlusDays(12))], queue.ToShipments(s_bekasi, s_days));
    }

    [Fact]
    public void The_next_arrival_is_known_before_it_comes()
    {
        ArrivalQueue queue = new();
        Assert.Equal(int.MaxValue, queue.NextDay);
        queue.Send(5, 3);
        Assert.Equal(5, queue.NextDay);
        queue.Send(7, 1);
        Assert.Equal(5, queue.NextDay);
        queue.Send(2, 4);
        queue.Send(1, 0);
        Assert.Equal(2, queue.NextDay);
        queue.Receive(2);
        Assert.Equal(5, queue.NextDay);
        queue.Receive(5);
        queue.Receive(6);
        queue.Send(6, 1);
        Assert.Equal(6, queue.NextDay);
        queue.Receive(6);
        queue.Receive(7);
        Assert.Equal(int.MaxValue, queue.NextDay);
    }

    [Property(MaxTest = 300)]
    public void Printed_cards_are_handed_over_as_a_list_of_batches_would_be(byte delay, byte? limit, (byte Day, byte Count)[] before, byte[] printed)
    {
        Handover rule = (limit is { } cards ? Handover.AtMost(((long)cards).Cards()) : Handover.Immediate).Delayed(delay % 12);

        // A batch may go the delay after the open day on which it was printed; those from before the start say when.
        (int OpenDay, long Count)[] batches = [.. before.Select(batch => (rule.Delay - batch.Day % 15, (long)batch.Count)).OrderBy(batch => batch.Item1)];
        List<(int FirstDay, long Count)> waiting = [.. batches];
        HandoverQueue queue = new(rule, batches, days: 20);
        Assert.Equal(batches.Sum(batch => batch.Count), queue.Awaiting);
        long handedOver = 0;
        for (int openDay = 1; openDay <= Math.Min(20, printed.Length); openDay++)
        {
            long count = printed[openDay - 1];
            waiting.Add((openDay + rule.Delay, count));
            long may = waiting.TakeWhile(batch => batch.FirstDay <= openDay).Sum(batch => batch.Count);
            long expected = Math.Min(may, rule.DailyLimit?.Value ?? may), left = expected;
            waiting = [.. waiting.Select(batch =>
            {
                long share = Math.Min(left, batch.Count);
                left -= share;
                return batch with { Count = batch.Count - share };
            }).Where(batch => batch.Count > 0)];
            Assert.Equal(expected, queue.PassOpenDay(count));
            handedOver += expected;
            Assert.Equal((handedOver, waiting.Sum(batch => batch.Count)), (queue.HandedOver, queue.Awaiting));
        }
    }

    [Property(MaxTest = 300)]
    public void Whether_days_pass_one_by_one_or_together_the_same_cards_are_handed_over(byte delay, byte? limit, (byte Day, byte Count)[] before, byte[] printed, ulong open)
    {
        Handover rule = (limit is { } cards ? Handover.AtMost(((long)cards).Cards()) : Handover.Immediate).Delayed(delay % 5);
        (int OpenDay, long Count)[] batches = [.. before.Select(batch => (batch.Day % 9 - 4, (long)batch.Count)).OrderBy(batch => batch.Item1)];
        HandoverQueue one = new(rule, batches, days: 62), together = new(rule, batches, days: 62);
        long[] counts = [.. printed.Take(62).Select((count, day) => (open >> day & 1) != 0 ? (long)count : 0)];
        long[] expected = [.. counts.Select((count, day) => (open >> day & 1) != 0 ? one.PassOpenDay(count) : 0)];
        long[] handedOver = new long[counts.Length];
        together.Pass(open, counts, counts.Sum(), handedOver);
        Assert.Equal(expected, handedOver);
        Assert.Equal((one.HandedOver, one.Awaiting), (together.HandedOver, together.Awaiting));
    }

    [Fact]
    public void Cards_from_before_the_start_and_since_go_one_after_another()
    {
        HandoverQueue queue = new(Handover.AtMost(4.Cards()).Delayed(1), [(1, 3), (2, 5)], days: 9);
        Assert.Equal((8, 8, 0), (queue.OpeningAwaiting, queue.Awaiting, queue.HandedOver));
        Assert.Equal([3, 4, 4, 3, 0], new long[] { 6, 0, 0, 0, 0 }.Select(queue.PassOpenDay));
        Assert.Equal((8, 0, 14), (queue.OpeningAwaiting, queue.Awaiting, queue.HandedOver));
    }

    [Fact]
    public void A_table_of_days_says_of_each_whether_it_is_open_and_where_in_its_month()
    {
        WorkCalendar calendar = WorkCalendar.Weekdays.Without(new LocalDate(2020, 2, 28));
        DayTable days = new(calendar, new(2020, 2, 27), 6);
        Assert.Equal([true, false, false, false, true, true], Enumerable.Range(0, 6).Select(day => (days.OpenBitsFrom(day) & 1) != 0));
        Assert.Equal([0, 0, 0, 1, 1, 1], days.Month);
        Assert.Equal([18, 19, 19, 0, 0, 1], Enumerable.Range(0, 6).Select(days.OpenBeforeInMonth));
        Assert.Equal([19, 22], Enumerable.Range(0, 2).Select(days.OpenInMonth));
        Assert.Equal((6, 2), (days.Days, days.Months));
        Assert.Equal((new LocalDate(2020, 3, 1), 3, -1), (days.DateOf(3), days.DayOf(new(2020, 3, 1)), days.DayOf(new(2020, 2, 26))));
        Assert.Equal((new YearMonth(2020, 3), 1, -14), (days.MonthAt(1), days.MonthIndexOf(new(2020, 3)), days.MonthIndexOf(new(2018, 12))));
        Assert.Same(calendar, days.Calendar);
    }

    [Fact]
    public void A_month_ends_where_the_next_begins_or_with_the_days()
    {
        DayTable days = new(WorkCalendar.EveryDay, new(2020, 2, 27), 40);
        Assert.Equal([3, 3, 3, 34, 34, 40, 40], new[] { 0, 1, 2, 3, 33, 34, 39 }.Select(days.EndOfMonth));
    }

    [Property(Arbitrary = [typeof(ScenarioArbitrary)], MaxTest = 100)]
    public void A_kernel_that_is_stopped_on_its_way_or_begins_again_works_out_the_same_days_kept_in_32_bits_or_in_64(Scenario scenario, byte[] stops)
    {
        Projection? projection = scenario.Central.Replenishment is null ? new ForecastEngine().Project(scenario) : null;
        KernelFactory kernels = new(scenario, byChance: false);
        SeriesStore straight = new(scenario.Regions.Count, scenario.Days, kernels.Kinds, kernels.HandsOverAtOnce, arrivesAsPlanned: false), stopped = new(scenario.Regions.Count, scenario.Days, kernels.Kinds, handsOverAtOnce: false, arrivesAsPlanned: false);
        for (int region = 0; region < scenario.Regions.Count; region++)
        {
            RegionKernel kernel = kernels.Create(region);
            kernel.Begin(default);
            kernel.AdvanceTo(scenario.Days, straight, region);
            RegionOutcome expected = kernel.ToOutcome();

            if (region % 2 == 0) kernel = kernels.Create(region);
            kernel.Begin(default);
            foreach (int stop in stops.Select(stop => stop % scenario.Days).Order()) kernel.AdvanceTo(stop, stopped, region);
            kernel.AdvanceTo(scenario.Days, stopped, region);
            Assert.Equal(expected, kernel.ToOutcome());
        }

        for (int region = 0; region < scenario.Regions.Count; region++)
        {
            Assert.Equal(straight.Blanks.Row(region), stopped.Blanks.Row(region));
            Assert.Equal(straight.Printed.Row(region), stopped.Printed.Row(region));
            Assert.Equal(straight.Spoiled!.Row(region), stopped.Spoiled!.Row(region));

            // What a projection does not keep follows.
            if (projection is not null) Assert.Equal(straight.Spoiled.Row(region), projection.Regions[region].Spoiled.Values);
            Assert.Equal(straight.HandedOver.Row(region), stopped.HandedOver.Row(region));
            Assert.Equal(straight.Backlog.Select(kind => kind?.Row(region)), stopped.Backlog.Select(kind => kind?.Row(region)));
        }
    }

    [Property(Arbitrary = [typeof(ScenarioArbitrary)], MaxTest = 100)]
    public void Inputs_that_held_another_region_are_as_good_as_new_ones(Scenario scenario)
    {
        DayTable days = new(scenario.Calendar, scenario.Start, scenario.Days);
        RegionInputs used = new();
        foreach (RegionPlan plan in scenario.Regions)
        {
            RegionInputs fresh = new();
            CohortLayout layout = CohortLayout.Of(plan.Order, days, [plan]);
            RegionDraws draws = RegionDraws.None;
            foreach (RegionInputs inputs in (RegionInputs[])[used, fresh])
                inputs.Fill(plan, scenario.Central.Dispatches.Where(dispatch => dispatch.Region == plan.Region), days, calendar => new DayTable(calendar, scenario.Start, scenario.Days), layout, draws);
            Assert.Equal(fresh.Opening, used.Opening);
            Assert.Equal(fresh.Dated, used.Dated);
            Assert.Equal(fresh.Sent.ToArray().Select(sent => (sent.Day, sent.Count, sent.Sending)), used.Sent.ToArray().Select(sent => (sent.Day, sent.Count, sent.Sending)));
            Assert.Equal(fresh.Occurs, used.Occurs);
            Assert.Equal((fresh.Streams.Length, fresh.DatedCounts.Length, 0L), (used.Streams.Length, used.DatedCounts.Length, used.Arrivals.OnTheWay));
            for (int month = 0; month < days.Months; month++) Assert.Equal(fresh.SlotsIn(month), used.SlotsIn(month));

            // What a region has left behind, the next must not find.
            used.Arrivals.Send(3, 7);
            used.DatedCounts.Fill(-1);
        }
    }
}
