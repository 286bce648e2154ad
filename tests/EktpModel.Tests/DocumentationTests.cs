using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EktpModel.Tests;

/// <summary>The README says what is true: its code blocks compile, run and print what stands behind them.</summary>
[Collection(nameof(Sample))]
public partial class DocumentationTests
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void The_code_blocks_of_the_README_compile_run_and_print_what_stands_behind_them()
    {
        string[] code = [.. Blocks("csharp")];
        string program = string.Join($"{Environment.NewLine}Console.WriteLine(\"-----\");{Environment.NewLine}", code);
        string[] printed = Run(program).Split($"-----{Environment.NewLine}");
        string[] expected = [.. Blocks("text").Select(text => text + Environment.NewLine)];
        Assert.True(code.Length >= 5, "the README has lost its code blocks");
        Assert.Equal(expected, printed);
    }

    [Fact]
    public void Every_command_of_the_README_is_run_by_the_gate_or_by_a_test()
    {
        string gate = File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run"));
        string[] commands = [.. Blocks("sh").SelectMany(block => block.Split('\n'))];
        Assert.Equal(7, commands.Length);
        foreach (string command in commands)
            Assert.Contains(command.Replace("/path/to/artifacts", "\"$packages\"", StringComparison.Ordinal), gate, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_main_job_prints_the_date_on_which_Bekasi_is_cleared()
    {
        (int code, string output, string errors) = await Sample.RunAsync("bekasi");
        Assert.True(code == 0, output + errors);
        Assert.Contains("YES: cleared on Thu 13 Feb 2020, 16 days before the target", output, StringComparison.Ordinal);
        Assert.Matches(@"every Saturday too\s+Wed 12 Feb 2020", output);
        Assert.Contains("Balance, Mon 3 Feb 2020", output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Blocks(string language) =>
        CodeBlock().Matches(s_readme).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value);

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    private static string Run(string program)
    {
        const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create("ReadmeProgram",
            [CSharpSyntaxTree.ParseText(program), CSharpSyntaxTree.ParseText(ImplicitUsings)], references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)));
        image.Position = 0;
        MethodInfo main = AssemblyLoadContext.Default.LoadFromStream(image).EntryPoint!;
        TextWriter console = Console.Out;
        using StringWriter output = new();
        try
        {
            Console.SetOut(output);
            main.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }
}
