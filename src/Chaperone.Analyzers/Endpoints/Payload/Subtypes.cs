using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Payload;

/// <summary>The types of a compilation that derive from or implement another of it.</summary>
/// <remarks>Syntax tells which names have subtypes at all, once a tree; only types under a wanted name are bound.</remarks>
internal sealed class Subtypes
{
    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, List<int>>> ByTree = new();

    private readonly SemanticModels _models;
    private readonly ConcurrentDictionary<ITypeSymbol, ImmutableArray<INamedTypeSymbol>> _found = new(SymbolEqualityComparer.Default);
    private readonly Lazy<Dictionary<string, List<(SyntaxTree Tree, int Position)>>> _byBase;

    public Subtypes(SemanticModels models, CancellationToken cancellationToken)
    {
        _models = models;
        _byBase = new Lazy<Dictionary<string, List<(SyntaxTree, int)>>>(() => Read(models.Compilation, cancellationToken), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Whether a value of the type may be of a type that the compilation derives from it, and is written as that.</summary>
    public bool Any(ITypeSymbol type) => !type.IsSealed && !type.IsValueType && _byBase.Value.ContainsKey(type.Name) && !Of(type).IsEmpty;

    /// <summary>The types that derive from it or implement it directly or through others, nearest first.</summary>
    public ImmutableArray<INamedTypeSymbol> Of(ITypeSymbol type) => _found.GetOrAdd(type, Find);

    /// <summary>The types that are declared with a base of such a name.</summary>
    public IEnumerable<INamedTypeSymbol> Declared(Func<string, bool> hasBase) =>
        _byBase.Value.Where(b => hasBase(b.Key)).SelectMany(static b => b.Value)
            .Select(p => p.Tree.GetRoot().FindToken(p.Position).Parent is TypeDeclarationSyntax declaration ? _models.For(p.Tree).GetDeclaredSymbol(declaration) as INamedTypeSymbol : null)
            .OfType<INamedTypeSymbol>();

    private ImmutableArray<INamedTypeSymbol> Find(ITypeSymbol type)
    {
        var found = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { type };
        var waiting = new Queue<ITypeSymbol>();
        waiting.Enqueue(type);
        while (waiting.Count > 0)
        {
            var current = waiting.Dequeue();
            if (!_byBase.Value.TryGetValue(current.Name, out var places))
            {
                continue;
            }

            foreach (var (tree, position) in places)
            {
                if (tree.GetRoot().FindToken(position).Parent is TypeDeclarationSyntax declaration
                    && _models.For(tree).GetDeclaredSymbol(declaration) is INamedTypeSymbol derived
                    && IsOf(derived, current) && seen.Add(derived))
                {
                    found.Add(derived);
                    waiting.Enqueue(derived);
                }
            }
        }

        return found.ToImmutable();
    }

    private static bool IsOf(INamedTypeSymbol derived, ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(derived.BaseType, type) || derived.Interfaces.Any(i => SymbolEqualityComparer.Default.Equals(i, type));

    private static Dictionary<string, List<(SyntaxTree, int)>> Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, List<(SyntaxTree, int)>>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var entry in ByTree.GetValue(tree, t => Read(t, cancellationToken)))
            {
                if (!all.TryGetValue(entry.Key, out var places))
                {
                    all.Add(entry.Key, places = new List<(SyntaxTree, int)>());
                }

                places.AddRange(entry.Value.Select(p => (tree, p)));
            }
        }

        return all;
    }

    private static Dictionary<string, List<int>> Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var result = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var position in TreeFacts.Of(tree, cancellationToken).DerivedTypes)
        {
            if (tree.GetRoot(cancellationToken).FindToken(position).Parent is not TypeDeclarationSyntax { BaseList: { } bases })
            {
                continue;
            }

            foreach (var name in bases.Types.Select(static b => NameOf(b.Type)).OfType<string>())
            {
                if (!result.TryGetValue(name, out var places))
                {
                    result.Add(name, places = new List<int>());
                }

                places.Add(position);
            }
        }

        return result;
    }

    private static string? NameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };
}
