using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Forecasting;

/// <summary>A whole number from 0 to <see cref="long.MaxValue"/>: as often small as huge, and sometimes right at the end.</summary>
public readonly record struct LargeNumber(long Value)
{
    public static implicit operator long(LargeNumber number) => number.Value;

    public static implicit operator BigInteger(LargeNumber number) => number.Value;

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What FsCheck draws where a property asks for a large number, a share, a rate or an order.</summary>
public static class MeterArbitraries
{
    private static readonly Gen<LargeNumber> s_numbers = Gen.Frequency(
        (9, from bits in Gen.Choose(0, 62)
            from high in Gen.Choose(0, int.MaxValue)
            from low in Gen.Choose(0, int.MaxValue)
            select new LargeNumber((((long)high << 31) | (long)low) >> (62 - bits))),
        (1, Gen.Choose(0, 3).Select(less => new LargeNumber(long.MaxValue - less))));

    public static Arbitrary<LargeNumber> Numbers() => Arb.From(s_numbers, number => new[] { number.Value / 2, number.Value - 1 }.Where(smaller => smaller >= 0 && smaller < number.Value).Select(smaller => new LargeNumber(smaller)));

    /// <summary>Shares of every size of denominator up to the largest, 0 and 1 among them.</summary>
    public static Arbitrary<Fraction> Shares() => Arb.From(Gen.Frequency(
        (8, from denominator in s_numbers from numerator in s_numbers let q = denominator.Value % Fraction.MaxDenominator + 1 select new Fraction(numerator.Value % (q + 1), q)),
        (1, from numerator in s_numbers select new Fraction(numerator.Value % (Fraction.MaxDenominator + 1), Fraction.MaxDenominator)),
        (1, Gen.Elements(Fraction.Zero, Fraction.One, new Fraction(1, Fraction.MaxDenominator), new Fraction(Fraction.MaxDenominator - 1, Fraction.MaxDenominator)))));

    public static Arbitrary<CardRate> Rates() => Arb.From(
        from cards in s_numbers.Where(number => number.Value > 0)
        from periods in Gen.Frequency((2, Gen.Constant(1)), (2, Gen.Choose(2, 12)), (1, Gen.Choose(13, 1_000_000)))
        from period in Gen.Elements(RatePeriod.OpenDay, RatePeriod.Week, RatePeriod.Month)
        select CardRate.Over(new CardCount(cards), periods, period));

    public static Arbitrary<ServiceOrder> Orders() => Arb.From(ScenarioGenerator.Orders);

    /// <summary>Weeks of all kinds, with closed and extra days, and often with a whole month closed.</summary>
    public static Arbitrary<WorkCalendar> Calendars() => Arb.From(
        from week in Gen.Elements(WorkCalendar.Weekdays, WorkCalendar.EveryDay, WorkCalendar.Weekly(IsoDayOfWeek.Saturday), WorkCalendar.Weekdays.WithStandardWeek(7), WorkCalendar.Weekly(IsoDayOfWeek.Monday, IsoDayOfWeek.Thursday))
        from closed in Gen.ListOf(Gen.Choose(-60, 400), 20)
        from extra in Gen.ListOf(Gen.Choose(-60, 400), 20)
        from shut in Gen.Frequency((1, Gen.Constant<int?>(null)), (2, Gen.Choose(-2, 8).Select(month => (int?)month)))
        select week.Without(closed.Select(Day)).WithExtra(extra.Select(Day)).Without(shut is { } month ? new YearMonth(2020, 1).PlusMonths(month).ToDateInterval() : []));

    private static LocalDate Day(int day) => new LocalDate(2020, 1, 1).PlusDays(day);
}
