namespace EktpModel.Forecasting;

/// <summary>Attempts that spoil by chance.</summary>
/// <param name="region">The region.</param>
/// <param name="losses">Draws how many do.</param>
internal sealed class SpoilageDraws(RegionCode region, LossSampler losses)
{
    private RandomStream _random;

    public void Begin(PathKey key) => _random = new RandomStream(key.Seed, key.Path, region, RandomPurpose.Spoilage);

    /// <inheritdoc cref="SpoilageMeter.PrintDays"/>
    public void PrintDays(DaySheet sheet, int day, int end, ref long onHand, ref long backlog)
    {
        ReadOnlySpan<long> capacity = sheet.Capacity[..end];
        Span<long> waiting = sheet.Requests[..end], blanks = sheet.Blanks[..end], printed = sheet.Printed[..end], spoiled = sheet.Spoiled[..end];
        long blanksLeft = onHand, owed = backlog;
        for (; day < capacity.Length; day++)
        {
            owed += waiting[day];
            long most = Math.Min(capacity[day], blanksLeft), attempts = 0, lost = 0;
            if (most > 0 && owed > 0) (attempts, lost) = losses.Next(ref _random, most, owed);
            blanksLeft -= attempts;
            long good = attempts - lost;

            // Where mostly all who wait are served the processor foresees that nobody is left, and the next day need not wait for this one's draw.
            if (good == owed) owed = 0;
            else owed -= good;
            printed[day] = good;
            spoiled[day] = lost;
            blanks[day] = blanksLeft;
            waiting[day] = owed;
        }

        onHand = blanksLeft;
        backlog = owed;
    }
}
