using System;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>An application model convention or provider: it may rewrite controllers' routes and authorization when the application starts.</summary>
/// <remarks>
/// Judged by the words of its source, which decides only between "cannot be known" and "does not touch it": conventions that group API
/// descriptions or rename parameters are frequent and must not make every controller unknown. One that is not visible may do anything.
/// </remarks>
internal sealed class ApplicationModelChange
{
    private static readonly string[] RouteWords = { "Selectors", "AttributeRouteModel", "Template", "RouteValues", "Actions", "Controllers.", "RouteAttribute" };
    private static readonly string[] AuthorizationWords = { "Authoriz", "Anonymous", "Filters", "EndpointMetadata", "Policy" };

    public ApplicationModelChange(ITypeSymbol? type, Evidence evidence)
    {
        Evidence = evidence;
        if (type is not null && WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly))
        {
            return;
        }

        var isVisible = type is { DeclaringSyntaxReferences.IsEmpty: false };
        MayReroute = !isVisible || Mentions(type!, RouteWords);
        MayAuthorize = !isVisible || Mentions(type!, AuthorizationWords);
    }

    /// <summary>One of a library, whose source has been judged there.</summary>
    public ApplicationModelChange(bool mayReroute, bool mayAuthorize, Evidence evidence)
    {
        MayReroute = mayReroute;
        MayAuthorize = mayAuthorize;
        Evidence = evidence;
    }

    public Evidence Evidence { get; }

    public bool MayReroute { get; }

    public bool MayAuthorize { get; }

    private static bool Mentions(ITypeSymbol type, string[] words)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.DeclaringSyntaxReferences.Any(r => words.Any(w => r.GetSyntax().ToString().IndexOf(w, StringComparison.Ordinal) >= 0)))
            {
                return true;
            }
        }

        return false;
    }
}
