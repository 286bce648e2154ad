using System.Numerics;
using EktpModel.Forecasting;
using Google.OrTools.Sat;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>
/// An independent solver (Google OR-Tools, CP-SAT) proves that no split does better: it is told the definitions of cover, of
/// uncovered days and of waiting as linear constraints, knows nothing of lots given in order, and finds the very same objective.
/// </summary>
public class OrToolsTests
{
    private const int Horizon = 12;

    [Theory]
    [InlineData(1, 5, 1)]
    [InlineData(2, 5, 7)]
    [InlineData(3, 8, 1)]
    [InlineData(4, 8, 25)]
    [InlineData(5, 12, 10)]
    [InlineData(6, 12, 1)]
    public void No_split_has_a_larger_sorted_list_of_covers_than_equal_cover(int seed, int regions, int lot)
    {
        Split split = Instance(seed, regions, lot);
        AssertBestList(split, AllocationRule.EqualCover, NaiveSplits.Cover, AddCoverAbove, most: regions);
    }

    [Theory]
    [InlineData(7, 30, 10)]
    [InlineData(8, 60, 1)]
    [InlineData(9, 60, 50)]
    [InlineData(10, 514, 1)]
    [InlineData(11, 514, 100)]
    public void No_split_of_many_regions_has_a_larger_smallest_cover_than_equal_cover_or_has_it_in_fewer_regions(int seed, int regions, int lot)
    {
        Split split = Instance(seed, regions, lot);
        AssertBestList(split, AllocationRule.EqualCover, NaiveSplits.Cover, AddCoverAbove, most: 1);
    }

    [Theory]
    [InlineData(21, 5, 1)]
    [InlineData(22, 8, 7)]
    [InlineData(23, 12, 1)]
    [InlineData(24, 12, 25)]
    public void No_split_has_a_smaller_sorted_list_of_uncovered_days_than_earliest_last_clearance(int seed, int regions, int lot)
    {
        Split split = Instance(seed, regions, lot);
        AssertBestList(split, AllocationRule.EarliestLastClearance, MinusUncovered, AddUncoveredBelow, most: regions);
    }

    [Theory]
    [InlineData(25, 30, 10)]
    [InlineData(26, 60, 1)]
    [InlineData(27, 514, 1)]
    [InlineData(28, 514, 100)]
    public void No_split_of_many_regions_has_fewer_largest_uncovered_days_than_earliest_last_clearance(int seed, int regions, int lot)
    {
        Split split = Instance(seed, regions, lot);
        AssertBestList(split, AllocationRule.EarliestLastClearance, MinusUncovered, AddUncoveredBelow, most: 1);
    }

    [Theory]
    [InlineData(41, 5, 1)]
    [InlineData(42, 12, 7)]
    [InlineData(43, 30, 25)]
    [InlineData(44, 60, 1)]
    public void No_split_has_fewer_days_of_waiting_than_least_waiting(int seed, int regions, int lot)
    {
        Split split = Instance(seed, regions, lot);
        CpModel model = new();
        LotsModel lots = new(model, split);
        List<LinearExpr> printedByThen = [];
        BigInteger come = 0;
        for (int i = 0; i < lots.Needs.Length; i++)
        {
            AllocationNeed need = lots.Needs[i];
            IntVar? before = null;
            for (int day = 1; day <= Horizon; day++)
            {
                // What is printed by the end of a day: no more than the day can add, than there are blanks, than have asked.
                long asked = need.Backlog.Total.Value + AfterDays(need.Requests, day);
                IntVar printed = model.NewIntVar(0, asked, $"printed {i} {day}");
                long today = AfterDays(need.PrintRate, day) - AfterDays(need.PrintRate, day - 1);
                model.Add(before is null ? printed <= today : printed <= before + today);
                if (before is not null) model.Add(printed >= before);
                model.Add(printed <= lots.BlanksOf(i));
                printedByThen.Add(printed);
                before = printed;
                come += asked;
            }
        }

        model.Maximize(LinearExpr.Sum(printedByThen));
        CpSolver solver = Solve(model);
        AllocationPlan plan = split.By(AllocationRule.LeastWaiting, Horizon);
        BigInteger waiting = lots.Needs.Aggregate(BigInteger.Zero, (sum, need) => sum + NaiveSplits.Waiting(need, plan[need.Region].Value / need.Lot.Value, Horizon));
        Assert.Equal(come - (BigInteger)solver.ObjectiveValue, waiting);
        Assert.Equal(solver.BestObjectiveBound, solver.ObjectiveValue);
        Assert.True(waiting > 0 && plan.Allocated > 0.Cards(), "nothing to decide");
    }

