using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Chaperone.Benchmarks;

/// <summary>The framework's reference assemblies, as the SDK resolved them when this project was built.</summary>
internal static class References
{
    public static ImmutableArray<MetadataReference> AspNetCore { get; } =
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "references.txt")).Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>The generator of API descriptions.</summary>
    public static ImmutableArray<MetadataReference> OpenApi { get; } =
        [.. new[] { "Microsoft.AspNetCore.OpenApi.dll", "Microsoft.OpenApi.dll" }.Select(static file => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, file)))];

    /// <summary>A class library's or console application's: no ASP.NET Core.</summary>
    public static ImmutableArray<MetadataReference> NetCoreOnly { get; } =
        [.. AspNetCore.Where(static r => r.Display!.Contains("Microsoft.NETCore.App.Ref", StringComparison.Ordinal))];
}
