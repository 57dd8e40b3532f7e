using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <summary>
/// What a request brings besides its path, held against something that the application keeps: <c>Headers["X-Clinic"] != _options.Clinic</c>.
/// Who does not know it may be refused, whatever the answer is called.
/// </summary>
/// <remarks>Deliberately not: constants, which everybody can read in the source; two things that the same request brings; what a cache compares.</remarks>
internal static class SentValues
{
    private static readonly string[] Carriers = { "Headers", "Query", "Cookies" };

    public static bool AreComparedIn(SyntaxNode code)
    {
        var nodes = code.DescendantNodesAndSelf().ToList();
        if (!nodes.OfType<SimpleNameSyntax>().Any(static n => Carriers.Contains(n.Identifier.ValueText)))
        {
            return false;
        }

        var sent = new HashSet<string>(nodes.Select(SentName).OfType<string>(), StringComparer.Ordinal);
        return nodes.Any(node => node switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } binary => Compares(binary.Left, binary.Right),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals", Expression: var target }, ArgumentList.Arguments: [var only, ..] arguments } =>
                Compares(target, only.Expression) || (arguments.Count > 1 && Compares(only.Expression, arguments[1].Expression)),
            _ => false,
        });

        bool Compares(ExpressionSyntax left, ExpressionSyntax right) => (IsSent(left) && IsKept(right)) || (IsSent(right) && IsKept(left));

        bool IsSent(ExpressionSyntax side) => side switch
        {
            IdentifierNameSyntax name => sent.Contains(name.Identifier.ValueText),
            ParenthesizedExpressionSyntax inner => IsSent(inner.Expression),
            MemberAccessExpressionSyntax { Expression: var holder, Name.Identifier.ValueText: not ("Count" or "Length") } => IsSent(holder),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var target, Name.Identifier.ValueText: not ("Count" or "ContainsKey" or "TryGetValue" or "Any") } } => IsSent(target),
            ElementAccessExpressionSyntax { Expression: var list } => IsSent(list) || (list is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var carrier } && Carriers.Contains(carrier)),
            _ => false,
        };

        // A field, a property, an element of the configuration, or a local that is not sent.
        bool IsKept(ExpressionSyntax side) => side switch
        {
            IdentifierNameSyntax name => !sent.Contains(name.Identifier.ValueText) && !IsOfCache(name.Identifier.ValueText),
            MemberAccessExpressionSyntax member => !IsSent(member) && !IsOfCache(member.Name.Identifier.ValueText) && member.Name.Identifier.ValueText != "Empty",
            ElementAccessExpressionSyntax element => !IsSent(element),
            ParenthesizedExpressionSyntax inner => IsKept(inner.Expression),
            PostfixUnaryExpressionSyntax { Operand: var operand } => IsKept(operand),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetValue" } } => true,
            _ => false,
        };
    }

    /// <summary>The name that something sent is kept under: by <c>out var</c> of <c>Headers.TryGetValue</c>, or an initializer.</summary>
    private static string? SentName(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var carrier } }, ArgumentList.Arguments: [_, { Expression: var kept }] }
            when Carriers.Contains(carrier) => kept switch
            {
                DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax { Identifier.ValueText: var name } } => name,
                IdentifierNameSyntax { Identifier.ValueText: var name } => name,
                _ => null,
            },
        VariableDeclaratorSyntax { Identifier.ValueText: var name, Initializer.Value: var value }
            when value.DescendantNodesAndSelf().OfType<ElementAccessExpressionSyntax>().Any(static e => e.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var carrier } && Carriers.Contains(carrier)) => name,
        _ => null,
    };

    private static bool IsOfCache(string name) => name.IndexOf("etag", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("modified", StringComparison.OrdinalIgnoreCase) >= 0;
}