    [Fact]
    public void No_split_over_all_regions_not_even_of_parts_of_blanks_has_fewer_days_of_waiting_than_least_waiting()
    {
        // A linear program (GLOP) may split blanks themselves, so it bounds every split from below.
        Split split = Instance(45, 514, 1);
        AllocationNeed[] needs = GreedySplits.InOrder(split);
        using Google.OrTools.LinearSolver.Solver solver = Google.OrTools.LinearSolver.Solver.CreateSolver("GLOP");
        Google.OrTools.LinearSolver.Constraint supply = solver.MakeConstraint(0, split.Supply.Value);
        BigInteger come = 0;
        foreach (AllocationNeed need in needs)
        {
            Google.OrTools.LinearSolver.Variable granted = solver.MakeNumVar(need.Floor.Value, (need.Ceiling ?? split.Supply).Value, "granted"), before = granted;
            supply.SetCoefficient(granted, 1);
            for (int day = 1; day <= Horizon; day++)
            {
                long asked = need.Backlog.Total.Value + AfterDays(need.Requests, day);
                Google.OrTools.LinearSolver.Variable printed = solver.MakeNumVar(0, asked, "printed");
                solver.Objective().SetCoefficient(printed, 1);
                Google.OrTools.LinearSolver.Constraint today = solver.MakeConstraint(0, AfterDays(need.PrintRate, day) - AfterDays(need.PrintRate, day - 1));
                today.SetCoefficient(printed, 1);
                if (day > 1) today.SetCoefficient(before, -1);
                before = printed;
                come += asked;
            }

            Google.OrTools.LinearSolver.Constraint blanks = solver.MakeConstraint(double.NegativeInfinity, (need.Blanks + need.OnTheWay).Value);
            blanks.SetCoefficient(before, 1);
            blanks.SetCoefficient(granted, -1);
        }

        solver.Objective().SetMaximization();
        Assert.Equal(Google.OrTools.LinearSolver.Solver.ResultStatus.OPTIMAL, solver.Solve());
        AllocationPlan plan = split.By(AllocationRule.LeastWaiting, Horizon);
        BigInteger waiting = needs.Aggregate(BigInteger.Zero, (sum, need) => sum + NaiveSplits.Waiting(need, plan[need.Region].Value, Horizon));
        Assert.Equal((double)(come - waiting), solver.Objective().Value(), 0.01);
    }

    /// <summary>
    /// A list sorted upwards is the largest there is if for each of its values in turn, no more entries are below it than the list has,
    /// and as few as possible are at it or below. The solver minimises that number, and must find ours.
    /// </summary>
    private static void AssertBestList(Split split, AllocationRule rule, Func<AllocationNeed, long, BigFraction> valueOf, Action<LotsModel, int, BigFraction, bool, ILiteral> addAbove, int most)
    {
        AllocationPlan plan = split.By(rule, Horizon);
        AllocationNeed[] needs = GreedySplits.InOrder(split);
        BigFraction[] values = [.. needs.Select(need => valueOf(need, plan[need.Region].Value / need.Lot.Value))];
        List<BigFraction> levels = [];
        foreach (BigFraction value in values.Where(value => value.Denominator != 0 && (rule == AllocationRule.EqualCover || value.Numerator < 0)).Order())
        {
            if (levels.Count == 0 || levels[^1].CompareTo(value) != 0) levels.Add(value);
        }

        Assert.NotEmpty(levels);
        for (int level = 0; level < Math.Min(most, levels.Count); level++)
        {
            CpModel model = new();
            LotsModel lots = new(model, split);
            BoolVar[] Without(int l, bool strictly)
            {
                BoolVar[] low = [.. needs.Select((_, i) => model.NewBoolVar($"low {i} {l}"))];
                for (int i = 0; i < needs.Length; i++) addAbove(lots, i, levels[l], strictly, low[i].Not());
                return low;
            }

            int before = 0;
            for (int l = 0; l <= level; l++)
            {
                int ours = values.Count(value => value.CompareTo(levels[l]) <= 0);
                model.Add(LinearExpr.Sum(Without(l, strictly: false)) <= before);
                LinearExpr atOrBelow = LinearExpr.Sum(Without(l, strictly: true));
                if (l < level) model.Add(atOrBelow <= ours);
                else model.Minimize(atOrBelow);
                before = ours;
            }

            Assert.Equal(before, (int)Solve(model).ObjectiveValue);
        }
    }

