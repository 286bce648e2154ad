#!/usr/bin/env dotnet
#:project ../src/EktpModel/EktpModel.csproj
#:package System.CommandLine

// Is the debt cleared in time? Run without options it answers for Kota Bekasi as the news of January 2020 had it;
// with options, for any one region. `dotnet run samples/bekasi.cs -- --help` lists them.

using System.CommandLine;
using System.Globalization;
using EktpModel;
using EktpModel.Forecasting;
using NodaTime;
using NodaTime.Text;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Option<string> region = new("--region") { Description = "code or name of the regency or city", DefaultValueFactory = _ => "32.75" };
Option<string> start = new("--start") { Description = "first day", DefaultValueFactory = _ => "2020-02-03" };
Option<string> target = new("--target") { Description = "day by which the debt is to be cleared", DefaultValueFactory = _ => "2020-02-29" };
Option<string> backlog = new("--backlog") { Description = "requests owed at the start", DefaultValueFactory = _ => "106,000" };
Option<string> since = new("--since") { Description = "month since which they wait", DefaultValueFactory = _ => "2019-12" };
Option<string> blanks = new("--blanks") { Description = "blanks on hand at the start", DefaultValueFactory = _ => "106,000" };
Option<string[]> shipments = new("--shipment") { Description = "blanks on their way, such as 5,000@2020-02-17; may be repeated", DefaultValueFactory = _ => [] };
Option<string> perWeek = new("--per-week") { Description = "cards printed in a week of five days", DefaultValueFactory = _ => "60,000" };
Option<string> requests = new("--requests-per-day") { Description = "new requests on each open day", DefaultValueFactory = _ => "0" };
Option<string> spoilage = new("--spoilage") { Description = "share of blanks lost in printing, such as 1%", DefaultValueFactory = _ => "0%" };
Option<int> handover = new("--handover-days") { Description = "open days from printing to the holder's hands", DefaultValueFactory = _ => 0 };

RootCommand command = new("Forecasts when a region's debt of identity cards is cleared.")
{
    region, start, target, backlog, since, blanks, shipments, perWeek, requests, spoilage, handover,
};
command.SetAction(options =>
{
    try
    {
        Region office = Office(options.GetValue(region)!);
        LocalDate first = Date(options.GetValue(start)!, "--start"), last = Date(options.GetValue(target)!, "--target");
        CardCount arrivals = Count(options.GetValue(requests)!, "--requests-per-day");
        Report report = new(office, first, last, arrivals, new RegionPlan(office.Code)
        {
            Blanks = Count(options.GetValue(blanks)!, "--blanks"),
            Backlog = Backlog.Of(RequestKind.PrintReady, Month(options.GetValue(since)!), Count(options.GetValue(backlog)!, "--backlog")),
            Demand = arrivals.IsZero ? Demand.None : Demand.At(arrivals.PerOpenDay(), RequestKind.TemporaryCertificate),
            Capacity = Read("--per-week", () => CardCount.Parse(options.GetValue(perWeek)!).PerWeek()),
            Spoilage = Read("--spoilage", () => Fraction.Parse(options.GetValue(spoilage)!)),
            Order = ServiceOrder.OldestFirst,
            Handover = Read("--handover-days", () => Handover.After(options.GetValue(handover))),
            Shipments = options.GetValue(shipments)!.Select(text => Shipment(office.Code, text)).ToValueList(),
        });
        report.Print();
        return 0;
    }
    catch (EktpModelException fault)
    {
        Console.Error.WriteLine(fault.Message);
        return 1;
    }
});
return command.Parse(args).Invoke();

static Region Office(string text)
{
    bool isName = text.AsSpan().IndexOfAnyInRange('0', '9') != 0;
    Region office = Read("--region", () => isName ? RegionCatalog.Indonesia.Named(text) : RegionCatalog.Indonesia[text]);
    return office.Code.Level == RegionLevel.Regency ? office : throw new OptionException($"--region is '{text}', a province: give one of its regencies or cities.");
}

static CardCount Count(string text, string option) => Read(option, () => CardCount.Parse(text));

// What is wrong with a value, with the option it was given for.
static T Read<T>(string option, Func<T> read)
{
    try
    {
        return read();
    }
    catch (EktpModelException fault)
    {
        throw new OptionException($"{option}: {fault.Message}");
    }
}

static LocalDate Date(string text, string option) => LocalDatePattern.Iso.Parse(text) is { Success: true } parsed
    ? parsed.Value
    : throw new OptionException($"{option} is '{text}': write the day as 2020-02-29.");

static YearMonth Month(string text) => YearMonthPattern.Iso.Parse(text) is { Success: true } parsed
    ? parsed.Value
    : throw new OptionException($"--since is '{text}': write the month as 2019-12.");

