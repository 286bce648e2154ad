using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;
using Result = EktpModel.Forecasting.Simulation;

namespace EktpModel.Tests.Forecasting.Simulation;

/// <summary>Simulated chances against closed forms and full enumerations: they agree within their stated errors, and the stated errors are right.</summary>
public class SimulationExactnessTests
{
    private const int Paths = 20_000;

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void With_spoilage_by_chance_a_debt_is_cleared_in_time_when_enough_attempts_are_good(int days)
    {
        // 30 cards at 10 attempts a day, one in ten spoils: cleared by day d exactly if of 10 d attempts at least 30 are good.
        RegionPlan plan = Office(blanks: 200, backlog: 30, cardsADay: 10) with { Spoilage = 10.Percent(), SpoilsByChance = true };
        double exact = Enumerable.Range(30, 10 * days - 29).Sum(good => Binomial(10 * days, good, 0.9));
        AssertNear(exact, Simulate(plan, 10)[Bekasi].ClearedOn.By(Monday.PlusDays(days - 1)));
    }

    [Theory]
    [InlineData(25)]
    [InlineData(70)]
    public void With_spoilage_by_chance_blanks_are_used_until_the_last_card_is_good(int percent)
    {
        // Blanks enough and printers idle: those spoiled follow the negative binomial distribution of failures before the 20th good card.
        RegionPlan plan = Office(blanks: 1_000, backlog: 20, cardsADay: 1_000) with { Spoilage = percent.Percent(), SpoilsByChance = true };
        Result simulation = Simulate(plan, 1);
        double[] spoiled = [.. Enumerable.Range(0, 400).Select(lost => Math.Exp(LogChoose(19 + lost, lost)) * Math.Pow(1 - percent / 100.0, 20) * Math.Pow(percent / 100.0, lost))];
        AssertQuantiles(spoiled, simulation[Bekasi], SimulatedSeries.Spoiled, day: 0);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(75)]
    public void With_spoilage_by_chance_and_few_blanks_they_are_all_used_or_as_many_as_the_last_good_card_takes(int percent)
    {
        // Of 12 blanks 4 good ones are wanted: so many spoil as come before the 4th good one, or 12 less the good ones if there are fewer.
        RegionPlan plan = Office(blanks: 12, backlog: 4, cardsADay: 100) with { Spoilage = percent.Percent(), SpoilsByChance = true };
        double p = percent / 100.0;
        double[] spoiled = new double[13];
        for (int lost = 0; lost <= 8; lost++) spoiled[lost] += Math.Exp(LogChoose(3 + lost, lost)) * Math.Pow(1 - p, 4) * Math.Pow(p, lost);
        for (int good = 0; good < 4; good++) spoiled[12 - good] += Binomial(12, good, 1 - p);
        AssertQuantiles(spoiled, Simulate(plan, 1)[Bekasi], SimulatedSeries.Spoiled, day: 0);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(7, 10)]
    [InlineData(12, 20)]
    public void Poisson_requests_of_several_days_add_up_to_a_Poisson_number(int mean, int days)
    {
        RegionPlan plan = new(Bekasi) { Demand = Demand.At(mean.Cards().PerOpenDay(), RequestKind.FirstCard).Varying(RequestVariation.Poisson) };
        double[] exact = [.. Enumerable.Range(0, 600).Select(count => Math.Exp(count * Math.Log(mean * days) - mean * days - LogFactorial(count)))];
        AssertQuantiles(exact, Simulate(plan, days)[Bekasi], SimulatedSeries.Backlog, days - 1);
    }

    [Fact]
    public void Negative_binomial_requests_of_several_days_add_up_to_a_negative_binomial_number_of_all_dispersions()
    {
        // Mean 6 and dispersion 2 on each of 5 days: mean 30, dispersion 10.
        RegionPlan plan = new(Bekasi) { Demand = Demand.At(6.Cards().PerOpenDay(), RequestKind.FirstCard).Varying(RequestVariation.NegativeBinomial(2)) };
        double[] exact = [.. Enumerable.Range(0, 400).Select(count => Math.Exp(LogChoose(9 + count, count) + 10 * Math.Log(10 / 40.0) + count * Math.Log(30 / 40.0)))];
        AssertQuantiles(exact, Simulate(plan, 5)[Bekasi], SimulatedSeries.Backlog, day: 4);
    }

