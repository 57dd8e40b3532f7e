using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Authorization;

/// <summary>Whether the authorization middleware runs for a pipeline's endpoints.</summary>
internal enum MiddlewareState
{
    NotRun,

    /// <summary>It runs before routing has chosen an endpoint.</summary>
    RanWithoutEndpoint,

    Ran,

    /// <summary>It is there, and modules whose order is not known put it and routing or the endpoints into the pipeline.</summary>
    InAnyOrder,

    Unknown,
}

/// <summary>Computes <see cref="MiddlewareState"/> from a pipeline's steps (WebApplicationBuilder.ConfigureApplication, AuthorizationMiddleware).</summary>
internal static class MiddlewareOrder
{
    public static MiddlewareState Of(Pipeline pipeline, IReadOnlyDictionary<Branch, int> outcomes)
    {
        var active = pipeline.Steps.Where(s => s.When.HoldsUnder(outcomes)).ToList();
        var steps = active.Select(static s => s.Step).ToList();
        var authorization = steps.IndexOf(PipelineStep.UseAuthorization);
        var routing = steps.IndexOf(PipelineStep.UseRouting);
        var endpoints = steps.IndexOf(PipelineStep.UseEndpoints);
        var automatic = pipeline.Host.IsWebApplication && pipeline.Parent is null;

        if (authorization < 0)
        {
            if (steps.Contains(PipelineStep.Opaque))
            {
                return MiddlewareState.Unknown;
            }

            if (!automatic)
            {
                return MiddlewareState.NotRun;
            }

            // WebApplication adds it when its services are registered, in front of everything the user wrote: so before an explicit UseRouting().
            return !pipeline.Host.AuthorizationServices.Any(c => c.HoldsUnder(outcomes))
                ? pipeline.Host.OpaqueAuthorization.Count > 0 ? MiddlewareState.Unknown : MiddlewareState.NotRun
                : routing >= 0 ? MiddlewareState.RanWithoutEndpoint : MiddlewareState.Ran;
        }

        if (active.Any(a => a is { Step: PipelineStep.UseAuthorization, Module: { } module }
            && active.Any(s => s is { Step: PipelineStep.UseRouting or PipelineStep.UseEndpoints, Module: { } other } && !SymbolEqualityComparer.Default.Equals(module, other))))
        {
            return MiddlewareState.InAnyOrder;
        }

        if (endpoints >= 0 && endpoints < authorization)
        {
            return MiddlewareState.NotRun;
        }

        // Several UseAuthorization() calls: one in the right place is enough.
        var last = steps.LastIndexOf(PipelineStep.UseAuthorization);
        if (routing >= 0)
        {
            return last > routing ? MiddlewareState.Ran : MiddlewareState.RanWithoutEndpoint;
        }

        return automatic ? MiddlewareState.Ran : MiddlewareState.RanWithoutEndpoint;
    }
}
