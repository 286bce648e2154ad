using System.Diagnostics;
using System.Globalization;

namespace EktpModel.Benchmarks.Comparison;

/// <summary>A program of its own that does the reference work W2 and times itself.</summary>
/// <param name="name">What to call it.</param>
/// <param name="program">The program.</param>
/// <param name="arguments">What it is called with before the work to do.</param>
internal sealed class SimulationProgramContestant(string name, string program, params string[] arguments) : ISimulationContestant
{
    public string Name => name;

    /// <summary>native/simulation.cpp, compiled.</summary>
    /// <exception cref="NativeBuildException">There is no compiler or no source, or it does not compile.</exception>
    public static SimulationProgramContestant Native() => new("C++", NativeProgram.Compile("simulation"));

    /// <summary>native/simulation.py, if there is a Python that has numpy.</summary>
    public static SimulationProgramContestant? Numpy()
    {
        foreach (string python in (string[])["python3", "/usr/bin/python3"])
        {
            try
            {
                using Process process = NativeProgram.Start(python, ["-c", "import numpy; print(numpy.__version__)"]);
                string version = process.StandardOutput.ReadToEnd().Trim();
                process.WaitForExit();
                if (process.ExitCode == 0) return new SimulationProgramContestant($"numpy {version}", python, NativeProgram.Find("simulation.py"));
            }
            catch (NativeBuildException)
            {
                // No such Python; the next may be there.
            }
        }

        return null;
    }

    public SimulationRound Run(int regions, int paths, ulong seed)
    {
        IEnumerable<int> provinces = SimulationWorkload.RegionsOfProvinces(SimulationWorkload.Scenario(regions));
        using Process process = NativeProgram.Start(program, [.. arguments, $"{paths}", $"{seed}", string.Join(',', provinces)]);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new NativeBuildException($"{name} ended with {process.ExitCode}: {errors.Result}");
        TimeSpan[] times = [.. lines[0].Split(' ').Select(time => TimeSpan.FromMicroseconds(long.Parse(time, CultureInfo.InvariantCulture) / 1000.0))];
        return new SimulationRound(times[0], times[1], [.. lines[1..].Select(line => SimulationSummary.Parse(line, paths))]);
    }
}
