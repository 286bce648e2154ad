namespace EktpModel.Forecasting;

/// <summary>
/// A daily series of which a simulation keeps the distribution of every day. Of the backlog all kinds together are kept; what arrives, what is asked for
/// and what is on its way follow from these only on each path, and are not.
/// </summary>
[Flags]
public enum SimulatedSeries
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Blanks on hand at the end of each day.</summary>
    Blanks = 1,

    /// <summary>Requests not printed yet at the end of each day.</summary>
    Backlog = 2,

    /// <summary>Good cards printed on each day.</summary>
    Printed = 4,

    /// <summary>Blanks spoiled on each day.</summary>
    Spoiled = 8,

    /// <summary>Cards handed over on each day.</summary>
    HandedOver = 16,

    /// <summary>Printed cards that wait for their holders at the end of each day.</summary>
    AwaitingHandover = 32,

    /// <summary>All of them.</summary>
    All = Blanks | Backlog | Printed | Spoiled | HandedOver | AwaitingHandover,
}
