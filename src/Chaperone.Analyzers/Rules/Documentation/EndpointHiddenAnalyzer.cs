using System;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Documentation;

/// <summary>CHP3002: an endpoint that is in no API description, or one that is, against what is written on it.</summary>
/// <remarks>
/// Deliberately silent: infrastructure, which is no part of an API; pages and redirects, which answer no client of it; the fallback of a
/// single-page application; what another generator, which is not modelled, may show; an endpoint whose line in ApiInventory.txt says that it is
/// hidden, and why.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointHiddenAnalyzer : DocumentationAnalyzer
{
    /// <summary>Present when the first additional location is an exclusion that can be removed.</summary>
    public const string ExclusionProperty = "exclusion";

    /// <summary>Present when the first additional location is an exclusion without effect.</summary>
    public const string IneffectiveProperty = "ineffective";

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.EndpointHidden);

    private protected override Finding? Of(EndpointReport report, Endpoint endpoint, ImmutableArray<EndpointDocumentation> descriptions)
    {
        if (descriptions.FirstOrDefault(static d => d.IneffectiveExclusion is not null) is { IneffectiveExclusion: { } exclusion } && descriptions.All(static d => d.Visibility == Visibility.Visible))
        {
            return Finding(endpoint, exclusion.What + " has no effect on an action, it is in the API description", exclusion, IneffectiveProperty);
        }

        return descriptions.Any(static d => d.Visibility != Visibility.Hidden)
            || (report.Model.Documentation.SetupOf(endpoint)?.Other is not null && !descriptions.All(static d => d.IsExcluded))
            || endpoint.Route.IndexOf(":nonfile", StringComparison.Ordinal) >= 0
            || report.Model.Documentation.Returned.Of(endpoint, report.CancellationToken).IsNavigation
            || InventoryReview.For(report.Catalog, report.AnalyzerOptions).AcceptsHidden(endpoint, report.Model)
                ? null
                : Finding(endpoint, "it is in no API description: " + descriptions[0].DecidedBy, descriptions[0].DecidedBy!, descriptions[0].IsExcluded ? ExclusionProperty : null);
    }

    private static Finding Finding(Endpoint endpoint, string what, Evidence evidence, string? property) =>
        new(DiagnosticDescriptors.EndpointHidden, new[] { endpoint }, endpoint.Id, what)
        {
            Related = evidence.Where is { } where ? ImmutableArray.Create(where) : ImmutableArray<Location>.Empty,
            Properties = property is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(property, ""),
        };
}
