using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Chaperone.Tests.Harness;

/// <summary>The framework's reference assemblies, as the SDK resolved them when this project was built.</summary>
internal static class References
{
    public static ImmutableArray<MetadataReference> AspNetCore { get; } =
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "references.txt")).Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>Without the assemblies whose file name begins so.</summary>
    public static ImmutableArray<MetadataReference> Without(params string[] prefixes) =>
        [.. AspNetCore.Where(r => !prefixes.Any(p => Path.GetFileName(r.Display!).StartsWith(p, StringComparison.Ordinal)))];
}