    [Fact]
    public void Requests_of_single_days_and_of_months_scatter_around_their_own_means()
    {
        RegionPlan plan = new(Bekasi)
        {
            // A month of 29 days brings 58 requests, two a day; the flood brings 9 more on one.
            Demand = (Demand.At(58.Cards().PerMonth(), RequestKind.FirstCard) + Demand.On(Feb(4), RequestKind.Disaster, 9.Cards())).Varying(RequestVariation.Poisson),
        };
        double[] exact = [.. Enumerable.Range(0, 200).Select(count => Math.Exp(count * Math.Log(2 * 5 + 9) - 19 - LogFactorial(count)))];
        AssertQuantiles(exact, Simulate(plan, 5)[Bekasi], SimulatedSeries.Backlog, day: 4);
    }

    [Fact]
    public void A_profile_of_weekdays_holidays_and_months_is_the_sum_of_rates_with_calendars_and_dates_of_their_own()
    {
        // Mondays 20, other working days 5, from March on 3 more; 17 February is no working day here. Three weeks from 3 February, and 2 to 6 March.
        WorkCalendar mondays = WorkCalendar.Weekly(IsoDayOfWeek.Monday).WithStandardWeek(1), rest = WorkCalendar.Weekly(IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday);
        LocalDate holiday = Feb(17), march = new(2020, 3, 1);
        RegionPlan plan = new(Bekasi)
        {
            Demand = (Demand.At(20.Cards().PerOpenDay(), RequestKind.FirstCard, mondays.Without(holiday)) + Demand.At(5.Cards().PerOpenDay(), RequestKind.FirstCard, rest)
                + Demand.Of(new DemandRate(RequestKind.FirstCard, 3.Cards().PerOpenDay()) { Days = WorkCalendar.Weekdays, From = march })).Varying(RequestVariation.Poisson),
        };
        RegionSimulation simulation = new ForecastEngine().Simulate(For(plan, 35, WorkCalendar.Weekdays), new SimulationOptions { Paths = Paths })[Bekasi];
        long[] expected = [.. Enumerable.Range(0, 35).Select(day => new ForecastEngine().Project(For(plan, 35, WorkCalendar.Weekdays))[Bekasi].Backlog.Values[day])];
        Assert.Equal((20 * 4 + 5 * 20 + 3 * 5, 20, 40 + 60), (expected[^1], expected[0], (int)expected[Period.DaysBetween(Monday, Feb(23))]));
        foreach (int day in (int[])[0, 4, 20, 34])
        {
            double[] exact = [.. Enumerable.Range(0, 600).Select(count => Math.Exp(count * Math.Log(expected[day]) - expected[day] - LogFactorial(count)))];
            AssertQuantiles(exact, simulation, SimulatedSeries.Backlog, day);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(2, 1)]
    public void Printers_that_fail_and_are_mended_clear_a_debt_as_the_sum_over_all_their_histories_says(int printers, int working)
    {
        // Each printer two cards a day, a debt of eight cards, seven days: every history of every printer is walked through.
        const double failure = 0.3, repair = 0.4;
        RegionPlan plan = Office(blanks: 100, backlog: 8, cardsADay: 2 * printers) with
        {
            Capacity = PrintCapacity.Printers(printers, 2.Cards()) with { Breakdowns = new Breakdowns(failure, repair) { WorkingAtStart = working } },
        };
        double[] clearedBy = new double[8];
        void Walk(int day, int up, int printed, double chance)
        {
            printed += 2 * up;
            if (printed >= 8)
            {
                for (int later = day; later < clearedBy.Length; later++) clearedBy[later] += chance;
                return;
            }

            if (day == 7) return;
            for (int failed = 0; failed <= up; failed++)
            {
                for (int mended = 0; mended <= printers - up; mended++)
                    Walk(day + 1, up - failed + mended, printed, chance * Binomial(up, failed, failure) * Binomial(printers - up, mended, repair));
            }
        }

        Walk(1, working, 0, 1);
        Result simulation = Simulate(plan, 7);
        for (int day = 1; day <= 7; day++) AssertNear(clearedBy[day], simulation[Bekasi].ClearedOn.By(Monday.PlusDays(day - 1)));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(1, 3, 1)]
    [InlineData(1, 7, 5)]
    public void Days_like_recorded_ones_clear_a_debt_as_the_sum_over_all_their_sequences_says(int printers, int numerator, int denominator)
    {
        // One, nothing, or four cards: a debt of ten on the nine weekdays of 13 days. One of two printers at work leaves a half of it; another mean, so many times as much or its part.
        int[] recorded = [1, 0, 4, 0];
        OutputRecord record = new(recorded.Select(cards => cards.Cards()));
        if (printers == 1) record = record with { Mean = CardRate.Over((25 * numerator).Cards(), 4 * denominator, RatePeriod.Week) };
        RegionPlan plan = Office(blanks: 100, backlog: 10, cardsADay: 1) with
        {
            Capacity = PrintCapacity.At(record) with { PrinterCount = printers, Breakdowns = new Breakdowns(0, 1e-300) { WorkingAtStart = 1 } },
        };
        Result simulation = new ForecastEngine().Simulate(For(plan, 13, WorkCalendar.Weekdays), new SimulationOptions { Paths = Paths });
        double[] drawn = [1, .. new double[40]];
        for (int day = 0; day < 13; day++)
        {
            if (day % 7 < 5) drawn = [.. Enumerable.Range(0, drawn.Length).Select(sum => recorded.Average(cards => cards <= sum ? drawn[sum - cards] : 0))];
            var waiting = new double[11];
            for (int sum = 0; sum < drawn.Length; sum++) waiting[10 - Math.Min(10, sum * numerator / denominator)] += drawn[sum];
            AssertNear(waiting[0], simulation[Bekasi].ClearedOn.By(Monday.PlusDays(day)));
            AssertQuantiles(waiting, simulation[Bekasi], SimulatedSeries.Backlog, day);
        }
    }

    [Fact]
    public void A_record_holds_from_its_day_to_the_next_change_and_printers_go_on_failing_meanwhile()
    {
        // Printers that fail each day and are mended on the next: 8 cards a day, from the third 5 or 7, from the seventh 8 again, each second day nothing.
        PrintCapacity capacity = PrintCapacity.Printers(2, 4.Cards()).ChangedFrom(Feb(5), new OutputRecord([5.Cards(), 7.Cards()])).ChangedFrom(Feb(9), 8.Cards().PerOpenDay());
        RegionPlan plan = Office(blanks: 100, backlog: 100, cardsADay: 1) with { Capacity = capacity with { Breakdowns = new Breakdowns(1, 1) } };
        QuantileBand[] bands = [.. Simulate(plan, 10)[Bekasi].Bands(SimulatedSeries.Printed, [0.01, 0.4, 0.6, 0.99])];
        Assert.Equal([8, 0, 5, 0, 5, 0, 8, 0, 8, 0], bands[0].Values.Values.ToArray());
        Assert.Equal([8, 0, 5, 0, 5, 0, 8, 0, 8, 0], bands[1].Values.Values.ToArray());
        Assert.Equal([8, 0, 7, 0, 7, 0, 8, 0, 8, 0], bands[2].Values.Values.ToArray());
        Assert.Equal([8, 0, 7, 0, 7, 0, 8, 0, 8, 0], bands[3].Values.Values.ToArray());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(70)]
    public void A_day_is_like_the_same_recorded_one_from_whenever_the_record_holds(int from)
    {
        RegionPlan plan = Office(blanks: 10_000, backlog: 10_000, cardsADay: 7);
        OutputRecord record = new(Enumerable.Range(0, 50).Select(cards => cards.Cards()));
        Result Changed(int day, int path) => new ForecastEngine().Simulate(For(plan with { Capacity = plan.Capacity.ChangedFrom(Monday.PlusDays(day), record) }, 140), new SimulationOptions { Paths = 1, FirstPath = path });
        for (int path = 0; path < 5; path++)
        {
            long[] early = [.. Changed(1, path)[Bekasi].Bands(SimulatedSeries.Printed, [0.5])[0].Values.Values], late = [.. Changed(from, path)[Bekasi].Bands(SimulatedSeries.Printed, [0.5])[0].Values.Values];
            Assert.Equal([7, .. early[1..from].Select(_ => 7L), .. early[from..]], late);
            Assert.True(early[from..].Distinct().Count() > 10);
        }
    }

    [Fact]
    public void A_phase_of_recorded_days_begins_without_a_fraction_of_a_card_whatever_was_before()
    {
        // A third of a card a day: after two days two thirds are lost, both with the record itself and with one that is equal.
        OutputRecord thirds = new OutputRecord([1.Cards(), 1.Cards()]) with { Mean = CardRate.Over(1.Cards(), 3, RatePeriod.OpenDay) }, equal = thirds with { };
        foreach (OutputRecord next in (OutputRecord[])[thirds, equal])
        {
            RegionPlan plan = Office(100, 100, 1) with { Capacity = PrintCapacity.At(thirds).ChangedFrom(Feb(8), next) };
            Assert.Equal([0, 0, 1, 0, 0, 0, 0, 1, 0], Simulate(plan, 9, paths: 2)[Bekasi].Bands(SimulatedSeries.Printed, [0.5])[0].Values.Values.ToArray());
        }
    }

    [Fact]
    public void With_a_day_more_all_other_days_are_like_the_same_recorded_ones()
    {
        // As many quantiles as paths, so each path has its place among them.
        RegionPlan plan = Office(blanks: 1_000, backlog: 1_000, cardsADay: 1) with { Capacity = new OutputRecord(Enumerable.Range(0, 50).Select(cards => cards.Cards())) };
        SimulationOptions options = new() { Paths = 200, Levels = Enumerable.Range(0, 200).Select(path => (path + 0.5) / 200).ToValueList() };
        ValueList<QuantileBand> PrintedWith(WorkCalendar calendar) => new ForecastEngine().Simulate(For(plan, 26, calendar), options)[Bekasi].Bands(SimulatedSeries.Printed);
        foreach ((QuantileBand before, QuantileBand after) in PrintedWith(WorkCalendar.Weekdays).Zip(PrintedWith(WorkCalendar.Weekdays.WithExtra(Feb(8)))))
        {
            Assert.Equal(0, before.Values[Feb(8)].Value);
            for (LocalDate date = Monday; date < Monday.PlusDays(26); date = date.PlusDays(1))
            {
                if (date != Feb(8)) Assert.Equal(before.Values[date], after.Values[date]);
            }
        }
    }

    [Fact]
    public void A_projection_takes_the_mean_of_recorded_days_and_a_record_of_like_days_is_certain()
    {
        RegionPlan plan = Office(blanks: 100, backlog: 100, cardsADay: 1) with { Capacity = new OutputRecord([3.Cards(), 0.Cards(), 4.Cards()]) };
        AssertDays([2, 2, 3, 2, 2, 3], new ForecastEngine().Project(For(plan, 6))[Bekasi].Printed);
        RegionPlan like = plan with { Capacity = new OutputRecord([4.Cards(), 4.Cards()]) };
        RegionSimulation simulation = Simulate(like, 6, paths: 50)[Bekasi];
        Assert.All(simulation.Bands(SimulatedSeries.Backlog, [0.01, 0.99]), band => Assert.Equal(new ForecastEngine().Project(For(like, 6))[Bekasi].Backlog, band.Values));
    }

    [Fact]
    public void A_printer_of_several_gives_its_share_of_a_capacity_that_does_not_divide()
    {
        // Two of three printers at work, for good: of 10 cards a day 6, 7 and 7.
        RegionPlan plan = Office(blanks: 100, backlog: 100, cardsADay: 10) with
        {
            Capacity = PrintCapacity.At(10.Cards().PerOpenDay()) with { PrinterCount = 3, Breakdowns = new Breakdowns(0, 1e-300) { WorkingAtStart = 2 } },
        };
        Assert.Equal([6, 7, 7, 6, 7, 7], Simulate(plan, 6, paths: 2)[Bekasi].Bands(SimulatedSeries.Printed, [0.5])[0].Values.Values.ToArray());
    }

    [Fact]
    public void A_shipment_is_late_by_open_days_as_often_as_its_table_says()
    {
        // Planned for Friday: on time 5 of 10, a working day late (Monday) 3 of 10, four (Thursday) 2 of 10.
        RegionPlan plan = Office(blanks: 0, backlog: 5, cardsADay: 5) with { Shipments = [new Shipment(Bekasi, 5.Cards(), Feb(7)) { Late = Lateness.Of((0, 5), (1, 3), (4, 2)) }] };
        Result simulation = new ForecastEngine().Simulate(For(plan, 14, WorkCalendar.Weekdays), new SimulationOptions { Paths = Paths });
        DateDistribution cleared = simulation[Bekasi].ClearedOn;
        AssertNear(0.5, cleared.On(Feb(7)));
        AssertNear(0.3, cleared.On(Feb(10)));
        AssertNear(0.2, cleared.On(Feb(13)));
        Assert.Equal(3, cleared.Days.Count());
        AssertNear(0.5, simulation[Bekasi].StockOutOn(Feb(8)));
        AssertNear(0.2, simulation[Bekasi].StockOutOn(Feb(10)));
        Assert.Equal(1, simulation[Bekasi].StockOutEver.Value);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(100, false)]
    public void A_shipment_so_late_that_it_comes_after_the_last_day_does_not_come(int daysLate, bool comes)
    {
        RegionPlan plan = Office(blanks: 0, backlog: 5, cardsADay: 5) with { Shipments = [new Shipment(Bekasi, 5.Cards(), Feb(7)) { Late = Lateness.Of((daysLate, 1)) }] };
        Assert.Equal(comes ? 0 : 1, Simulate(plan, 6, paths: 3)[Bekasi].ClearedOn.Never.Value);
    }

    [Fact]
    public void A_shipment_that_comes_each_day_with_a_chance_is_late_by_a_geometric_number_of_days()
    {
        RegionPlan plan = Office(blanks: 0, backlog: 5, cardsADay: 5) with { Shipments = [new Shipment(Bekasi, 5.Cards(), Monday) { Late = Lateness.Geometric(0.25) }] };
        DateDistribution cleared = Simulate(plan, 6)[Bekasi].ClearedOn;
        for (int late = 0; late < 6; late++) AssertNear(0.25 * Math.Pow(0.75, late), cleared.On(Monday.PlusDays(late)));
        AssertNear(Math.Pow(0.75, 6), cleared.Never);
    }

    [Fact]
    public void Regions_that_share_one_pool_of_blanks_clear_together_less_often_than_single_chances_multiplied_say()
    {
        // Each has a debt of 10. The first's other requests come in bursts, and the pool of 30 is split by cover: what the one gets the other lacks.
        Scenario Of(params string[] codes) => new(Monday, Monday.PlusDays(20), WorkCalendar.EveryDay,
            codes.Select(code => new RegionPlan(code)
            {
                Backlog = Backlog.Of(RequestKind.PrintReady, December, 10.Cards()),
                Capacity = 10.Cards().PerOpenDay(),
                Demand = Demand.At(1.Cards().PerOpenDay(), RequestKind.FirstCard).Varying(RequestVariation.NegativeBinomial(0.2)),
            }),
            new CentralPlan { Stock = 30.Cards(), Replenishment = new Replenishment(AllocationRule.Proportional()) { LeadTime = 1, From = Monday.PlusDays(7) } });
        Result simulation = new ForecastEngine().Simulate(Of("32.75", "32.76"), new SimulationOptions { Paths = 4_000, Series = SimulatedSeries.None });
        LocalDate end = simulation.Scenario.End;
        Estimate first = simulation["32.75"].ClearedOn.By(end), second = simulation["32.76"].ClearedOn.By(end), both = simulation.Nation.ClearedOn.By(end);
        Assert.True(both.Value <= Math.Min(first.Value, second.Value));
        Assert.True(Math.Abs(both.Value - first.Value * second.Value) > 8 * both.StandardError, $"{first} and {second}, both {both}");
    }

    [Fact]
    public void Over_many_seeds_the_stated_errors_are_right()
    {
        RegionPlan plan = Office(blanks: 200, backlog: 30, cardsADay: 10) with { Spoilage = 10.Percent(), SpoilsByChance = true };
        double exact = Enumerable.Range(30, 11).Sum(good => Binomial(40, good, 0.9));
        double squares = 0;
        const int seeds = 400;
        for (ulong seed = 0; seed < seeds; seed++)
        {
            Estimate estimate = Simulate(plan, 6, paths: 100, seed)[Bekasi].ClearedOn.By(Monday.PlusDays(3));
            squares += Math.Pow(estimate.Value - exact, 2) / (exact * (1 - exact) / 100);
        }

        // Chi-square of 400 degrees of freedom: mean 400, standard deviation 28.3.
        Assert.InRange(squares, 400 - 4 * 28.3, 400 + 4 * 28.3);
    }

    [Fact]
    public void The_error_of_a_mean_is_that_of_the_days_themselves()
    {
        // One printer that works on a day with chance one half, whatever it did before: of ten days, none is bound by lack of blanks while it is broken.
        RegionPlan plan = Office(blanks: 1, backlog: 5, cardsADay: 1) with { Capacity = PrintCapacity.Printers(1, 1.Cards()) with { Breakdowns = new Breakdowns(0.5, 0.5) { WorkingAtStart = 0 } } };
        Estimate bound = Simulate(plan, 11)[Bekasi].DaysBoundBy(DayConstraint.Blanks);

        // The blank is used on the first of ten days on which the printer works, day k with chance 2^-k; blanks bind from then on, 11 - k days.
        double[] chances = [.. Enumerable.Range(1, 10).Select(k => Math.Pow(0.5, k))];
        double mean = chances.Select((chance, i) => chance * (10 - i)).Sum(), square = chances.Select((chance, i) => chance * (10 - i) * (10 - i)).Sum();
        Assert.InRange(bound.StandardError, 0.97 * Math.Sqrt((square - mean * mean) / Paths), 1.03 * Math.Sqrt((square - mean * mean) / Paths));
        AssertNear(mean, bound);
    }

    private static Result Simulate(RegionPlan plan, int days, int paths = Paths, ulong seed = 1) =>
        new ForecastEngine().Simulate(For(plan, days), new SimulationOptions { Paths = paths, Seed = seed }, cancellation: TestContext.Current.CancellationToken);

    /// <summary>Within four standard errors of the truth, as 99.99% of correct simulations are; the seeds are fixed.</summary>
    private static void AssertNear(double exact, Estimate estimate)
    {
        double error = Math.Max(estimate.StandardError, Math.Sqrt(exact * Math.Max(0, 1 - exact) / Paths));
        Assert.True(Math.Abs(estimate.Value - exact) <= 4 * error + 1e-12, $"{estimate}, exactly {exact}");
    }

    /// <summary>The quantiles of a day's numbers against the exact chances of 0, 1, 2 and so on.</summary>
    private static void AssertQuantiles(double[] chances, RegionSimulation region, SimulatedSeries series, int day)
    {
        Assert.Equal(1, chances.Sum(), 1e-6);
        foreach (QuantileBand band in region.Bands(series, [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]))
        {
            long value = band.Values.Values[day];
            double below = chances.Take((int)value).Sum(), upTo = below + chances[value], error = 4 * Math.Sqrt(band.Level * (1 - band.Level) / Paths);
            Assert.True(below < band.Level + error && upTo > band.Level - error, $"quantile {band.Level} is told as {value}, below which lie {below} and up to which {upTo}");
        }
    }

    private static double Binomial(int n, int k, double p) => Math.Exp(LogChoose(n, k)) * Math.Pow(p, k) * Math.Pow(1 - p, n - k);

    private static double LogChoose(int n, int k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    private static double LogFactorial(int n) => Enumerable.Range(1, n).Sum(i => Math.Log(i));
}
