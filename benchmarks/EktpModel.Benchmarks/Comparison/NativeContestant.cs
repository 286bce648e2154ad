using System.ComponentModel;
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
    public static NativeContestant Build()
    {
        string source = FindSource();
        string program = Path.Combine(Path.GetDirectoryName(source)!, "build", "projection");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        string[] command = ["-std=c++20", "-O3", "-march=native", "-o", program, source];
        Console.WriteLine($"g++ {string.Join(' ', command)}");
        using (Process compiler = Start("g++", command))
        {
            string errors = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            if (compiler.ExitCode != 0) throw new NativeBuildException($"g++ did not compile {source}:{Environment.NewLine}{errors}");
        }

        return new NativeContestant(Start(program, ["--serve"]));
    }

    public Round Run(bool fresh)
    {
        _process.StandardInput.WriteLine(fresh ? "fresh" : "again");
        _process.StandardInput.Flush();
        string[] answer = (_process.StandardOutput.ReadLine() ?? throw new NativeBuildException($"The C++ program ended: {_process.StandardError.ReadToEnd()}")).Split(' ');
        return new Round(
            TimeSpan.FromMicroseconds(long.Parse(answer[0], CultureInfo.InvariantCulture) / 1000.0),
            long.Parse(answer[1], CultureInfo.InvariantCulture),
            ulong.Parse(answer[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Start(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new NativeBuildException($"'{program}' cannot be started ({missing.Message}). The comparison needs g++ 12 or later: on Debian or Ubuntu, `apt-get install g++`.");
        }
    }

    private static string FindSource()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string source = Path.Combine(folder.FullName, "benchmarks", "native", "projection.cpp");
            if (File.Exists(source)) return source;
        }

        throw new NativeBuildException($"benchmarks/native/projection.cpp is in no folder above {AppContext.BaseDirectory}. Run the comparison from a clone of the repository.");
    }
}
