using System;
using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <summary>Whether code that runs before an endpoint (a filter, a middleware) may refuse callers by itself.</summary>
/// <remarks>
/// A deliberately coarse test on words: it decides only between "open" and "unknown, may be guarded", never "protected".
/// Code that is not visible may refuse.
/// </remarks>
internal static class GuardDetection
{
    private static readonly string[] Signs =
    {
        "401", "403", "Unauthorized", "Forbid", "Challenge", "Authoriz", "Authenticat", "Claims", ".User", "Token",
        "Unauthenticated", "PermissionDenied", "Session", "Login", "SignIn",

        // What a caller proves without a name: a signature, a certificate, a secret that is compared in constant time.
        "Signature", "HMAC", "Hmac", "FixedTimeEquals", "ClientCertificate", "Secret",
    };

    /// <summary>In any spelling, as the names of headers are: <c>X-Api-Key</c>, <c>apiKey</c>.</summary>
    private static readonly string[] KeySigns = { "apikey", "api-key", "api_key" };

    /// <summary>Who counts the requests of an address asks nobody who he is.</summary>
    private static readonly string[] Limits = { "429", "TooManyRequests" };

    /// <summary>Of the signs those that speak of refusing, and not only of who somebody is.</summary>
    private static readonly string[] Refusals = { "401", "403", "Unauthorized", "Forbid", "Challenge" };

    /// <summary>Judges all declarations of a type and its bases in source; a type from a reference may refuse.</summary>
    public static bool MayRefuse(ITypeSymbol type)
    {
        if (NeverDecides(type))
        {
            return false;
        }

        if (type.DeclaringSyntaxReferences.IsEmpty)
        {
            return !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly);
        }

        for (ITypeSymbol? current = type; current is { DeclaringSyntaxReferences.IsEmpty: false }; current = current.BaseType)
        {
            if (current.DeclaringSyntaxReferences.Any(static r => HasSign(r.GetSyntax()) && !(r.GetSyntax() is TypeDeclarationSyntax declaration && (HandedOn.ByMiddleware(declaration) || HandedOn.ByInterceptor(declaration)))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same, and the methods that its source hands the request to.</summary>
    public static bool MayRefuse(ITypeSymbol type, SemanticModels models, CancellationToken cancellationToken) =>
        MayRefuse(type) || (!NeverDecides(type) && type.DeclaringSyntaxReferences.Any(r => models.Compilation.ContainsSyntaxTree(r.SyntaxTree) && RefusesInHelper(r.GetSyntax(cancellationToken), models, cancellationToken)));

    public static bool MayRefuse(DelegateValue made, SemanticModels models, CancellationToken cancellationToken) =>
        MayRefuse(made) || (made.Lambda is { } lambda && models.Compilation.ContainsSyntaxTree(lambda.SyntaxTree) && RefusesInHelper(lambda, models, cancellationToken));

    private static bool MayRefuse(DelegateValue made) =>
        made.Replayed?.Log.MayRefuse ?? (made.Code is not { } code || (HasSign(code) && !HandedOn.ByDelegate(code)));

    /// <summary>
    /// A filter that is asked only when the action has run, whose answer to an exception refuses nobody; and metadata that MVC keeps among the
    /// filters and never runs, as <c>[ApiController]</c> and what derives from it (IApiBehaviorMetadata): a filter runs by one of these
    /// interfaces (FilterCursor, ResourceInvoker).
    /// </summary>
    public static bool NeverDecides(ITypeSymbol type)
    {
        var interfaces = type.AllInterfaces;
        return interfaces.Any(static i => i is { Name: "IFilterMetadata", ContainingNamespace: { Name: "Filters", ContainingNamespace.Name: "Mvc" } })
            && !interfaces.Any(static i => i.ContainingNamespace is { Name: "Filters", ContainingNamespace.Name: "Mvc" } && i.Name is
                "IAuthorizationFilter" or "IAsyncAuthorizationFilter" or "IResourceFilter" or "IAsyncResourceFilter" or "IActionFilter" or "IAsyncActionFilter"
                or "IResultFilter" or "IAsyncResultFilter" or "IPageFilter" or "IAsyncPageFilter" or "IFilterFactory")
            && !interfaces.Any(static i => i.Name is "IMiddleware" or "IEndpointFilter");
    }

    /// <summary>
    /// Whether code that does not hand every request on gives the request to a method of the project that speaks of refusing:
    /// <c>Caller.RefuseAsync(context)</c>. Two calls deep; what a helper merely reads of a token or of claims refuses nobody.
    /// </summary>
    public static bool RefusesInHelper(SyntaxNode code, SemanticModels models, CancellationToken cancellationToken, int depth = 0)
    {
        if (code is TypeDeclarationSyntax type ? HandedOn.ByMiddleware(type) : HandedOn.ByDelegate(code))
        {
            return false;
        }

        foreach (var call in code.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(static c => c.ArgumentList.Arguments.Count > 0 || c.Expression is MemberAccessExpressionSyntax))
        {
            if (models.For(code.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol target
                && (target.ReducedFrom ?? target) is var method && method.Parameters.Any(static p => IsRequest(p.Type))
                && method.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && models.Compilation.ContainsSyntaxTree(reference.SyntaxTree)
                && reference.GetSyntax(cancellationToken) is var declaration && !declaration.Span.Contains(call.Span)
                && (Refusals.Any(sign => declaration.ToString().IndexOf(sign, StringComparison.Ordinal) >= 0) || (depth < 1 && RefusesInHelper(declaration, models, cancellationToken, depth + 1))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRequest(ITypeSymbol type) =>
        type.Name is "HttpContext" or "HttpResponse" || (type.Name.EndsWith("Context", StringComparison.Ordinal) && (type.Name.Contains("Filter") || type.Name.Contains("Executing")));

    internal static bool HasSign(SyntaxNode syntax)
    {
        // Nearly every asynchronous method is handed one.
        var text = HeaderNames.TextWithoutLists(syntax).Replace("CancellationToken", "").Replace("cancellationToken", "");
        return Signs.Any(sign => text.IndexOf(sign, StringComparison.Ordinal) >= 0) || KeySigns.Any(sign => text.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0)
            || (text.IndexOf("RemoteIpAddress", StringComparison.Ordinal) >= 0 && !Limits.Any(limit => text.IndexOf(limit, StringComparison.Ordinal) >= 0))
            || SentValues.AreComparedIn(syntax);
    }
}
