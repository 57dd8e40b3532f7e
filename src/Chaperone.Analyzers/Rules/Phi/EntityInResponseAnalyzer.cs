using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Payload;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2010: a persistence entity that holds PHI is returned as it is, so that a new column leaves by itself.</summary>
/// <remarks>Deliberately silent: entities below a contract of the API's own (a DTO that holds one names it), and entities of which nothing that is PHI is written.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EntityInResponseAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.EntityInResponse);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        foreach (var site in report.Endpoints.GroupBy(static e => e.Location!.SourceSpan))
        {
            var endpoint = site.First();
            var payload = payloads.Of(endpoint, report.CancellationToken);
            foreach (var entity in payload.Bodies.Select(static b => b.Type).OfType<ITypeSymbol>().SelectMany(PayloadModel.RootsOf).OfType<INamedTypeSymbol>())
            {
                var held = payload.Out.Where(o => o.IsGiven && payloads.MayReport(o.Fact) && (o.Owners.Contains(entity, SymbolEqualityComparer.Default) || SymbolEqualityComparer.Default.Equals(o.Symbol, entity))).ToList();
                if (held.Count > 0 && payloads.Entities.Contains(entity))
                {
                    yield return new Finding(DiagnosticDescriptors.EntityInResponse, site.ToList(), endpoint.Id, entity.Name, PayloadText.Of(held))
                    {
                        Related = PayloadText.PlacesOf(new[] { entity }),
                    };
                    break;
                }
            }
        }
    }
}
