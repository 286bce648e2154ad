using NodaTime.Text;

namespace EktpModel;

/// <summary>Reads the embedded list of holidays; <c>Calendar/Data/README.md</c> says where it comes from.</summary>
internal static class IndonesianHolidays
{
    private static readonly Lazy<ValueList<Holiday>> _holidays = new(ReadEmbedded);

    public static ValueList<Holiday> Read() => _holidays.Value;

    private static ValueList<Holiday> ReadEmbedded()
    {
        using Stream stream = typeof(IndonesianHolidays).Assembly.GetManifestResourceStream("EktpModel.holidays.csv")!;
        using StreamReader reader = new(stream);
        List<Holiday> holidays = [];
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            HolidayKind kind = cells[1] == "leave" ? HolidayKind.CollectiveLeave : HolidayKind.National;
            holidays.Add(new Holiday(LocalDatePattern.Iso.Parse(cells[0]).Value, kind, cells[2], cells[3]));
        }

        return holidays.OrderBy(holiday => holiday.Date).ThenBy(holiday => holiday.Kind).ToValueList();
    }
}
