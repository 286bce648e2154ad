using NodaTime;
using NodaTime.Text;

namespace EktpModel;

/// <summary>Dates of the ISO calendar, the only ones the library takes, and how its messages and tables write them.</summary>
internal static class IsoDate
{
    public static string Iso(this LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string Iso(this YearMonth month) => YearMonthPattern.Iso.Format(month);

    public static bool IsIso(this LocalDate date) => date.Calendar == CalendarSystem.Iso;

    /// <summary>Refuses a date of another calendar, which could not be compared, before that is tried.</summary>
    /// <param name="date">The date.</param>
    /// <param name="place">What it is the date of, in words.</param>
    public static void ThrowIfNotIso(this LocalDate date, string place)
    {
        if (!date.IsIso()) throw NotIso(place, date.Calendar);
    }

    /// <summary>Refuses a month of another calendar.</summary>
    /// <param name="month">The month.</param>
    /// <param name="place">What it is the month of, in words.</param>
    public static void ThrowIfNotIso(this YearMonth month, string place)
    {
        if (month.Calendar != CalendarSystem.Iso)
            throw new InvalidValueException($"the calendar of {place}", month.Calendar, "give a month of the ISO calendar.");
    }

    public static InvalidValueException NotIso(string place, CalendarSystem calendar) =>
        new($"the calendar of {place}", calendar, "give a date of the ISO calendar, such as date.WithCalendar(CalendarSystem.Iso).");
}
