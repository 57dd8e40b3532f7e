using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Documentation;

/// <summary>CHP3007: deprecated and still mapped without a day on which it is gone; or an old version that asks for less than the new one.</summary>
/// <remarks>
/// Deliberately silent: a sunset in the future, or on a day that is computed; versions whose protection is not known, or that ask for something else instead of less.
/// Nothing in the compiler knows the day: the build says it.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ZombieEndpointAnalyzer : DocumentationAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.ZombieEndpoint);

    private protected override Finding? Of(EndpointReport report, Endpoint endpoint, ImmutableArray<EndpointDocumentation> descriptions)
    {
        var lifecycle = report.Model.Documentation.Lifecycle.Of(endpoint, report.CancellationToken);
        if (lifecycle.Deprecated is { } deprecated)
        {
            if (!lifecycle.HasSunset)
            {
                return Finding(endpoint, "is deprecated (" + deprecated.What + ") and has no sunset date", deprecated.Where);
            }

            if (BuildDate.Of(report.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions) is { } today && lifecycle.Sunset is { } day && string.CompareOrdinal(day, today) < 0)
            {
                return Finding(endpoint, "is deprecated (" + deprecated.What + ") and still mapped after its sunset on " + day, deprecated.Where);
            }
        }

        return Successor(report, endpoint) is { } successor
            ? Finding(
                endpoint,
                (endpoint.Protection.IsOpen ? "can be called by anyone, while its newer version '" + successor.Id + "' is protected" : "asks for less than its newer version '" + successor.Id + "': " + Missing(endpoint, successor)),
                successor.Location)
            : null;
    }

    private static Finding Finding(Endpoint endpoint, string what, Location? where) => new(DiagnosticDescriptors.ZombieEndpoint, new[] { endpoint }, endpoint.Id, what)
    {
        Related = where is { IsInSource: true } ? ImmutableArray.Create(where) : ImmutableArray<Location>.Empty,
    };

    /// <summary>A newer version that is more closely protected.</summary>
    private static Endpoint? Successor(EndpointReport report, Endpoint endpoint)
    {
        if (endpoint.Protection.State is ProtectionState.Broken or ProtectionState.Unknown || report.Model.Documentation.Lifecycle.Of(endpoint, report.CancellationToken).Version is null)
        {
            return null;
        }

        var whole = report.Catalog.Whole(report.CancellationToken);
        return whole.Documentation.Lifecycle.NewerVersions(endpoint, whole.Endpoints, report.CancellationToken).FirstOrDefault(e => IsWeaker(endpoint.Protection, e.Protection));
    }

    /// <summary>Open where the other is not; or all that it demands the other demands too, and more.</summary>
    private static bool IsWeaker(Protection old, Protection newer) =>
        newer.RefusesAnonymous
        && (old.IsOpen
            || (old.RefusesAnonymous && old.Doubt is null && newer.Doubt is null
                && old.Policies.All(newer.Policies.Contains) && old.Requirements.All(newer.Requirements.Contains)
                && newer.Requirements.Any(r => !old.Requirements.Contains(r))));

    private static string Missing(Endpoint endpoint, Endpoint successor) =>
        string.Join(", ", successor.Protection.Requirements.Except(endpoint.Protection.Requirements));
}
