using NodaTime;

namespace EktpModel;

/// <summary>A day on which offices are closed by decree.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">National holiday or collective leave.</param>
/// <param name="Name">What is celebrated.</param>
/// <param name="Decree">The key of the decree that set the day last; <c>notices/calendar.md</c> in the package lists them.</param>
public sealed record Holiday(LocalDate Date, HolidayKind Kind, string Name, string Decree)
{
    /// <summary>The day, its name and its kind.</summary>
    public override string ToString() => $"{Date.Iso()} {Name} ({(Kind == HolidayKind.National ? "national holiday" : "collective leave")}, {Decree})";
}
