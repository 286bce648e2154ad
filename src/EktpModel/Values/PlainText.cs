using System.Globalization;
using NodaTime;

namespace EktpModel;

/// <summary>Values of any type as the texts of this library write them: the same whatever the culture.</summary>
internal static class PlainText
{
    public static string? Of<T>(T value) => value switch
    {
        LocalDate date => date.Iso(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
