using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints;

/// <summary>The names that some code of a file assigns to, or hands over by reference: what such a static member starts with is not what it has.</summary>
/// <remarks>By names alone: that something else of the name is assigned makes the member unknown, which it may be.</remarks>
internal static class AssignedNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> Cache = new();

    /// <summary>Whether any file does.</summary>
    public static bool Contain(Compilation compilation, string name, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(t => Of(t, cancellationToken).Contains(name));

    private static HashSet<string> Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Cache.TryGetValue(tree, out var names))
        {
            names = new HashSet<string>(tree.GetRoot(cancellationToken).DescendantNodes().Select(TargetOf).OfType<string>(), System.StringComparer.Ordinal);
            names = Cache.GetValue(tree, _ => names);
        }

        return names;
    }

    // Not of an object initializer, whose members are of instances.
    private static string? TargetOf(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment => WrittenNames.Last(assignment.Left),
        ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 } argument => WrittenNames.Last(argument.Expression),
        _ => null,
    };
}
