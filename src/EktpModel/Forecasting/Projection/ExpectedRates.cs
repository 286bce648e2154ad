using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>What can be expected of a region's demand and printers from the rates in force on a day.</summary>
internal static class ExpectedRates
{
    // Fine enough that a card a year is not lost.
    private const int Units = 10_000;

    /// <summary>The requests of all rates in force, per open day of the scenario; null if none come.</summary>
    public static CardRate? RequestsOf(Demand demand, Scenario scenario, LocalDate today)
    {
        Int128 cards = 0;
        int week = scenario.Calendar.StandardWeek;
        foreach (DemandRate rate in demand.Rates)
        {
            if ((rate.From ?? scenario.Start) > today || rate.Until < today) continue;
            (Int128 count, Int128 days) = PerOpenDay(rate.Rate, (rate.Days ?? scenario.Calendar).StandardWeek, week);
            cards += count * Units / days;
        }

        return Fine(cards, RatePeriod.OpenDay);
    }

    /// <summary>The rate of the phase in force; null if nothing can be printed.</summary>
    public static CardRate? PrintRateOf(PrintCapacity capacity, LocalDate today)
    {
        CardRate? rate = null;
        foreach (CapacityPhase phase in capacity.Phases)
        {
            if (phase.From is not { } from || from <= today) rate = phase.Rate;
        }

        // Twelve months have 52 weeks.
        return rate is { Period: RatePeriod.Month } ? Fine((Int128)rate.Cards.Value * 3 * Units / (rate.Periods * 13), RatePeriod.Week) : rate;
    }

    private static CardRate? Fine(Int128 cards, RatePeriod period) =>
        cards == 0 ? null : CardRate.Over(new CardCount((long)Int128.Min(cards, long.MaxValue)), Units, period);

    /// <summary>So many cards in so many open days of the scenario, of a rate whose own days may be others.</summary>
    private static (Int128 Cards, Int128 Days) PerOpenDay(CardRate rate, int ownWeek, int week) => rate.Period switch
    {
        RatePeriod.OpenDay => ((Int128)rate.Cards.Value * ownWeek, (Int128)rate.Periods * week),
        RatePeriod.Week => (rate.Cards.Value, (Int128)rate.Periods * week),
        _ => ((Int128)rate.Cards.Value * 3, (Int128)rate.Periods * 13 * week),
    };
}
