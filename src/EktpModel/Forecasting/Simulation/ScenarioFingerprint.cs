namespace EktpModel.Forecasting;

/// <summary>A number that two different scenarios hardly share, to tell when simulations do not belong together.</summary>
internal static class ScenarioFingerprint
{
    /// <remarks>FNV-1a (Fowler, Noll and Vo) over the scenario's text and its open days.</remarks>
    public static ulong Of(Scenario scenario)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in scenario.ToString()) hash = Next(hash, letter);
        for (NodaTime.LocalDate date = scenario.Start; date <= scenario.End; date = date.PlusDays(1)) hash = Next(hash, scenario.Calendar.IsOpen(date) ? 1 : 0);
        return hash;
    }

    private static ulong Next(ulong hash, int value) => unchecked((hash ^ (ulong)value) * 1099511628211);
}
