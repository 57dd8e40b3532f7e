using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Payload;
using Chaperone.Reviewed;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2001: an answer can carry PHI that nothing masks for its serializer and that the endpoint does not declare to disclose.</summary>
/// <remarks>
/// Deliberately silent: members that something masks for this very serializer, and those of which it can't be told (an unknown converter, a
/// serializer that is not visible); disclosure that is declared, or accepted in ApiInventory.txt; surrogate keys; guesses of low confidence; dates and places of care that are nobody's; members of subtypes that a value may or
/// may not have at run time. One diagnostic an endpoint, with the members as additional locations.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnmaskedPhiInResponseAnalyzer : EndpointAnalyzer
{
    /// <summary>The kinds that the endpoint would have to disclose, one a line, as the members of PhiKind.</summary>
    internal const string KindsProperty = "kinds";

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.UnmaskedPhiInResponse);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        foreach (var site in report.Endpoints.GroupBy(static e => e.Location!.SourceSpan))
        {
            var leaking = site.Select(e => (Endpoint: e, Leaks: LeaksOf(e, payloads, report))).Where(static l => l.Leaks.Count > 0).ToList();
            if (leaking.Count > 0)
            {
                var (endpoint, leaks) = leaking[0];
                var all = leaking.SelectMany(static l => l.Leaks).GroupBy(static l => l.Symbol, SymbolEqualityComparer.Default).Select(static g => g.First()).ToList();
                yield return new Finding(DiagnosticDescriptors.UnmaskedPhiInResponse, leaking.Select(static l => l.Endpoint).ToList(), endpoint.Id, PayloadText.Of(leaks), PayloadText.WritersOf(leaks, payloads.Of(endpoint, report.CancellationToken).Serializer))
                {
                    Related = PayloadText.PlacesOf(all.Select(static l => l.Symbol)),
                    Properties = MemberProposal.Of(all, leaking.Select(l => payloads.Of(l.Endpoint, report.CancellationToken)).ToList())
                        .Add(KindsProperty, PayloadText.KindsOf(all.Select(static l => l.Fact))),
                };
            }
        }
    }

    private static List<PhiOutput> LeaksOf(Endpoint endpoint, PayloadModel payloads, EndpointReport report)
    {
        var payload = payloads.Of(endpoint, report.CancellationToken);
        var leaks = payload.Out
            .Where(o => o.Leaks && payloads.MayReport(o.Fact) && !InventoryReview.For(report.Catalog, report.AnalyzerOptions).AcceptsDisclosure(endpoint, report.Model, o.Fact.Kind))
            .ToList();
        return PayloadModel.TellsOfSomebody(payload, leaks.Select(static o => o.Fact)) ? leaks : new List<PhiOutput>();
    }
}
