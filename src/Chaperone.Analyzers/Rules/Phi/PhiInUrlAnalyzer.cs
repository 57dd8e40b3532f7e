using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Payload;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2002: PHI is taken from the URL, where it stays in histories, logs of proxies and referrers.</summary>
/// <remarks>
/// Parameters that are bound from route or query, members of query objects, parameters of the template that nothing binds, and
/// <c>Request.Query["ssn"]</c> in the handler. Deliberately silent: surrogate keys, guesses, and what an endpoint without [ApiController]
/// takes from a form or the query alike unless its verb has no form.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiInUrlAnalyzer : EndpointAnalyzer
{
    /// <summary>How many parameters of the handler take it from the query, the first additional locations; only when nothing else of the URL holds any.</summary>
    internal const string QueryParametersProperty = "queryParameters";

    /// <summary>Present when the request may have a body and the handler takes none.</summary>
    internal const string BodyProperty = "takesNoBody";

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiInUrl);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        foreach (var site in report.Endpoints.GroupBy(static e => e.Location!.SourceSpan))
        {
            foreach (var endpoint in site)
            {
                var inUrl = payloads.Of(endpoint, report.CancellationToken).In.Where(i => i.IsPhi && i.Input.IsInUrl && payloads.MayReport(i.Fact)).ToList();
                if (inUrl.Count > 0)
                {
                    yield return new Finding(DiagnosticDescriptors.PhiInUrl, site.ToList(), "Endpoint '" + endpoint.Id + "' takes " + PayloadText.Of(inUrl) + " from the URL")
                    {
                        Related = PayloadText.PlacesOf(inUrl.Select(static i => i.Symbol)),
                        Properties = PropertiesOf(endpoint, payloads.Of(endpoint, report.CancellationToken), inUrl),
                    };
                    break;
                }
            }
        }
    }

    private static ImmutableDictionary<string, string?> PropertiesOf(Endpoint endpoint, EndpointPayload payload, List<PhiInput> inUrl)
    {
        var result = ImmutableDictionary<string, string?>.Empty;
        if (!inUrl.All(static i => i is { Symbol: IParameterSymbol, Input.Source: InputSource.Query }))
        {
            return result;
        }

        result = result.Add(QueryParametersProperty, inUrl.Count.ToString(CultureInfo.InvariantCulture));
        return endpoint.Verbs is { IsEmpty: false } verbs && verbs.All(static v => v is "POST" or "PUT" or "PATCH") && payload.Inputs.All(static i => i.Source is not (InputSource.Body or InputSource.Form))
            ? result.Add(BodyProperty, "")
            : result;
    }
}
