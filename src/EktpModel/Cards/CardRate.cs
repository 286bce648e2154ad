using System.Globalization;
using System.Numerics;

namespace EktpModel;

/// <summary>
/// Cards per open day, per week or per month: an exact fraction, always above zero. How it becomes whole cards
/// a day is exact too and never drifts: after k open days floor(k x rate) cards have been granted.
/// </summary>
/// <remarks>
/// <para>A weekly rate means cards per standard week of the calendar. Each open day carries its share, so a
/// holiday loses its share and an extra Saturday adds one.</para>
/// <para>A monthly rate is spread over the open days of each calendar month: after the i-th of its k open days
/// floor(cards x i / k) have been granted.</para>
/// <para>There is no rate of zero: an office that does not print has <c>PrintCapacity.None</c>.</para>
/// </remarks>
/// <example>
/// <code>
/// CardRate bekasi = 60_000.Cards().PerWeek();
/// CardRate measured = CardRate.Over(96_000.Cards(), 25, RatePeriod.OpenDay); // 96,000 in 25 open days
/// CardCount week = bekasi.GrantedAfter(5, standardWeek: 5);                  // 60,000
/// </code>
/// </example>
public sealed record CardRate
{
    private CardRate(CardCount cards, long periods, RatePeriod period)
    {
        Cards = cards;
        Periods = periods;
        Period = period;
    }

    /// <summary>The cards of <see cref="Periods"/> periods, at least 1; the upper number of the reduced fraction.</summary>
    public CardCount Cards { get; }

    /// <summary>The number of periods, at least 1; the lower number of the reduced fraction.</summary>
    public long Periods { get; }

    /// <summary>What a period is.</summary>
    public RatePeriod Period { get; }

    /// <summary>So many cards in so many periods, reduced: 96,000 cards in 25 open days, say.</summary>
    /// <param name="cards">The cards, at least 1.</param>
    /// <param name="periods">The number of periods, from 1 to 1,000,000.</param>
    /// <param name="period">What a period is.</param>
    /// <exception cref="InvalidValueException">The rate is zero, or the periods are out of range.</exception>
    public static CardRate Over(CardCount cards, long periods, RatePeriod period)
    {
        if (cards.IsZero)
            throw new InvalidValueException("a card rate", cards, "give at least one card; for an office that does not print use PrintCapacity.None, for no requests Demand.None.");
        if (periods is < 1 or > 1_000_000)
            throw new InvalidValueException("the number of periods of a card rate", periods, "give a number from 1 to 1,000,000.");
        if (!Enum.IsDefined(period))
            throw new InvalidValueException("the period of a card rate", period, "give OpenDay, Week or Month.");
        long divisor = (long)BigInteger.GreatestCommonDivisor(cards.Value, periods);
        return new CardRate(new CardCount(cards.Value / divisor), periods / divisor, period);
    }

    /// <summary>
    /// The whole cards granted after so many open days: floor(k x rate). For a monthly rate, the open days begin with the first of a month
    /// that has <paramref name="openDaysInMonth"/> of them, and go on in months that have as many.
    /// </summary>
    /// <param name="openDays">The open days passed, zero or more.</param>
    /// <param name="standardWeek">Open days in a standard week, for a weekly rate: 1 to 7.</param>
    /// <param name="openDaysInMonth">Open days in the month, for a monthly rate: 1 to 31.</param>
    /// <exception cref="InvalidValueException">The open days are negative, or those of a week or month out of their range.</exception>
    /// <exception cref="CardOverflowException">The cards are beyond <see cref="CardCount.MaxValue"/>.</exception>
    public CardCount GrantedAfter(long openDays, int standardWeek = 5, int openDaysInMonth = 21)
    {
        if (openDays < 0) throw new InvalidValueException("the number of open days", openDays, "give zero or more.");
        Int128 granted = (Int128)Cards.Value * openDays / DaysPerGrant(standardWeek, openDaysInMonth);
        return granted <= long.MaxValue
            ? new CardCount((long)granted)
            : throw new CardOverflowException($"{this} over {openDays} open days");
    }

    /// <summary>The open days over which <see cref="Cards"/> are granted: the lower number of cards per open day.</summary>
    internal long DaysPerGrant(int standardWeek, int openDaysInMonth)
    {
        (int openDays, int most) = Period switch
        {
            RatePeriod.OpenDay => (1, 1),
            RatePeriod.Week => (standardWeek, 7),
            _ => (openDaysInMonth, 31),
        };
        if (openDays < 1 || openDays > most) throw new InvalidValueException($"the number of open days in a {Period}", openDays, $"give 1 to {most}.");
        return Periods * openDays;
    }

    /// <summary>The rate in words, such as <c>60,000 cards a week</c>.</summary>
    public override string ToString()
    {
        string period = Period switch
        {
            RatePeriod.OpenDay => "open day",
            RatePeriod.Week => "week",
            _ => "month",
        };
        string cards = string.Create(CultureInfo.InvariantCulture, $"{Cards.Value:N0} {(Cards.Value == 1 ? "card" : "cards")}");
        return Periods == 1
            ? $"{cards} {(Period == RatePeriod.OpenDay ? "an" : "a")} {period}"
            : string.Create(CultureInfo.InvariantCulture, $"{cards} in {Periods:N0} {period}s");
    }
}
