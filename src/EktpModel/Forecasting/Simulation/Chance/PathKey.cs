namespace EktpModel.Forecasting;

/// <summary>Which path of which simulation is being worked out: all that its draws depend on beside the scenario.</summary>
internal readonly record struct PathKey(ulong Seed, uint Path);
