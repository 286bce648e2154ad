using EktpModel.Forecasting;
using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>A supply and the needs it is split over.</summary>
public sealed record Split(CardCount Supply, ValueList<AllocationNeed> Needs)
{
    public AllocationPlan By(AllocationRule rule, int horizon = 12) => Allocator.Allocate(Supply, Needs, rule, new AllocationOptions { Horizon = horizon });

    public override string ToString() => $"{Supply} blanks{string.Concat(Needs.Select(need => $"{Environment.NewLine}  {need.Region}: backlog {need.Backlog}; requests {need.Requests}; blanks {need.Blanks}+{need.OnTheWay}; print {need.PrintRate}; {need.Floor}..{need.Ceiling} in lots of {need.Lot}"))}";
}

/// <summary>Few regions and few blanks, so that every possible split can be tried.</summary>
public static class SmallSplits
{
    public static Arbitrary<Split> Split() => NeedGenerator.Arbitrary(regions: 4, most: 9, mixedLots: false);
}

/// <summary>Few regions, few blanks, and lots of several sizes.</summary>
public static class SmallMixedSplits
{
    public static Arbitrary<Split> Split() => NeedGenerator.Arbitrary(regions: 4, most: 9, mixedLots: true);
}

/// <summary>Many regions and many blanks.</summary>
public static class LargeSplits
{
    public static Arbitrary<Split> Split() => NeedGenerator.Arbitrary(regions: 25, most: 4_000, mixedLots: true);
}

/// <summary>Regions as small as a village beside others as large as can be counted, with lots of one size.</summary>
public static class HugeEqualSplits
{
    public static Arbitrary<Split> Split() => NeedGenerator.Huge(mixedLots: false);
}

/// <summary>The same with lots of several sizes.</summary>
public static class HugeSplits
{
    public static Arbitrary<Split> Split() => NeedGenerator.Huge(mixedLots: true);
}

internal static class NeedGenerator
{
    /// <summary>Splits whose regions differ in size by up to a billion billion, so that nothing may be done one card at a time.</summary>
    public static Arbitrary<Split> Huge(bool mixedLots)
    {
        Gen<Split> splits =
            from split in Splits(regions: 5, most: 300, mixedLots: false)
            from lot in Gen.Elements(1, 7, 500)
            from lots in Gen.ArrayOf(mixedLots ? Gen.Elements(1, 7, 500) : Gen.Constant(lot), split.Needs.Count)
            from factors in Gen.ArrayOf(Gen.Elements(1L, 1_000, 1_000_000_007, 1_000_000_000_000), split.Needs.Count)
            from share in Gen.Choose(0, 130)
            let needs = split.Needs.Select((need, i) => Times(need, factors[i]) with { Lot = lots[i].Cards() }).ToValueList()
            let floors = needs.Sum(need => (need.Floor.Value + need.Lot.Value - 1) / need.Lot.Value * need.Lot.Value)
            select new Split(new CardCount(floors + needs.Sum(need => need.Backlog.Total.Value / 100 * share)), needs);
        return Arb.From(splits, Shrink);
    }

    private static AllocationNeed Times(AllocationNeed need, long factor)
    {
        CardCount Of(CardCount count) => new(count.Value * factor);
        CardRate? Rate(CardRate? rate) => rate is null ? null : CardRate.Over(Of(rate.Cards), rate.Periods, rate.Period);
        return need with
        {
            Backlog = Backlog.Of(need.Backlog.Cohorts.Select(entry => entry with { Count = Of(entry.Count) })),
            Requests = Rate(need.Requests),
            PrintRate = Rate(need.PrintRate),
            Blanks = Of(need.Blanks),
            OnTheWay = Of(need.OnTheWay),
            Floor = Of(need.Floor),
            Ceiling = need.Ceiling is { } ceiling ? new CardCount(ceiling.Value * factor + 1_000) : null,
        };
    }

