using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Configuration;
using Chaperone.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2015: an endpoint handles PHI and nothing on its path writes an audit event.</summary>
/// <remarks>Off unless <c>chaperone.audit_markers</c> names what writes one: methods, types, attributes, filters, middleware. Silent where the handler is not visible.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiAccessNotAuditedAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiAccessNotAudited);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var markers = ChaperoneOptions.AuditMarkers.Read(report.Options);
        if (markers.IsEmpty)
        {
            yield break;
        }

        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        foreach (var site in report.Endpoints.Where(static e => (e.Kind == EndpointKind.Controller || e.IsMinimal) && e.HandlerMethod is not null).GroupBy(static e => e.Location!.SourceSpan))
        {
            var endpoint = site.First();
            var payload = payloads.Of(endpoint, report.CancellationToken);
            var given = payload.Out.Where(o => o.IsGiven && payloads.MayReport(o.Fact)).ToList();
            var taken = payload.In.Where(i => i.IsPhi && payloads.MayReport(i.Fact)).ToList();
            if (given.Count + taken.Count > 0 && !payloads.Audits.Reaches(endpoint, markers, report.CancellationToken))
            {
                yield return new Finding(DiagnosticDescriptors.PhiAccessNotAudited, site.ToList(), endpoint.Id, string.Join(", ", markers), PayloadText.Of(given, taken));
            }
        }
    }
}
