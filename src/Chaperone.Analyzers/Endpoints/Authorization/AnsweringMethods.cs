using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Authorization;

/// <summary>The methods of an application's own that run for an endpoint and may refuse its caller, beside what metadata and middleware say.</summary>
/// <remarks>
/// A controller or page model that implements a filter's interface is its own filter: ControllerActionFilter and PageHandlerPageFilter, which
/// DefaultApplicationModelProvider and DefaultPageApplicationModelPartsProvider add for it. Of an authorization filter's interface that is not so.
/// </remarks>
internal static class AnsweringMethods
{
    private static readonly string[] Verbs = { "Get", "Post", "Put", "Delete", "Patch", "Head", "Options" };

    /// <summary>The handler, or what a kind of its own calls instead: a page's handlers and filters, a hub's connecting.</summary>
    public static IEnumerable<IMethodSymbol> Of(MappedEndpoint mapped) => (mapped.Handler is { } handler ? handler.VisibleMethod : mapped.AnsweredBy) is { } method
        ? new[] { method }
        : (mapped.Kind, mapped.HandlerType) switch
        {
            (EndpointKind.RazorPage, { } model) => Own(model, IsPageHandler).Concat(PageFilters(model)),
            (EndpointKind.Hub, { } hub) => Own(hub, static m => m is { Name: "OnConnectedAsync", IsOverride: true }),
            _ => Enumerable.Empty<IMethodSymbol>(),
        };

    /// <summary>An action, and what its controller runs before each of them.</summary>
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol controller, IMethodSymbol action) =>
        new[] { action }.Concat(Implements(controller, "IActionFilter", "IAsyncActionFilter")
            ? Own(controller, static m => m.Name is "OnActionExecuting" or "OnActionExecutionAsync")
            : Enumerable.Empty<IMethodSymbol>());

    private static IEnumerable<IMethodSymbol> PageFilters(INamedTypeSymbol model) => Implements(model, "IPageFilter", "IAsyncPageFilter")
        ? Own(model, static m => m.Name is "OnPageHandlerSelected" or "OnPageHandlerSelectionAsync" or "OnPageHandlerExecuting" or "OnPageHandlerExecutionAsync")
        : Enumerable.Empty<IMethodSymbol>();

    private static bool Implements(INamedTypeSymbol type, string one, string other) => type.AllInterfaces.Any(i =>
        (i.Name == one || i.Name == other) && WellKnownSymbols.IsFrameworkAssembly(i.ContainingAssembly));

    // DefaultPageHandlerMethodSelector: "On", a verb, a name.
    private static bool IsPageHandler(IMethodSymbol method) =>
        method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false }
        && method.Name.StartsWith("On", StringComparison.Ordinal)
        && Array.Exists(Verbs, verb => string.CompareOrdinal(method.Name, 2, verb, 0, verb.Length) == 0);

    private static IEnumerable<IMethodSymbol> Own(INamedTypeSymbol type, Func<IMethodSymbol, bool> isMeant)
    {
        for (var current = type; current is not null && !WellKnownSymbols.IsFrameworkAssembly(current.ContainingAssembly); current = current.BaseType)
        {
            foreach (var method in current.GetMembers().OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary && isMeant(m)))
            {
                yield return method;
            }
        }
    }
}
