using EktpModel.Forecasting;
using static EktpModel.Tests.Forecasting.Example;

namespace EktpModel.Tests.Forecasting;

/// <summary>The engine itself: its limits, how it is stopped, and that threads do not matter.</summary>
public class ForecastEngineTests
{
    private static readonly RegionPlan s_plan = Office(blanks: 100, backlog: 50, cardsADay: 10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_forecast_of_more_regions_times_days_than_allowed_is_refused_with_both_numbers()
    {
        ForecastEngine engine = new(new() { MaxRegionDays = 1_999 });
        Scenario scenario = new(Monday, Monday.PlusDays(999), WorkCalendar.Weekdays, [s_plan, new RegionPlan("32.76")]);
        LimitExceededException exception = Assert.Throws<LimitExceededException>(() => engine.Project(scenario, Cancellation));
        Assert.Equal((2_000, 1_999), (exception.Value, exception.Limit));
        Assert.Equal("The number of regions times days is 2,000, and the engine allows 1,999: make the scenario smaller, or raise ForecastOptions.MaxRegionDays.", exception.Message);
    }

    [Fact]
    public void A_forecast_of_just_as_many_regions_times_days_as_allowed_is_made() =>
        Assert.Equal(2_000, new ForecastEngine(new() { MaxRegionDays = 2_000 })
            .Project(new Scenario(Monday, Monday.PlusDays(1_999), WorkCalendar.Weekdays, [s_plan]), Cancellation)["32.75"].Printed.Count);

    [Fact]
    public void Ten_million_regions_times_days_are_allowed_unless_told_otherwise()
    {
        Assert.Equal(10_000_000, new ForecastEngine().Options.MaxRegionDays);
        Assert.Same(ForecastOptions.Default, new ForecastEngine().Options);
        Assert.Equal(new ForecastOptions { MaxRegionDays = 10_000_000 }, ForecastOptions.Default);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_below_one_is_refused(long limit)
    {
        InvalidValueException exception = Assert.Throws<InvalidValueException>(() => new ForecastOptions { MaxRegionDays = limit });
        Assert.Equal(("the most region-days of a forecast", limit), (exception.Place, exception.Value));
    }

    [Fact]
    public void There_is_no_forecast_of_nothing() =>
        Assert.Throws<ArgumentNullException>("scenario", () => new ForecastEngine().Project(null!, Cancellation));

    [Fact]
    public void A_forecast_that_is_cancelled_before_it_begins_is_not_made() =>
        Assert.Throws<OperationCanceledException>(() => new ForecastEngine().Project(For(s_plan, 5), new CancellationToken(canceled: true)));

    [Fact]
    public void A_forecast_that_is_cancelled_while_it_is_made_ends()
    {
        // The service order is asked while the engine works: there the cancellation comes.
        using CancellationTokenSource source = new();
        ServiceOrder order = ServiceOrder.By("cancels", (left, right) =>
        {
            source.Cancel();
            return left.CompareTo(right);
        });
        Scenario scenario = For(s_plan with { Backlog = s_plan.Backlog.Add(RequestKind.FirstCard, December, 1.Cards()), Order = order }, 5);
        Assert.False(source.IsCancellationRequested);
        OperationCanceledException exception = Assert.Throws<OperationCanceledException>(() => new ForecastEngine().Project(scenario, source.Token));
        Assert.Equal(source.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task One_engine_gives_the_same_forecast_to_all_threads()
    {
        ForecastEngine engine = new();
        Scenario scenario = new(Monday, Feb(29), WorkCalendar.Indonesia,
            [.. new[] { "11.01", "32.04", "32.75", "32.76", "51.03" }.Select((code, i) => new RegionPlan(code)
            {
                Blanks = (1_000 * i).Cards(),
                Backlog = Backlog.Of(RequestKind.PrintReady, December, 700.Cards()),
                Demand = Demand.At(37.Cards().PerWeek(), RequestKind.FirstCard),
                Capacity = 100.Cards().PerOpenDay(),
                Spoilage = new(1, 7),
            })]);
        Projection expected = engine.Project(scenario, Cancellation);
        Projection[] forecasts = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => engine.Project(scenario, Cancellation), Cancellation)));
        Assert.All(forecasts, forecast => ProjectionPropertyTests.AssertSameDays(expected, forecast));
    }

    [Fact]
    public async Task One_projection_gives_the_same_sums_to_all_threads()
    {
        Scenario scenario = new(Monday, Feb(29), WorkCalendar.Indonesia, [s_plan, s_plan.With("32.76"), s_plan.With("51.03")]);
        Projection projection = new ForecastEngine().Project(scenario, Cancellation);
        string expected = Sums(new ForecastEngine().Project(scenario, Cancellation));
        using Barrier together = new(8);
        string[] sums = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() =>
        {
            together.SignalAndWait(Cancellation);
            return Sums(projection);
        }, Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.All(sums, actual => Assert.Equal(expected, actual));

        static string Sums(Projection projection) =>
            string.Join('\n', projection.Provinces.Append(projection.Nation).Select(area => $"{area} {area.Backlog} {area.Received} {area.InTransit} {area.AwaitingHandover} {area.Requested} {area.Balance}"));
    }
}

file static class Plans
{
    /// <summary>The same plan for another region.</summary>
    public static RegionPlan With(this RegionPlan plan, string region) =>
        new(region) { Blanks = plan.Blanks, Backlog = plan.Backlog, Demand = plan.Demand, Capacity = plan.Capacity, Spoilage = plan.Spoilage };
}
