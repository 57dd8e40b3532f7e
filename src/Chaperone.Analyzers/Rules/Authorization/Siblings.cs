using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Microsoft.CodeAnalysis;

namespace Chaperone.Rules.Authorization;

/// <summary>The other endpoints of a controller or group in the same file: an open one among protected ones is most likely a slip.</summary>
/// <remarks>Only of the same file, so that an editor says the same as a build; counted once for all endpoints of the file.</remarks>
internal sealed class Siblings
{
    /// <summary>The diagnostic's property that says how sure it is: <c>high</c> for an outlier, else <c>medium</c>.</summary>
    public const string ConfidenceProperty = "confidence";

    /// <summary>One protected endpoint beside an open one says nothing.</summary>
    private const int Minimum = 2;

    private readonly Dictionary<INamedTypeSymbol, (int All, int Closed)> _controllers;
    private readonly Dictionary<Location, (int All, int Closed)> _groups;

    public Siblings(ImmutableArray<Endpoint> endpoints)
    {
        _controllers = endpoints
            .Where(static e => e is { Kind: EndpointKind.Controller, HandlerType: not null })
            .GroupBy(static e => e.HandlerType!, SymbolEqualityComparer.Default)
            .ToDictionary<IGrouping<ISymbol?, Endpoint>, INamedTypeSymbol, (int, int)>(static g => (INamedTypeSymbol)g.Key!, Count, SymbolEqualityComparer.Default);
        _groups = endpoints.Where(static e => e.Group is not null).GroupBy(static e => e.Group!).ToDictionary(static g => g.Key, Count);
    }

    /// <summary>In words, that all others of the controller or group require authorization; null when that is not so.</summary>
    public string? Outlier(IReadOnlyCollection<Endpoint> site)
    {
        var first = site.First();
        if (first is { Kind: EndpointKind.Controller, HandlerType: { } controller } && _controllers.TryGetValue(controller, out var actions))
        {
            return actions.Closed >= Minimum && actions.Closed + site.Count == actions.All ? "all other " + actions.Closed + " endpoints of the controller require authorization" : null;
        }

        return first.Group is { } group && _groups.TryGetValue(group, out var members)
            && members.Closed >= Minimum && members.Closed + site.Count == members.All
            ? "all other " + members.Closed + " endpoints of the group require authorization"
            : null;
    }

    private static (int All, int Closed) Count(IEnumerable<Endpoint> endpoints) =>
        (endpoints.Count(), endpoints.Count(static e => e.Protection.RefusesAnonymous));
}
