#!/usr/bin/env dotnet
#:project ../src/EktpModel/EktpModel.csproj
#:package System.CommandLine

// How should scarce blanks be split over the 514 offices? The national figures are those of January 2020, as the news had
// them; regional ones that nobody published are derived here, openly, and labelled ASSUMED in what is printed.
// `dotnet run samples/national.cs`; `-- --weights file.csv` takes lines `code,weight`, such as `32.75,2543`, for all 514.

using System.CommandLine;
using System.Globalization;
using EktpModel;
using EktpModel.Forecasting;
using NodaTime;
using NodaTime.Text;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Option<int> horizon = new("--horizon") { Description = "days to look ahead from 3 February 2020, up to 2,000", DefaultValueFactory = _ => 333 };
Option<string?> weights = new("--weights") { Description = "file of lines code,weight, one for each regency and city; the assumed weights if not given" };

RootCommand command = new("Splits scarce blanks over all regions of Indonesia by each rule, and projects what comes of it.") { horizon, weights };
command.SetAction(options =>
{
    try
    {
        int days = options.GetValue(horizon);
        if (days is < 30 or > 2_000) throw new OptionException($"--horizon is {days}: give 30 to 2,000 days.");
        new Report(new Nation(options.GetValue(weights)), days).Print();
        return 0;
    }
    catch (Exception fault) when (fault is EktpModelException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(fault.Message);
        return 1;
    }
});
return command.Parse(args).Invoke();

/// <summary>An option that cannot be read.</summary>
sealed class OptionException(string message) : EktpModelException(message);

/// <summary>All offices, with the published national figures apportioned over them so that they add up to what was published.</summary>
sealed class Nation
{
    // Published; the sources are printed.
    public static readonly CardCount Bought = 16_000_000.Cards(), Distributed = 3_300_000.Cards(), Used = 1_900_000.Cards();
    public static readonly CardCount InRegions = Distributed - Used, InCentre = Bought - Distributed;
    public static readonly CardCount Debt = 9_230_000.Cards(), NeedOfTheYear = 24_000_000.Cards(), FirstCardsOfTheYear = 4_000_000.Cards();
    public static readonly RegionCode Bekasi = RegionCode.Parse("32.75");
    public static readonly CardCount DebtOfBekasi = 106_000.Cards();
    public static readonly CardRate RateOfBekasi = 60_000.Cards().PerWeek();

    // Rembang: of 28,213 temporary certificates 15,994 were print-ready records.
    private const int PrintReady = 15_994, NotPrintReady = 28_213 - PrintReady;

    public static readonly LocalDate Start = new(2020, 2, 3);
    public static readonly int OpenDaysOfTheYear = WorkCalendar.Indonesia.OpenDays(new LocalDate(2020, 1, 1), new LocalDate(2020, 12, 31));

    public Nation(string? weightsFile)
    {
        ValueList<Region> regions = RegionCatalog.Indonesia.Regencies;
        Weights = weightsFile is null ? [.. regions.Select(AssumedWeight)] : Read(weightsFile, regions);
        WeightsFrom = weightsFile;

        long[] others = [.. regions.Zip(Weights, (region, weight) => region.Code == Bekasi ? 0 : weight)];
        long[] alike = [.. regions.Select(_ => 1L)];
        CardCount[] debts = Apportionment.LargestRemainder(Debt - DebtOfBekasi, others);
        CardCount[] blanks = Apportionment.LargestRemainder(InRegions, alike);
        CardCount[] firstCards = Apportionment.LargestRemainder(FirstCardsOfTheYear, Weights);
        CardCount[] replacements = Apportionment.LargestRemainder(NeedOfTheYear - Debt - FirstCardsOfTheYear, Weights);

        Plans = [.. regions.Select((region, i) => new RegionPlan(region.Code)
        {
            Blanks = blanks[i],
            Backlog = BacklogOf(region, region.Code == Bekasi ? DebtOfBekasi : debts[i]),
            Demand = ADay(firstCards[i], RequestKind.FirstCard) + ADay(replacements[i], RequestKind.TemporaryCertificate),
            Capacity = PrintRateOf(region),
            Order = ServiceOrder.OldestFirst,
        })];
        Needs = [.. regions.Select((region, i) => new AllocationNeed(region.Code)
        {
            Backlog = Plans[i].Backlog,
            Requests = CardRate.Over(firstCards[i] + replacements[i], OpenDaysOfTheYear, RatePeriod.OpenDay),
            Blanks = Plans[i].Blanks,
            PrintRate = PrintRateOf(region),
            Lot = 500.Cards(),
        })];
    }

