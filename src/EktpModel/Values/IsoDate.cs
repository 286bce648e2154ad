using NodaTime;
using NodaTime.Text;

namespace EktpModel;

/// <summary>Dates as the messages and tables of this library write them.</summary>
internal static class IsoDate
{
    public static string Iso(this LocalDate date) => LocalDatePattern.Iso.Format(date);
}
