using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1001: no authorization decision reaches the endpoint.</summary>
/// <remarks>
/// Deliberately silent: an explicit AllowAnonymous (a decision); Unknown (never a guess); broken endpoints (closed, other rules name them);
/// endpoints whose openness is their purpose (health probes, API descriptions, static files, signing in) and routes that are
/// public by a standard or by <c>chaperone.public_routes</c>.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointWithoutAuthorizationAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        ImmutableArray.Create(DiagnosticDescriptors.EndpointWithoutAuthorization);

    // A handler that is mapped twice is one place in source: the first open endpoint speaks for it.
    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var siblings = new Siblings(report.Endpoints);
        return report.Endpoints
            .Where(e => e.Protection.State is ProtectionState.Open or ProtectionState.OpenIneffective && !report.IsPublic(e))
            .GroupBy(static e => e.Location!.SourceSpan)
            .Select(site => new Finding(DiagnosticDescriptors.EndpointWithoutAuthorization, site.ToList(), site.First().Id, Explain(site.First()) + Others(site.ToList()) + Methods(site.First()) + (siblings.Outlier(site.ToList()) is { } outlier ? "; " + outlier : ""))
            {
                OffersAuthorization = true,
                Properties = ImmutableDictionary<string, string?>.Empty.Add(Siblings.ConfidenceProperty, siblings.Outlier(site.ToList()) is null ? "medium" : "high"),
            });
    }

    /// <summary>One Map call is the place of all pages, components or service methods that have none of their own.</summary>
    private static string Others(List<Endpoint> site)
    {
        var others = site[0].Kind is EndpointKind.Grpc or EndpointKind.RazorPage or EndpointKind.Component ? site.Select(static e => e.Handler).Distinct().Count() - 1 : 0;
        return others > 0 ? "; so can " + others.ToString(CultureInfo.InvariantCulture) + " more that the call maps" : "";
    }

    /// <summary>Who connects to a hub hears what it sends to all, whatever its methods demand; they are said to be closed where they are.</summary>
    private static string Methods(Endpoint endpoint)
    {
        var open = endpoint.Methods.Where(static m => m.Protection.IsOpen).Select(static m => "'" + m.Name + "'").ToList();
        return open.Count == endpoint.Methods.Length ? ""
            : open.Count == 0 ? "; its methods ask for a caller themselves, and what it sends reaches whoever connects"
            : "; among its methods, " + string.Join(", ", open) + (open.Count == 1 ? " asks" : " ask") + " for no caller either";
    }

    private static string Explain(Endpoint endpoint) => endpoint.Protection switch
    {
        { State: ProtectionState.OpenIneffective, Reason: { } reason, Evidence: [var first, ..] } => reason + " (" + first.What + ")",
        { Reason: { } reason } => reason,
        _ => "neither " + WhereItIsDecided(endpoint) + " nor a fallback policy requires authorization",
    };

    private static string WhereItIsDecided(Endpoint endpoint)
    {
        var type = endpoint.HandlerType is { } handler ? " '" + handler.Name + "'" : "";
        var around = endpoint.Group is not null ? ", its group" : "";
        return endpoint.Kind switch
        {
            EndpointKind.Controller => "the action, its class, a convention, a global filter",
            EndpointKind.Hub when type.Length > 0 => "the class" + type + ", the call that maps it" + around,
            EndpointKind.Grpc => "the service" + type + ", its method, the call that maps it" + around,
            EndpointKind.RazorPage => "the page, its model, a page convention, a global filter" + around,
            EndpointKind.Component => "the component" + around,
            EndpointKind.Minimal or EndpointKind.Carter => "the endpoint" + around,
            _ => "the call that maps it" + around,
        };
    }
}
