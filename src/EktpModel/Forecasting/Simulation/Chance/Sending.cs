namespace EktpModel.Forecasting;

/// <summary>How blanks come to be on their way. The numbers are part of every random result: none may change.</summary>
internal enum Sending : byte
{
    /// <summary>Before the scenario: a shipment of the region's plan.</summary>
    Shipment = 0,

    /// <summary>By the central plan.</summary>
    Dispatch = 1,

    /// <summary>By the rule of the replenishment.</summary>
    Replenishment = 2,
}
