using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <summary>
/// Where code names the header "Authorization" among other headers and does not read it: a check of what clients send leaves out the usual
/// ones by their names. Such a name says nothing about the caller.
/// </summary>
internal static class HeaderNames
{
    private const string Credentials = "Authorization";

    /// <summary>Request headers of RFC 9110 to 9112 that nobody is known by. A list of headers without any of them may be one of credentials.</summary>
    private static readonly HashSet<string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Cache-Control", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date",
        "Host", "If-Match", "If-Modified-Since", "If-None-Match", "Range", "Referer", "Transfer-Encoding", "Upgrade", "User-Agent", "Via",
    };

    /// <summary>The text of code without the name where it stands in a list of headers.</summary>
    public static string TextWithoutLists(SyntaxNode code)
    {
        var text = code.ToString();
        if (text.IndexOf('"' + Credentials + '"', StringComparison.OrdinalIgnoreCase) < 0)
        {
            return text;
        }

        var start = code.Span.Start;
        foreach (var literal in code.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(static l => IsText(l) && string.Equals(l.Token.ValueText, Credentials, StringComparison.OrdinalIgnoreCase) && IsListed(l)))
        {
            text = text.Remove(literal.SpanStart - start, literal.Span.Length).Insert(literal.SpanStart - start, new string(' ', literal.Span.Length));
        }

        return text;
    }

    private static bool IsListed(LiteralExpressionSyntax literal)
    {
        var list = ListOf(literal);
        return list is not null
            && list.DescendantNodes().OfType<LiteralExpressionSyntax>().Count(static l => IsText(l) && Usual.Contains(l.Token.ValueText)) >= 2
            && (IsAnswerAboutName(list) || IsOnlyAsked(list));
    }

    /// <summary>The alternatives that a comparison with the name is one of, or the elements that it is one of.</summary>
    private static SyntaxNode? ListOf(LiteralExpressionSyntax literal)
    {
        switch (literal.Parent)
        {
            case InitializerExpressionSyntax or ExpressionElementSyntax:
                return literal.Parent is ExpressionElementSyntax element ? element.Parent : literal.Parent;
            case ConstantPatternSyntax or ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression }:
                SyntaxNode comparison = literal.Parent is ArgumentSyntax argument ? argument.Parent!.Parent! : literal.Parent;
                while (comparison.Parent is BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } or IsPatternExpressionSyntax or ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression })
                {
                    comparison = comparison.Parent;
                }

                return comparison;
            default:
                return null;
        }
    }

    /// <summary>The whole body of a method that is handed nothing but texts: it cannot see the request.</summary>
    private static bool IsAnswerAboutName(SyntaxNode list)
    {
        return list.Parent switch
        {
            ArrowExpressionClauseSyntax arrow => arrow.Parent,
            ReturnStatementSyntax { Parent: BlockSyntax { Statements.Count: 1 } block } => block.Parent,
            _ => null,
        } switch
        {
            MethodDeclarationSyntax method => AreTexts(method.ParameterList),
            LocalFunctionStatementSyntax function => AreTexts(function.ParameterList),
            _ => false,
        };

        static bool AreTexts(ParameterListSyntax list) => list.Parameters.Count > 0
            && list.Parameters.All(static p => (p.Type is NullableTypeSyntax nullable ? nullable.ElementType : p.Type) is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword });
    }

    /// <summary>A private field of a type with one declaration that is asked whether it holds a name, and nothing else.</summary>
    private static bool IsOnlyAsked(SyntaxNode list) =>
        list.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { Parent: TypeDeclarationSyntax type, Declaration.Variables: { Count: 1 } variables } field
        && !type.Modifiers.Any(SyntaxKind.PartialKeyword)
        && !field.Modifiers.Any(static m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword)
        && type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == variables[0].Identifier.ValueText).All(static n =>
            n.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Contains", Parent: InvocationExpressionSyntax } access && access.Expression == n);

    private static bool IsText(LiteralExpressionSyntax literal) => literal.IsKind(SyntaxKind.StringLiteralExpression);
}
