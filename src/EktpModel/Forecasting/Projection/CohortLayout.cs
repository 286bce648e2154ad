using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>
/// The cohorts that can occur in the regions that share a service order, in that order. Each has two slots: for
/// those who waited at the start, and behind it for those who came later.
/// </summary>
internal sealed class CohortLayout
{
    /// <summary>How many kinds of request there are.</summary>
    public const int Kinds = 4;

    private readonly int _firstMonth;
    private readonly int[] _rankOf;
    private readonly Cohort[] _cohorts;
    private readonly int[]?[] _monthlySlots = new int[Kinds][];

    private CohortLayout(int firstMonth, int[] rankOf, Cohort[] cohorts)
    {
        _firstMonth = firstMonth;
        _rankOf = rankOf;
        _cohorts = cohorts;
        KindOf = new byte[Slots];
        for (int slot = 0; slot < KindOf.Length; slot++) KindOf[slot] = (byte)CohortOf(slot).Kind;
    }

    public int Slots => 2 * _cohorts.Length;

    /// <summary>The kind of each slot's cohort.</summary>
    public byte[] KindOf { get; }

    public Cohort CohortOf(int slot) => _cohorts[slot >> 1];

    public int OpeningSlotOf(Cohort cohort) => 2 * _rankOf[PlaceOf(cohort.Kind, cohort.Since)];

    public int NewSlotOf(RequestKind kind, YearMonth since) => 2 * _rankOf[PlaceOf(kind, since)] + 1;

    /// <summary>The slot of the requests of a kind that come in each month.</summary>
    public int[] NewSlotsOf(RequestKind kind, DayTable days)
    {
        if (_monthlySlots[(int)kind] is { } known) return known;
        var slots = new int[days.Months];
        for (int month = 0; month < slots.Length; month++) slots[month] = NewSlotOf(kind, days.MonthAt(month));
        return _monthlySlots[(int)kind] = slots;
    }

    private int PlaceOf(RequestKind kind, YearMonth since) => (NumberOf(since) - _firstMonth) * Kinds + (int)kind;

    private static int NumberOf(YearMonth month) => month.Year * 12 + month.Month - 1;

    public static CohortLayout Of(ServiceOrder order, DayTable days, IEnumerable<RegionPlan> plans, CancellationToken cancellation = default)
    {
        HashSet<Cohort> cohorts = [];
        bool[] comes = new bool[Kinds];
        foreach (RegionPlan plan in plans)
        {
            foreach (CohortCount waiting in plan.Backlog.Cohorts) cohorts.Add(waiting.Cohort);
            foreach (DemandRate rate in plan.Demand.Rates)
            {
                cancellation.ThrowIfCancellationRequested();
                if (rate.Since is { } since) cohorts.Add(new Cohort(rate.Kind, since));
                else comes[(int)rate.Kind] = true;
            }

            foreach (DatedRequests requests in plan.Demand.Dated)
            {
                cancellation.ThrowIfCancellationRequested();
                cohorts.Add(new Cohort(requests.Kind, requests.Since ?? requests.Date.ToYearMonth()));
            }
        }

        for (int kind = 0; kind < Kinds; kind++)
        {
            for (int month = 0; comes[kind] && month < days.Months; month++)
                cohorts.Add(new Cohort((RequestKind)kind, days.MonthAt(month)));
        }

        Cohort[] sorted = [.. cohorts];
        Array.Sort(sorted, order);
        int first = sorted.Length == 0 ? 0 : sorted.Min(cohort => NumberOf(cohort.Since));
        int last = sorted.Length == 0 ? -1 : sorted.Max(cohort => NumberOf(cohort.Since));
        CohortLayout layout = new(first, new int[(last - first + 1) * Kinds], sorted);
        for (int rank = 0; rank < sorted.Length; rank++) layout._rankOf[layout.PlaceOf(sorted[rank].Kind, sorted[rank].Since)] = rank;
        return layout;
    }
}
