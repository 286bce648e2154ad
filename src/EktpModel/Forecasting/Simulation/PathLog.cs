namespace EktpModel.Forecasting;

/// <summary>Keeps the day of one milestone of one area on each path, so that paths of two simulations can be compared one by one.</summary>
internal sealed class PathLog(RegionCode area, Milestone milestone, int firstPath, int paths)
{
    public RegionCode Area => area;

    /// <summary>The day on each path; the number of days if there was none.</summary>
    public int[] Days { get; private set; } = [];

    /// <summary>Makes room for all paths, once it is known that so many are allowed.</summary>
    public void Begin() => Days = new int[paths];

    public void Add(PathKey path, AreaPath outcome) =>
        Days[(int)path.Path - firstPath] = milestone.Of(outcome.ClearedOn, outcome.CaughtUpOn, outcome.HandedOverOn);
}
