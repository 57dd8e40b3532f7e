using System.Collections.Immutable;
using Chaperone.Endpoints.Execution;

namespace Chaperone.Endpoints;

/// <summary>All endpoints of a compilation and what holds for the whole application.</summary>
internal sealed class ApplicationModel
{
    public ApplicationModel(ImmutableArray<Endpoint> endpoints, ImmutableArray<Host> hosts, ImmutableArray<Evidence> degradations, bool isApplication)
    {
        Endpoints = endpoints;
        Hosts = hosts;
        Degradations = degradations;
        IsApplication = isApplication;
    }

    public ImmutableArray<Endpoint> Endpoints { get; }

    public ImmutableArray<Host> Hosts { get; }

    public ImmutableArray<Evidence> Degradations { get; }

    public bool IsApplication { get; }

    /// <summary>Start-up code has calls that do not bind.</summary>
    public bool HasUnresolvedCalls { get; init; }

    /// <summary>The names of the policies that the application declares, sorted.</summary>
    public ImmutableArray<string> PolicyNames { get; init; } = ImmutableArray<string>.Empty;
}
