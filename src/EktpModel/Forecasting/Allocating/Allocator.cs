using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>Splits scarce blanks over regions.</summary>
/// <example>
/// <code>
/// AllocationPlan plan = Allocator.Allocate(1_000_000.Cards(), needs, AllocationRule.EqualCover);
/// CardCount forBekasi = plan["32.75"];
/// AllocationBound? why = plan.ReasonOf("32.75")?.Bound;
/// </code>
/// </example>
public static class Allocator
{
    // Each walks through the days of the horizon, up to ten years.
    private const int RegionsBetweenChecks = 256;

    // There may be as many floors as villages.
    private const int MostNamed = 10;

    /// <summary>Splits a supply by a rule.</summary>
    /// <param name="supply">The blanks there are to split.</param>
    /// <param name="needs">The regions, in any order.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="options">How far to look ahead; <see cref="AllocationOptions.Default"/> if null.</param>
    /// <param name="cancellation">Ends the work early, between its steps: each looks at every region some times at most.</param>
    /// <returns>
    /// The plan. What no region can take under the rule stays in the central stock. Its reasons say what bound each
    /// region, what one more lot would be worth there, and how many of its blanks its printers cannot use within
    /// the horizon.
    /// </returns>
    /// <exception cref="InvalidNeedsException">The needs are not possible: the floors exceed the supply, a region comes twice, and so on.</exception>
    /// <exception cref="LimitExceededException">The rule is that of least waiting, and looks at more regions times open days than the options allow.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static AllocationPlan Allocate(CardCount supply, IEnumerable<AllocationNeed> needs, AllocationRule rule, AllocationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(needs);
        ArgumentNullException.ThrowIfNull(rule);
        options ??= AllocationOptions.Default;
        AllocationNeed[] given = InOrder(needs);
        ThrowIfAny(FaultsOf(supply, given));
        cancellation.ThrowIfCancellationRequested();
        NeedTable table = new(supply, given, options, cancellation);
        ThrowIfAny(FaultsOf(table, rule));
        cancellation.ThrowIfCancellationRequested();

        RegionShare[] shares = rule.Split(table);
        var allocations = new Allocation[shares.Length];
        var reasons = new AllocationReason[shares.Length];
        for (int i = 0; i < shares.Length; i++)
        {
            if (i % RegionsBetweenChecks == 0) cancellation.ThrowIfCancellationRequested();
            RegionCode region = table.Needs[i].Region;
            long granted = shares[i].Lots * table.Lot[i];
            long usable = PrintPath.TotalOf(table, i);
            long idle = Math.Max(0, Math.Min(granted, table.Held[i] + granted - usable));
            allocations[i] = new Allocation(region, new CardCount(granted));
            reasons[i] = new AllocationReason(region, shares[i].Bound, shares[i].Worth, shares[i].WorthUnit, new CardCount(idle), !table.Print[i].IsZero || table.Waiting[i] == 0);
        }

