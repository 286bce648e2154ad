namespace EktpModel;

/// <summary>Why somebody waits for a card. The order of the values is the ministry's order of January 2020.</summary>
public enum RequestKind
{
    /// <summary>The first card of a resident, 17 years old or married (<i>pemula, rekam baru</i>).</summary>
    FirstCard,

    /// <summary>A card lost in a disaster: flood, fire, earthquake (<i>korban bencana</i>).</summary>
    Disaster,

    /// <summary>Enrolled, found unique, waits only for a blank (<i>PRR</i>, print-ready record).</summary>
    PrintReady,

    /// <summary>A paper certificate is held in place of a lost, damaged or changed card (<i>suket</i>).</summary>
    TemporaryCertificate,
}
