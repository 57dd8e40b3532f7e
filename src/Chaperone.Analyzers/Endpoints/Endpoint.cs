using System.Collections.Immutable;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Controllers;
using Chaperone.Endpoints.Execution;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints;

/// <summary>How far a row can be trusted.</summary>
internal enum Confidence
{
    Exact,
    Partial,
    Unknown,
}

/// <summary>One endpoint as the framework would build it.</summary>
internal sealed class Endpoint
{
    public Endpoint(EndpointKind kind, ImmutableArray<string> verbs, string route, string handler, Location? location, Protection protection)
    {
        Kind = kind;
        Verbs = verbs;
        Route = route;
        Handler = handler;
        Location = location;
        Protection = protection;
    }

    public EndpointKind Kind { get; }

    /// <summary>Upper case, sorted; empty for any verb.</summary>
    public ImmutableArray<string> Verbs { get; }

    /// <summary>The full route with constraints and defaults.</summary>
    public string Route { get; }

    /// <summary>Verbs and route without constraints: what the inventory calls it.</summary>
    public string Id => (Verbs.IsEmpty ? "*" : string.Join(",", Verbs)) + " " + Routes.WithoutConstraints(Route);

    /// <summary>Documentation comment id, for a lambda the enclosing member's with <c>~</c> and an ordinal.</summary>
    public string Handler { get; }

    /// <summary>Where a rule reports it: the Map call's name or the action's identifier. Null when it lives in a reference.</summary>
    public Location? Location { get; }

    public Protection Protection { get; }

    /// <summary>What the protection was decided from; null when it was not evaluated.</summary>
    public ProtectionInput? Input { get; init; }

    /// <summary>The <c>MapGroup</c> name of the innermost group in source; null when it is mapped on the application itself.</summary>
    public Location? Group { get; init; }

    /// <summary>The method that answers: the action, the lambda, the method group; null when it is not visible or there is none.</summary>
    public IMethodSymbol? HandlerMethod { get; init; }

    /// <summary>
    /// Whether RequestDelegateFactory binds its parameters and writes its result: a minimal API, also where a module of Carter maps it (Carter/CarterExtensions.cs hands
    /// the framework's own builder to AddRoutes).
    /// </summary>
    public bool IsMinimal => Kind == EndpointKind.Minimal || (Kind == EndpointKind.Carter && HandlerMethod is not null);

    /// <summary>The lambda's syntax, when the handler is one.</summary>
    public SyntaxNode? HandlerLambda { get; init; }

    /// <summary>Mapped by the overload that takes a RequestDelegate: nothing describes what it takes and gives.</summary>
    public bool IsRequestDelegate { get; init; }

    /// <summary>For an action its own route with verbs and name; null when a conventional route or a fallback leads to it.</summary>
    public ActionSelector? Selector { get; init; }

    /// <summary>The controller, hub, service or page class that answers, which need not be the one that declares the handler.</summary>
    public INamedTypeSymbol? HandlerType { get; init; }

    /// <summary>The application it belongs to; null when that is not visible.</summary>
    public Host? Host { get; init; }

    /// <summary>The conventions on the endpoint itself in the order of the calls; empty for a controller's action.</summary>
    public ImmutableArray<RecordedCall> Conventions { get; init; } = ImmutableArray<RecordedCall>.Empty;

    /// <summary>The conventions of what is around it, outermost first: groups, and for an action those on <c>MapControllers()</c> last.</summary>
    public ImmutableArray<RecordedCall> OuterConventions { get; init; } = ImmutableArray<RecordedCall>.Empty;

    /// <summary>The name of the referenced assembly it lives in; null for the project's own.</summary>
    public string? Assembly { get; init; }

    /// <summary>Whether being open is what it is for: probes, API descriptions, static files, signing in.</summary>
    public bool IsPublicByPurpose { get; init; }

    /// <summary>Whether a referenced library's code maps it, or another endpoint answers in its place: what is put behind the call at its location does not reach it.</summary>
    public bool IsMappedElsewhere { get; init; }

    /// <summary>What clients call over it when it is a hub's connection.</summary>
    public ImmutableArray<EndpointMethod> Methods { get; init; } = ImmutableArray<EndpointMethod>.Empty;

    public Confidence Confidence { get; init; }

    /// <summary>Whether its route and its verbs are all known, whatever is known of its protection.</summary>
    public bool IsAddressKnown { get; init; }

    /// <summary>Why it is not exact.</summary>
    public string? Why { get; init; }
}
