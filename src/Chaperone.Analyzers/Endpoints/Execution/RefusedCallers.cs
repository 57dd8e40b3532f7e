using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <summary>
/// Services that say what becomes of a caller (AuthorizationMiddleware.Invoke, PolicyEvaluator and DefaultAuthorizationService in
/// src/Security/Authorization, AuthenticationService in src/Http/Authentication.Core): who somebody is, whether a requirement is met, who is
/// refused, and what is done about it, which may be nothing at all.
/// </summary>
internal static class RefusedCallers
{
    public const string ResultHandler = "IAuthorizationMiddlewareResultHandler";

    private static readonly HashSet<string> Services = new(StringComparer.Ordinal)
    {
        ResultHandler, "IPolicyEvaluator", "IAuthorizationService", "IAuthorizationEvaluator", "IAuthorizationHandlerProvider", "IAuthorizationHandlerContextFactory", "IAuthenticationService",
        "IAuthenticationHandlerProvider",
    };

    public static bool Decides(ITypeSymbol service) => Services.Contains(service.Name) && WellKnownSymbols.IsFrameworkAssembly(service.ContainingAssembly);

    /// <summary>Whether a handler of results in source may let through whom a policy refuses.</summary>
    public static bool HandsOn(ITypeSymbol type) => type.DeclaringSyntaxReferences.Any(static r => HandsOn(r.GetSyntax()));

    /// <summary>
    /// Whether the handler calls what comes next itself. One that writes another answer, or leaves all else to the framework's handler, which it
    /// gives the same arguments, lets nobody through.
    /// </summary>
    private static bool HandsOn(SyntaxNode declaration) =>
        declaration.DescendantNodes().OfType<MethodDeclarationSyntax>().Any(static method =>
            method.ParameterList.Parameters.FirstOrDefault(static p => p.Type?.ToString().EndsWith("RequestDelegate", StringComparison.Ordinal) == true) is { Identifier.ValueText: var next }
            && method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => IsCallOf(call, next) && !IsBehindSuccess(call)));

    private static bool IsCallOf(InvocationExpressionSyntax call, string next) => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == next,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Expression: IdentifierNameSyntax name } => name.Identifier.ValueText == next,
        _ => false,
    };

    // "if (authorizeResult.Succeeded) { await next(context); }", and nothing else in the test.
    private static bool IsBehindSuccess(InvocationExpressionSyntax call) =>
        call.Ancestors().OfType<IfStatementSyntax>().Any(test =>
            test.Statement.Span.Contains(call.Span) && test.Condition is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Succeeded" });
}
