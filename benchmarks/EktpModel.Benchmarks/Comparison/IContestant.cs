namespace EktpModel.Benchmarks.Comparison;

/// <summary>Something that does the reference work.</summary>
internal interface IContestant
{
    string Name { get; }

    /// <summary>Does the work once.</summary>
    /// <param name="fresh">Whether all memory must come anew from the system.</param>
    /// <param name="check">Whether the result is read for its checksum. What that takes of memory is in nobody's work, and the garbage of it would be collected in the next round.</param>
    Round Run(bool fresh, bool check);
}
