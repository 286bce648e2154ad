namespace EktpModel.Benchmarks.Comparison;

/// <summary>Something that does the reference work W2.</summary>
internal interface ISimulationContestant
{
    string Name { get; }

    /// <summary>Simulates the first regions of the catalogue on so many paths.</summary>
    SimulationRound Run(int regions, int paths, ulong seed);
}
