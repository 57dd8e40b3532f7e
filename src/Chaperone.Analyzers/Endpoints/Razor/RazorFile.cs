using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Endpoints.Razor;

/// <summary>What the directives of a .cshtml or .razor file say, as texts.</summary>
/// <remarks>
/// The Razor SDK hands these files to the compiler as additional files. What its generator makes of them is visible to analyzers and never to
/// our generator, so that the files themselves are read in both: the two must say the same.
/// </remarks>
internal sealed class RazorFile
{
    /// <summary>Where it lies in the project, with slashes and one in front: <c>/Pages/Index.cshtml</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The file on disk.</summary>
    public string FilePath { get; init; } = "";

    public bool IsComponent => Path.EndsWith(".razor", System.StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it only holds what the files beside and below it share.</summary>
    public bool IsImports => System.IO.Path.GetFileName(Path) is "_ViewImports.cshtml" or "_Imports.razor";

    /// <summary>The templates of its <c>@page</c> directives; null for one without. A page has at most one, a component any number.</summary>
    public ImmutableArray<string?> Pages { get; init; } = ImmutableArray<string?>.Empty;

    /// <summary>The first <c>@page</c>.</summary>
    public TextSpan PageSpan { get; init; }

    public LinePositionSpan PageLines { get; init; }

    public string? Model { get; init; }

    public string? Inherits { get; init; }

    public string? Namespace { get; init; }

    public ImmutableArray<string> Usings { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>What stands behind <c>@attribute</c>, with its brackets.</summary>
    public ImmutableArray<string> Attributes { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The folder, with a slash at its end.</summary>
    public string Folder => Path.Substring(0, Path.LastIndexOf('/') + 1);

    /// <summary>The file's name without its extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}
