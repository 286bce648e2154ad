namespace EktpModel;

/// <summary>Short ways to write a <see cref="CardRate"/>.</summary>
public static class CardRateExtensions
{
    /// <summary>So many cards each open day.</summary>
    /// <param name="cards">The cards, at least 1.</param>
    /// <exception cref="InvalidValueException">There are no cards.</exception>
    public static CardRate PerOpenDay(this CardCount cards) => CardRate.Over(cards, 1, RatePeriod.OpenDay);

    /// <summary>So many cards each standard week of the calendar.</summary>
    /// <param name="cards">The cards, at least 1.</param>
    /// <exception cref="InvalidValueException">There are no cards.</exception>
    public static CardRate PerWeek(this CardCount cards) => CardRate.Over(cards, 1, RatePeriod.Week);

    /// <summary>So many cards each calendar month.</summary>
    /// <param name="cards">The cards, at least 1.</param>
    /// <exception cref="InvalidValueException">There are no cards.</exception>
    public static CardRate PerMonth(this CardCount cards) => CardRate.Over(cards, 1, RatePeriod.Month);
}
