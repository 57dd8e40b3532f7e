using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1006: the chain trap, RequireAuthorization() at the end of a chain of calls that map endpoints.</summary>
/// <remarks>
/// Deliberately silent: endpoints of the chain that something else closes, that are declared anonymous or public by purpose, or of which it
/// can't be told; RequireAuthorization() in a statement of its own, where nothing looks as if it were meant for more.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LastEndpointOnlyAuthorizedAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.LastEndpointOnlyAuthorized);

    internal override bool LooksAtSetup => true;

    internal override IEnumerable<Finding> Find(EndpointReport report) =>
        from chain in report.Model.BoundToLast
        where chain.Where.SourceTree == report.Tree
        from open in chain.Missed
        where open.Protection.State is ProtectionState.Open or ProtectionState.OpenIneffective && !report.IsPublic(open)
        group open by chain.Where into site
        select new Finding(
            DiagnosticDescriptors.LastEndpointOnlyAuthorized,
            site.Distinct().ToList(),
            "'" + site.First().Id + "'" + (site.Distinct().Count() is > 1 and var count ? " and " + (count - 1) + " more" : ""))
        {
            Location = site.Key,
            Related = site.Select(static e => e.Location).OfType<Location>().Distinct().ToImmutableArray(),
            OffersAuthorization = true,
        };
}
