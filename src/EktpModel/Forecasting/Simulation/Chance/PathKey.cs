namespace EktpModel.Forecasting;

/// <summary>Which path of which simulation is being worked out: all that its draws depend on beside the scenario.</summary>
internal readonly record struct PathKey(ulong Seed, uint Path)
{
    /// <summary>The key of a path so many after this one.</summary>
    public PathKey Plus(int paths) => this with { Path = Path + (uint)paths };
}
