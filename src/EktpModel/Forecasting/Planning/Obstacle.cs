namespace EktpModel.Forecasting;

/// <summary>Why a goal cannot be reached: by the means that was asked about, however much there is of it, or, where none was, within the scenario.</summary>
public enum Obstacle
{
    /// <summary>Blanks are missing: with printers without limit too few come in time.</summary>
    Blanks,

    /// <summary>Printers are missing: with blanks without limit too few are printed in time.</summary>
    Printers,

    /// <summary>Both are missing: printers without limit do not do it alone, nor do blanks.</summary>
    BlanksAndPrinters,

    /// <summary>Blanks or printers: either without limit would do alone, but not the means that was asked about, or the scenario as it is.</summary>
    Either,

    /// <summary>Time is missing: even with blanks and printers without limit it is not reached, as no day is open in time, the cards reach their holders later, all of them spoil, or printers stand still by chance on too many days, broken or as on recorded ones.</summary>
    Time,
}
