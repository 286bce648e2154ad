namespace EktpModel.Benchmarks.Comparison;

/// <summary>Something that does the reference work.</summary>
internal interface IContestant
{
    string Name { get; }

    /// <summary>Does the work once.</summary>
    /// <param name="fresh">Whether all memory must come anew from the system.</param>
    Round Run(bool fresh);
}
