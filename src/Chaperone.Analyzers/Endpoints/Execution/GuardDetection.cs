using System;
using System.Linq;
using Microsoft.CodeAnalysis;

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
    };

    /// <summary>Judges all declarations of a type and its bases in source; a type from a reference may refuse.</summary>
    public static bool MayRefuse(ITypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.IsEmpty)
        {
            return !Symbols.WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly);
        }

        for (ITypeSymbol? current = type; current is { DeclaringSyntaxReferences.IsEmpty: false }; current = current.BaseType)
        {
            if (current.DeclaringSyntaxReferences.Any(static r => HasSign(r.GetSyntax())))
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
        return syntax is null || HasSign(syntax);
    }

    private static bool HasSign(SyntaxNode syntax)
    {
        var text = syntax.ToString();
        return Signs.Any(sign => text.IndexOf(sign, StringComparison.Ordinal) >= 0);
    }
}