static Shipment Shipment(RegionCode region, string text) => text.Split('@') is [var count, var date]
    ? new Shipment(region, Count(count, "--shipment"), Date(date, "--shipment"))
    : throw new OptionException($"--shipment is '{text}': write it as 5,000@2020-02-17.");

/// <summary>An option that cannot be read.</summary>
sealed class OptionException(string message) : EktpModelException(message);

/// <summary>The forecast of one region, for a person.</summary>
sealed class Report(Region office, LocalDate start, LocalDate target, CardCount requestsADay, RegionPlan plan)
{
    private static readonly ForecastEngine s_engine = new();
    private static readonly LocalDatePattern s_day = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM yyyy");

    private static readonly LocalDate s_firstKnown = new(WorkCalendar.Indonesia.FirstYear!.Value, 1, 1);
    private static readonly LocalDate s_lastKnown = new(WorkCalendar.Indonesia.LastYear!.Value, 12, 31);

    // Long enough to see a date that misses the target, within the years whose holidays are known.
    private readonly LocalDate _end = LocalDate.Min(target, s_lastKnown.PlusMonths(-12)).PlusMonths(12);

    public void Print()
    {
        if (start > s_lastKnown || start < s_firstKnown)
            throw new OptionException($"--start is {s_day.Format(start)}: give a day from {s_day.Format(s_firstKnown)} to {s_day.Format(s_lastKnown)}, for which holidays are known.");
        if (target < start || target > s_lastKnown)
            throw new OptionException($"--target is {s_day.Format(target)}: give a day from {s_day.Format(start)}, the start, to {s_day.Format(s_lastKnown)}, the last whose holidays are known.");
        RegionProjection forecast = Project(plan, WorkCalendar.Indonesia);
        Console.WriteLine($"{office.Name} ({office.Code}): is the debt cleared by {s_day.Format(target)}?");
        Console.WriteLine();
        Console.WriteLine(Answer(forecast));
        PrintGiven();
        PrintArithmetic(requestsADay);
        PrintWeeks(forecast);
        PrintWhatIfs();
        PrintConstraints(forecast);
        Console.WriteLine($"Balance, {s_day.Format(start)} to {s_day.Format(_end)} (every card is accounted for)");
        Console.WriteLine(Indented(forecast.Balance.ToString()));
    }

    private RegionProjection Project(RegionPlan variant, WorkCalendar calendar) =>
        s_engine.Project(new Scenario(start, _end, calendar, [variant]))[variant.Region];

    private string Answer(RegionProjection forecast)
    {
        if (forecast.ClearedOn is not { } cleared)
        {
            CardCount left = forecast.Backlog[^1];
            return $"NO: it is not cleared by {s_day.Format(_end)}{(_end == target ? "" : " either")}; {left.Value:N0} requests still wait then.";
        }

        int late = Period.DaysBetween(target, cleared);
        string handedOver = forecast.HandedOverOn is { } day ? $"handed over by {s_day.Format(day)}" : $"not handed over by {s_day.Format(_end)}";
        return late <= 0
            ? $"YES: cleared on {s_day.Format(cleared)}, {(late == 0 ? "on the day itself" : $"{Days(-late)} before the target")}; {handedOver}."
            : $"NO: cleared on {s_day.Format(cleared)}, {Days(late)} after the target; {handedOver}.";
    }

    private void PrintGiven()
    {
        Console.WriteLine();
        Console.WriteLine("Given");
        Line("owed", plan.Backlog.ToString());
        Line("blanks", $"{plan.Blanks.Value:N0}{string.Concat(plan.Shipments.Select(shipment => $"; {shipment.Count.Value:N0} more on {s_day.Format(shipment.Arrives)}"))}");
        Line("capacity", plan.Capacity.ToString());
        Line("new requests", plan.Demand.ToString());
        Line("spoilage", plan.Spoilage == Fraction.Zero ? "none" : $"{plan.Spoilage} of attempts");
        Line("handover", plan.Handover.ToString());
        Line("closed", "weekends, national holidays, collective leave");
        Console.WriteLine();
    }

    private void PrintWeeks(RegionProjection forecast)
    {
        // To the target, but not on and on when nothing moves any more.
        LocalDate lastMove = start.PlusDays(Math.Max(0, forecast.HandedOver.Values.LastIndexOfAnyExcept(0)));
        LocalDate last = LocalDate.Min(forecast.HandedOverOn ?? lastMove, lastMove);
        last = LocalDate.Min(LocalDate.Max(target, last), last.PlusWeeks(3));
        Console.WriteLine($"{"Week from",-17}{"open",5}{"requests",12}{"received",12}{"printed",12}{"spoiled",9}{"handed over",13}{"backlog",12}{"blanks",12}");
        for (LocalDate monday = start; monday <= last; monday = monday.Next(IsoDayOfWeek.Monday))
        {
            LocalDate sunday = LocalDate.Min(monday.PlusDays(7 - (int)monday.DayOfWeek), _end);
            CardCount In(CardSeries series) => series.Between(monday, sunday).Total;
            Console.WriteLine($"{s_day.Format(monday),-17}{WorkCalendar.Indonesia.OpenDays(monday, sunday),5}{In(forecast.Requested).Value,12:N0}{In(forecast.Received).Value,12:N0}{In(forecast.Printed).Value,12:N0}{In(forecast.Spoiled).Value,9:N0}{In(forecast.HandedOver).Value,13:N0}{forecast.Backlog[sunday].Value,12:N0}{forecast.Blanks[sunday].Value,12:N0}");
        }

        Console.WriteLine();
    }

