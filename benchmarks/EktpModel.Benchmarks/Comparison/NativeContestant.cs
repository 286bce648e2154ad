using System.Diagnostics;
using System.Globalization;

namespace EktpModel.Benchmarks.Comparison;

/// <summary>benchmarks/native/projection.cpp, compiled and kept running in a process of its own.</summary>
internal sealed class NativeContestant : IContestant, IDisposable
{
    private readonly Process _process;

    private NativeContestant(Process process) => _process = process;

    public string Name => "C++";

    /// <summary>Compiles the program and starts it.</summary>
    /// <exception cref="NativeBuildException">There is no compiler or no source, or it does not compile.</exception>
    public static NativeContestant Build() => new(NativeProgram.Start(NativeProgram.Compile("projection"), ["--serve"]));

    public Round Run(bool fresh, bool check)
    {
        _process.StandardInput.WriteLine(fresh ? "fresh" : "again");
        _process.StandardInput.Flush();
        string[] answer = (_process.StandardOutput.ReadLine() ?? throw new NativeBuildException($"The C++ program ended: {_process.StandardError.ReadToEnd()}")).Split(' ');
        return new Round(
            TimeSpan.FromMicroseconds(long.Parse(answer[0], CultureInfo.InvariantCulture) / 1000.0),
            long.Parse(answer[1], CultureInfo.InvariantCulture),
            check ? ulong.Parse(answer[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : null);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
