using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints;

/// <summary>
/// Methods that are handed an IEndpointRouteBuilder and do nothing but map endpoints and groups on it. Whoever asks for the endpoints of another
/// file need not follow them: nothing they do is seen outside.
/// </summary>
/// <remarks>
/// Without this a keystroke in one file binds the modules in all others, with their handlers. Judged by syntax, statement by statement; what is
/// not recognized is followed.
/// </remarks>
internal static class PlainModules
{
    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal)
    {
        "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapGroup",
        "RequireAuthorization", "AllowAnonymous", "AddEndpointFilter", "RequireCors", "RequireRateLimiting", "RequireHost", "DisableRateLimiting",
        "DisableAntiforgery", "ExcludeFromDescription", "CacheOutput", "Accepts", "Produces", "ProducesProblem", "ProducesValidationProblem",
        "WithName", "WithTags", "WithSummary", "WithDescription", "WithDisplayName", "WithGroupName", "WithMetadata", "WithOpenApi", "WithOrder",
        "WithRequestTimeout", "WithHttpLogging",
    };

    /// <summary>The ordinal of the builder's parameter; null when the method is not such a one.</summary>
    public static int? BuilderOrdinal(SyntaxNode node)
    {
        if (node is not MethodDeclarationSyntax { Body: { } body } method || method.Modifiers.Any(SyntaxKind.AsyncKeyword))
        {
            return null;
        }

        // One parameter: nothing else can come in or get out.
        if (method.ParameterList.Parameters is not [{ Type: { } type } parameter] || NameOf(type) != "IEndpointRouteBuilder"
            || parameter.Modifiers.Any(static m => !m.IsKind(SyntaxKind.ThisKeyword)))
        {
            return null;
        }

        if (method.ReturnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } && NameOf(method.ReturnType) != "IEndpointRouteBuilder")
        {
            return null;
        }

        var builder = parameter.Identifier.ValueText;
        var builders = new HashSet<string>(StringComparer.Ordinal) { builder };
        return body.Statements.All(s => IsPlain(s, builder, builders)) ? 0 : null;
    }

    private static bool IsPlain(StatementSyntax statement, string builder, HashSet<string> builders)
    {
        switch (statement)
        {
            case LocalFunctionStatementSyntax:
                return !Mentions(statement, builders);
            case ReturnStatementSyntax { Expression: var returned }:
                return returned is null || (returned is IdentifierNameSyntax name && name.Identifier.ValueText == builder);
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }:
                return IsChain(call, builders);
            case LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: InvocationExpressionSyntax call } variable] }:
                return IsChain(call, builders) && builders.Add(variable.Identifier.ValueText);
            default:
                return false;
        }
    }

    private static bool IsChain(InvocationExpressionSyntax call, HashSet<string> builders)
    {
        ExpressionSyntax current = call;
        while (current is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } invocation)
        {
            if (!Calls.Contains(member.Name.Identifier.ValueText) || Mentions(invocation.ArgumentList, builders))
            {
                return false;
            }

            current = member.Expression;
        }

        return current is IdentifierNameSyntax root && builders.Contains(root.Identifier.ValueText);
    }

    private static bool Mentions(SyntaxNode node, HashSet<string> names) =>
        node.DescendantNodes().Any(n => n is IdentifierNameSyntax name && names.Contains(name.Identifier.ValueText));

    private static string? NameOf(TypeSyntax type) => type switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        _ => null,
    };
}
