using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints;

/// <summary>The names that some code of a file assigns to, or hands over by reference: what such a static member starts with is not what it has.</summary>
/// <remarks>By names alone: that something else of the name is assigned makes the member unknown, which it may be.</remarks>
internal static class AssignedNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, int>> Cache = new();

    /// <summary>Whether any file does.</summary>
    public static bool Contain(Compilation compilation, string name, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(t => Of(t, cancellationToken).ContainsKey(name));

    /// <summary>Whether more than one place does, so that the one that was seen need not be the last.</summary>
    public static bool ContainMoreThanOnce(Compilation compilation, string name, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Sum(t => Of(t, cancellationToken).TryGetValue(name, out var times) ? times : 0) > 1;

    private static Dictionary<string, int> Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Cache.TryGetValue(tree, out var names))
        {
            names = tree.GetRoot(cancellationToken).DescendantNodes().Select(TargetOf).OfType<string>().GroupBy(static n => n).ToDictionary(static n => n.Key, static n => n.Count(), System.StringComparer.Ordinal);
            names = Cache.GetValue(tree, _ => names);
        }

        return names;
    }

    // Not of an object initializer, whose members are of instances.
    private static string? TargetOf(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment => WrittenNames.Last(assignment.Left),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } counted => WrittenNames.Last(counted.Operand),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } counted => WrittenNames.Last(counted.Operand),
        ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 } argument => WrittenNames.Last(argument.Expression),
        _ => null,
    };
}
