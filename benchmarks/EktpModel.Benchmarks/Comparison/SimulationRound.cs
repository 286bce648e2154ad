namespace EktpModel.Benchmarks.Comparison;

/// <summary>One run of a part of the reference work W2.</summary>
/// <param name="Time">How long it took.</param>
/// <param name="ProcessorTime">The time of all processors in it: what else the machine does lengthens the other one more.</param>
/// <param name="Areas">What came out: the regions, the provinces, the nation.</param>
internal sealed record SimulationRound(TimeSpan Time, TimeSpan ProcessorTime, SimulationSummary[] Areas);
