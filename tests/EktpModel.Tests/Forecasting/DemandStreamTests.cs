using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>Demand rates as the kernel asks them, some days at a time.</summary>
[Properties(Arbitrary = [typeof(MeterArbitraries)], MaxTest = 200)]
public class DemandStreamTests
{
    private static readonly LocalDate s_start = new(2020, 1, 1);

    [Property]
    public void Two_months_at_once_bring_what_day_after_day_would_expected_or_by_chance(WorkCalendar calendar, byte cards, RatePeriod period, byte first, bool byChance)
    {
        DayTable days = new(calendar, s_start, 200);
        DemandRate rate = new(RequestKind.FirstCard, CardRate.Over((1L + cards).Cards(), 1, period)) { From = s_start.PlusDays(first % 90), Until = s_start.PlusDays(150) };
        DemandStream together = StreamOf(rate, days, byChance), one = StreamOf(rate, days, byChance);
        long[] come = new long[DaySheet.Days], comeOne = new long[DaySheet.Days];
        for (int day = 0; day < days.Days;)
        {
            int count = days.EndOfNextMonth(day) - day;
            together.Next(come, day, count);
            for (int i = 0; i < count; i++)
            {
                one.Next(comeOne, day + i, 1);
                Assert.Equal(comeOne[0], come[i]);
            }

            day += count;
        }
    }

    [Fact]
    public void However_many_rates_a_region_has_all_of_them_bring_their_requests_on_every_path()
    {
        RegionPlan plan = new("32.75") { Demand = Demand.Of(Enumerable.Range(0, 2_500).Select(rate => new DemandRate(RequestKind.FirstCard, (1 + rate % 3).Cards().PerOpenDay()))) };
        Scenario scenario = new(s_start, s_start.PlusDays(40), WorkCalendar.EveryDay, [plan]);
        long each = Enumerable.Range(0, 2_500).Sum(rate => 1L + rate % 3);
        Assert.All(new ForecastEngine().Project(scenario)["32.75"].Requested.Values.ToArray(), requested => Assert.Equal(each, requested));
        EktpModel.Forecasting.Simulation simulation = new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 3, Parallelism = 1, Series = SimulatedSeries.Backlog });

        // Bands are known to a 128th of their values.
        long waiting = 41 * each;
        Assert.All(simulation["32.75"].Bands(SimulatedSeries.Backlog), band => Assert.InRange(band.Values.Values[^1], waiting - waiting / 128, waiting + waiting / 128));
    }

    private static DemandStream StreamOf(DemandRate rate, DayTable days, bool byChance)
    {
        RegionPlan plan = new("32.75") { Demand = Demand.Of(rate) };
        RequestDraws? draws = byChance ? new RequestDraws(plan.Region, 0, RequestVariation.Poisson) : null;
        draws?.Begin(new PathKey(5, 7));
        return new DemandStream(rate, days, CohortLayout.Of(plan.Order, days, [plan]), draws);
    }
}
