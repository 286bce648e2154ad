using System.Diagnostics;
using System.Globalization;
using EktpModel.Forecasting;
using Google.OrTools.LinearSolver;
using Google.OrTools.Sat;

namespace EktpModel.Benchmarks.Comparison;

/// <summary>
/// Times the split of blanks by each rule, how it grows, and the same problem of equal cover solved by OR-Tools in the same
/// run: as a linear program by GLOP, in fractions of cards, and in whole cards by CP-SAT. The smallest covers must agree.
/// </summary>
internal static class AllocationComparison
{
    private const int DefaultRounds = 200;
    private const long Supply = 1_000_000;

    // CP-SAT counts in integers: cover in millionths of an open day.
    private const long CoverUnits = 1_000_000;

    public static int Run(ReadOnlySpan<string> args)
    {
        if (args.Length > 1 || !int.TryParse(args is [var number] ? number : $"{DefaultRounds}", CultureInfo.InvariantCulture, out int rounds) || rounds < 1)
        {
            Console.Error.WriteLine("allocation [rounds]: give at least 1 round, or nothing for 200.");
            return 2;
        }

        try
        {
            AllocationNeed[] regencies = AllocationWorkload.Regencies();
            Print($"{regencies.Length} regencies and cities, {Supply:N0} blanks; medians and minima of {rounds} rounds after as many to warm up.");
            foreach (AllocationRule rule in AllocationWorkload.Rules) Show(rule.Name, TimesOf(rounds, () => Allocator.Allocate(Supply.Cards(), regencies, rule)));
            PrintMixedLots(rounds);
            PrintGrowth(rounds);
            CompareWithSolvers(regencies, rounds);
            return 0;
        }
        catch (DifferentWorkException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }

    private static void PrintMixedLots(int rounds)
    {
        Print("514 regencies and cities, lots of 1, and of 1,000,000 in every tenth; least waiting refuses such");
        AllocationNeed[] needs = AllocationWorkload.RegenciesInMixedLots();
        foreach (long blanks in (long[])[1_000_000, 100_000_000])
        {
            foreach (AllocationRule rule in AllocationWorkload.Rules.Where(rule => rule != AllocationRule.LeastWaiting))
                Show($"{rule.Name}, {blanks:N0}", TimesOf(Math.Max(10, rounds / 10), () => Allocator.Allocate(blanks.Cards(), needs, rule)));
        }
    }

    private static void PrintGrowth(int rounds)
    {
        Print("Equal cover, growth");
        foreach (int count in (int[])[830, 8_300, AllocationWorkload.Villages])
        {
            AllocationNeed[] villages = AllocationWorkload.VillagesOf(count);
            foreach (long blanks in (long[])[10_000, 1_000_000, 100_000_000, 10_000_000_000, 1_000_000_000_000])
                Show($"{count:N0} villages, {blanks:N0} blanks", TimesOf(Math.Max(10, rounds / 10), () => Allocator.Allocate(blanks.Cards(), villages, AllocationRule.EqualCover)));
            AllocationOptions oneDay = new() { Horizon = 1 };
            Show("  100,000,000, with a horizon of 1, not 60", TimesOf(Math.Max(10, rounds / 10), () => Allocator.Allocate(100_000_000.Cards(), villages, AllocationRule.EqualCover, oneDay)));
        }
    }

    private static void CompareWithSolvers(AllocationNeed[] needs, int rounds)
    {
        Print($"Equal cover against OR-Tools, {needs.Length} regions, {Supply:N0} blanks, in turn");
        AllocationPlan plan = Allocator.Allocate(Supply.Cards(), needs, AllocationRule.EqualCover);
        double cover = double.PositiveInfinity, coverOfOneBlank = 0, byLinearProgram = 0;
        long units = long.MaxValue, unitsBySat = 0;
        for (int i = 0; i < needs.Length; i++)
        {
            long blanks = (needs[i].Blanks + plan.Allocations[i].Count).Value, rate = RateOf(needs[i]);
            if (needs[i].Region != plan.Allocations[i].Region || blanks >= needs[i].Backlog.Total.Value)
                throw new DifferentWorkException($"{needs[i].Region} gets blanks beyond its backlog, so the problem is not linear.");
            cover = Math.Min(cover, blanks / (double)rate);
            units = Math.Min(units, blanks * CoverUnits / rate);
            coverOfOneBlank = Math.Max(coverOfOneBlank, 1.0 / rate);
        }

        List<double> own = [], linear = [], sat = [];
        int solverRounds = Math.Max(5, rounds / 10);
        for (int round = -solverRounds; round < solverRounds; round++)
        {
            double ownTime = TimeOf(() => Allocator.Allocate(Supply.Cards(), needs, AllocationRule.EqualCover));
            double linearTime = TimeOf(() => byLinearProgram = SmallestCoverByLinearProgram(needs));
            if (round >= 0)
            {
                own.Add(ownTime);
                linear.Add(linearTime);
            }
        }

        for (int round = 0; round < 5; round++) sat.Add(TimeOf(() => unitsBySat = SmallestCoverBySat(needs)));
        Show("EktpModel", own);
        Show("OR-Tools GLOP", linear);
        Show("OR-Tools CP-SAT, 1 worker", sat);
        Print($"  ratio of medians: GLOP {MedianOf(linear) / MedianOf(own):N1}, CP-SAT {MedianOf(sat) / MedianOf(own):N1}");
        Print($"  smallest cover in open days: EktpModel {cover:N6}, GLOP in fractions of cards {byLinearProgram:N6}, CP-SAT {unitsBySat / (double)CoverUnits:N6}");
        if (units != unitsBySat) throw new DifferentWorkException($"The smallest cover is {units} millionths of a day here, {unitsBySat} by CP-SAT.");
        if (cover > byLinearProgram + 1e-9 || byLinearProgram - cover > coverOfOneBlank)
            throw new DifferentWorkException($"The smallest cover is {cover} days here; by GLOP {byLinearProgram}, which is not within one blank of it.");
        Print("  they agree: with CP-SAT to the millionth of a day, with GLOP to the blank that cannot be cut");
    }

    private static double SmallestCoverByLinearProgram(AllocationNeed[] needs)
    {
        using Solver solver = Solver.CreateSolver("GLOP");
        Variable cover = solver.MakeNumVar(0, double.PositiveInfinity, "");
        using Google.OrTools.LinearSolver.Constraint supply = solver.MakeConstraint(0, Supply);
        foreach (AllocationNeed need in needs)
        {
            Variable blanks = solver.MakeNumVar(0, Supply, "");
            supply.SetCoefficient(blanks, 1);
            using Google.OrTools.LinearSolver.Constraint lasts = solver.MakeConstraint(-need.Blanks.Value, double.PositiveInfinity);
            lasts.SetCoefficient(blanks, 1);
            lasts.SetCoefficient(cover, -RateOf(need));
        }

        using Objective objective = solver.Objective();
        objective.SetCoefficient(cover, 1);
        objective.SetMaximization();
        Solver.ResultStatus status = solver.Solve();
        return status == Solver.ResultStatus.OPTIMAL ? cover.SolutionValue() : throw new DifferentWorkException($"GLOP says {status}.");
    }

    private static long SmallestCoverBySat(AllocationNeed[] needs)
    {
        CpModel model = new();
        IntVar cover = model.NewIntVar(0, Supply * CoverUnits, "");
        List<IntVar> all = [];
        foreach (AllocationNeed need in needs)
        {
            IntVar blanks = model.NewIntVar(0, Supply, "");
            all.Add(blanks);
            model.Add(blanks * CoverUnits + need.Blanks.Value * CoverUnits >= cover * RateOf(need));
        }

        model.Add(Google.OrTools.Sat.LinearExpr.Sum(all) <= Supply);
        model.Maximize(cover);
        CpSolver solver = new() { StringParameters = "num_workers:1" };
        CpSolverStatus status = solver.Solve(model);
        return status == CpSolverStatus.Optimal ? solver.Value(cover) : throw new DifferentWorkException($"CP-SAT says {status}.");
    }

    private static long RateOf(AllocationNeed need) => need.PrintRate!.Cards.Value;

    private static List<double> TimesOf(int rounds, Action work)
    {
        for (int round = 0; round < rounds; round++) work();
        List<double> times = [];
        for (int round = 0; round < rounds; round++) times.Add(TimeOf(work));
        return times;
    }

    private static double TimeOf(Action work)
    {
        long begin = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static double MedianOf(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static void Show(string name, List<double> times) =>
        Print($"  {name,-54}median {MedianOf(times),10:N3} ms, minimum {times.Min(),10:N3} ms");

    private static void Print(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));

    private static void Print(string text) => Console.WriteLine(text);
}
