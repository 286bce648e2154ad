using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EktpModel.Tests.Architecture;

/// <summary>The sources of the package, compiled in memory so that names can be told from words.</summary>
internal sealed class SourceTree
{
    private static readonly Lazy<SourceTree> _package = new(() => new SourceTree());

    private SourceTree()
    {
        string repository = typeof(SourceTree).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        Root = Path.Combine(repository, "src", "EktpModel");
        CSharpParseOptions options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithDocumentationMode(DocumentationMode.Diagnose);
        Files = [.. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => FolderOf(path) is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Root, path)), options, path))];
        SyntaxTree usings = CSharpSyntaxTree.ParseText(
            string.Concat(new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }.Select(space => $"global using {space};")), options);
        Compilation = CSharpCompilation.Create("EktpModel", [usings, .. Files],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path) != "EktpModel.dll").Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public static SourceTree Package => _package.Value;

    public string Root { get; }

    /// <summary>The files, with paths from <see cref="Root"/>.</summary>
    public IReadOnlyList<SyntaxTree> Files { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>The folder right under the root.</summary>
    public static string FolderOf(string path) => path.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path[..path.IndexOf(Path.DirectorySeparatorChar, StringComparison.Ordinal)] : "";
}
