using System.Globalization;
using NodaTime;

namespace EktpModel;

/// <summary>The blanks of a region (<i>stok daerah</i>): those on hand and those on their way.</summary>
/// <param name="Region">The region.</param>
/// <param name="Blanks">Blanks on hand.</param>
/// <param name="OnTheWay">Blanks on their way to the region.</param>
public sealed record RegionalStock(RegionCode Region, CardCount Blanks, CardCount OnTheWay = default)
{
    /// <summary>On hand and on the way together (the <i>inventory position</i>).</summary>
    /// <exception cref="CardOverflowException">The sum is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public CardCount Position => Blanks + OnTheWay;

    /// <summary>The stock of a region as the ledger has it at the end of a day.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="region">The region, province or nation.</param>
    /// <param name="date">The day.</param>
    /// <exception cref="InvalidValueException">The day is not of the ISO calendar.</exception>
    /// <exception cref="CardOverflowException">A sum is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public static RegionalStock Of(CardLedger ledger, RegionCode region, LocalDate date)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        RegionPosition position = ledger.PositionOf(region, date);
        return new RegionalStock(region, position.Blanks, position.InTransit);
    }

    /// <summary>The stock once more blanks are on their way.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="CardOverflowException">The sum is beyond <see cref="CardCount.MaxValue"/>.</exception>
    public RegionalStock Send(CardCount count) => this with { OnTheWay = OnTheWay + count };

    /// <summary>The stock once blanks that were on their way have arrived.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="CardShortfallException">Fewer were on their way.</exception>
    /// <exception cref="CardOverflowException">The blanks would be beyond <see cref="CardCount.MaxValue"/>.</exception>
    public RegionalStock Receive(CardCount count) => this with { OnTheWay = OnTheWay - count, Blanks = Blanks + count };

    /// <summary>The stock once blanks are printed or spoiled.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="CardShortfallException">Fewer are on hand.</exception>
    public RegionalStock Use(CardCount count) => this with { Blanks = Blanks - count };

    /// <summary>The whole open days for which the blanks on hand last at a rate of use.</summary>
    /// <param name="use">The rate of use.</param>
    /// <param name="standardWeek">Open days in a standard week, for a weekly rate: 1 to 7.</param>
    /// <param name="openDaysInMonth">Open days in each month, for a monthly rate: 1 to 31.</param>
    /// <exception cref="InvalidValueException">The open days of a week or month are out of their range.</exception>
    /// <exception cref="CardOverflowException">The days are more than a long can hold.</exception>
    public long OpenDaysOfCover(CardRate use, int standardWeek = 5, int openDaysInMonth = 21)
    {
        ArgumentNullException.ThrowIfNull(use);
        // The last k with floor(k x rate) <= blanks, that is k x cards < (blanks + 1) x days.
        Int128 days = (((Int128)Blanks.Value + 1) * use.DaysPerGrant(standardWeek, openDaysInMonth) - 1) / use.Cards.Value;
        return days <= long.MaxValue ? (long)days : throw new CardOverflowException($"The cover of {Blanks} blanks at {use}");
    }

    /// <summary>The stock in a few words.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Region}: {Blanks.Value:N0} blanks, {OnTheWay.Value:N0} on the way");
}
