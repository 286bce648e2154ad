using System.Globalization;
using System.Reflection;
using EktpModel.Forecasting;

namespace EktpModel.Tests;

/// <summary>Texts for logs and tables are the same in every culture: dates as ISO has them, numbers with a point and with commas.</summary>
public class ToStringTests
{
    private static readonly RegionCode _bekasi = RegionCode.Parse("32.75");
    private static readonly LocalDate _date = new(2020, 2, 3);
    private static readonly YearMonth _month = new(2019, 12);
    private static readonly CardCount _count = 106_000.Cards();
    private static readonly CardRate _rate = _count.PerWeek();
    private static readonly Cohort _cohort = new(RequestKind.PrintReady, _month);
    private static readonly Backlog _backlog = Backlog.Of(new CohortCount(_cohort, _count));
    private static readonly Lateness _late = Lateness.Geometric(0.5);
    private static readonly Dispatch _dispatch = new(_bekasi, _count, _date, _date.PlusDays(2)) { Late = _late };
    private static readonly Replenishment _replenishment = new(AllocationRule.EqualCover) { From = _date, Late = _late };
    private static readonly CentralPlan _central = new() { Stock = _count, Procurements = [new(_date, _count)], Dispatches = [_dispatch], Replenishment = _replenishment };
    private static readonly RegionPlan _plan = new(_bekasi)
    {
        Blanks = _count,
        Backlog = _backlog,
        Capacity = _rate,
        Demand = Demand.Of(new DemandRate(RequestKind.FirstCard, _rate) { From = _date, Until = _date, Since = _month, Variation = RequestVariation.NegativeBinomial(0.5) }) + Demand.On(_date, RequestKind.Disaster, _count, _month),
        AwaitingHandover = [new PrintedBatch(_date.PlusDays(-1), _count)],
        Shipments = [new Shipment(_bekasi, _count, _date) { Late = _late }],
    };

    private static readonly Scenario _scenario = new(_date, _date.PlusDays(9), WorkCalendar.Weekdays, [_plan], _central);
    private static readonly Projection _projection = new ForecastEngine().Project(_scenario);
    private static readonly Estimate _estimate = new(0.25, 0.125);
    private static readonly CardSeries _series = _projection[_bekasi].Printed;

    /// <summary>Of every record and value type, one whose text has all that a culture could change.</summary>
    public static IReadOnlyList<object> Samples { get; } =
    [
        _bekasi, _count, _rate, _cohort, _backlog, _late, _dispatch, _replenishment, _central, _plan, _scenario, _estimate, _series,
        1.Percent(), new CohortCount(_cohort, _count), new ServedBacklog(_backlog, _backlog), RegionCatalog.Indonesia.Regions[0], WorkCalendar.HolidaysOfIndonesia[0],
        CardPlace.Blank(_bekasi), CardMovement.Procure("m", _date, _count), new BalanceLine(CardPlaceKind.Supplier, -106_000, _count, _count, -106_000),
        new CardFlow(CardPlaceKind.Blank, CardPlaceKind.Printed, _count), new RequestBalance(_count, _count, _count, _count), _projection.Nation.Balance,
        new RegionPosition(_bekasi, _date) { Blanks = _count }, new RegionReport(_bekasi, _date, _date) { Opening = _count, Used = _count },
        ReportedCount.Parse("3.3 million"), new ReportedItem("used", _count), Reconciliation.Of(new("sent", ReportedCount.Parse("3.3 million")), new ReportedItem("used", 4_000_000.Cards())),
        new RegionalStock(_bekasi, _count), new Shipment(_bekasi, _count, _date) { Late = _late }, new Procurement(_date, _count), new Transfer(_bekasi, _bekasi, _count), new Allocation(_bekasi, _count),
        new AllocationReason(_bekasi, AllocationBound.Lot, -1234.5, "open days of cover", _count, false), new AllocationPlan(_count, [new(_bekasi, _count)]), new ValueList<double>(),
        new AllocationNeed(_bekasi) { Backlog = _backlog, Requests = _rate, Blanks = _count, PrintRate = _rate }, AllocationOptions.Default,
        new DatedRequests(_date, RequestKind.Disaster, _count) { Since = _month }, _plan.Demand, _plan.Demand.Rates[0], new PrintedBatch(_date, _count), RequestVariation.NegativeBinomial(0.5),
        new CapacityPhase(_date, _rate), new OutputRecord([_count, 0.Cards()]), PrintCapacity.At(_rate, _date) with { Breakdowns = new Breakdowns(0.25, 0.5) }, new Breakdowns(0.25, 0.5), Handover.AtMost(_count).Delayed(3), new InputFault("end", "2020-02-02", "give another."),
        new DatedCount(_date, _count), _projection[_bekasi].ConstraintDays, ForecastOptions.Default, new SimulationOptions { Parallelism = 1 },
        new QuantileBand(0.05, _series), new Goal(_bekasi, _date) { Confidence = 0.9 }, new ExtraDays([_date], true),
        new ComparedScenario("as planned", _scenario, _estimate, new(-0.25, 0.125), _date, null),
    ];

    public static TheoryData<string> Cultures => ["ar-SA", "id-ID", "fa-IR", "sv-SE", "th-TH"];

