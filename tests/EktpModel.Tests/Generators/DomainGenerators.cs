using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Generators;

/// <summary>
/// FsCheck generators of the domain types. Use them on a class of properties with
/// <c>[Properties(Arbitrary = [typeof(DomainGenerators)])]</c>. Counts include zero, small and huge ones.
/// </summary>
public static class DomainGenerators
{
    /// <summary>The first day of the few on which generated movements happen.</summary>
    public static readonly LocalDate FirstDay = new(2020, 2, 3);

    /// <summary>How many days generated movements are spread over: few, so that they clash.</summary>
    public const int Days = 6;

    /// <summary>The regions of generated movements: two of one province, one of another.</summary>
    public static readonly RegionCode[] Offices = [RegionCode.Parse("32.75"), RegionCode.Parse("32.16"), RegionCode.Parse("51.03")];

    private static readonly string[] _edgeCodes = ["ID", "01", "99", "01.01", "99.99", "32.75.01", "32.75.01.1001", "99.99.99.9999", "01.01.01.0001"];

    /// <summary>Numbers of cards: zero, small, everyday and near the largest.</summary>
    public static Arbitrary<CardCount> CardCounts() =>
        Arb.From(Gen.Frequency(
                (1, Gen.Constant(0L)),
                (4, Between(0, 20)),
                (4, Between(0, 1_000_000)),
                (1, Between(0, long.MaxValue)),
                (1, Between(long.MaxValue - 20, long.MaxValue)))
            .Select(value => new CardCount(value)), Smaller);

    /// <summary>Rates per open day, week and month, small and huge, whole and broken.</summary>
    public static Arbitrary<CardRate> CardRates() =>
        Arb.From(
            from cards in CardCounts().Generator.Where(count => !count.IsZero)
            from periods in Gen.Frequency((3, Gen.Constant(1)), (3, Gen.Choose(1, 30)), (1, Gen.Choose(1, 1_000_000)))
            from period in Gen.Elements(RatePeriod.OpenDay, RatePeriod.Week, RatePeriod.Month)
            select CardRate.Over(cards, periods, period),
            rate => Smaller(rate.Cards).Where(cards => !cards.IsZero).Select(cards => CardRate.Over(cards, rate.Periods, rate.Period))
                .Concat(rate.Periods == 1 ? [] : [CardRate.Over(rate.Cards, 1, rate.Period)]));

    /// <summary>Shares from 0 to 1, of small and of the largest denominators.</summary>
    public static Arbitrary<Fraction> Fractions() =>
        Arb.From(
            from denominator in Gen.Frequency((1, Gen.Constant(1L)), (5, Between(1, 400)), (2, Between(1, Fraction.MaxDenominator)), (1, Gen.Constant(Fraction.MaxDenominator)))
            from numerator in Gen.Frequency((1, Gen.Constant(0L)), (1, Gen.Constant(denominator)), (6, Between(0, denominator)))
            select new Fraction(numerator, denominator),
            share => share == Fraction.Zero ? [] : share == Fraction.One ? [Fraction.Zero] : [Fraction.Zero, Fraction.One]);

    /// <summary>Codes: half of them regions of the catalogue, the rest of every level and at the edges.</summary>
    public static Arbitrary<RegionCode> RegionCodes() =>
        Arb.From(Gen.Frequency(
            (4, Gen.Elements(RegionCatalog.Indonesia.Regions.Select(region => region.Code))),
            (3, from parts in Gen.Choose(1, 4)
                from province in Gen.Choose(1, 99)
                from regency in Gen.Choose(1, 99)
                from district in Gen.Choose(1, 99)
                from village in Gen.Choose(1, 9999)
                select RegionCode.Parse(string.Join('.', new[] { $"{province:00}", $"{regency:00}", $"{district:00}", $"{village:0000}" }.Take(parts)))),
            // Few numbers, so that codes that lie in each other are common.
            (3, from parts in Gen.Choose(1, 4)
                from numbers in Gen.Choose(1, 2).ArrayOf(4)
                select RegionCode.Parse(string.Join('.', new[] { $"{numbers[0]:00}", $"{numbers[1]:00}", $"{numbers[2]:00}", $"{numbers[3]:0000}" }.Take(parts)))),
            (1, Gen.Elements(_edgeCodes).Select(code => RegionCode.Parse(code)))),
            code => code == RegionCode.Nation ? [] : [RegionCode.Nation, .. code.Level == RegionLevel.Province ? Array.Empty<RegionCode>() : [code.Parent]]);

    /// <summary>Dates: mostly of the years whose holidays are known, some at the ends of the calendar.</summary>
    public static Arbitrary<LocalDate> LocalDates() =>
        Arb.From(Gen.Frequency(
            (8, Gen.Choose(0, 8 * 365).Select(days => new LocalDate(2019, 1, 1).PlusDays(days))),
            (1, Gen.Choose(-700_000, 2_900_000).Select(days => new LocalDate(2020, 1, 1).PlusDays(days))),
            (1, Gen.Elements(LocalDate.MinIsoValue, LocalDate.MaxIsoValue, new LocalDate(2020, 2, 29)))),
            date => date == FirstDay ? [] : [FirstDay]);

    /// <summary>Months, few enough that cohorts meet.</summary>
    public static Arbitrary<YearMonth> YearMonths() =>
        Arb.From(Gen.Frequency(
            (9, Gen.Choose(0, 7).Select(months => new YearMonth(2019, 9).PlusMonths(months))),
            (1, Gen.Elements(new YearMonth(1, 1), new YearMonth(2011, 2), new YearMonth(9999, 12)))),
            month => month == new YearMonth(2020, 1) ? [] : [new YearMonth(2020, 1)]);

