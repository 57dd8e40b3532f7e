using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Payload;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2011: a persistence entity that holds PHI is bound from the request, so that a caller sets whatever column there is.</summary>
/// <remarks>Deliberately silent: a type of the API's own, and an entity of which <c>[Bind]</c> or <c>[BindNever]</c> says what may be set.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiOverPostingAnalyzer : EndpointAnalyzer
{
    /// <summary>Present when MVC binds the parameter, the first additional location, from a form, where <c>[Bind]</c> is read.</summary>
    internal const string FormProperty = "form";

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiOverPosting);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        foreach (var site in report.Endpoints.GroupBy(static e => e.Location!.SourceSpan))
        {
            var endpoint = site.First();
            var payload = payloads.Of(endpoint, report.CancellationToken);
            foreach (var (bound, entity, isForm) in Bound(endpoint, payload))
            {
                var held = payload.In.Where(i => i.IsPhi && payloads.MayReport(i.Fact) && IsOf(i, entity)).ToList();
                if (held.Count > 0 && payloads.Entities.Contains(entity) && !SaysWhatIsBound(bound, entity))
                {
                    yield return new Finding(DiagnosticDescriptors.PhiOverPosting, site.ToList(), endpoint.Id, entity.Name, PayloadText.Of(held))
                    {
                        Related = PayloadText.PlacesOf(new[] { bound, entity }),
                        Properties = isForm ? ImmutableDictionary<string, string?>.Empty.Add(FormProperty, "") : ImmutableDictionary<string, string?>.Empty,
                    };
                    break;
                }
            }
        }
    }

    /// <summary>
    /// What is bound as a whole; MVC sets the members of an action's parameter one by one from a form. The parameter is named before what its
    /// members lead to.
    /// </summary>
    private static IEnumerable<(ISymbol Symbol, INamedTypeSymbol Entity, bool IsForm)> Bound(Endpoint endpoint, EndpointPayload payload)
    {
        var whole = payload.Inputs.Where(static i => i.Source is InputSource.Body or InputSource.Form)
            .SelectMany(static i => PayloadModel.RootsOf(i.Type).OfType<INamedTypeSymbol>(), static (i, e) => (i.Symbol, e, false));
        return endpoint.Kind != EndpointKind.Controller || endpoint.HandlerMethod is not { } action ? whole
            : action.Parameters.Where(p => p.Type is INamedTypeSymbol type && payload.Inputs.Any(i => i is { Source: InputSource.Form, Symbol: IPropertySymbol } && IsMemberOf(i.Symbol, type)))
                .Select(static p => ((ISymbol)p, (INamedTypeSymbol)p.Type, true)).Concat(whole);
    }

    // What two types inherit is a member of each: of a body the input's name says whose it is.
    private static bool IsOf(PhiInput input, INamedTypeSymbol entity) =>
        IsMemberOf(input.Symbol, entity) && (input.Input.Source == InputSource.Form || input.Symbol is INamedTypeSymbol || input.Member == entity.Name + "." + input.Symbol.Name);

    private static bool IsMemberOf(ISymbol member, INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(member.ContainingType, current) || SymbolEqualityComparer.Default.Equals(member, current))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SaysWhatIsBound(ISymbol parameter, INamedTypeSymbol entity) =>
        parameter.GetAttributes().Concat(entity.GetAttributes()).Concat(entity.GetMembers().SelectMany(static m => m.GetAttributes()))
            .Any(static a => a.AttributeClass?.Name is "BindAttribute" or "BindNeverAttribute");
}