    [Fact]
    public void There_is_a_sample_of_every_public_record_and_value_type()
    {
        IEnumerable<Type> types = typeof(CardCount).Assembly.GetExportedTypes().Where(type => (type is { IsValueType: true, IsEnum: false } && type != typeof(ValueList<>.Enumerator)) || type.GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public) is not null);
        Assert.Equal(types.Select(type => type.Name).Order(StringComparer.Ordinal), Samples.Select(sample => sample.GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_simulation_says_what_was_simulated_and_its_regions_what_came_of_it()
    {
        Simulation simulation = new ForecastEngine().Simulate(_scenario.With(_plan with { Demand = Demand.None }), new SimulationOptions { Paths = 3_000, Seed = 7, Series = SimulatedSeries.None });
        Assert.Equal("3,000 paths from 0 on of seed 7, 32.75, 2020-02-03 to 2020-02-12", simulation.ToString());
        Assert.Equal("32.75 Kota Bekasi: cleared 50% by 2020-02-07, 90% by 2020-02-07, never 0%", simulation[_bekasi].ToString());
        Assert.Equal("50% by 2020-02-07, 90% by 2020-02-07, never 0%", simulation[_bekasi].ClearedOn.ToString());
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Every_text_is_the_same_in_every_culture(string culture)
    {
        Simulation simulation = new ForecastEngine().Simulate(_scenario, new SimulationOptions { Paths = 3_000, Series = SimulatedSeries.None });
        object[] samples = [.. Samples, WorkCalendar.Indonesia, _projection, _projection.Nation, simulation, simulation.Nation, simulation[_bekasi].ClearedOn, ValueList.Create<LocalDate>([_date]), ValueList.Create<double>([-0.5]), new Planner(new ForecastEngine()).LatestArrival(_scenario, new Goal(_bekasi, _date.PlusDays(9)), _count)];
        string[] plain = TextsIn(CultureInfo.InvariantCulture, samples);
        Assert.Equal(plain, TextsIn(CultureInfo.GetCultureInfo(culture), samples));
        Assert.All(plain, text => Assert.DoesNotContain("February", text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_has_no_better_text_reads_in_a_few_words()
    {
        Assert.Equal("106,000 blanks on 2020-02-03", new Procurement(_date, _count).ToString());
        Assert.Equal("2020-01-01 New Year's Day (national holiday, SKB-1)", new Holiday(new(2020, 1, 1), HolidayKind.National, "New Year's Day", "SKB-1").ToString());
        Assert.Equal("2020-01-02 a bridge (collective leave, SKB-1)", new Holiday(new(2020, 1, 2), HolidayKind.CollectiveLeave, "a bridge", "SKB-1").ToString());
        Assert.Equal("Blank: 4,800 + 106,000 - 59,900 = 50,900", new BalanceLine(CardPlaceKind.Blank, 4_800, _count, 59_900.Cards(), 50_900).ToString());
        Assert.Equal("32.75 on 2020-02-03: 1 in transit, 106,000 blanks, 2 printed, 3 handed over, 4 spoiled, 5 lost",
            new RegionPosition(_bekasi, _date) { InTransit = 1.Cards(), Blanks = _count, Printed = 2.Cards(), HandedOver = 3.Cards(), Spoiled = 4.Cards(), Lost = 5.Cards() }.ToString());
        Assert.Equal("32.75 from 2020-02-03 to 2020-02-04: 0 before, received 106,000, used 3,300,000 (to the nearest 100,000), on hand not told",
            new RegionReport(_bekasi, _date, _date.PlusDays(1)) { Received = _count, Used = ReportedCount.Parse("3.3 million") }.ToString());
        Assert.Equal("32.75: bound by Lot, one more lot worth -0.5 open days of cover, 106,000 idle, never clears", new AllocationReason(_bekasi, AllocationBound.Lot, -0.5, "open days of cover", _count, false).ToString());
        Assert.Equal("0.05: 2020-02-03 to 2020-02-03: 21200", new QuantileBand(0.05, _series.Between(_date, _date)).ToString());
        Assert.Equal("central stock 5, procurements [106,000 blanks on 2020-02-03], dispatches []", new CentralPlan { Stock = 5.Cards(), Procurements = [new(_date, _count)] }.ToString());
        Assert.All(Enum.GetValues<Obstacle>().Zip(["blanks are missing", "printers are missing", "blanks and printers are missing", "blanks or printers would do, but not this", "time is missing"]), told =>
        {
            var impossible = PlanAnswer<CardCount>.Impossible(told.First, _estimate, isMetAlready: false);
            Assert.Equal($"not possible: {told.Second}", impossible.ToString());
            Assert.Equal($"The goal cannot be reached so: {told.Second}. Ask IsPossible first, or for something else.", Assert.Throws<GoalNotReachableException>(() => impossible.Value).Message);
        });
        Assert.Equal("more: chance 0.25 +- 0.125, more than the first by 0.25 +- 0.125; one in two by 2020-02-03, nine in ten by no day", new ComparedScenario("more", _scenario, _estimate, _estimate, _date, null).ToString());
    }

    private static string[] TextsIn(CultureInfo culture, object[] values)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return [.. values.Select(value => $"{value.GetType().Name}: {value}")];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
