using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Authorization;

/// <summary>A pipeline in which nothing evaluates the authorization of its endpoints.</summary>
internal sealed class MiddlewareGap
{
    private MiddlewareGap(ImmutableArray<Endpoint> endpoints, string why, Location? where, Location? after)
    {
        Endpoints = endpoints;
        Why = why;
        Where = where;
        After = after;
    }

    /// <summary>The endpoints that carry authorization.</summary>
    public ImmutableArray<Endpoint> Endpoints { get; }

    public string Why { get; }

    /// <summary>The call that is in the wrong place, or behind which one is missing; null when the application has none of them.</summary>
    public Location? Where { get; }

    /// <summary>The call behind which UseAuthorization() belongs; null when it is not known.</summary>
    public Location? After { get; }

    /// <summary>Whether nothing registers the authorization services: without them UseAuthorization() itself fails when the application starts.</summary>
    public bool LacksServices { get; private init; }

    /// <summary>With <see cref="LacksServices"/>, the call on the services beside which AddAuthorization() belongs, or the one that builds the application; null when neither is visible.</summary>
    public Location? Services { get; private init; }

    /// <summary>Whether UseAuthorization() is called and stands in the wrong place, which ASP0001 reports.</summary>
    public bool IsMisplaced { get; private init; }

    /// <summary>Whether a pipeline of the model may have such a gap at all: without looking at endpoints.</summary>
    public static bool IsPossible(ApplicationModel model) =>
        model.Hosts.Any(static h => MiddlewareOrder.Of(h.Pipeline, new Dictionary<Branch, int>()) is MiddlewareState.NotRun or MiddlewareState.RanWithoutEndpoint);

    public static IEnumerable<MiddlewareGap> Of(ApplicationModel model) => model.Endpoints
        .Where(static e => e.Protection.Defect == AuthorizationDefect.NoMiddleware && e.Input?.Pipeline is not null)
        .GroupBy(static e => e.Input!.Pipeline!)
        .Select(static g => In(g.Key, g.ToImmutableArray()));

    private static MiddlewareGap In(Pipeline pipeline, ImmutableArray<Endpoint> endpoints)
    {
        var steps = pipeline.Steps;
        Location? Of(PipelineStep step) => steps.LastOrDefault(s => s.Step == step).Evidence?.Where;
        var (routing, authentication, authorization) = (Of(PipelineStep.UseRouting), Of(PipelineStep.UseAuthentication), Of(PipelineStep.UseAuthorization));
        var routingIndex = steps.FindLastIndex(static s => s.Step == PipelineStep.UseRouting);
        var authenticationIndex = steps.FindLastIndex(static s => s.Step == PipelineStep.UseAuthentication);
        var after = authenticationIndex > routingIndex ? authentication : routing;
        if (authorization is not null)
        {
            return new MiddlewareGap(endpoints, "UseAuthorization() does not stand between UseRouting() and the endpoints", authorization, after) { IsMisplaced = true };
        }

        var lacksServices = pipeline.Host is { AuthorizationServices.Count: 0, OpaqueAuthorization.Count: 0 };
        return new MiddlewareGap(
            endpoints,
            routing is null ? "neither AddAuthorization() nor UseAuthorization() is called" : "UseAuthorization() is missing behind UseRouting()" + (lacksServices ? ", and AddAuthorization() on the services" : ""),
            routing,
            routing is null ? null : after)
        {
            LacksServices = lacksServices,
            Services = lacksServices ? ServicesOf(pipeline.Host) : null,
        };
    }

    /// <summary>The first call on the services: what comes later may be far away from where an application sets up authentication.</summary>
    private static Location? ServicesOf(Host host) =>
        (host.Calls.FirstOrDefault(static c => c is { IsFramework: true, When.IsAlways: true, Member: IMethodSymbol { IsExtensionMethod: true } method } && (method.ReducedFrom ?? method).Parameters[0].Type.Name == "IServiceCollection")
            ?? host.Calls.FirstOrDefault(static c => c is { IsFramework: true, When.IsAlways: true, Name: "Build", Member.ContainingType.Name: "WebApplicationBuilder" }))?.Location;
}
