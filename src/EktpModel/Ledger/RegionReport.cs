using NodaTime;

namespace EktpModel;

/// <summary>What a region reports of its blanks for an interval; what it leaves out is null.</summary>
/// <param name="Region">The region, province or nation.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
public sealed record RegionReport(RegionCode Region, LocalDate From, LocalDate To)
{
    /// <summary>Blanks on hand before the first day.</summary>
    public ReportedCount Opening { get; init; }

    /// <summary>Blanks that came in.</summary>
    public ReportedCount? Received { get; init; }

    /// <summary>Blanks that were printed or spoiled.</summary>
    public ReportedCount? Used { get; init; }

    /// <summary>Blanks on hand after the last day.</summary>
    public ReportedCount? OnHand { get; init; }

    /// <summary>The report in one line.</summary>
    public override string ToString() =>
        $"{Region} from {From.Iso()} to {To.Iso()}: {Opening} before, received {Received?.ToString() ?? "not told"}, used {Used?.ToString() ?? "not told"}, on hand {OnHand?.ToString() ?? "not told"}";
}
