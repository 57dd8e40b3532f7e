using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Configuration;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1001: no authorization decision reaches the endpoint.</summary>
/// <remarks>
/// Deliberately silent: an explicit AllowAnonymous (a decision); Unknown (never a guess); broken endpoints (closed, other rules name them);
/// kinds whose openness is their purpose (health probes, API descriptions, static files) and routes that are
/// public by a standard or by <c>chaperone.public_routes</c>.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointWithoutAuthorizationAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        ImmutableArray.Create(DiagnosticDescriptors.EndpointWithoutAuthorization);

    // A handler that is mapped twice is one place in source: the first open endpoint speaks for it.
    internal override IEnumerable<Finding> Find(EndpointReport report) => report.Endpoints
        .Where(e => IsReported(e, report.Options))
        .GroupBy(static e => e.Location!.SourceSpan)
        .Select(static site => new Finding(DiagnosticDescriptors.EndpointWithoutAuthorization, site.ToList(), site.First().Id, Explain(site.First())) { OffersAuthorization = true });

    /// <summary>Whether the rule reports an endpoint, given the options of its file.</summary>
    private static bool IsReported(Endpoint endpoint, AnalyzerConfigOptions options) =>
        endpoint.Kind is EndpointKind.Controller or EndpointKind.Minimal
        && endpoint.Protection.State is ProtectionState.Open or ProtectionState.OpenIneffective
        && !WellKnownRoutes.IsPublicByPurpose(endpoint.Route)
        && !ChaperoneOptions.IsBelow(endpoint.Route, ChaperoneOptions.PublicRoutes.Read(options));

    private static string Explain(Endpoint endpoint) => endpoint.Protection switch
    {
        { State: ProtectionState.OpenIneffective, Reason: { } reason, Evidence: [var first, ..] } => reason + " (" + first.What + ")",
        { Reason: { } reason } => reason,
        _ when endpoint.Kind == EndpointKind.Controller => "neither the action, its class, a convention, a global filter nor a fallback policy requires authorization",
        _ when endpoint.Group is not null => "neither the endpoint, its group nor a fallback policy requires authorization",
        _ => "neither the endpoint nor a fallback policy requires authorization",
    };
}
