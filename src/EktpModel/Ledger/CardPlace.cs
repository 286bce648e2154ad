namespace EktpModel;

/// <summary>
/// A place where cards can be: the kind of place and, but for <see cref="Supplier"/>, <see cref="Central"/>
/// and <see cref="Destroyed"/>, the region. <see langword="default"/> is the supplier.
/// </summary>
/// <example><code>CardPlace drawer = CardPlace.Blank(RegionCode.Parse("32.75"));</code></example>
public readonly record struct CardPlace : IComparable<CardPlace>
{
    private CardPlace(CardPlaceKind kind, RegionCode region = default)
    {
        Kind = kind;
        Region = region;
    }

    /// <summary>What kind of place it is.</summary>
    public CardPlaceKind Kind { get; }

    /// <summary>The region; <see cref="RegionCode.Nation"/> for a place that belongs to none.</summary>
    public RegionCode Region { get; }

    /// <summary>Where cards come from; the only place whose balance goes below zero.</summary>
    public static CardPlace Supplier => default;

    /// <summary>The ministry's store (<i>gudang pusat</i>).</summary>
    public static CardPlace Central => new(CardPlaceKind.Central);

    /// <summary>Cards that were burnt.</summary>
    public static CardPlace Destroyed => new(CardPlaceKind.Destroyed);

    /// <summary>Blanks on the way to a region.</summary>
    /// <param name="region">The region they go to.</param>
    /// <exception cref="InvalidValueException">The region is the nation.</exception>
    public static CardPlace InTransit(RegionCode region) => Of(CardPlaceKind.InTransit, region);

    /// <summary>Blanks on hand in a region.</summary>
    /// <param name="region">The region.</param>
    /// <exception cref="InvalidValueException">The region is the nation.</exception>
    public static CardPlace Blank(RegionCode region) => Of(CardPlaceKind.Blank, region);

    /// <summary>Printed cards that wait for their holders in a region.</summary>
    /// <param name="region">The region.</param>
    /// <exception cref="InvalidValueException">The region is the nation.</exception>
    public static CardPlace Printed(RegionCode region) => Of(CardPlaceKind.Printed, region);

    /// <summary>Cards in the hands of a region's residents.</summary>
    /// <param name="region">The region.</param>
    /// <exception cref="InvalidValueException">The region is the nation.</exception>
    public static CardPlace HandedOver(RegionCode region) => Of(CardPlaceKind.HandedOver, region);

    /// <summary>Blanks lost in printing in a region.</summary>
    /// <param name="region">The region.</param>
    /// <exception cref="InvalidValueException">The region is the nation.</exception>
    public static CardPlace Spoiled(RegionCode region) => Of(CardPlaceKind.Spoiled, region);

    /// <summary>Cards a region has lost; the nation for what was lost in the central store.</summary>
    /// <param name="region">The region.</param>
    public static CardPlace Lost(RegionCode region) => new(CardPlaceKind.Lost, region);

    // The nation has no office; only what was lost in the central store belongs to no region.
    private static CardPlace Of(CardPlaceKind kind, RegionCode region) =>
        region != RegionCode.Nation ? new(kind, region) : throw new InvalidValueException($"the region of {kind} cards", region, "give a region; the nation's own cards are in the central store.");

    /// <summary>Compares by kind, in the order in which a card passes through them, then by region.</summary>
    /// <param name="other">The other place.</param>
    public int CompareTo(CardPlace other)
    {
        int byKind = Kind.CompareTo(other.Kind);
        return byKind != 0 ? byKind : Region.CompareTo(other.Region);
    }

    /// <summary>Whether the left place comes first by kind, then by region.</summary>
    public static bool operator <(CardPlace left, CardPlace right) => left.CompareTo(right) < 0;

    /// <summary>Whether the right place comes first by kind, then by region.</summary>
    public static bool operator >(CardPlace left, CardPlace right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left place is the right one or comes before it.</summary>
    public static bool operator <=(CardPlace left, CardPlace right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left place is the right one or comes after it.</summary>
    public static bool operator >=(CardPlace left, CardPlace right) => left.CompareTo(right) >= 0;

    /// <summary>Kind and region, such as <c>Blank(32.75)</c>.</summary>
    public override string ToString() =>
        Kind is CardPlaceKind.Supplier or CardPlaceKind.Central or CardPlaceKind.Destroyed ? Kind.ToString() : $"{Kind}({Region})";
}
