using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1009: endpoints carry authorization and the middleware does not run for them.</summary>
/// <remarks>
/// Deliberately silent: UseAuthorization() in the wrong place, which ASP0001 reports; a pipeline of which a part is not visible; a pipeline
/// without an endpoint that asks for authorization.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthorizationMiddlewareMissingAnalyzer : EndpointAnalyzer
{
    /// <summary>Present when the first additional location is the call behind which UseAuthorization() belongs.</summary>
    internal const string AfterProperty = "after";

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.AuthorizationMiddlewareMissing);

    internal override bool LooksAtSetup => true;

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        if (!MiddlewareGap.IsPossible(report.Model))
        {
            return Enumerable.Empty<Finding>();
        }

        // Rare, and then the endpoints of every file count: the pipeline's file need not have one.
        return from gap in MiddlewareGap.Of(report.Catalog.Whole(report.CancellationToken))
               where !gap.IsMisplaced
               let place = gap.Where ?? gap.Endpoints.Select(PlaceOf).FirstOrDefault(l => l?.SourceTree == report.Tree)
               where place?.SourceTree == report.Tree
               select new Finding(DiagnosticDescriptors.AuthorizationMiddlewareMissing, gap.Endpoints, Describe(gap.Endpoints), gap.Why)
               {
                   Location = place,
                   Related = gap.After is { } after ? ImmutableArray.Create(after) : ImmutableArray<Location>.Empty,
                   Properties = gap.After is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(AfterProperty, ""),
               };
    }

    /// <summary>Without a call of the pipeline in source: the authorization that nobody evaluates.</summary>
    private static Location? PlaceOf(Endpoint endpoint) => endpoint.Protection.Evidence.Select(static e => e.Where).FirstOrDefault(static l => l is not null) ?? endpoint.Location;

    private static string Describe(IReadOnlyCollection<Endpoint> endpoints) =>
        "'" + endpoints.First().Id + "'" + (endpoints.Count > 1 ? " and " + (endpoints.Count - 1) + " more" : "")
        + (endpoints.First().Protection.State == ProtectionState.Broken ? " (every caller gets an error)" : " (anyone can call it)");
}