    public string? WeightsFrom { get; }

    public long[] Weights { get; }

    public RegionPlan[] Plans { get; }

    public AllocationNeed[] Needs { get; }

    /// <summary>3275 of 32.75.</summary>
    private static int NumberOf(Region region) => int.Parse(region.Code.ToString().Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    // Cities 1.5 to 1, times 4 to 10 by the code.
    private static long AssumedWeight(Region region) => (region.Name.StartsWith("Kota ", StringComparison.Ordinal) ? 3 : 2) * (4 + NumberOf(region) % 7);

    private static CardRate PrintRateOf(Region region) => region.Code == Bekasi ? RateOfBekasi : (100 * (2 + NumberOf(region) % 4)).Cards().PerOpenDay();

    private static Demand ADay(CardCount inTheYear, RequestKind kind) =>
        inTheYear.IsZero ? Demand.None : Demand.At(CardRate.Over(inTheYear, OpenDaysOfTheYear, RatePeriod.OpenDay), kind);

    /// <summary>Evenly over one to five months up to December 2019, each month's as ready to print as Rembang's were.</summary>
    private static Backlog BacklogOf(Region region, CardCount debt)
    {
        int months = 1 + NumberOf(region) % 5;
        CardCount[] parts = Apportionment.LargestRemainder(debt, [.. Enumerable.Range(0, months).SelectMany(_ => new long[] { PrintReady, NotPrintReady })]);
        return Backlog.Of(parts.Select((count, i) => new CohortCount(
            new Cohort(i % 2 == 0 ? RequestKind.PrintReady : RequestKind.TemporaryCertificate, new YearMonth(2019, 12).PlusMonths(-(i / 2))), count)).Where(part => !part.Count.IsZero));
    }

    private static long[] Read(string file, ValueList<Region> regions)
    {
        HashSet<RegionCode> known = [.. regions.Select(region => region.Code)];
        Dictionary<RegionCode, (long Weight, int Line)> read = [];
        int number = 0;
        foreach (string line in LinesOf(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || number == 1 && !char.IsAsciiDigit(line[0])) continue;
            string place = $"{file}, line {number}";
            string[] fields = line.Split(',');
            if (fields.Length != 2 || !RegionCode.TryParse(fields[0].Trim(), null, out RegionCode code) || !long.TryParse(fields[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long weight))
                throw new OptionException($"{place} is '{line}': write code,weight such as 32.75,2543.");
            if (!known.Contains(code)) throw new OptionException($"{place}: {code} is no regency or city of {RegionCatalog.Indonesia.Edition}.");
            if (weight is < 1 or > 1_000_000_000) throw new OptionException($"{place}: the weight of {code} is {weight}; give 1 to 1,000,000,000.");
            if (read.TryGetValue(code, out (long Weight, int Line) first)) throw new OptionException($"{place}: {code} has its weight in line {first.Line} already.");
            read.Add(code, (weight, number));
        }

        Region? missing = regions.FirstOrDefault(region => !read.ContainsKey(region.Code));
        if (missing is not null) throw new OptionException($"{file} has no weight for {missing}; it has {read.Count} of {regions.Count}.");
        return [.. regions.Select(region => read[region.Code].Weight)];
    }

    private static string[] LinesOf(string file)
    {
        if (Directory.Exists(file)) throw new OptionException($"--weights {file} is a folder: give a file.");
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new OptionException($"--weights {file} cannot be read: {fault.Message}");
        }
    }
}

/// <summary>The comparison of the rules, for a person.</summary>
sealed class Report(Nation nation, int days)
{
    private static readonly ForecastEngine s_engine = new();
    private static readonly LocalDatePattern s_day = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");
    private static readonly LocalDate s_arrival = OpenDayAfter(Nation.Start, 5);

    private static readonly AllocationRule[] s_rules =
    [
        AllocationRule.Proportional(),
        AllocationRule.Proportional(ProportionalMethod.LargestRemainder),
        AllocationRule.OldestFirst,
        AllocationRule.MinistryPriority,
        AllocationRule.EqualCover,
        AllocationRule.EarliestLastClearance,
        AllocationRule.LeastWaiting,
    ];

    private readonly LocalDate _end = Nation.Start.PlusDays(days - 1);
    private readonly AllocationOptions _options = new() { Horizon = WorkCalendar.Indonesia.OpenDays(Nation.Start, Nation.Start.PlusDays(days - 1)) };

