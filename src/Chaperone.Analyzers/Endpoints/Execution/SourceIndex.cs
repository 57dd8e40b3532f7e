using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <summary>Looks up declarations of the compilation by syntax, over the facts of its trees.</summary>
internal sealed class SourceIndex
{
    private readonly SemanticModels _models;
    private readonly ImmutableArray<(SyntaxTree Tree, TreeFacts Facts)> _trees;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<INamedTypeSymbol>> _implementations = new(SymbolEqualityComparer.Default);
    private readonly Lazy<HashSet<string>> _buildingMethods;
    private readonly Lazy<HashSet<string>> _hostMakers;
    private readonly Lazy<HashSet<string>> _refusingMethods;

    public SourceIndex(SemanticModels models, ImmutableArray<(SyntaxTree Tree, TreeFacts Facts)> trees, CancellationToken cancellationToken)
    {
        _models = models;
        _trees = trees;
        _cancellationToken = cancellationToken;
        _buildingMethods = new Lazy<HashSet<string>>(FindBuildingMethods);
        _hostMakers = new Lazy<HashSet<string>>(() => NamesReaching(static m => MakesHost(m.Names)));
        _refusingMethods = new Lazy<HashSet<string>>(() => RefusingMethods(_trees.Select(static t => t.Facts)));
    }

    public ImmutableArray<(SyntaxTree Tree, TreeFacts Facts)> Trees => _trees;

    /// <summary>Concrete types of this compilation that derive from or implement the given one, in order of files and positions.</summary>
    public ImmutableArray<INamedTypeSymbol> ImplementationsOf(INamedTypeSymbol type) =>
        _implementations.GetOrAdd(type.OriginalDefinition, _ => FindImplementations(type));

    /// <summary>The types with bases of the files that are wanted, once for each of their declarations.</summary>
    public IEnumerable<INamedTypeSymbol> DerivedTypes(Func<TreeFacts, bool> wanted)
    {
        foreach (var (tree, facts) in _trees.Where(t => wanted(t.Facts)))
        {
            foreach (var position in facts.DerivedTypes)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (tree.GetRoot(_cancellationToken).FindToken(position).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } node
                    && _models.For(tree).GetDeclaredSymbol(node, _cancellationToken) is INamedTypeSymbol type)
                {
                    yield return type;
                }
            }
        }
    }

    /// <summary>Whether a method of that name refuses somebody, judged by its text.</summary>
    public bool MayRefuse(string method) => _refusingMethods.Value.Contains(method);

    /// <summary>The names of the methods of all of these files in whose text somebody is refused.</summary>
    public static HashSet<string> RefusingMethods(IEnumerable<TreeFacts> files) => new(files.SelectMany(static f => f.RefusingMethods), StringComparer.Ordinal);

    /// <summary>Whether running the method may make an application or map on one, judged by names.</summary>
    public bool MayBuildApplication(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Length > 0 && _buildingMethods.Value.Contains(method.Name);

    /// <summary>Whether running the delegate makes a host, judged by names.</summary>
    public bool MakesHost(DelegateValue @delegate)
    {
        if (@delegate.Lambda is not { } lambda)
        {
            return @delegate.Method.DeclaringSyntaxReferences.Length > 0 && _hostMakers.Value.Contains(@delegate.Method.Name);
        }

        var names = lambda.DescendantNodes().OfType<SimpleNameSyntax>().Select(static n => n.Identifier.ValueText).ToList();
        return MakesHost(names) || names.Any(_hostMakers.Value.Contains);
    }

    // Not whatever mentions a builder: a helper that is handed one makes no host.
    private static bool MakesHost(IReadOnlyCollection<string> names) =>
        names.Any(static n => n is "CreateDefaultBuilder" or "CreateApplicationBuilder" or "CreateSlimBuilder" or "CreateEmptyBuilder" or "CreateEmptyApplicationBuilder" or "HostBuilder" or "WebHostBuilder")
        || (names.Contains("CreateBuilder") && names.Contains("WebApplication"));

    /// <summary>Names of methods of this compilation that reach one of the wanted names through calls, by names alone.</summary>
    public HashSet<string> NamesReaching(Func<MethodFacts, bool> wanted)
    {
        var methods = _trees.SelectMany(static t => t.Facts.Methods).ToList();
        var reaching = new HashSet<string>(methods.Where(wanted).Select(static m => m.Name), StringComparer.Ordinal);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var method in methods)
            {
                if (!reaching.Contains(method.Name) && method.Names.Any(reaching.Contains))
                {
                    changed |= reaching.Add(method.Name);
                }
            }
        }

        return reaching;
    }

    /// <summary>Names of methods that map what they are handed: helpers around Map calls.</summary>
    public IEnumerable<string> MethodsWithHandlers =>
        _trees.SelectMany(static t => t.Facts.Methods).Where(static m => m.BuildsApplication && m.TakesHandler).Select(static m => m.Name);

    private HashSet<string> FindBuildingMethods() => NamesReaching(static m => m.BuildsApplication || m.Configures);

    private ImmutableArray<INamedTypeSymbol> FindImplementations(INamedTypeSymbol wanted)
    {
        var result = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var type in DerivedTypes(static _ => true))
        {
            if (type is { IsAbstract: false, IsStatic: false, TypeKind: TypeKind.Class or TypeKind.Struct, IsGenericType: false }
                && DerivesFrom(type, wanted.OriginalDefinition)
                && !result.Contains(type, SymbolEqualityComparer.Default))
            {
                result.Add(type);
            }
        }

        return result.ToImmutable();
    }

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol wanted)
    {
        if (wanted.TypeKind == TypeKind.Interface)
        {
            return type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, wanted));
        }

        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, wanted))
            {
                return true;
            }
        }

        return false;
    }
}
