namespace EktpModel.Forecasting;

/// <summary>
/// Takes what regions come to on the paths of a <see cref="ProjectionRun"/>: all paths of a region before those of the next; or, where replenishment ties regions together, all regions of a
/// path before those of the next, so that what ends does so for one path.
/// </summary>
internal interface IPathSink
{
    /// <summary>The last day of a region is over.</summary>
    /// <param name="region">The region, counted from zero.</param>
    /// <param name="path">The path, counted from the first of the run.</param>
    /// <param name="kernel">The region after that day.</param>
    void Take(int region, int path, RegionKernel kernel);

    /// <summary>A region was taken on some paths, before the next one comes, in the order of the regions.</summary>
    /// <param name="region">The region.</param>
    /// <param name="firstPath">The first of the paths.</param>
    /// <param name="paths">How many.</param>
    void EndRegion(int region, int firstPath, int paths)
    {
    }

    /// <summary>All regions were taken on some paths, whose central store is the run's <see cref="ProjectionRun.Central"/>.</summary>
    /// <param name="firstPath">The first of the paths.</param>
    /// <param name="paths">How many.</param>
    void EndPaths(int firstPath, int paths)
    {
    }
}