    public void Print()
    {
        PrintGiven();
        PrintSplit($"The month's shipment once more: {Nation.Distributed.Value:N0} blanks, about a third of the debt, and nothing after them", Nation.Distributed);
        PrintSplit($"All of the centre at once: {Nation.InCentre.Value:N0} blanks, enough for the debt, not for the year", Nation.InCentre);
        PrintColumns();
        Projection weekly = PrintReplenishment();
        Console.WriteLine($"Balance of the nation by {weekly.Scenario.Central.Replenishment!.Rule} every Monday, {Day(Nation.Start)} to {Day(_end)} (every card is accounted for)");
        Console.WriteLine(Indented(weekly.Nation.Balance.ToString()));
    }

    private void PrintGiven()
    {
        Console.WriteLine($"Scarce blanks for {nation.Plans.Length} regencies and cities, {Day(Nation.Start)} to {Day(_end)}");
        Console.WriteLine();
        Console.WriteLine("Published");
        Line("centre", $"{Nation.Bought.Value:N0} at the year's start, {Nation.Distributed.Value:N0} distributed in January, {Nation.InCentre.Value:N0} left (riaupos, 17 Feb 2020)");
        Line("regions", $"{Nation.Used.Value:N0} of these used, {Nation.InRegions.Value:N0} left (radarnonstop.co; kaltimprov.go.id, 3 Feb 2020)");
        Line("debt", $"{Nation.Debt.Value:N0} temporary certificates in December 2019");
        Line("need of 2020", $"{Nation.NeedOfTheYear.Value:N0} (jpnn.com; republika.co.id, 5 Feb 2020), of which {Nation.FirstCardsOfTheYear.Value:N0} turn 17");
        Line("Kota Bekasi", $"{Nation.DebtOfBekasi.Value:N0} owed, {Nation.RateOfBekasi} (tempo.co, 30 Jan 2020)");
        Console.WriteLine("ASSUMED, for nobody published it by region; each sum is the published one");
        Line("weight", nation.WeightsFrom is { } file ? $"as given in {file}" : "a city 1.5, a regency 1, times 4 to 10 by its code: (4 + code mod 7). Not the population");
        Line("debt", "by weight over all but Kota Bekasi; one to five months old by code (code mod 5);");
        Line("", "15,994 of 28,213 print-ready, as in Rembang");
        Line("blanks", "the same for each office, whatever its size");
        Line("requests", $"need less debt, {(Nation.NeedOfTheYear - Nation.Debt).Value:N0}, over the {Nation.OpenDaysOfTheYear} open days of 2020, by weight");
        Line("print rate", "two to five printers by code (2 + code mod 4) of 100 cards a day, all days; nothing spoiled");
        decimal capacity = nation.Needs.Sum(need => ADay(need.PrintRate!));
        Line("together", $"{capacity:N0} a day can be printed, {nation.Needs.Sum(need => ADay(need.Requests!)):N0} a day are requested; in January {Nation.Used.Value / (decimal)WorkCalendar.Indonesia.OpenDays(new LocalDate(2020, 1, 1), new LocalDate(2020, 1, 31)):N0} a day were used");
        Line("shipments", $"lots of 500, leave on {Day(Nation.Start)}, arrive after 5 open days on {Day(s_arrival)}");
        Console.WriteLine();
    }

    private void PrintSplit(string title, CardCount supply)
    {
        Console.WriteLine(title);
        Console.WriteLine($"  {"",-37}{"last region",12}{"regions",9}{"million days",14}{"region-days",13}{"cover, open days",18}{"blanks",11}{"kept in",11}");
        Console.WriteLine($"  {"rule",-37}{"clears",12}{"clear",9}{"of waiting",14}{"no blanks",13}{"least",9}{"most",9}{"idle",11}{"the centre",11}");
        foreach (AllocationRule rule in s_rules)
        {
            AllocationPlan plan = Allocator.Allocate(supply, nation.Needs, rule, _options);
            Projection projection = Project(new CentralPlan
            {
                Stock = Nation.InCentre,
                Dispatches = plan.Allocations.Where(allocation => !allocation.Count.IsZero)
                    .Select(allocation => new Dispatch(allocation.Region, allocation.Count, Nation.Start, s_arrival)).ToValueList(),
            });
            double[] covers = [.. nation.Needs.Zip(plan.Allocations, CoverOf)];
            Console.WriteLine($"  {Outcome(rule, projection)}{covers.Min(),9:N1}{covers.Max(),9:N1}{plan.Reasons.Sum(reason => reason.Idle).Value,11:N0}{projection.CentralStock[^1].Value,11:N0}");
        }

        Console.WriteLine();
    }

