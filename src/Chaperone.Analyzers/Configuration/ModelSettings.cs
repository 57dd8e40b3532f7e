using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Razor;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Configuration;

/// <summary>What the options tell the endpoint model about code that it can't judge. It holds for a whole compilation.</summary>
internal sealed class ModelSettings : IEquatable<ModelSettings>
{
    public static readonly ModelSettings None = new(ImmutableSortedSet<string>.Empty, ImmutableSortedDictionary<string, EndpointMaker>.Empty, ImmutableSortedSet<string>.Empty, RazorProject.Empty);

    private readonly ImmutableSortedSet<string> _guards;
    private readonly ImmutableSortedDictionary<string, EndpointMaker> _makers;
    private readonly ImmutableSortedSet<string> _masks;

    private ModelSettings(ImmutableSortedSet<string> guards, ImmutableSortedDictionary<string, EndpointMaker> makers, ImmutableSortedSet<string> masks, RazorProject razor)
    {
        _masks = masks;
        _guards = guards;
        _makers = makers;
        Razor = razor;
    }

    /// <summary>The project's Razor files, which are no part of the compilation.</summary>
    public RazorProject Razor { get; }

    /// <summary>What the global configuration or any file's configuration says.</summary>
    public static ModelSettings From(AnalyzerOptions analyzerOptions, Compilation compilation, CancellationToken cancellationToken = default)
    {
        var provider = analyzerOptions.AnalyzerConfigOptionsProvider;
        var razor = RazorProject.From(analyzerOptions, cancellationToken);
        var guards = new HashSet<string>(StringComparer.Ordinal);
        var makers = new HashSet<string>(StringComparer.Ordinal);
        var masks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var options in compilation.SyntaxTrees.Select(provider.GetOptions).Prepend(provider.GlobalOptions))
        {
            if (options.TryGetValue(ChaperoneOptions.Guards.Key, out var guard))
            {
                guards.Add(guard);
            }

            if (options.TryGetValue(ChaperoneOptions.EndpointMakers.Key, out var maker))
            {
                makers.Add(maker);
            }

            if (options.TryGetValue(ChaperoneOptions.Masks.Key, out var mask))
            {
                masks.Add(mask);
            }
        }

        if (guards.Count == 0 && makers.Count == 0 && masks.Count == 0)
        {
            return razor.Files.IsEmpty ? None : new ModelSettings(None._guards, None._makers, None._masks, razor);
        }

        // Two files that disagree on a method: the more careful answer, in whatever order they come.
        return new ModelSettings(
            guards.SelectMany(static g => ChaperoneOptions.Guards.Parse(g)).ToImmutableSortedSet(StringComparer.Ordinal),
            makers.SelectMany(static m => ChaperoneOptions.EndpointMakers.Parse(m))
                .GroupBy(static m => m.Key, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(static g => g.Key, static g => g.Min(static m => m.Value), StringComparer.Ordinal),
            masks.SelectMany(static m => ChaperoneOptions.Masks.Parse(m)).ToImmutableSortedSet(StringComparer.Ordinal),
            razor);
    }

    /// <summary>
    /// Whether a filter, middleware or attribute is declared to refuse anonymous callers: by its name, with or without namespace, or by an
    /// attribute on it or a base of it.
    /// </summary>
    public bool IsGuard(ITypeSymbol? type)
    {
        if (type is null)
        {
            return false;
        }

        if (Names(_guards, type))
        {
            return true;
        }

        for (ITypeSymbol? current = type; current is not null && !WellKnownSymbols.IsFrameworkAssembly(current.ContainingAssembly); current = current.BaseType)
        {
            if (IsMarked(current))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a method that is called on endpoints, groups or the pipeline is declared to refuse anonymous callers.</summary>
    public bool IsGuard(IMethodSymbol method) =>
        !WellKnownSymbols.IsFrameworkAssembly(method.ContainingAssembly) && (_guards.Contains(method.Name) || IsMarked(method));

    // By its full name: whoever does not use our package may declare the attribute.
    private static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(static a =>
        a.AttributeClass is { Name: "AuthorizesCallersAttribute", ContainingNamespace: { Name: "Chaperone", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>Whether a converter or attribute is declared to mask a member in answers.</summary>
    public bool IsMask(ITypeSymbol? type) => Names(_masks, type);

    /// <summary>What a method is declared to do; null when nothing is declared.</summary>
    public EndpointMaker? MakerOf(string method) => _makers.TryGetValue(method, out var maker) ? maker : null;

    /// <inheritdoc/>
    public bool Equals(ModelSettings? other) =>
        other is not null && _guards.SetEquals(other._guards) && _makers.SequenceEqual(other._makers) && _masks.SetEquals(other._masks) && Razor.Equals(other.Razor);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ModelSettings);

    /// <inheritdoc/>
    public override int GetHashCode() => (_guards.Count * 397) ^ _makers.Count;

    private static bool Names(ImmutableSortedSet<string> names, ITypeSymbol? type) =>
        names.Count > 0 && type is not null && (names.Contains(type.Name) || names.Contains(type.OriginalDefinition.ToDisplayString(NameOnly)));

    private static readonly SymbolDisplayFormat NameOnly = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
