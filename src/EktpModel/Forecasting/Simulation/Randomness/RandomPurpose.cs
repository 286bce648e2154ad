namespace EktpModel.Forecasting;

/// <summary>What a random draw decides. The numbers are part of every random result: none may change.</summary>
internal enum RandomPurpose : byte
{
    /// <summary>How many requests come in.</summary>
    Demand = 0,

    /// <summary>When printers fail and when they are mended.</summary>
    Breakdown = 1,

    /// <summary>How long a shipment takes.</summary>
    LeadTime = 2,

    /// <summary>How many blanks are lost in printing.</summary>
    Spoilage = 3,

    /// <summary>How many requests of single days come in.</summary>
    DatedDemand = 4,

    /// <summary>Which recorded day the print capacity of a day is like.</summary>
    Output = 5,
}
