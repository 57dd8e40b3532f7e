using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Phi.Flow;

/// <summary>Types whose objects a logger of this compilation takes apart in a way of its own, where others are taken apart by their properties.</summary>
/// <remarks>
/// What is written instead is not followed: that somebody took the trouble makes it doubtful enough to be silent. Only setting it up in the same
/// compilation is seen. Measured with Serilog 4.4 and NLog 6.2 (tests/Chaperone.Sinks.Tests, SerilogTransformations and NLogTransformations).
/// </remarks>
internal sealed class LogTransformations
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Mentioning = new();

    private readonly PhiFlow _flow;
    private readonly Lazy<Found> _found;

    public LogTransformations(PhiFlow flow)
    {
        _flow = flow;
        _found = new(Find);
    }

    /// <summary>Whether what is written of a type's objects is something else than their properties, or may be.</summary>
    public bool MayReplace(ITypeSymbol type) =>
        _found.Value is var found
        && (found.HasPolicy || found.Exact.Contains(type) || (found.Derived.Count > 0 && BasesOf(type).Any(found.Derived.Contains)));

    /// <summary>Whether objects of a type are written as their text.</summary>
    public bool IsText(ITypeSymbol type) => _found.Value.Scalars.Contains(type);

    private static IEnumerable<ISymbol> BasesOf(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            yield return implemented;
        }
    }

    private Found Find()
    {
        var result = new Found();
        foreach (var tree in _flow.Models.Compilation.SyntaxTrees.Where(Mentions))
        {
            foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Where(static c => c.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && IsTransforming(name)))
            {
                if (_flow.Models.For(tree).GetSymbolInfo(call).Symbol is IMethodSymbol method)
                {
                    Add(method, result);
                }
            }
        }

        return result;
    }

    private static void Add(IMethodSymbol method, Found found)
    {
        switch (method.ContainingType.Name, method.Name, method.TypeArguments)
        {
            // Serilog asks whether an object is of just this type.
            case ("LoggerDestructuringConfiguration", "ByTransforming", [var type]):
                found.Exact.Add(type);
                break;
            case ("LoggerDestructuringConfiguration", "AsScalar", [var type]):
                found.Scalars.Add(type);
                break;
            case ("LoggerDestructuringConfiguration", "ByTransformingWhere", [var type]):
                found.Derived.Add(type);
                break;

            // A policy of one's own looks at the object, by its type or by attributes on its members.
            case ("LoggerDestructuringConfiguration", "With", _):
                found.HasPolicy = true;
                break;

            // NLog's SetupSerializationBuilderExtensions: of this type and those that derive from it.
            case (_, "RegisterObjectTransformation", [var type]):
                found.Derived.Add(type);
                break;
        }
    }

    private static bool IsTransforming(string name) => name is "ByTransforming" or "ByTransformingWhere" or "AsScalar" or "With" or "RegisterObjectTransformation";

    // Kept with the tree: an edit costs one file.
    private static bool Mentions(SyntaxTree tree) => Mentioning.GetValue(tree, static t =>
    {
        var text = t.GetText(CancellationToken.None).ToString();
        return new StrongBox<bool>(text.IndexOf("Destructur", StringComparison.Ordinal) >= 0 || text.IndexOf("ByTransforming", StringComparison.Ordinal) >= 0 || text.IndexOf("RegisterObjectTransformation", StringComparison.Ordinal) >= 0);
    }).Value;

    private sealed class Found
    {
        public HashSet<ISymbol> Exact { get; } = new(SymbolEqualityComparer.Default);

        public HashSet<ISymbol> Scalars { get; } = new(SymbolEqualityComparer.Default);

        public HashSet<ISymbol> Derived { get; } = new(SymbolEqualityComparer.Default);

        public bool HasPolicy { get; set; }
    }
}
