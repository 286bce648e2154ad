namespace EktpModel.Benchmarks.Comparison;

/// <summary>The C++ side of the comparison cannot be had; the message says why and what helps.</summary>
internal sealed class NativeBuildException(string message) : Exception(message);
