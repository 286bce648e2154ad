using System.Reflection;

namespace EktpModel.Tests;

/// <summary>Where this repository lies, for tests of its documents, samples and sources.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
