using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Payload;
using Chaperone.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2008: a member that is PHI carries a mask that the serializer of an answer does not read.</summary>
/// <remarks>
/// Newtonsoft.Json's attributes and <c>[IgnoreDataMember]</c> under System.Text.Json, the reverse under AddNewtonsoftJson(). Reported at the
/// endpoint whose answer it concerns, with the member as additional location: by itself the attribute may be right for another use.
/// Deliberately silent: members that also carry the right one; <c>WhenWritingNull</c>, which is there for size; <c>[XmlIgnore]</c>, which
/// says nothing of JSON; serializers that are not visible.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MaskHasNoEffectAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.MaskHasNoEffect);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        var said = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var endpoint in report.Endpoints)
        {
            var payload = payloads.Of(endpoint, report.CancellationToken);
            foreach (var output in payload.Out.Where(o => o.Leaks && payloads.MayReport(o.Fact)))
            {
                // Once a member and file: the member is what has to be changed.
                if (ForeignMasks.On(output.Symbol, output.OnlyBy ?? payload.Serializer) is { } mask && said.Add(output.Symbol))
                {
                    yield return new Finding(DiagnosticDescriptors.MaskHasNoEffect, new List<Endpoint> { endpoint }, "'" + output.Member + "' (" + PhiKinds.TextOf(output.Fact.Kind) + ", by " + output.Fact.Reason + ") carries " + mask + ", which " + (output.OnlyBy ?? payload.Serializer) + " does not read: endpoint '" + endpoint.Id + "' answers with it")
                    {
                        Related = PayloadText.PlacesOf(new[] { output.Symbol }),
                        Properties = MemberProposal.Of(new[] { output }, new[] { payload }),
                    };
                }
            }
        }
    }
}
