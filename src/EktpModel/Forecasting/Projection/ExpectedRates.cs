using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>What can be expected of a region's demand and printers from the rates in force on a day.</summary>
internal static class ExpectedRates
{
    private const int MostPeriods = 1_000_000;

    // Where the sum of many rates is not one that a rate can have: fine enough that a card a year is not lost.
    private const int Units = 10_000;

    /// <summary>The requests of all rates in force, per open day of the scenario; null if none come.</summary>
    public static CardRate? RequestsOf(Demand demand, Scenario scenario, LocalDate today)
    {
        int week = scenario.Calendar.StandardWeek;
        List<(Int128 Cards, Int128 Days)> parts = [];
        foreach (DemandRate rate in demand.Rates)
        {
            if ((rate.From ?? scenario.Start) <= today && !(rate.Until < today)) parts.Add(PerOpenDay(rate.Rate, (rate.Days ?? scenario.Calendar).StandardWeek, week));
        }

        return Sum(parts);
    }

    /// <summary>The rate of the phase in force; null if nothing can be printed.</summary>
    public static CardRate? PrintRateOf(PrintCapacity capacity, LocalDate today)
    {
        CardRate? rate = null;
        foreach (CapacityPhase phase in capacity.Phases)
        {
            if (phase.From is not { } from || from <= today) rate = phase.Rate;
        }

        return rate;
    }

    /// <summary>The sum of fractions per open day, exact if a rate can have it.</summary>
    private static CardRate? Sum(List<(Int128 Cards, Int128 Days)> parts)
    {
        (Int128 Cards, Int128 Days) sum = (0, 1);
        foreach ((Int128 cards, Int128 days) in parts)
        {
            // The requests of all days fit into a long, so that a day's do; neither they nor their periods come near 128 bits.
            sum = Reduced(sum.Cards * days + cards * sum.Days, sum.Days * days);
            if (sum.Days > MostPeriods || sum.Cards > long.MaxValue) return Rounded(parts);
        }

        return sum.Cards == 0 ? null : CardRate.Over(new CardCount((long)sum.Cards), (long)sum.Days, RatePeriod.OpenDay);
    }

    private static CardRate? Rounded(List<(Int128 Cards, Int128 Days)> parts)
    {
        Int128 whole = 0, fine = 0;
        foreach ((Int128 cards, Int128 days) in parts) (whole, fine) = (whole + cards / days, fine + cards * Units / days);
        return fine == 0 ? null
            : fine <= long.MaxValue ? CardRate.Over(new CardCount((long)fine), Units, RatePeriod.OpenDay)
            : CardRate.Over(new CardCount((long)whole), 1, RatePeriod.OpenDay);
    }

    private static (Int128 Cards, Int128 Days) Reduced(Int128 cards, Int128 days)
    {
        (Int128 divisor, Int128 rest) = (days, cards % days);
        while (rest != 0) (divisor, rest) = (rest, divisor % rest);
        return (cards / divisor, days / divisor);
    }

    /// <summary>So many cards in so many open days of the scenario, of a rate whose own days may be others.</summary>
    private static (Int128 Cards, Int128 Days) PerOpenDay(CardRate rate, int ownWeek, int week) => rate.Period switch
    {
        RatePeriod.OpenDay => ((Int128)rate.Cards.Value * ownWeek, (Int128)rate.Periods * week),
        RatePeriod.Week => (rate.Cards.Value, (Int128)rate.Periods * week),
        _ => ((Int128)rate.Cards.Value * 3, (Int128)rate.Periods * 13 * week),
    };
}
