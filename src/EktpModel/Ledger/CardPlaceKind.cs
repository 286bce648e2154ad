namespace EktpModel;

/// <summary>What kind of place a card can be in; with a region it makes a <see cref="CardPlace"/>.</summary>
public enum CardPlaceKind
{
    /// <summary>Where cards come from: the maker under contract. The only place whose balance goes below zero.</summary>
    Supplier,

    /// <summary>The ministry's store (<i>stok pusat, gudang pusat</i>).</summary>
    Central,

    /// <summary>On the way to a region (<i>kiriman, pengambilan</i>).</summary>
    InTransit,

    /// <summary>Blank, on hand in a region (<i>blanko, stok daerah</i>).</summary>
    Blank,

    /// <summary>Printed and waiting for its holder.</summary>
    Printed,

    /// <summary>In its holder's hands (<i>penyerahan</i>).</summary>
    HandedOver,

    /// <summary>Lost in printing (<i>rusak, gagal cetak</i>) and kept until it is destroyed.</summary>
    Spoiled,

    /// <summary>Missing: written off.</summary>
    Lost,

    /// <summary>Burnt with witnesses and minutes.</summary>
    Destroyed,
}
