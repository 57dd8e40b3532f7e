using System;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Documentation;

/// <summary>CHP3007: deprecated and still mapped without a day on which it is gone; or an old version that is open where the new one is not.</summary>
/// <remarks>Deliberately silent: a sunset in the future; versions whose protection is not known. Nothing in the compiler knows the day: the build says it.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ZombieEndpointAnalyzer : DocumentationAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.ZombieEndpoint);

    private protected override Finding? Of(EndpointReport report, Endpoint endpoint, ImmutableArray<EndpointDocumentation> descriptions)
    {
        var lifecycle = report.Model.Documentation.Lifecycle.Of(endpoint, report.CancellationToken);
        if (lifecycle.Deprecated is { } deprecated)
        {
            if (lifecycle.Sunset is null)
            {
                return Finding(endpoint, "is deprecated (" + deprecated.What + ") and has no sunset date", deprecated.Where);
            }

            if (BuildDate.Of(report.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions) is { } today && string.CompareOrdinal(lifecycle.Sunset, today) < 0)
            {
                return Finding(endpoint, "is deprecated (" + deprecated.What + ") and still mapped after its sunset on " + lifecycle.Sunset, deprecated.Where);
            }
        }

        return Successor(report, endpoint) is { } successor
            ? Finding(endpoint, "can be called by anyone, while its newer version '" + successor.Id + "' is protected", successor.Location)
            : null;
    }

    private static Finding Finding(Endpoint endpoint, string what, Location? where) => new(DiagnosticDescriptors.ZombieEndpoint, new[] { endpoint }, endpoint.Id, what)
    {
        Related = where is { IsInSource: true } ? ImmutableArray.Create(where) : ImmutableArray<Location>.Empty,
    };

    /// <summary>A newer version of the same route that refuses anonymous callers. The whole model is asked only for an open endpoint of a version.</summary>
    private static Endpoint? Successor(EndpointReport report, Endpoint endpoint)
    {
        if (endpoint.Protection.State is not (ProtectionState.Open or ProtectionState.OpenExplicit or ProtectionState.OpenIneffective)
            || LifecycleReader.Unversioned(endpoint.Route) is not { } route || LifecycleReader.SegmentOf(endpoint.Route) is not { } version)
        {
            return null;
        }

        return report.Catalog.Whole(report.CancellationToken).Endpoints.FirstOrDefault(e =>
            e.Protection.State is ProtectionState.Protected or ProtectionState.ProtectedByFallback
            && e.Verbs.SequenceEqual(endpoint.Verbs)
            && string.Equals(LifecycleReader.Unversioned(e.Route), route, StringComparison.OrdinalIgnoreCase)
            && LifecycleReader.IsOlder(version, LifecycleReader.SegmentOf(e.Route)));
    }
}
