using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
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
    /// <summary>The index of the additional location that is the call behind which UseAuthorization() belongs.</summary>
    internal const string AfterProperty = "after";

    /// <summary>Present when the authorization services are missing too; the index of the additional location beside which they belong, empty when that is not visible.</summary>
    internal const string ServicesProperty = "services";

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
                   Related = Places(gap, report).ToImmutableArray(),
                   Properties = PropertiesOf(gap, report),
               };
    }

    private static IEnumerable<Location> Places(MiddlewareGap gap, EndpointReport report) =>
        new[] { gap.After, gap.Services }.OfType<Location>().Where(l => l.SourceTree is { } tree && report.Compilation.ContainsSyntaxTree(tree));

    private static ImmutableDictionary<string, string?> PropertiesOf(MiddlewareGap gap, EndpointReport report)
    {
        var places = Places(gap, report).ToList();
        var properties = ImmutableDictionary<string, string?>.Empty;
        string? IndexOf(Location? place) => place is not null && places.IndexOf(place) is >= 0 and var index ? index.ToString(CultureInfo.InvariantCulture) : null;
        properties = IndexOf(gap.After) is { } after ? properties.Add(AfterProperty, after) : properties;
        return gap.LacksServices ? properties.Add(ServicesProperty, IndexOf(gap.Services) ?? "") : properties;
    }

    /// <summary>Without a call of the pipeline in source: the authorization that nobody evaluates.</summary>
    private static Location? PlaceOf(Endpoint endpoint) => endpoint.Protection.Evidence.Select(static e => e.Where).FirstOrDefault(static l => l is not null) ?? endpoint.Location;

    private static string Describe(IReadOnlyCollection<Endpoint> endpoints) =>
        "'" + endpoints.First().Id + "'" + (endpoints.Count > 1 ? " and " + (endpoints.Count - 1) + " more" : "")
        + (endpoints.First().Protection.State == ProtectionState.Broken ? " (every caller gets an error)" : " (anyone can call it)");
}
