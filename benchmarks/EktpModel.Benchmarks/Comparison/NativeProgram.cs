using System.ComponentModel;
using System.Diagnostics;

namespace EktpModel.Benchmarks.Comparison;

/// <summary>The programs in benchmarks/native.</summary>
internal static class NativeProgram
{
    /// <summary>Compiles a C++ program.</summary>
    /// <param name="name">The name of its file, without the ending.</param>
    /// <returns>The path of the program.</returns>
    /// <exception cref="NativeBuildException">There is no compiler or no source, or it does not compile.</exception>
    public static string Compile(string name)
    {
        string source = Find($"{name}.cpp");
        string program = Path.Combine(Path.GetDirectoryName(source)!, "build", name);
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        string[] command = ["-std=c++20", "-O3", "-march=native", "-o", program, source];
        Console.WriteLine($"g++ {string.Join(' ', command)}");
        using Process compiler = Start("g++", command);
        string errors = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? program : throw new NativeBuildException($"g++ did not compile {source}:{Environment.NewLine}{errors}");
    }

    /// <summary>Starts a program, with all its streams redirected.</summary>
    /// <exception cref="NativeBuildException">There is no such program.</exception>
    public static Process Start(string program, string[] arguments)
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

    /// <summary>The path of a file in benchmarks/native.</summary>
    /// <exception cref="NativeBuildException">It is not there.</exception>
    public static string Find(string file)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "benchmarks", "native", file);
            if (File.Exists(path)) return path;
        }

        throw new NativeBuildException($"benchmarks/native/{file} is in no folder above {AppContext.BaseDirectory}. Run the comparison from a clone of the repository.");
    }
}
