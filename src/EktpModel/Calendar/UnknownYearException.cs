namespace EktpModel;

/// <summary>A work calendar was asked for a day of a year whose holidays it does not know.</summary>
public sealed class UnknownYearException : EktpModelException
{
    internal UnknownYearException(int year, int firstYear, int lastYear)
        : base($"The work calendar knows the years {firstYear} to {lastYear}, not {year}: holidays are set by decree each year and are not guessed. Use WorkCalendar.Weekdays, or WithYears once you have given the missing holidays yourself.")
    {
        Year = year;
        FirstYear = firstYear;
        LastYear = lastYear;
    }

    /// <summary>The year asked for.</summary>
    public int Year { get; }

    /// <summary>The first year the calendar knows.</summary>
    public int FirstYear { get; }

    /// <summary>The last year the calendar knows.</summary>
    public int LastYear { get; }
}
