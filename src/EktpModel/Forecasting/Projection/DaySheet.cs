namespace EktpModel.Forecasting;

/// <summary>Where the kernel notes the numbers of some days, up to two months, while it works them out. One sheet serves all regions, as only one is at work at a time.</summary>
/// <param name="rates">The most demand rates a region has.</param>
/// <param name="kinds">Which kinds of request occur in any region.</param>
internal sealed class DaySheet(int rates, bool[] kinds)
{
    /// <summary>Each series of numbers has room for so many days: those of two months, and of a whole vector of 64 bytes that begins on the last of them.</summary>
    public const int Days = 72;

    // What the demand adds to comes first.
    private readonly long[] _numbers = new long[(1 + CohortLayout.Kinds + 6) * Days];
    private readonly long[] _requestsByRate = new long[rates * Days];

    // The rows of requests and of each kind's that hold anything, a bit for each.
    private int _known;

    /// <summary>So many days in whole vectors of eight: mostly as many whatever the months, so that loops over them have no rest. What stands behind the days counts for nothing.</summary>
    public static int WholeVectors(int days) => (days + 7) & ~7;

    /// <summary>The requests of each day, together: at first those that come, then those that wait at its end.</summary>
    public Span<long> Requests => _numbers.AsSpan(0, Days);

    /// <summary>The backlog of one kind after another: at first its change on each day, then what there is at its end.</summary>
    public Span<long> Backlog => _numbers.AsSpan(Days, CohortLayout.Kinds * Days);

    /// <summary>What could be printed on each day.</summary>
    public Span<long> Capacity => _numbers.AsSpan(5 * Days, Days);

    /// <summary>The blanks at the end of each day.</summary>
    public Span<long> Blanks => _numbers.AsSpan(6 * Days, Days);

    /// <summary>The good cards printed on each day.</summary>
    public Span<long> Printed => _numbers.AsSpan(7 * Days, Days);

    /// <summary>The blanks spoiled on each day.</summary>
    public Span<long> Spoiled => _numbers.AsSpan(8 * Days, Days);

    /// <summary>The cards handed over on each day.</summary>
    public Span<long> HandedOver => _numbers.AsSpan(9 * Days, Days);

    /// <summary>While some days are served: the good cards up to the end of each of them, the day before the first one at the beginning.</summary>
    public Span<long> CardsUntil => _numbers.AsSpan(10 * Days, Days);

    /// <summary>The requests of each day, of one demand rate after another.</summary>
    public Span<long> RequestsByRate => _requestsByRate;

    /// <summary>The backlog of a kind.</summary>
    public Span<long> BacklogOf(int kind) => _numbers.AsSpan((1 + kind) * Days, Days);

    /// <summary>The requests of a demand rate on each day.</summary>
    public Span<long> RequestsOf(int rate) => _requestsByRate.AsSpan(rate * Days, Days);

    /// <summary>Begins some days, of which nothing is known.</summary>
    public void Begin() => _known = 0;

    /// <summary>More requests of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="come">Those of each day, in whole vectors; of the same days for all kinds.</param>
    public void Add(int kind, ReadOnlySpan<long> come)
    {
        Add(come, 0);
        Add(come, 1 + kind);
    }

    /// <summary>Says that no other requests come than were added, unless others are noted one by one.</summary>
    /// <param name="days">On so many days, in whole vectors.</param>
    public void ClearOthers(int days)
    {
        if ((_known & 1) == 0) Requests[..days].Clear();
        for (int kind = 0; kind < kinds.Length; kind++)
        {
            if (kinds[kind] && (_known >> 1 + kind & 1) == 0) BacklogOf(kind)[..days].Clear();
        }
    }

    private void Add(ReadOnlySpan<long> come, int row)
    {
        Span<long> sums = _numbers.AsSpan(row * Days, Days);
        if ((_known >> row & 1) != 0) DailyNumbers.AddVectors(come, sums);
        else DailyNumbers.CopyVectors(come, sums);
        _known |= 1 << row;
    }
}
