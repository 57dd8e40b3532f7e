using System;
using System.Linq;
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
        "401", "403", "Unauthorized", "Forbid", "Challenge", "Authoriz", "Authenticat", "ApiKey", "api-key", "api_key", "Claims", ".User", "Token",
        "Unauthenticated", "PermissionDenied", "Session", "Login", "SignIn",
    };

    /// <summary>Judges all declarations of a type and its bases in source; a type from a reference may refuse.</summary>
    public static bool MayRefuse(ITypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty)
        {
            return !Symbols.WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly);
        }

        if (RunsAfterwards(type))
        {
            return false;
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

    public static bool MayRefuse(DelegateValue made) => made.Replayed?.Log.MayRefuse ?? MayRefuse(made.Lambda, made.Method);

    public static bool MayRefuse(SyntaxNode? lambda, IMethodSymbol method)
    {
        var syntax = lambda ?? method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return syntax is null || (HasSign(syntax) && !HandedOn.ByDelegate(syntax));
    }

    /// <summary>A filter that is asked only when the action has run: what it answers to an exception refuses nobody.</summary>
    private static bool RunsAfterwards(ITypeSymbol type)
    {
        var filters = type.AllInterfaces.Where(static i => i.ContainingNamespace is { Name: "Filters", ContainingNamespace.Name: "Mvc" } && i.Name is not ("IFilterMetadata" or "IOrderedFilter")).ToList();
        return filters.Count > 0 && filters.TrueForAll(static i => i.Name is "IExceptionFilter" or "IAsyncExceptionFilter");
    }

    internal static bool HasSign(SyntaxNode syntax)
    {
        var text = syntax.ToString();
        return Signs.Any(sign => text.IndexOf(sign, StringComparison.Ordinal) >= 0);
    }
}
