using System.Text.Json;
using EktpModel.Forecasting;
using NodaTime.Text;

namespace EktpModel.Tests.Casebook;

/// <summary>The published cases of samples/casebook: the engine's answer agrees with the arithmetic.</summary>
public class CasebookTests
{
    private static readonly JsonElement s_book = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "samples", "casebook", "cases.json"))).RootElement;

    public static TheoryData<string> Clearances => Ids("clearances");

    public static TheoryData<string> Reconciliations => Ids("reconciliations");

    [Theory]
    [MemberData(nameof(Clearances))]
    public void A_published_clearance_agrees_with_its_arithmetic(string id)
    {
        JsonElement given = Case("clearances", id);
        LocalDate start = Date(given, "start")!.Value, end = Date(given, "end")!.Value;
        WorkCalendar calendar = given.TryGetProperty("weekdaysOnly", out _) ? WorkCalendar.Weekdays : WorkCalendar.Indonesia;
        RegionPlan plan = new(given.GetProperty("region").GetString()!)
        {
            Backlog = Backlog.Of(RequestKind.PrintReady, YearMonthPattern.Iso.Parse(given.GetProperty("since").GetString()!).Value, Count(given, "owed")),
            Blanks = Count(given, "blanks"),
            Capacity = CardRate.Over(Count(given, "rate"), 1, Enum.Parse<RatePeriod>(given.GetProperty("period").GetString()!)),
            Demand = given.TryGetProperty("requestsADay", out JsonElement requests) ? Demand.At(requests.GetInt64().Cards().PerOpenDay(), RequestKind.FirstCard) : Demand.None,
            Spoilage = given.TryGetProperty("spoilage", out JsonElement spoilage) ? Fraction.Parse(spoilage.GetString()!) : default,
            Order = ServiceOrder.OldestFirst,
        };
        RegionProjection forecast = new ForecastEngine().Project(new Scenario(start, end, calendar, [plan]))[plan.Region];

        int expectations = 0;
        if (given.TryGetProperty("openDays", out JsonElement openDays))
        {
            Assert.Equal(openDays.GetInt32(), calendar.OpenDays(start, forecast.CaughtUpOn!.Value));
            expectations++;
        }

        if (Date(given, "clearedOn") is { } clearedOn)
        {
            Assert.Equal(clearedOn, forecast.ClearedOn);
            expectations++;
        }

        if (given.TryGetProperty("clearedIn", out JsonElement month))
        {
            Assert.Equal(month.GetString(), YearMonthPattern.Iso.Format(forecast.ClearedOn!.Value.ToYearMonth()));
            expectations++;
        }

        if (given.TryGetProperty("left", out JsonElement left))
        {
            Assert.Null(forecast.ClearedOn);
            Assert.Equal(left.GetInt64().Cards(), forecast.ClosingBacklog.Total);
            expectations++;
        }

        Assert.True(expectations > 0, $"case {id} expects nothing");
    }

    [Theory]
    [MemberData(nameof(Reconciliations))]
    public void A_published_account_reconciles_as_far_as_it_does(string id)
    {
        JsonElement given = Case("reconciliations", id);
        Reconciliation account = Reconciliation.Of(Item(given.GetProperty("whole")), [.. given.GetProperty("parts").EnumerateArray().Select(Item)]);
        Assert.Equal(given.GetProperty("unaccounted").GetInt64(), account.Unaccounted);
        Assert.Equal(given.GetProperty("verdict").GetString(), account.Verdict.ToString());
    }

    [Fact]
    public void Every_case_names_its_source_and_has_an_id_of_its_own()
    {
        JsonElement[] cases = [.. s_book.GetProperty("clearances").EnumerateArray(), .. s_book.GetProperty("reconciliations").EnumerateArray()];
        Assert.All(cases, given => Assert.False(string.IsNullOrWhiteSpace(given.GetProperty("source").GetString())));
        Assert.Distinct(cases.Select(given => given.GetProperty("id").GetString()));
    }

    private static TheoryData<string> Ids(string kind) => [.. s_book.GetProperty(kind).EnumerateArray().Select(given => given.GetProperty("id").GetString()!)];

    private static JsonElement Case(string kind, string id) => s_book.GetProperty(kind).EnumerateArray().Single(given => given.GetProperty("id").GetString() == id);

    private static CardCount Count(JsonElement given, string name) => given.GetProperty(name).GetInt64().Cards();

    private static LocalDate? Date(JsonElement given, string name) =>
        given.TryGetProperty(name, out JsonElement text) ? LocalDatePattern.Iso.Parse(text.GetString()!).Value : null;

    private static ReportedItem Item(JsonElement item) => new(item.GetProperty("name").GetString()!, ReportedCount.Parse(item.GetProperty("count").GetString()!));
}
