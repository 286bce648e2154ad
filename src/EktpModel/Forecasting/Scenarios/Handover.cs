using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>
/// When printed cards reach their holders (<i>penyerahan</i>): at once, after some open days, or at most so many
/// a day, those printed first handed over first. Nothing is handed over on closed days.
/// </summary>
public sealed record Handover
{
    private Handover(int delay, CardCount? dailyLimit)
    {
        Delay = delay;
        DailyLimit = dailyLimit;
    }

    /// <summary>On the day on which they are printed.</summary>
    public static Handover Immediate { get; } = new(0, null);

    /// <summary>The open days that a card waits after the day on which it was printed.</summary>
    public int Delay { get; }

    /// <summary>The most cards handed over in one open day; null if there is no limit.</summary>
    public CardCount? DailyLimit { get; }

    /// <summary>So many open days after the day on which they are printed.</summary>
    /// <param name="openDays">The open days, from 0 to 10,000.</param>
    /// <exception cref="InvalidValueException">The number is out of range.</exception>
    public static Handover After(int openDays) => Immediate.Delayed(openDays);

    /// <summary>At most so many each open day.</summary>
    /// <param name="cards">The cards; zero if none are handed over.</param>
    public static Handover AtMost(CardCount cards) => new(0, cards);

    /// <summary>This rule, but each card waits some open days first.</summary>
    /// <param name="openDays">The open days, from 0 to 10,000.</param>
    /// <exception cref="InvalidValueException">The number is out of range.</exception>
    public Handover Delayed(int openDays) =>
        openDays is >= 0 and <= 10_000
            ? new Handover(openDays, DailyLimit)
            : throw new InvalidValueException("the open days until cards are handed over", openDays, "give a number from 0 to 10,000.");

    /// <summary>The rule in a few words.</summary>
    public override string ToString()
    {
        string limit = DailyLimit is { } cards ? string.Create(CultureInfo.InvariantCulture, $", at most {cards.Value:N0} a day") : "";
        return (Delay == 0 ? "at once" : string.Create(CultureInfo.InvariantCulture, $"after {Delay} open {(Delay == 1 ? "day" : "days")}")) + limit;
    }
}
