using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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

        // What is not visible adds as a rule: whole applications are not doubted for it.
        MayOpen = isVisible && Bases(type!).SelectMany(static t => t.DeclaringSyntaxReferences).Any(static r => r.GetSyntax().DescendantNodes().Any(Opens));
    }

    /// <summary>One of a library, whose source has been judged there.</summary>
    public ApplicationModelChange(bool mayReroute, bool mayAuthorize, bool mayOpen, Evidence evidence)
    {
        MayOpen = mayOpen;
        MayReroute = mayReroute;
        MayAuthorize = mayAuthorize;
        Evidence = evidence;
    }

    public Evidence Evidence { get; }

    public bool MayReroute { get; }

    public bool MayAuthorize { get; }

    /// <summary>Whether it may take authorization away from controllers that have it.</summary>
    public bool MayOpen { get; }

    /// <summary>Whether a library whose source is not visible has a convention that it could add.</summary>
    public static bool MayBeMadeBy(IAssemblySymbol library) =>
        AssemblyReferences.RefersTo(library, "Microsoft.AspNetCore.Mvc") && TypesIn(library.GlobalNamespace).Any(static t => t.AllInterfaces.Any(static i => i.Name is "IApplicationModelConvention" or "IControllerModelConvention" or "IActionModelConvention"));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(static m => m is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(m));

    /// <summary>What it does to the controllers that it is asked about, as metadata of each of them.</summary>
    public AuthorizationMetadata? AsMetadata() =>
        MayOpen ? new AuthorizationMetadata(MetadataMeaning.PossibleRemoval, new Evidence(Evidence.What + " may take authorization away", Evidence.Where))
            : MayAuthorize ? new AuthorizationMetadata(MetadataMeaning.PossibleGuard, Evidence)
            : null;

    /// <summary>
    /// Metadata or filters are taken out, anonymous access is put in, or there is a new selector, which has none of the metadata that the
    /// attributes gave to the one before (SelectorModel.EndpointMetadata).
    /// </summary>
    private static bool Opens(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clear" or "Remove" or "RemoveAt" or "RemoveAll", Expression: var changed } } =>
            changed.ToString() is var text && (text.EndsWith("EndpointMetadata", StringComparison.Ordinal) || text.EndsWith("Filters", StringComparison.Ordinal)),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EndpointMetadata" } } => true,
        ObjectCreationExpressionSyntax { Type: var type } creation =>
            type.ToString() is var name && (name.IndexOf("AllowAnonymous", StringComparison.Ordinal) >= 0 || (name.EndsWith("SelectorModel", StringComparison.Ordinal) && creation.ArgumentList is not { Arguments.Count: > 0 })),
        _ => false,
    };

    private static bool Mentions(ITypeSymbol type, string[] words) =>
        Bases(type).SelectMany(static t => t.DeclaringSyntaxReferences).Any(r => words.Any(w => r.GetSyntax().ToString().IndexOf(w, StringComparison.Ordinal) >= 0));

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