    /// <summary>Cover at or above a value, if the literal holds: the blanks last as long by the print rate, or by the requests once the backlog is printed.</summary>
    private static void AddCoverAbove(LotsModel lots, int region, BigFraction value, bool strictly, ILiteral holds)
    {
        AllocationNeed need = lots.Needs[region];
        if (need.PrintRate is not { } print) return;
        (long numerator, long denominator, long more) = ((long)value.Numerator, (long)value.Denominator, strictly ? 1 : 0);
        BoolVar byPrinting = lots.Model.NewBoolVar("by printing"), byRequests = lots.Model.NewBoolVar("by requests");
        lots.Model.Add(lots.BlanksOf(region) * (print.Periods * denominator) >= numerator * print.Cards.Value + more).OnlyEnforceIf(byPrinting);
        lots.Model.Add(lots.BlanksOf(region) >= need.Backlog.Total.Value).OnlyEnforceIf(byRequests);
        if (need.Requests is { } requests)
            lots.Model.Add((lots.BlanksOf(region) - need.Backlog.Total.Value) * (requests.Periods * denominator) >= numerator * requests.Cards.Value + more).OnlyEnforceIf(byRequests);
        lots.Model.AddBoolOr([holds.Not(), byPrinting, byRequests]);
    }

    private static void AddUncoveredBelow(LotsModel lots, int region, BigFraction minus, bool strictly, ILiteral holds)
    {
        AllocationNeed need = lots.Needs[region];
        if (need.PrintRate is not { } print) return;
        (long numerator, long denominator) = (-(long)minus.Numerator, (long)minus.Denominator);
        lots.Model.Add((need.Backlog.Total.Value - lots.BlanksOf(region)) * (print.Periods * denominator) <= numerator * print.Cards.Value - (strictly ? 1 : 0)).OnlyEnforceIf(holds);
    }

    private static BigFraction MinusUncovered(AllocationNeed need, long lots) =>
        NaiveSplits.Uncovered(need, lots) is var uncovered ? uncovered with { Numerator = -uncovered.Numerator } : default;

    private static long AfterDays(CardRate? rate, int days) => rate is null ? 0 : rate.Cards.Value * days / rate.Periods;

    private static CpSolver Solve(CpModel model)
    {
        CpSolver solver = new() { StringParameters = "num_workers:1 max_time_in_seconds:30 random_seed:1" };
        Assert.Equal(CpSolverStatus.Optimal, solver.Solve(model));
        return solver;
    }

    /// <summary>Regions of the catalogue with a supply for about a third of what waits.</summary>
    private static Split Instance(int seed, int regions, int lot)
    {
        Random random = new(seed);
        List<AllocationNeed> needs = [];
        long waiting = 0;
        foreach (RegionCode region in RegionCatalog.Indonesia.Regencies.Take(regions).Select(region => region.Code))
        {
            int backlog = random.Next(3) == 0 ? random.Next(50) : random.Next(3_000), floor = random.Next(5) == 0 ? random.Next(1, 100) : 0;
            waiting += backlog + floor + lot;
            needs.Add(new AllocationNeed(region)
            {
                Backlog = Backlog.Of(RequestKind.PrintReady, new YearMonth(2019, 12), backlog.Cards()),
                Requests = random.Next(6) == 0 ? null : CardRate.Over(random.Next(1, 60).Cards(), random.Next(1, 4), RatePeriod.OpenDay),
                PrintRate = random.Next(15) == 0 ? null : CardRate.Over(random.Next(10, 300).Cards(), random.Next(1, 4), RatePeriod.OpenDay),
                Blanks = random.Next(2) == 0 ? default : random.Next(100).Cards(),
                OnTheWay = random.Next(4) == 0 ? random.Next(200).Cards() : default,
                Lot = lot.Cards(),
                Floor = floor.Cards(),
                Ceiling = random.Next(5) == 0 ? (floor + lot + random.Next(1_000)).Cards() : null,
            });
        }

        return new Split(new CardCount(waiting / 3), needs.ToValueList());
    }

    /// <summary>Whole lots of each region between floor and ceiling, together no more than the supply.</summary>
    private sealed class LotsModel
    {
        private readonly IntVar[] _lots;

        public LotsModel(CpModel model, Split split)
        {
            Model = model;
            Needs = GreedySplits.InOrder(split);
            _lots = [.. Needs.Select((need, i) => model.NewIntVar(NaiveSplits.LeastLots(need), (need.Ceiling ?? split.Supply).Value / need.Lot.Value, $"lots {i}"))];
            model.Add(LinearExpr.WeightedSum(_lots, Needs.Select(need => need.Lot.Value)) <= split.Supply.Value);
        }

        public CpModel Model { get; }

        public AllocationNeed[] Needs { get; }

        public LinearExpr BlanksOf(int region) => _lots[region] * Needs[region].Lot.Value + (Needs[region].Blanks.Value + Needs[region].OnTheWay.Value);
    }
}