    public static Arbitrary<Split> Arbitrary(int regions, int most, bool mixedLots) => Arb.From(Splits(regions, most, mixedLots), Shrink);

    private static Gen<Split> Splits(int regions, int most, bool mixedLots) =>
        from count in Gen.Choose(1, regions)
        from codes in Gen.Constant(RegionCatalog.Indonesia.Regencies.Take(count).ToList())
        from lot in Gen.Frequency((3, Gen.Constant(1)), (2, Gen.Choose(2, 3)), (1, Gen.Choose(1, Math.Max(3, most / 20))))
        from needs in Gen.CollectToList(codes, region => Needs(region.Code, most, mixedLots ? Gen.Elements(1, lot, 2 * lot) : Gen.Constant(lot)))
        let floors = needs.Sum(need => (need.Floor.Value + need.Lot.Value - 1) / need.Lot.Value * need.Lot.Value)
        from spare in Gen.Choose(0, Math.Max(14, most * count / 3))
        select new Split(new CardCount(floors + spare), needs.ToValueList());

    private static Gen<AllocationNeed> Needs(RegionCode region, int most, Gen<int> lots) =>
        from backlog in Gen.Choose(0, 3).SelectMany(count =>
            (from kind in ScenarioGenerator.Kinds from month in Gen.Choose(7, 12) from size in Gen.Choose(0, most) select new CohortCount(new Cohort(kind, new YearMonth(2019, month)), size.Cards())).ListOf(count))
        from requests in Rates(most)
        from print in Rates(most)
        from blanks in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, most)))
        from onTheWay in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, most)))
        from lot in lots
        from floor in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, Math.Max(1, most / 3))))
        from room in Gen.Frequency((3, Gen.Constant<int?>(null)), (2, Gen.Choose(0, most).Select(room => (int?)room)))
        select new AllocationNeed(region)
        {
            Backlog = Backlog.Of((IEnumerable<CohortCount>)backlog),
            Requests = requests,
            PrintRate = print,
            Blanks = blanks.Cards(),
            OnTheWay = onTheWay.Cards(),
            Lot = lot.Cards(),
            Floor = floor.Cards(),
            Ceiling = room is { } cards ? ((floor + lot - 1) / lot * lot + cards).Cards() : null,
        };

    private static Gen<CardRate?> Rates(int most) =>
        Gen.Frequency(
            (1, Gen.Constant<CardRate?>(null)),
            (4, from cards in Gen.Choose(1, Math.Max(2, most / 3)) from days in Gen.Choose(1, 3) select CardRate.Over(cards.Cards(), days, RatePeriod.OpenDay))!);

    private static IEnumerable<Split> Shrink(Split split)
    {
        for (int i = 0; i < split.Needs.Count; i++)
        {
            int index = i;
            if (split.Needs.Count > 1) yield return split with { Needs = split.Needs.Where((_, other) => other != index).ToValueList() };
        }

        if (!split.Supply.IsZero && split.Needs.All(need => need.Floor.IsZero))
        {
            yield return split with { Supply = new CardCount(split.Supply.Value / 2) };
            yield return split with { Supply = split.Supply - 1.Cards() };
        }

        for (int i = 0; i < split.Needs.Count; i++)
        {
            AllocationNeed need = split.Needs[i];
            AllocationNeed[] smaller =
            [
                need with { Backlog = Backlog.Empty }, need with { Backlog = Backlog.Of(need.Backlog.Cohorts.Select(entry => entry with { Count = new CardCount(entry.Count.Value / 2) })) },
                need with { Requests = null }, need with { Blanks = default }, need with { OnTheWay = default }, need with { Floor = default }, need with { Ceiling = null },
            ];
            foreach (AllocationNeed other in smaller.Where(other => other != need))
                yield return split with { Needs = split.Needs.Select(same => ReferenceEquals(same, need) ? other : same).ToValueList() };
        }
    }
}
