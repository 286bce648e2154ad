using System.Globalization;
using EktpModel.Forecasting;

namespace EktpModel.Benchmarks.Comparison;

/// <summary>
/// Sets the engine's simulation against C++ and numpy on the reference work W2. They take turns, so that what else the machine does meets all
/// alike; what comes out must be the same within its errors.
/// </summary>
internal static class SimulationComparison
{
    // So that the command takes about two minutes where the processors have nothing else to do.
    private const int DefaultScale = 10;
    private const int RoundsOfOne = 3;
    private const int RoundsOfAll = 1;
    private const double MostErrors = 5;

    // On fewer paths a region's counts are so small that their errors say little; then only provinces and the nation are held against each other.
    private const int LeastPathsOfRegion = 100;

    public static int Run(ReadOnlySpan<string> args)
    {
        if (args.Length > 1 || !int.TryParse(args is [var number] ? number : $"{DefaultScale}", CultureInfo.InvariantCulture, out int scale) || scale is < 1 or > 100)
        {
            Console.Error.WriteLine($"simulate [scale]: give 1 for all of W2, or up to 100 for as many times fewer paths; nothing for {DefaultScale}.");
            return 2;
        }

        try
        {
            SimulationProgramContestant native = SimulationProgramContestant.Native();
            SimulationProgramContestant? numpy = SimulationProgramContestant.Numpy();
            if (numpy is null) Print($"Neither python3 nor /usr/bin/python3 has numpy, so it is left out. On Debian or Ubuntu: `apt-get install python3-numpy`.");
            SimulationEngineContestant engine = new(threads: 1);
            ISimulationContestant[] contestants = [engine, new SimulationEngineContestant(threads: 2), native];
            Print($"W2: {SimulationWorkload.Start:uuuu-MM-dd} to {SimulationWorkload.End:uuuu-MM-dd}, paths divided by {scale}; medians of {RoundsOfOne} rounds in turn for one region, {RoundsOfAll} for all; numpy once.");
            Compare("(a) one region", 1, SimulationWorkload.PathsOfOne / scale, RoundsOfOne, contestants, numpy);
            Compare("(b) all regions", SimulationWorkload.AllRegions, SimulationWorkload.PathsOfAll / scale, RoundsOfAll, contestants, numpy);
            PrintBytes(engine);
            return 0;
        }
        catch (NativeBuildException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
        catch (DifferentWorkException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }

    private static void Compare(string part, int regions, int paths, int count, ISimulationContestant[] contestants, SimulationProgramContestant? numpy)
    {
        long regionDays = (long)regions * SimulationWorkload.Scenario(1).Days * paths;
        Print($"{part}: {regions:N0} x 364 days x {paths:N0} paths, {regionDays:N0} region-days");

        // Until the engine's code is compiled as well as it will be.
        for (int i = 0; i < 5; i++) contestants[0].Run(regions, Math.Max(1, 2_000 / regions), 99);
        List<SimulationRound>[] rounds = [.. contestants.Select(_ => new List<SimulationRound>())];
        for (int round = 0; round < count; round++)
        {
            for (int i = 0; i < contestants.Length; i++) rounds[i].Add(contestants[i].Run(regions, paths, (ulong)(1 + round)));
        }

        for (int i = 0; i < contestants.Length; i++) PrintTimes(contestants[i].Name, rounds[i], regionDays);
        SimulationRound? byNumpy = numpy?.Run(regions, paths, 1);
        if (byNumpy is not null) PrintTimes(numpy!.Name, [byNumpy], regionDays);
        double one = WallOf(rounds[0]), oneProcessor = ProcessorOf(rounds[0]);
        Print($"  ratios: .NET to C++ {one / WallOf(rounds[2]):F2}, in processor time {oneProcessor / ProcessorOf(rounds[2]):F2}; two threads {one / WallOf(rounds[1]):F2} times as fast as one");
        if (byNumpy is not null) Print($"  numpy to .NET {byNumpy.Time.TotalMilliseconds / one:F1}, in processor time {byNumpy.ProcessorTime.TotalMilliseconds / oneProcessor:F1}; to .NET on two threads {byNumpy.Time.TotalMilliseconds / WallOf(rounds[1]):F1}");
        int firstArea = regions > 1 && paths < LeastPathsOfRegion ? regions : 0;
        for (int round = 0; round < count; round++) Check(contestants[2].Name, rounds[0][round], rounds[2][round], firstArea);
        if (byNumpy is not null) Check(numpy!.Name, rounds[0][0], byNumpy, firstArea);
    }

    private static void Check(string name, SimulationRound engine, SimulationRound other, int firstArea)
    {
        if (engine.Areas.Length != other.Areas.Length) throw new DifferentWorkException($"The engine has {engine.Areas.Length} areas, {name} has {other.Areas.Length}.");
        (double errors, string where, int area) = engine.Areas.Index().Where(area => area.Index >= firstArea).Select(area =>
        {
            (double distance, string place) = area.Item.Distance(other.Areas[area.Index]);
            return (distance, place, area.Index);
        }).MaxBy(difference => difference.distance);
        if (!(errors <= MostErrors))
            throw new DifferentWorkException($"{name} differs from the engine by {errors:F1} standard errors in {where} of area {area}, so the work was not the same.");
        Print($"  the same as {name} in law: of {engine.Areas.Length - firstArea} areas the largest difference is {errors:F1} standard errors ({where}, area {area})");
    }

    private static void PrintBytes(SimulationEngineContestant engine)
    {
        Print($"bytes allocated by each path on one thread");
        PrintBytes(engine, "one region", 1, 5_000, 5_000);
        PrintBytes(engine, "one region", 1, 50_000, 50_000);

        // From 512 paths on all go as many at once as there is room for.
        PrintBytes(engine, "all regions", SimulationWorkload.AllRegions, 512, 128);
    }

    private static void PrintBytes(SimulationEngineContestant engine, string name, int regions, int before, int paths) =>
        Print($"  {name}, paths {before + 1:N0} to {before + paths:N0}: {engine.BytesPerPath(regions, before, paths, SimulatedSeries.None):N1} without series, {engine.BytesPerPath(regions, before, paths, SimulationWorkload.Series):N1} with three");

    private static void PrintTimes(string name, List<SimulationRound> rounds, long regionDays)
    {
        double wall = WallOf(rounds), processor = ProcessorOf(rounds);
        Print($"  {name,-16}{wall,10:N0} ms, {regionDays / wall / 1000,6:N1} million region-days a second; processor time {processor,8:N0} ms, {processor * 1e6 / regionDays,6:N1} ns a region-day");
    }

    private static double WallOf(List<SimulationRound> rounds) => MedianOf(rounds, round => round.Time);

    private static double ProcessorOf(List<SimulationRound> rounds) => MedianOf(rounds, round => round.ProcessorTime);

    private static double MedianOf(List<SimulationRound> rounds, Func<SimulationRound, TimeSpan> timeOf) => rounds.Select(round => timeOf(round).TotalMilliseconds).Order().ElementAt(rounds.Count / 2);

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
