using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Payload;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1014: a CORS policy lets scripts of any web site read or send patient data.</summary>
/// <remarks>
/// Deliberately silent: any origin without credentials on an endpoint that asks for a caller, because a foreign script has nothing to sign in
/// with; a policy that names origins, is not visible or is set under a condition; payloads without patient data, or with guesses only.
/// Reported once a policy and file, at the first endpoint.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CrossOriginPhiAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.CrossOriginPhi);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        return from endpoint in report.Endpoints
               let policy = CorsPolicy.Of(endpoint)
               where policy is not null && (policy.SendsCredentials || endpoint.Protection.IsOpen) && CarriesPhi(endpoint, payloads, report)
               group (Endpoint: endpoint, Policy: policy) by policy.Where into site
               let endpoints = site.Select(static s => s.Endpoint).ToList()
               select new Finding(
                   DiagnosticDescriptors.CrossOriginPhi,
                   endpoints,
                   "'" + endpoints[0].Id + "'" + (endpoints.Count > 1 ? " and " + (endpoints.Count - 1) + " more" : ""),
                   site.First().Policy.How + (site.First().Policy.SendsCredentials ? " with credentials" : ""))
               {
                   Related = ImmutableArray.Create(site.Key),
               };
    }

    // What CHP1002 takes for patient data: dates and places alone are nobody's, and how to reach somebody is what every form asks for.
    private static bool CarriesPhi(Endpoint endpoint, PayloadModel payloads, EndpointReport report)
    {
        var payload = payloads.Of(endpoint, report.CancellationToken);
        return PayloadModel.TellsOfSomebody(payload, payload.Out.Where(o => o.IsGiven && payloads.MayReport(o.Fact)).Select(static o => o.Fact))
            || payload.TakesOfPatient(endpoint, payloads.MayReport);
    }
}
