namespace EktpModel.Forecasting;

/// <summary>A daily series of which a simulation keeps the distribution of every day.</summary>
[Flags]
public enum SimulatedSeries
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Blanks on hand at the end of each day.</summary>
    Blanks = 1,

    /// <summary>Requests not printed yet at the end of each day, of all kinds together.</summary>
    Backlog = 2,

    /// <summary>Good cards printed on each day.</summary>
    Printed = 4,

    /// <summary>Blanks spoiled on each day.</summary>
    Spoiled = 8,

    /// <summary>Cards handed over on each day.</summary>
    HandedOver = 16,

    /// <summary>Printed cards that wait for their holders at the end of each day.</summary>
    AwaitingHandover = 32,

    /// <summary>Blanks that arrived on each day.</summary>
    Received = 64,

    /// <summary>New requests of each day.</summary>
    Requested = 128,

    /// <summary>Blanks on their way at the end of each day.</summary>
    InTransit = 256,

    /// <summary>Requests of <see cref="RequestKind.FirstCard"/> not printed yet at the end of each day.</summary>
    BacklogOfFirstCards = 512,

    /// <summary>Requests of <see cref="RequestKind.Disaster"/> not printed yet at the end of each day.</summary>
    BacklogOfDisasters = 1_024,

    /// <summary>Requests of <see cref="RequestKind.PrintReady"/> not printed yet at the end of each day.</summary>
    BacklogOfPrintReady = 2_048,

    /// <summary>Requests of <see cref="RequestKind.TemporaryCertificate"/> not printed yet at the end of each day.</summary>
    BacklogOfTemporaryCertificates = 4_096,

    /// <summary>Blanks in the central store at the end of each day; only <see cref="Simulation.Nation"/> has it.</summary>
    CentralStock = 8_192,

    /// <summary>What a simulation keeps unless told otherwise: blanks, backlog, and the cards on their way through an office.</summary>
    Usual = Blanks | Backlog | Printed | Spoiled | HandedOver | AwaitingHandover,

    /// <summary>All of them.</summary>
    All = Usual | Received | Requested | InTransit | BacklogOfFirstCards | BacklogOfDisasters | BacklogOfPrintReady | BacklogOfTemporaryCertificates | CentralStock,
}
