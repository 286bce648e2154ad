namespace EktpModel.Forecasting;

/// <summary>What a region has before the first day.</summary>
/// <param name="Blanks">Blanks on hand.</param>
/// <param name="Backlog">Requests not printed yet.</param>
/// <param name="Awaiting">Printed cards that wait for their holders.</param>
/// <param name="InTransit">Blanks on their way, those not included that leave the central store later.</param>
internal readonly record struct RegionAccount(long Blanks, long Backlog, long Awaiting, long InTransit);
