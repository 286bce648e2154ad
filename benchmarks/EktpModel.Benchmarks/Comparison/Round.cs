namespace EktpModel.Benchmarks.Comparison;

/// <summary>One run of the reference work.</summary>
/// <param name="Time">How long it took, the allocation of the result included.</param>
/// <param name="PageFaults">How many pages it had to get from the system: none if the memory was there.</param>
/// <param name="Checksum">The checksum of its result, if it was read.</param>
internal sealed record Round(TimeSpan Time, long PageFaults, ulong? Checksum);