        return new AllocationPlan(supply, allocations, reasons);
    }

    /// <summary>Refuses needs that are wrong one by one, where there is nothing to split: limits then do not count.</summary>
    internal static void ThrowIfAnyIsInvalid(AllocationNeed[] needs) => ThrowIfAny(FaultsOf(null, InOrder(needs)));

    private static void ThrowIfAny(List<InputFault> faults)
    {
        if (faults.Count > 0) throw new InvalidNeedsException(faults.ToValueList());
    }

    /// <summary>The needs in the order of their codes, those that are missing first.</summary>
    private static AllocationNeed[] InOrder(IEnumerable<AllocationNeed> needs)
    {
        AllocationNeed[] ordered = [.. needs];
        long[] keys = Array.ConvertAll(ordered, static need => need?.Region.Packed ?? -1);
        Array.Sort(keys, ordered);
        return ordered;
    }

    /// <summary>What is wrong with needs in order, one by one; without a supply, floors and ceilings aside.</summary>
    private static List<InputFault> FaultsOf(CardCount? supply, AllocationNeed[] needs)
    {
        List<InputFault> faults = [];
        RegionCode? last = null;
        void Fault(string path, object value, string remedy) =>
            faults.Add(new InputFault(path, string.Create(CultureInfo.InvariantCulture, $"{value}"), remedy));

        Int128 all = supply?.Value ?? 0;
        foreach (AllocationNeed need in needs)
        {
            if (need is null)
            {
                Fault("needs", "null", "give a need for each region.");
                continue;
            }

            // Written only where there is a fault: there may be as many needs as villages.
            string Path(string part = "") => $"needs[{need.Region}]{part}";
            if (need.Region == last) Fault(Path(), need.Region, "a region may come only once.");
            else if (need.Region == RegionCode.Nation) Fault(Path(), need.Region, "give a province or something within one; the nation is the sum of its regions.");
            else if (last is { } outer && outer.Contains(need.Region)) Fault(Path(), need.Region, $"it lies in {outer}, which the needs have too; its cards would count twice.");
            else last = need.Region;
            if (need.Backlog is null)
            {
                Fault(Path(".backlog"), "null", "give Backlog.Empty if nobody waits.");
                continue;
            }

            if (need.Lot.IsZero) Fault(Path(".lot"), need.Lot, "give at least 1.");
            if (need.Lot.Value > NeedTable.MostCards) Fault(Path(".lot"), need.Lot, $"give no more than {NeedTable.MostCards}.");
            if (supply is not null && need.Ceiling < need.Floor) Fault(Path(".ceiling"), need.Ceiling, $"give at least the floor, {need.Floor}.");
            all += (Int128)need.Blanks.Value + need.OnTheWay.Value + need.Backlog.Total.Value;
        }

        if (all > NeedTable.MostCards) Fault(supply is null ? "the sum of blanks and backlogs" : "the sum of supply, blanks and backlogs", all, $"give no more than {NeedTable.MostCards}.");
        return faults;
    }

    /// <summary>What is wrong with the needs together, and in the eyes of the rule.</summary>
    private static List<InputFault> FaultsOf(NeedTable table, AllocationRule rule)
    {
        List<InputFault> faults = [];
        Int128 floors = 0;
        for (int i = 0; i < table.Count; i++)
        {
            AllocationNeed need = table.Needs[i];
            floors += (Int128)table.Least[i] * table.Lot[i];
            if (need.Ceiling is { } ceiling && (Int128)table.Least[i] * table.Lot[i] > ceiling.Value)
                faults.Add(new InputFault($"needs[{need.Region}].floor", $"{need.Floor}", $"no whole number of lots of {need.Lot} lies between it and the ceiling, {ceiling}."));
        }

        if (floors > table.Supply)
        {
            faults.Add(new InputFault("the sum of all floors", string.Create(CultureInfo.InvariantCulture, $"{floors:N0}"),
                string.Create(CultureInfo.InvariantCulture, $"it exceeds the supply of {table.Supply:N0} by {floors - table.Supply:N0}; lower some of {LargestFloorsOf(table)}.")));
        }

        faults.AddRange(rule.FaultsOf(table));
        return faults;
    }

    /// <summary>The regions with the largest floors, and how many more have any.</summary>
    private static string LargestFloorsOf(NeedTable table)
    {
        (string Text, Int128 Cards)[] floors = [.. Enumerable.Range(0, table.Count).Where(i => table.Least[i] > 0).Select(FloorOf).OrderByDescending(floor => floor.Cards)];
        string largest = string.Join(", ", floors.Take(MostNamed).Select(floor => floor.Text));
        return floors.Length <= MostNamed ? largest : string.Create(CultureInfo.InvariantCulture, $"{largest} and {floors.Length - MostNamed:N0} more");

        (string Text, Int128 Cards) FloorOf(int i)
        {
            Int128 cards = (Int128)table.Least[i] * table.Lot[i];
            string inLots = cards == table.Needs[i].Floor.Value ? "" : string.Create(CultureInfo.InvariantCulture, $" ({cards:N0} in whole lots)");
            return (string.Create(CultureInfo.InvariantCulture, $"{table.Needs[i].Region} {table.Needs[i].Floor.Value:N0}{inLots}"), cards);
        }
    }
}
