using System.Globalization;

namespace EktpModel.Benchmarks.Comparison;

/// <summary>
/// Sets the engine against C++ on the reference work. Both take turns, so that what else the machine does meets
/// both alike; their checksums must be equal.
/// </summary>
internal static class NativeComparison
{
    private const int WarmUp = 80;
    private const int DefaultRounds = 15;

    public static int Run(ReadOnlySpan<string> args)
    {
        if (args.Length > 1 || !int.TryParse(args is [var number] ? number : $"{DefaultRounds}", CultureInfo.InvariantCulture, out int rounds) || rounds < 1)
        {
            Console.Error.WriteLine("compare [rounds]: give at least 1 round, or nothing for 15.");
            return 2;
        }

        try
        {
            using NativeContestant native = NativeContestant.Build();
            EngineContestant engine = new();
            Print($"W1: {ReferenceWorkload.AllRegions} regions, {ReferenceWorkload.Start:uuuu-MM-dd} to {ReferenceWorkload.End:uuuu-MM-dd}; {rounds} rounds each in turn after {WarmUp} to warm up.");
            IContestant[] contestants = [engine, native];
            ulong work = Check(contestants);
            Compare("in memory that the process has", Measure(contestants, rounds, fresh: false), contestants);
            Compare("in memory fresh from the system", Measure(contestants, rounds, fresh: true), contestants);
            if (Check(contestants) != work) throw new DifferentWorkException("The work before the rounds that count was not that after them.");
            Print($"checksum {work:x16} on both sides, before and after");
            (long allocated, long series) = engine.Allocations();
            Print($"allocated by .NET: {allocated:N0} bytes, of which the series are {series:N0}; {(allocated - series) / (double)ReferenceWorkload.AllRegions:N0} bytes a region beside them");
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

    private static ulong Check(IContestant[] contestants)
    {
        ulong?[] checksums = [.. contestants.Select(contestant => contestant.Run(fresh: false, check: true).Checksum)];
        return checksums.Distinct().Count() == 1
            ? checksums[0].GetValueOrDefault()
            : throw new DifferentWorkException($"The checksums differ, so the work was not the same: {string.Join(", ", contestants.Zip(checksums, (contestant, sum) => $"{contestant.Name} {sum:x16}"))}.");
    }

    private static List<Round>[] Measure(IContestant[] contestants, int rounds, bool fresh)
    {
        List<Round>[] runs = [.. contestants.Select(_ => new List<Round>())];
        for (int round = -WarmUp; round < rounds; round++)
        {
            for (int i = 0; i < contestants.Length; i++)
            {
                Round run = contestants[i].Run(fresh, check: false);
                if (round >= 0) runs[i].Add(run);
            }
        }

        return runs;
    }

    private static void Compare(string memory, List<Round>[] runs, IContestant[] contestants)
    {
        Print($"{memory}");
        for (int i = 0; i < runs.Length; i++)
            Print($"  {contestants[i].Name,-4}  median {Median(Milliseconds(runs[i])),6:F1} ms  minimum {Milliseconds(runs[i]).Min(),6:F1} ms  page faults {Median(runs[i].Select(round => (double)round.PageFaults)),6:N0}");
        Print($"  ratio of medians {Median(Milliseconds(runs[0])) / Median(Milliseconds(runs[1])):F2}, of minima {Milliseconds(runs[0]).Min() / Milliseconds(runs[1]).Min():F2}");
    }

    private static IEnumerable<double> Milliseconds(List<Round> rounds) => rounds.Select(round => round.Time.TotalMilliseconds);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
