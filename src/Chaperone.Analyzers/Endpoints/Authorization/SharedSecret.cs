using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Authorization;

/// <summary>A condition that holds what the request says against what the application was given: <c>apiKey != options.Value.WebhookKey</c>.</summary>
/// <remarks>
/// Who knows the value is a caller of its own, although nobody has a name. Deliberately not: a constant, which everybody can read in the source,
/// and what a call finds, such as the user whose password is compared when somebody signs in.
/// </remarks>
internal static class SharedSecret
{
    public static bool IsAskedBy(ExpressionSyntax condition, SemanticModel model, Func<ILocalSymbol, IEnumerable<SyntaxNode>> assigned, CancellationToken cancellationToken)
    {
        return Comparisons(condition).Any(pair => (IsGiven(pair.Left) && IsKept(pair.Right)) || (IsGiven(pair.Right) && IsKept(pair.Left)));

        bool IsGiven(SyntaxNode side) => model.GetSymbolInfo(side, cancellationToken).Symbol is IParameterSymbol { Type.SpecialType: SpecialType.System_String, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } };

        bool IsKept(SyntaxNode side)
        {
            var symbol = model.GetSymbolInfo(side, cancellationToken).Symbol;
            return symbol is ILocalSymbol { IsConst: false } local
                ? assigned(local).ToList() is { Count: > 0 } values && values.All(IsOwn)
                : IsOwn(side);
        }

        // No call but the configuration's own: what a call finds may be found by what the request says.
        bool IsOwn(SyntaxNode value) => value is ExpressionSyntax
            && model.GetSymbolInfo(value, cancellationToken).Symbol is IPropertySymbol or IFieldSymbol { IsConst: false } or IMethodSymbol { Name: "GetValue", ContainingNamespace: { Name: "Configuration" } }
            && !value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(n => model.GetSymbolInfo(n, cancellationToken).Symbol
                is ILocalSymbol or IParameterSymbol { Type.SpecialType: SpecialType.System_String } or IMethodSymbol { ContainingNamespace: not { Name: "Configuration" } });
    }

    private static IEnumerable<(SyntaxNode Left, SyntaxNode Right)> Comparisons(ExpressionSyntax condition)
    {
        foreach (var node in condition.DescendantNodesAndSelf())
        {
            switch (node)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } binary:
                    yield return (binary.Left, binary.Right);
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals", Expression: var receiver }, ArgumentList.Arguments: var arguments } when arguments.Count > 0:
                    yield return (receiver, arguments[0].Expression);
                    if (arguments.Count > 1)
                    {
                        yield return (arguments[0].Expression, arguments[1].Expression);
                    }

                    break;
            }
        }
    }
}
