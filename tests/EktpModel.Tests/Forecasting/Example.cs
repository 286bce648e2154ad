using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

/// <summary>What the worked examples share: Kota Bekasi, the Monday its plan begins on, and short ways to project.</summary>
internal static class Example
{
    public static LocalDate Monday { get; } = new(2020, 2, 3);

    public static RegionCode Bekasi { get; } = RegionCode.Parse("32.75", null);

    public static YearMonth December { get; } = new(2019, 12);

    public static YearMonth February { get; } = new(2020, 2);

    /// <summary>An office with so many blanks, so many print-ready records of December, and so many cards each open day.</summary>
    public static RegionPlan Office(long blanks, long backlog, long cardsADay) => new(Bekasi)
    {
        Blanks = blanks.Cards(),
        Backlog = Backlog.Of(RequestKind.PrintReady, December, backlog.Cards()),
        Capacity = cardsADay.Cards().PerOpenDay(),
    };

    /// <summary>A scenario of one region that starts on the Monday and prints every day unless told otherwise.</summary>
    public static Scenario For(RegionPlan plan, int days, WorkCalendar? calendar = null, LocalDate? start = null, CentralPlan? central = null)
    {
        LocalDate first = start ?? Monday;
        return new Scenario(first, first.PlusDays(days - 1), calendar ?? WorkCalendar.EveryDay, [plan], central);
    }

    public static RegionProjection Project(RegionPlan plan, int days, WorkCalendar? calendar = null, LocalDate? start = null, CentralPlan? central = null) =>
        Project(For(plan, days, calendar, start, central))[plan.Region];

    public static Projection Project(Scenario scenario) => new ForecastEngine().Project(scenario, TestContext.Current.CancellationToken);

    /// <summary>A day of February 2020.</summary>
    public static LocalDate Feb(int day) => new(2020, 2, day);

    public static void AssertDays(IEnumerable<long> expected, CardSeries actual) => Assert.Equal(expected, actual.Values.ToArray());
}
