using System.Globalization;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>New requests that come on one day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">The kind of the requests.</param>
/// <param name="Count">How many come.</param>
public sealed record DatedRequests(LocalDate Date, RequestKind Kind, CardCount Count)
{
    /// <summary>The month since which the requests wait, if that is older than the day on which they come.</summary>
    public YearMonth? Since { get; init; }

    /// <summary>How the requests scatter around their number; null for not at all. Only a simulation looks at it.</summary>
    public RequestVariation? Variation { get; init; }

    /// <summary>The requests in a few words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Count.Value:N0} {Kind} on {Date.Iso()}{(Since is { } since ? $" since {since.Iso()}" : "")}{(Variation is null ? "" : $" ({Variation})")}");
}
