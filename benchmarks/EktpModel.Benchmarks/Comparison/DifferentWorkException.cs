namespace EktpModel.Benchmarks.Comparison;

/// <summary>The contestants did not do the same work, so their times say nothing.</summary>
internal sealed class DifferentWorkException(string message) : Exception(message);
