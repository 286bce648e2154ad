using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EktpModel.Tests.Architecture;

public class LayoutTests
{
    /// <summary>Dependencies point one way: a folder knows those before it.</summary>
    private static readonly string[] _folders = ["Values", "Cards", "Regions", "Calendar", "Ledger", "Backlogs", "Supply", "Forecasting"];

    [Fact]
    public void Every_source_lies_in_a_folder_of_the_design() =>
        Assert.All(SourceTree.Package.Files, file => Assert.Contains(SourceTree.FolderOf(file.FilePath), _folders));

    [Fact]
    public void The_sources_compile_in_memory_so_that_no_name_goes_unseen() =>
        Assert.Empty(SourceTree.Package.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    [Fact]
    public void No_folder_names_a_type_of_a_later_one()
    {
        (string File, string Folder, string Named, string Where)[] names = [.. SourceTree.Package.Files.AsParallel().SelectMany(NamesIn)];
        Assert.Empty(names
            .Where(name => Array.IndexOf(_folders, name.Where) > Array.IndexOf(_folders, name.Folder))
            .Select(name => $"{name.File} names {name.Named} of {name.Where}")
            .Distinct().Order());

        // The check would be worth nothing if it saw no names: the ledger counts cards, and its documentation speaks of regions.
        Assert.Contains(names, name => name is { Folder: "Ledger", Where: "Cards", Named: nameof(CardCount) });
        Assert.Contains(names, name => name is { Folder: "Supply", Where: "Ledger", Named: nameof(CardLedger) });
        Assert.Contains(names, name => name.File.EndsWith("CardPlace.cs", StringComparison.Ordinal) && name.Named == nameof(RegionCode));
    }

    [Fact]
    public void Public_types_are_in_two_namespaces_only() =>
        Assert.All(typeof(CardCount).Assembly.GetExportedTypes(), type => Assert.Contains(type.Namespace, new[] { "EktpModel", "EktpModel.Forecasting" }));

    [Fact]
    public void Types_of_the_domain_are_in_one_namespace_and_those_of_the_engine_in_the_other() =>
        Assert.All(PublicTypes(), type => Assert.Equal(
            SourceTree.FolderOf(type.File) == "Forecasting" ? "EktpModel.Forecasting" : "EktpModel",
            type.Symbol.ContainingNamespace.ToDisplayString()));

    /// <summary>Visual Basic converts an array to either, and then calls neither (BC30521).</summary>
    [Fact]
    public void No_method_takes_a_sequence_where_an_overload_of_it_takes_a_span() =>
        Assert.Empty(
            from type in typeof(CardCount).Assembly.GetExportedTypes()
            from overloads in type.GetMethods().GroupBy(method => (method.Name, method.IsStatic))
            from one in overloads
            from other in overloads
            let ones = one.GetParameters()
            let others = other.GetParameters()
            where ones.Length == others.Length && ones.Zip(others).Any(pair => Is(pair.First, typeof(ReadOnlySpan<>)) && Is(pair.Second, typeof(IEnumerable<>)))
            select $"{type.Name}.{one.Name}");

    private static bool Is(System.Reflection.ParameterInfo parameter, Type generic) =>
        parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == generic;

    [Fact]
    public void Every_public_type_has_a_file_of_its_name()
    {
        (INamedTypeSymbol Symbol, string File)[] types = [.. PublicTypes()];
        Assert.All(types.GroupBy(type => type.Symbol, SymbolEqualityComparer.Default), files =>
        {
            INamedTypeSymbol type = (INamedTypeSymbol)files.Key!;
            string name = type.IsGenericType ? $"{type.Name}{{{string.Join(',', type.TypeParameters.Select(parameter => parameter.Name))}}}" : type.Name;
            Assert.Contains($"{name}.cs", files.Select(file => Path.GetFileName(file.File)));
        });
        Assert.Equal(
            typeof(CardCount).Assembly.GetExportedTypes().Where(type => !type.IsNested).Select(type => type.Name.Split('`')[0]).Distinct().Order(StringComparer.Ordinal),
            types.Select(type => type.Symbol.Name).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(INamedTypeSymbol Symbol, string File)> PublicTypes() =>
        from file in SourceTree.Package.Files
        let model = SourceTree.Package.Compilation.GetSemanticModel(file)
        from declaration in file.GetRoot().DescendantNodes(node => node is not BaseTypeDeclarationSyntax).Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
        let symbol = (INamedTypeSymbol)model.GetDeclaredSymbol(declaration)!
        where symbol.DeclaredAccessibility == Accessibility.Public
        select (symbol, file.FilePath);

    /// <summary>Every name in a file, its documentation included, that means a type of the package or a member of one.</summary>
    private static IEnumerable<(string File, string Folder, string Named, string Where)> NamesIn(SyntaxTree file)
    {
        SemanticModel model = SourceTree.Package.Compilation.GetSemanticModel(file);
        foreach (SimpleNameSyntax name in file.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>())
        {
            SymbolInfo found = model.GetSymbolInfo(name);
            foreach (ISymbol symbol in found.Symbol is { } one ? [one] : found.CandidateSymbols.ToArray())
            {
                INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
                foreach (Location location in type?.OriginalDefinition.Locations.Where(location => location.IsInSource) ?? [])
                    yield return (file.FilePath, SourceTree.FolderOf(file.FilePath), type!.Name, SourceTree.FolderOf(location.SourceTree!.FilePath));
            }
        }
    }
}
