namespace EktpModel.Forecasting;

/// <summary>The daily numbers of regions, as far as they do not follow from one another.</summary>
internal sealed class SeriesStore
{
    /// <param name="rows">How many regions' numbers are kept.</param>
    /// <param name="days">The days of the scenario.</param>
    /// <param name="kinds">Which kinds of request occur.</param>
    /// <param name="handsOverAtOnce">Whether all cards are handed over on the day on which they are printed, so that both series are the same.</param>
    /// <param name="arrivesAsPlanned">Whether all blanks arrive as planned, so that what was spoiled follows from them and from what was printed and is left.</param>
    public SeriesStore(int rows, int days, bool[] kinds, bool handsOverAtOnce, bool arrivesAsPlanned)
    {
        Blanks = new CountRows(rows, days);
        Printed = new CountRows(rows, days);
        Spoiled = arrivesAsPlanned ? null : new CountRows(rows, days);
        HandedOver = handsOverAtOnce ? Printed : new CountRows(rows, days);
        Backlog = [.. kinds.Select(occurs => occurs ? new CountRows(rows, days) : null)];
    }

    public CountRows Blanks { get; }

    public CountRows Printed { get; }

    /// <summary>What was spoiled; null where it follows.</summary>
    public CountRows? Spoiled { get; }

    public CountRows HandedOver { get; }

    /// <summary>The backlog by kind; null for a kind that never occurs.</summary>
    public CountRows?[] Backlog { get; }

    /// <summary>What the numbers take, in bytes.</summary>
    public long Bytes => Backlog.Concat([Blanks, Printed, Spoiled, HandedOver]).OfType<CountRows>().Distinct().Sum(rows => rows.Bytes);

    /// <summary>Takes over the days of the sheet.</summary>
    public void Write(int row, int day, DaySheet sheet, int days)
    {
        Blanks.Write(row, day, sheet.Blanks[..days]);
        Printed.Write(row, day, sheet.Printed[..days]);
        Spoiled?.Write(row, day, sheet.Spoiled[..days]);
        if (HandedOver != Printed) HandedOver.Write(row, day, sheet.HandedOver[..days]);
        for (int kind = 0; kind < Backlog.Length; kind++) Backlog[kind]?.Write(row, day, sheet.BacklogOf(kind)[..days]);
    }
}