    /// <summary>Cohorts of every kind.</summary>
    public static Arbitrary<Cohort> Cohorts() =>
        Arb.From(
            from kind in Gen.Elements(Enum.GetValues<RequestKind>())
            from since in YearMonths().Generator
            select new Cohort(kind, since),
            cohort => YearMonths().Shrinker(cohort.Since).Select(since => new Cohort(cohort.Kind, since)));

    /// <summary>Cohorts with counts, zero among them; several of one backlog add up to less than the largest count.</summary>
    public static Arbitrary<CohortCount> CohortCounts() =>
        Arb.From(
            from cohort in Cohorts().Generator
            from count in Gen.Frequency((1, Gen.Constant(0L)), (6, Between(0, 30)), (3, Between(0, 1_000_000)), (1, Between(0, long.MaxValue / 128)))
            select new CohortCount(cohort, new CardCount(count)),
            entry => Smaller(entry.Count).Select(count => entry with { Count = count })
                .Concat(Cohorts().Shrinker(entry.Cohort).Select(cohort => entry with { Cohort = cohort })));

    /// <summary>Backlogs of up to twelve cohorts, the empty one and one near the largest count among them.</summary>
    public static Arbitrary<Backlog> Backlogs() =>
        Arb.From(
            Gen.Frequency(
                (1, Gen.Constant(Backlog.Empty)),
                (12, from size in Gen.Choose(1, 12) from entries in CohortCounts().Generator.ArrayOf(size) select Backlog.Of(entries)),
                (1, from cohort in Cohorts().Generator select Backlog.Of(new CohortCount(cohort, CardCount.MaxValue)))),
            backlog => ShrinkList(backlog.Cohorts, CohortCounts().Shrinker).Select(entries => Backlog.Of(entries)));

    /// <summary>Every kind of service order, the debt-first ones nested once.</summary>
    public static Arbitrary<ServiceOrder> ServiceOrders()
    {
        Gen<ServiceOrder> simple = Gen.Elements(
            ServiceOrder.OldestFirst,
            ServiceOrder.MinistryPriority,
            ServiceOrder.By("newest first", (left, right) => right.Since.CompareTo(left.Since)),
            ServiceOrder.By("certificates first", (left, right) => right.Kind.CompareTo(left.Kind)),
            ServiceOrder.By("whoever", (_, _) => 0));
        return Arb.From(Gen.Frequency(
            (3, simple),
            (1, from before in YearMonths().Generator select ServiceOrder.DebtFirst(before)),
            (2, from before in YearMonths().Generator from rest in simple select ServiceOrder.DebtFirst(before, rest))));
    }

    /// <summary>Sequences of movements as a careless clerk would post them; see <see cref="MovementScript"/>.</summary>
    public static Arbitrary<MovementScript> MovementScripts() =>
        Arb.From(
            from length in Gen.Sized(size => Gen.Choose(1, Math.Max(4, size / 2)))
            from steps in Step().ArrayOf(length)
            from huge in Gen.Frequency((12, Gen.Constant(1L)), (1, Gen.Constant(long.MaxValue / 160)))
            select MovementScript.Of(steps, huge),
            script => ShrinkList(script.Movements, ShrinkMovement).Select(movements => new MovementScript(movements.ToValueList())));

    /// <summary>A seed of a permutation.</summary>
    public static Arbitrary<Shuffling> Shufflings() =>
        Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => new Shuffling(seed)), shuffling => shuffling.Seed == 0 ? [] : [new Shuffling(0)]);

    private static Gen<MovementScript.Step> Step() =>
        from what in Gen.Choose(0, 99)
        from office in Gen.Choose(0, Offices.Length - 1)
        from other in Gen.Choose(0, Offices.Length - 1)
        from day in Gen.Choose(0, Days - 1)
        from cards in Gen.Frequency((5, Gen.Choose(1, 5)), (2, Gen.Choose(1, 40)))
        from earlier in Gen.Choose(0, 200)
        select new MovementScript.Step(what, office, other, day, cards, earlier);

    private static IEnumerable<CardMovement> ShrinkMovement(CardMovement movement) =>
        movement.Reverses is not null
            ? []
            : Smaller(movement.Count).Where(count => !count.IsZero)
                .Select(count => CardMovement.Between(movement.Id, movement.Date, movement.From, movement.To, count))
                .Concat(movement.Date == FirstDay ? [] : [CardMovement.Between(movement.Id, FirstDay, movement.From, movement.To, movement.Count)]);

    /// <summary>Halves of a list, the list without one item, and the list with one item shrunk.</summary>
    private static IEnumerable<IEnumerable<T>> ShrinkList<T>(IReadOnlyList<T> list, Func<T, IEnumerable<T>> shrink)
    {
        if (list.Count > 1)
        {
            yield return list.Take(list.Count / 2);
            yield return list.Skip(list.Count / 2);
        }

        for (int i = 0; i < list.Count; i++) yield return list.Where((_, index) => index != i);
        for (int i = 0; i < list.Count; i++)
        {
            foreach (T smaller in shrink(list[i]).Take(4)) yield return list.Select((item, index) => index == i ? smaller : item);
        }
    }

    private static IEnumerable<CardCount> Smaller(CardCount count)
    {
        foreach (long smaller in new[] { 0, 1, count.Value / 1_000, count.Value / 2, count.Value - 1 }.Distinct())
        {
            if (smaller >= 0 && smaller < count.Value) yield return new CardCount(smaller);
        }
    }

    private static Gen<long> Between(long least, long most) =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        let draw = ((ulong)high << 31) | (uint)low
        select least + (long)((UInt128)draw * ((UInt128)(most - least) + 1) >> 62);
}