    private Projection PrintReplenishment()
    {
        // "Part was still being made" (riaupos, 17 February 2020): in equal parts, the first there at the start.
        CardCount[] parts = Apportionment.LargestRemainder(Nation.InCentre, [.. Enumerable.Repeat(1L, 11)]);
        CardCount reserve = 100_000.Cards();
        Console.WriteLine($"Every Monday, as the blanks come from the maker: ASSUMED {parts[0].Value:N0} at the start and on the first of March to December;");
        Console.WriteLine($"5 open days on the way, lots of 500, {reserve.Value:N0} held back");
        Console.WriteLine($"  {"",-37}{"last region",12}{"regions",9}{"million days",14}{"region-days",13}{"blanks in",13}{"on the",11}{"in the",11}");
        Console.WriteLine($"  {"rule",-37}{"clears",12}{"clear",9}{"of waiting",14}{"no blanks",13}{"the regions",13}{"way",11}{"centre",11}");
        Projection? equalCover = null;
        foreach (AllocationRule rule in (AllocationRule[])[AllocationRule.Proportional(), AllocationRule.OldestFirst, AllocationRule.EqualCover, AllocationRule.LeastWaiting])
        {
            Projection projection = Project(new CentralPlan
            {
                Stock = parts[0],
                Procurements = parts.Skip(1).Select((part, i) => new Procurement(new LocalDate(2020, 3, 1).PlusMonths(i), part)).Where(part => part.Date <= _end).ToValueList(),
                Replenishment = new Replenishment(rule) { LeadTime = 5, Lot = 500.Cards(), Reserve = reserve },
            });
            Console.WriteLine($"  {Outcome(rule, projection)}{projection.Nation.Blanks[^1].Value,13:N0}{projection.Nation.InTransit[^1].Value,11:N0}{projection.CentralStock[^1].Value,11:N0}");
            if (rule == AllocationRule.EqualCover) equalCover = projection;
        }

        Console.WriteLine();
        return equalCover!;
    }

    private static void PrintColumns()
    {
        Console.WriteLine("  last region clears  when nothing of the debt is left anywhere; never: not by the last day");
        Console.WriteLine("  days of waiting     the requests that wait at each day's end, added up over all days");
        Console.WriteLine("  no blanks           open days on which an office ended with requests and without a blank, added up");
        Console.WriteLine("  cover               how long blanks last when an office prints all it can: max(blanks / print rate,");
        Console.WriteLine("                      (blanks - backlog) / requests a day), after the split");
        Console.WriteLine("  blanks idle         what the printers, with the requests there are, cannot use by the last day");
        Console.WriteLine();
    }

    private Projection Project(CentralPlan central) =>
        s_engine.Project(new Scenario(Nation.Start, _end, WorkCalendar.Indonesia, nation.Plans, central));

    private static string Outcome(AllocationRule rule, Projection projection)
    {
        Int128 waiting = 0;
        foreach (long count in projection.Nation.Backlog.Values) waiting += count;
        int clear = projection.Regions.Count(region => region.ClearedOn is not null), noBlanks = projection.Regions.Sum(region => region.ConstraintDays.Blanks);
        return $"{rule.Name,-37}{(projection.Nation.ClearedOn is { } cleared ? Day(cleared) : "never"),12}{clear,9}{(decimal)waiting / 1_000_000,14:N1}{noBlanks,13:N0}";
    }

    private static double CoverOf(AllocationNeed need, Allocation allocation)
    {
        double blanks = (need.Blanks + need.OnTheWay + allocation.Count).Value, beyond = blanks - need.Backlog.Total.Value;
        double printing = blanks / (double)ADay(need.PrintRate!), requests = (double)ADay(need.Requests!);
        return beyond < 0 ? printing : requests == 0 ? double.PositiveInfinity : Math.Max(printing, beyond / requests);
    }

    private static decimal ADay(CardRate rate) => rate.Cards.Value / ((decimal)rate.Periods * (rate.Period == RatePeriod.Week ? WorkCalendar.Indonesia.StandardWeek : 1));

    private static LocalDate OpenDayAfter(LocalDate day, int openDays)
    {
        while (openDays > 0)
        {
            day = day.PlusDays(1);
            if (WorkCalendar.Indonesia.IsOpen(day)) openDays--;
        }

        return day;
    }

    private static string Day(LocalDate day) => s_day.Format(day);

    private static void Line(string name, string value) => Console.WriteLine($"  {name,-15}{value}");

    private static string Indented(string table) => string.Join(Environment.NewLine, table.Split(Environment.NewLine).Select(line => $"  {line}"));
}
