using System.Globalization;
using NodaTime;

namespace EktpModel;

/// <summary>A movement takes more cards from a place than are there on its date or on a later one.</summary>
public sealed class PlaceOverdrawnException : EktpModelException
{
    internal PlaceOverdrawnException(CardMovement refused, CardPlace place, LocalDate date, CardCount missing)
        : base(string.Create(CultureInfo.InvariantCulture,
            $"Movement {refused} cannot be posted: {place} would be {missing.Value:N0} short on {date.Iso()}. Post first what brought those cards there, or post both together with PostAll."))
    {
        Refused = refused;
        Place = place;
        Date = date;
        Missing = missing;
    }

    /// <summary>The movement that was refused; of several posted together, the first given that takes from the place by the day.</summary>
    public CardMovement Refused { get; }

    /// <summary>The place that would be short.</summary>
    public CardPlace Place { get; }

    /// <summary>The day on which it would be most short; it may be later than the movement's own.</summary>
    public LocalDate Date { get; }

    /// <summary>How many cards would be missing on that day.</summary>
    public CardCount Missing { get; }
}