    private void PrintWhatIfs()
    {
        WorkCalendar saturdays = WorkCalendar.Indonesia.WithExtra(IsoDayOfWeek.Saturday, start, _end);
        Console.WriteLine($"{"What if",-52}{"cleared",-18}handed over");
        WhatIf("as given, without Saturdays", plan, WorkCalendar.Indonesia);
        WhatIf("every Saturday too", plan, saturdays);
        WhatIf("half the capacity", plan with { Capacity = Half(plan.Capacity) }, WorkCalendar.Indonesia);
        if (plan.Spoilage == Fraction.Zero) WhatIf("1% of blanks spoiled (assumed)", plan with { Spoilage = 1.Percent() }, WorkCalendar.Indonesia);

        // What Kota Bekasi achieved: 96,000 of 106,000 by 9 March 2020 (radarbekasi), in 26 open days.
        if (office.Code == RegionCode.Parse("32.75") && start == new LocalDate(2020, 2, 3) && plan.Backlog.Total == 106_000.Cards() && plan.Capacity == 60_000.Cards().PerWeek())
            WhatIf("at the pace achieved: 96,000 by 9 March", plan with { Capacity = CardRate.Over(96_000.Cards(), WorkCalendar.Indonesia.OpenDays(start, new LocalDate(2020, 3, 9)), RatePeriod.OpenDay) }, WorkCalendar.Indonesia);
        Console.WriteLine($"  (never: not by {s_day.Format(_end)})");
        Console.WriteLine();
    }

    private void WhatIf(string name, RegionPlan variant, WorkCalendar calendar)
    {
        RegionProjection forecast = Project(variant, calendar);
        Console.WriteLine($"  {name,-50}{Or(forecast.ClearedOn),-18}{Or(forecast.HandedOverOn)}");
    }

    private static PrintCapacity Half(PrintCapacity capacity)
    {
        CardRate rate = capacity.Phases[0].Rate!;
        return CardRate.Over(rate.Cards, rate.Periods * 2, rate.Period);
    }

    /// <summary>What people work out in their heads, and what it becomes when new requests take their share of the printers.</summary>
    private void PrintArithmetic(CardCount requestsADay)
    {
        CardRate rate = plan.Capacity.Phases[0].Rate!;
        decimal owed = plan.Backlog.Total.Value, aDay = rate.Cards.Value / (rate.Periods * 5m);
        Console.WriteLine("By arithmetic, with blanks enough");
        Line("naive", $"{owed:N0} / {aDay:#,0.##} a day = {owed / aDay:N1} open days");
        if (!requestsADay.IsZero)
        {
            decimal net = aDay - requestsADay.Value;
            Line("net", net > 0 ? $"{owed:N0} / ({aDay:#,0.##} - {requestsADay.Value:N0} new) = {owed / net:N1} open days until nobody waits" : $"never: {requestsADay.Value:N0} new requests a day take all of {aDay:#,0.##}");
        }

        Console.WriteLine();
    }

    private void PrintConstraints(RegionProjection forecast)
    {
        LocalDate last = forecast.ClearedOn ?? _end;
        int Bound(DayConstraint constraint) => Enumerable.Range(0, Period.DaysBetween(start, last) + 1).Count(day => forecast.ConstraintOn(start.PlusDays(day)) == constraint);
        Console.WriteLine($"What holds it back until {s_day.Format(last)}");
        Line("capacity", Days(Bound(DayConstraint.Capacity)));
        Line("blanks", Days(Bound(DayConstraint.Blanks)));
        Line("closed", Days(Bound(DayConstraint.Closed)));
        foreach (DateInterval stockOut in forecast.StockOuts) Line("no blanks", $"{s_day.Format(stockOut.Start)} to {s_day.Format(stockOut.End)}");
        Console.WriteLine();
    }

    private static string Days(int count) => count == 1 ? "1 day" : $"{count} days";

    private static string Or(LocalDate? date) => date is { } day ? s_day.Format(day) : "never";

    private static void Line(string name, string value) => Console.WriteLine($"  {name,-15}{value}");

    private static string Indented(string table) => string.Join(Environment.NewLine, table.Split(Environment.NewLine).Select(line => $"  {line}"));
}
