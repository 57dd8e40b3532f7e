using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Endpoints.Razor;

/// <summary>The Razor files of a project.</summary>
internal sealed class RazorProject : IEquatable<RazorProject>
{
    public static readonly RazorProject Empty = new(ImmutableArray<RazorFile>.Empty, null);

    private const string TargetPath = "build_metadata.AdditionalFiles.TargetPath";

    /// <summary>By text: an unedited file is the same object in the next compilation. The value holds strings only.</summary>
    private static readonly ConditionalWeakTable<SourceText, RazorFile> Cache = new();

    /// <summary>Every rule over endpoints asks once a compilation, with the same options.</summary>
    private static readonly ConditionalWeakTable<AnalyzerOptions, RazorProject> Projects = new();

    private readonly ImmutableArray<RazorFile> _imports;

    private RazorProject(ImmutableArray<RazorFile> files, string? rootNamespace)
    {
        Files = files;
        RootNamespace = rootNamespace;
        _imports = files.Where(static f => f.IsImports).OrderByDescending(static f => f.Folder.Length).ToImmutableArray();
    }

    public ImmutableArray<RazorFile> Files { get; }

    public string? RootNamespace { get; }

    public static RazorProject From(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (!options.AdditionalFiles.Any(IsRazor))
        {
            return Empty;
        }

        if (Projects.TryGetValue(options, out var known))
        {
            return known;
        }

        var project = Read(options, cancellationToken);
        return Projects.GetValue(options, _ => project);
    }

    private static RazorProject Read(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        provider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory);
        provider.GlobalOptions.TryGetValue("build_property.RootNamespace", out var rootNamespace);
        var files = options.AdditionalFiles.Where(IsRazor)
            .Select(f => Read(f, PathOf(f, provider.GetOptions(f), directory), cancellationToken))
            .OfType<RazorFile>()
            .GroupBy(static f => f.Path, StringComparer.OrdinalIgnoreCase)
            .Select(static g => g.First())
            .OrderBy(static f => f.Path, StringComparer.Ordinal)
            .ToImmutableArray();
        return new RazorProject(files, rootNamespace);
    }

    /// <summary>The file and the shared ones above it, the nearest first.</summary>
    public IEnumerable<RazorFile> WithImports(RazorFile file) =>
        _imports.Where(f => f.IsComponent == file.IsComponent && file.Folder.StartsWith(f.Folder, StringComparison.OrdinalIgnoreCase)).Prepend(file);

    /// <inheritdoc/>
    public bool Equals(RazorProject? other) => other is not null && RootNamespace == other.RootNamespace && Files.SequenceEqual(other.Files);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RazorProject);

    /// <inheritdoc/>
    public override int GetHashCode() => Files.Length;

    private static bool IsRazor(AdditionalText file) =>
        file.Path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase);

    private static RazorFile? Read(AdditionalText file, string path, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is not { } text)
        {
            return null;
        }

        // One text may be two files.
        return Cache.TryGetValue(text, out var known) && known.Path == path ? known : Cache.GetValue(text, t => RazorReader.Read(path, file.Path, t)) is { } read && read.Path == path ? read : RazorReader.Read(path, file.Path, text);
    }

    /// <summary>The path in the project as the SDK writes it (Base64, Microsoft.NET.Sdk.Razor.SourceGenerators.targets); else from the project's folder.</summary>
    private static string PathOf(AdditionalText file, AnalyzerConfigOptions options, string? directory)
    {
        var path = options.TryGetValue(TargetPath, out var encoded) && Decode(encoded) is { } target ? target
            : directory is { Length: > 0 } && file.Path.StartsWith(directory, StringComparison.OrdinalIgnoreCase) ? file.Path.Substring(directory.Length)
            : file.Path;
        return "/" + path.Replace('\\', '/').TrimStart('/');
    }

    private static string? Decode(string encoded)
    {
        try
        {
            return encoded.Length == 0 ? null : Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
        }
        catch (FormatException)
        {
            // Written by something else than the SDK: the file's own path tells.
            return null;
        }
    }
}
