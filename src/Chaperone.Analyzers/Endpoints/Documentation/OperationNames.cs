using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Documentation;

/// <summary>The operation names that one file gives, by syntax alone: whether a name may be given twice is answered without the whole model.</summary>
/// <remarks>Cached by tree like <see cref="TreeFacts"/>: strings only. A name that is computed is not among them.</remarks>
internal sealed class OperationNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, OperationNames> Cache = new();

    private readonly Dictionary<string, int> _counts;

    private OperationNames(Dictionary<string, int> counts) => _counts = counts;

    /// <summary>Whether the compilation's files give a name more than once.</summary>
    public static bool MayBeTwice(string name, Compilation compilation, CancellationToken cancellationToken)
    {
        var seen = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            seen += Of(tree, cancellationToken)._counts.TryGetValue(name, out var count) ? count : 0;
        }

        return seen > 1;
    }

    private static OperationNames Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(tree, out var known))
        {
            return known;
        }

        var names = new OperationNames(Read(tree, cancellationToken));
        return Cache.GetValue(tree, _ => names);
    }

    private static Dictionary<string, int> Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = tree.GetText(cancellationToken).ToString();
        if (text.IndexOf("WithName", StringComparison.Ordinal) < 0 && text.IndexOf("EndpointName", StringComparison.Ordinal) < 0 && text.IndexOf("Name =", StringComparison.Ordinal) < 0 && text.IndexOf("Name=", StringComparison.Ordinal) < 0)
        {
            return counts;
        }

        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            var expression = node switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WithName" }, ArgumentList.Arguments: [var argument] } => argument.Expression,
                AttributeArgumentSyntax { NameEquals.Name.Identifier.ValueText: "Name" } named => named.Expression,
                AttributeArgumentSyntax { Parent.Parent: AttributeSyntax { Name: var name } } first when name.ToString().EndsWith("EndpointName", StringComparison.Ordinal) => first.Expression,
                _ => null,
            };
            if (TextOf(expression) is { } given)
            {
                counts[given] = (counts.TryGetValue(given, out var count) ? count : 0) + 1;
            }
        }

        return counts;
    }

    private static string? TextOf(ExpressionSyntax? expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [{ Expression: var named }] } =>
            named switch
            {
                IdentifierNameSyntax simple => simple.Identifier.ValueText,
                MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
                _ => null,
            },
        _ => null,
    };
}
