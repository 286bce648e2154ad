#!/usr/bin/env dotnet
#:project ../src/EktpModel/EktpModel.csproj
#:package System.CommandLine

// How sure is it that Kota Bekasi is done by the end of February 2020, and what would make it surer?
// `dotnet run samples/deadline.cs -- --help` lists the options.

using System.CommandLine;
using System.Globalization;
using EktpModel;
using EktpModel.Forecasting;
using NodaTime;
using NodaTime.Text;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Option<int> paths = new("--paths") { Description = "how many paths are simulated", DefaultValueFactory = _ => 4_000 };
Option<ulong> seed = new("--seed") { Description = "another seed, another set of paths", DefaultValueFactory = _ => 2020 };
Option<double> confidence = new("--confidence") { Description = "the chance that is asked for", DefaultValueFactory = _ => 0.9 };
Option<string> perWeek = new("--per-week") { Description = "cards printed in a week of five days", DefaultValueFactory = _ => "30,000" };
Option<string[]> recorded = new("--recorded") { Description = "cards printed on each of some past open days, the days to come being like them, instead of --per-week: --recorded 6,100 5,900 0", AllowMultipleArgumentsPerToken = true };

RootCommand command = new("Says how likely Kota Bekasi clears its debt by 29 February 2020, and what it takes to be surer.") { paths, seed, confidence, perWeek, recorded };
command.SetAction(options =>
{
    try
    {
        if (options.GetResult(perWeek) is { Implicit: false } && options.GetResult(recorded) is not null)
        {
            Console.Error.WriteLine("Give --per-week or --recorded, not both.");
            return 1;
        }

        CardCount[] days = [.. (options.GetValue(recorded) ?? []).Select(cards => CardCount.Parse(cards))];
        new Report(
            new SimulationOptions { Paths = options.GetValue(paths), Seed = options.GetValue(seed), Levels = [0.05, 0.25, 0.5, 0.75, 0.95] },
            options.GetValue(confidence), CardCount.Parse(options.GetValue(perWeek)!), days.Length == 0 ? null : new OutputRecord(days)).Print();
        return 0;
    }
    catch (EktpModelException fault)
    {
        Console.Error.WriteLine(fault.Message);
        return 1;
    }
});
return command.Parse(args).Invoke();

/// <summary>Bekasi's chances, for a person.</summary>
sealed class Report(SimulationOptions options, double confidence, CardCount perWeek, OutputRecord? recorded)
{
    private static readonly ForecastEngine s_engine = new();
    private static readonly RegionCode s_bekasi = RegionCode.Parse("32.75");
    private static readonly LocalDate s_start = new(2020, 2, 3), s_target = new(2020, 2, 29), s_end = new(2020, 3, 31);
    private static readonly LocalDatePattern s_date = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM yyyy");

