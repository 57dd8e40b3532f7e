using System;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Execution;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints;

/// <summary>All endpoints of a compilation and what holds for the whole application.</summary>
internal sealed class ApplicationModel
{
    private readonly Lazy<ILookup<SyntaxTree, Endpoint>> _byTree;

    public ApplicationModel(ImmutableArray<Endpoint> endpoints, ImmutableArray<Host> hosts, ImmutableArray<Evidence> degradations, bool isApplication)
    {
        Endpoints = endpoints;
        Hosts = hosts;
        Degradations = degradations;
        IsApplication = isApplication;
        _byTree = new(() => Endpoints.Where(static e => e.Location?.SourceTree is not null).ToLookup(static e => e.Location!.SourceTree!));
    }

    public ImmutableArray<Endpoint> Endpoints { get; }

    public ImmutableArray<Host> Hosts { get; }

    public ImmutableArray<Evidence> Degradations { get; }

    public bool IsApplication { get; }

    /// <summary>Start-up code has calls that do not bind.</summary>
    public bool HasUnresolvedCalls { get; init; }

    /// <summary>The names of RequireAuthorization() calls, each with the endpoints of its chain that it does not reach.</summary>
    public ImmutableArray<(Location Where, ImmutableArray<Endpoint> Missed)> BoundToLast { get; init; } = ImmutableArray<(Location, ImmutableArray<Endpoint>)>.Empty;

    /// <summary>Authorization that is written where nothing reads it.</summary>
    public ImmutableArray<IgnoredAuthorization> Ignored { get; init; } = ImmutableArray<IgnoredAuthorization>.Empty;

    /// <summary>The names of the policies that the application declares, sorted.</summary>
    public ImmutableArray<string> PolicyNames { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>What the API descriptions say of the endpoints.</summary>
    public Documentation.DocumentationReader Documentation { get; init; } = null!;

    /// <summary>The endpoints that stand in a file.</summary>
    public ImmutableArray<Endpoint> EndpointsIn(SyntaxTree tree) => _byTree.Value[tree].ToImmutableArray();
}
