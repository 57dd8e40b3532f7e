using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Payload;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2011: a persistence entity that holds PHI is bound from the request, so that a caller sets whatever column there is.</summary>
/// <remarks>Deliberately silent: a type of the API's own, and an entity of which <c>[Bind]</c> or <c>[BindNever]</c> says what may be set.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiOverPostingAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiOverPosting);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        foreach (var site in report.Endpoints.GroupBy(static e => e.Location!.SourceSpan))
        {
            var endpoint = site.First();
            var payload = payloads.Of(endpoint, report.CancellationToken);
            var bound = payload.Inputs.Where(static i => i.Source is InputSource.Body or InputSource.Form)
                .SelectMany(static i => PayloadModel.RootsOf(i.Type).OfType<INamedTypeSymbol>(), static (i, e) => (Input: i, Entity: e))
                .Where(static b => !SaysWhatIsBound(b.Input.Symbol, b.Entity));
            foreach (var (input, entity) in bound)
            {
                var held = payload.In.Where(i => i.IsPhi && payloads.MayReport(i.Fact) && EntityInResponseAnalyzer.IsMemberOf(i.Symbol, entity)).ToList();
                if (held.Count > 0 && payloads.Entities.Contains(entity))
                {
                    yield return new Finding(DiagnosticDescriptors.PhiOverPosting, site.ToList(), endpoint.Id, entity.Name, PayloadText.Of(held))
                    {
                        Related = PayloadText.PlacesOf(new[] { input.Symbol, entity }),
                    };
                    break;
                }
            }
        }
    }

    private static bool SaysWhatIsBound(ISymbol parameter, INamedTypeSymbol entity) =>
        parameter.GetAttributes().Concat(entity.GetAttributes()).Concat(entity.GetMembers().SelectMany(static m => m.GetAttributes()))
            .Any(static a => a.AttributeClass?.Name is "BindAttribute" or "BindNeverAttribute");
}
