using System.Diagnostics;

namespace EktpModel.Tests;

/// <summary>A sample, run as its user does.</summary>
internal static class Sample
{
    /// <summary>Runs a sample to its end.</summary>
    /// <param name="name">Its file in the folder of samples, without the ending.</param>
    /// <param name="options">What its user gives it.</param>
    /// <returns>Its exit code, and what it told as an error.</returns>
    public static async Task<(int Code, string Errors)> RunAsync(string name, params string[] options)
    {
        using Process sample = Process.Start(new ProcessStartInfo("dotnet", ["run", $"samples/{name}.cs", "--", .. options])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = sample.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await sample.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await sample.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (sample.ExitCode, errors);
    }
}