    // Published: the debt, the blanks and the target. All else is assumed here, as nobody has published it.
    private RegionPlan Plan => new(s_bekasi)
    {
        Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), 106_000.Cards()),
        Blanks = 70_000.Cards(),
        Shipments = [new Shipment(s_bekasi, 42_000.Cards(), new LocalDate(2020, 2, 14)) { Late = Lateness.Of((0, 60), (2, 20), (5, 15), (10, 5)) }],
        Demand = Demand.At(250.Cards().PerOpenDay(), RequestKind.TemporaryCertificate).Varying(RequestVariation.NegativeBinomial(dispersion: 10)),
        Capacity = recorded is null ? PrintCapacity.At(perWeek.PerWeek()) with { PrinterCount = 8, Breakdowns = Breakdowns.MeanDays(up: 40, down: 4) } : recorded,
        Spoilage = 1.Percent(),
        SpoilsByChance = true,
        Order = ServiceOrder.OldestFirst,
    };

    public void Print()
    {
        Scenario scenario = new(s_start, s_end, WorkCalendar.Indonesia, [Plan]);
        Goal goal = new Goal(s_bekasi, s_target) { Confidence = confidence };
        Planner planner = new(s_engine, options);

        Line($"Kota Bekasi (32.75), {Text(s_start)} to {Text(s_end)}");
        Line($"  published  106,000 cards owed from 2019; to be done by {Text(s_target)}");
        Line("  ASSUMED    70,000 blanks on hand and 42,000 planned for Fri 14 Feb 2020: on time with a chance of 60%,");
        Line("             2 open days late 20%, 5 late 15%, 10 late 5%");
        if (recorded is not null) Line($"             printing {recorded}");
        else Line($"             8 printers, together {perWeek.Value:N0} cards a week; each works 40 open days on average, and is mended in 4");
        Line("             1% of prints spoil their blank, by chance; 250 new requests each open day, in bursts (dispersion 10)");
        Line($"  {options.Paths:N0} paths, seed {options.Seed}");

        RegionProjection expected = s_engine.Project(scenario)[s_bekasi];
        Simulation simulation = s_engine.Simulate(scenario, options);
        RegionSimulation bekasi = simulation[s_bekasi];
        Line();
        Line($"If all goes as planned the debt is cleared on {Day(expected.ClearedOn)}.");
        Line($"Cleared by {Text(s_target)} with a chance of {Share(bekasi.ClearedOn.By(s_target))}.");
        Line();
        Line("  cleared by           chance");
        for (LocalDate date = s_start.PlusDays(11); date <= s_end && bekasi.ClearedOn.By(date.PlusDays(-7)).Value < 0.9995; date = date.PlusDays(7))
            Line($"  {Text(date),-16}  {Share(bekasi.ClearedOn.By(date)),16}  {new string('#', (int)Math.Round(40 * bekasi.ClearedOn.By(date).Value))}");
        Line($"  one in two by {Day(bekasi.ClearedOn.Quantile(0.5))}, nine in ten by {Day(bekasi.ClearedOn.Quantile(0.9))}");
        PrintFan(bekasi);
        PrintConstraints(bekasi);
        PrintPlans(planner, scenario, goal);
        PrintComparison(planner, scenario, goal);
    }

    private static void PrintFan(RegionSimulation bekasi)
    {
        ValueList<QuantileBand> bands = bekasi.Bands(SimulatedSeries.Backlog);
        Line();
        Line("Backlog at the end of the week: of 100 paths so many are at or below the number");
        Line($"  week to        {string.Concat(bands.Select(band => $"{band.Level * 100,10:0}"))}");
        for (LocalDate date = s_start.PlusDays(4); date <= s_start.PlusDays(40); date = date.PlusDays(7))
            Line($"  {Text(date),-15}{string.Concat(bands.Select(band => $"{band.Values[date].Value,10:N0}"))}");
    }

    private static void PrintConstraints(RegionSimulation bekasi)
    {
        Line();
        Line($"What binds on average until {Text(s_end)}: the printers {bekasi.DaysBoundBy(DayConstraint.Capacity).Value:0.0} days, lack of blanks {bekasi.DaysBoundBy(DayConstraint.Blanks).Value:0.0}, "
            + $"nothing to print {bekasi.DaysBoundBy(DayConstraint.NoRequests).Value:0.0}, closed {bekasi.DaysBoundBy(DayConstraint.Closed).Value:0}.");
        Line($"Some day without blanks while people wait: {Share(bekasi.StockOutEver)}.");
    }

    private void PrintPlans(Planner planner, Scenario scenario, Goal goal)
    {
        Line();
        Line($"To be cleared by {Text(s_target)} with a chance of {confidence:P0}, one of these alone would do:");
        Answer("print at least", planner.LeastPrintRate(scenario, goal), rate => $"{rate.Cards.Value:N0} cards a week");
        Answer("have on hand at least", planner.LeastBlanks(scenario, goal), blanks => $"{blanks.Value:N0} blanks more");
        Answer("open on Saturdays", planner.FewestExtraDays(scenario, goal), days => days.Dates.IsEmpty ? "none" : string.Join(", ", days.Dates.Select(date => date.ToString("d MMM", null))));
        Answer("5,000 blanks more by", planner.LatestArrival(scenario, goal, 5_000.Cards()), Text);
    }

    private static void Answer<T>(string what, PlanAnswer<T> answer, Func<T, string> text)
        where T : notnull
    {
        string reply = answer.IsPossible ? $"{text(answer.Value)} ({Share(answer.Chance)})" : answer.Obstacle switch
        {
            Obstacle.Blanks => $"does not do alone: blanks come too late ({Share(answer.Chance)} at most)",
            Obstacle.Printers => $"does not do alone: the printers are too slow ({Share(answer.Chance)} at most)",
            Obstacle.Either => $"does not do: more blanks or faster printers would ({Share(answer.Chance)} at most)",
            Obstacle.BlanksAndPrinters => $"does not do alone: it takes blanks and printers ({Share(answer.Chance)} at most)",
            _ => "does not do: there is no time left",
        };
        Line($"  {what,-22} {reply}");
    }

    private static void PrintComparison(Planner planner, Scenario scenario, Goal goal)
    {
        RegionPlan plan = scenario[s_bekasi];
        List<(string Name, Scenario Scenario)> whatIfs =
        [
            ("as planned", scenario),
            ("every Saturday", scenario.With(scenario.Calendar.WithExtra([.. Enumerable.Range(0, 4).Select(week => new LocalDate(2020, 2, 8).PlusWeeks(week))]))),
            ("shipment on time", scenario.With(plan with { Shipments = plan.Shipments.Select(shipment => shipment with { Late = null }).ToValueList() })),
        ];
        if (plan.Capacity.Breakdowns is not null) whatIfs.Insert(2, ("repairs in 2 days", scenario.With(plan with { Capacity = plan.Capacity with { Breakdowns = Breakdowns.MeanDays(40, 2) } })));
        ValueList<ComparedScenario> compared = planner.Compare(whatIfs, goal);
        Line();
        Line("What if, on the same paths:");
        Line("                          chance      difference  one in two by    nine in ten by");
        foreach (ComparedScenario row in compared)
            Line($"  {row.Name,-18}{Share(row.Chance),14}  {(row == compared[0] ? "" : $"{100 * row.Difference.Value:+0.0;-0.0} +- {100 * row.Difference.StandardError:0.0}"),14}  {Day(row.Median),-16} {Day(row.NineInTen)}");
    }

    private static string Share(Estimate estimate) => $"{100 * estimate.Value:0.0}% +- {100 * estimate.StandardError:0.0}";

    private static string Day(LocalDate? date) => date is { } known ? Text(known) : $"no day to {Text(s_end)}";

    private static string Text(LocalDate date) => s_date.Format(date);

    private static void Line(string text = "") => Console.WriteLine(text);
}
