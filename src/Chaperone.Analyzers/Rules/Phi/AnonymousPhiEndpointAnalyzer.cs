using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Configuration;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Payload;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP1002: an endpoint that anonymous callers reach takes or returns PHI, whether somebody decided that or not.</summary>
/// <remarks>
/// Deliberately silent: what is masked for this answer, guesses, mere references; how to reach somebody, which sign-up and contact forms ask of
/// anybody (not what changes a patient that is there); endpoints of which it is not known who reaches them; routes that
/// <c>chaperone.public_routes</c> declares public. Declaring a disclosure does not help here: to anybody is not a purpose.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnonymousPhiEndpointAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.AnonymousPhiEndpoint);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        var open = report.Endpoints.Where(e => e.Protection.IsOpen && !ChaperoneOptions.IsBelow(e.Route, ChaperoneOptions.PublicRoutes.Read(report.Options)));
        foreach (var site in open.GroupBy(static e => e.Location!.SourceSpan))
        {
            foreach (var endpoint in site)
            {
                var payload = payloads.Of(endpoint, report.CancellationToken);
                var given = payload.Out.Where(o => o.IsGiven && payloads.MayReport(o.Fact)).ToList();
                var taken = payload.In.Where(i => i.IsPhi && payloads.MayReport(i.Fact)).ToList();
                var tells = PayloadModel.TellsOfSomebody(payload, given.Select(static o => o.Fact));
                if (tells || payload.TakesOfPatient(endpoint, payloads.MayReport))
                {
                    var words = tells ? "returns " + PayloadText.Of(given) : "takes " + PayloadText.Of(taken);
                    yield return new Finding(DiagnosticDescriptors.AnonymousPhiEndpoint, site.ToList(), endpoint.Id, words, Why(endpoint))
                    {
                        OffersAuthorization = true,
                        Related = endpoint.Protection.Evidence.Select(static e => e.Where).OfType<Location>()
                            .Concat(PayloadText.PlacesOf(given.Select(static o => o.Symbol).Concat(taken.Select(static i => i.Symbol)))).ToImmutableArray(),
                    };
                    break;
                }
            }
        }
    }

    private static string Why(Endpoint endpoint) =>
        endpoint.Protection.Evidence.IsEmpty ? "nothing demands a caller" : string.Join(", ", endpoint.Protection.Evidence.Take(2).Select(static e => e.What));
}
