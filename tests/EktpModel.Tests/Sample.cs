using System.Diagnostics;

namespace EktpModel.Tests;

/// <summary>A sample, run as its user does. Tests that run one are of one collection, as each builds the library first and two at once are in each other's way.</summary>
internal static class Sample
{
    /// <summary>Runs a sample to its end.</summary>
    /// <param name="name">Its file in the folder of samples, without the ending.</param>
    /// <param name="options">What its user gives it.</param>
    /// <returns>Its exit code, what it printed, and what it told as an error.</returns>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string name, params string[] options)
    {
        // Debug is what `dotnet run` builds; the sample's own output folder is not that of the tests.
        using Process sample = Process.Start(new ProcessStartInfo("dotnet", ["run", $"samples/{name}.cs", "--", .. options])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = sample.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await sample.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await sample.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (sample.ExitCode, await output, errors);
    }
}
