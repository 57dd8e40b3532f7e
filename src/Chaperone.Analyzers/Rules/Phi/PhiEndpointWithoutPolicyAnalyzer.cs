using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Payload;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP1012: every signed-in user reaches patient data: no policy, role or scope is demanded.</summary>
/// <remarks>
/// Deliberately silent: a named policy, a role, any requirement besides an authenticated user; a check of the resource in the handler, or one
/// that may be where the handler can't be followed to; protection with a doubt.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PhiEndpointWithoutPolicyAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PhiEndpointWithoutPolicy);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        foreach (var site in report.Endpoints.Where(static e => AdmitsAnyUser(e.Protection)).GroupBy(static e => e.Location!.SourceSpan))
        {
            foreach (var endpoint in site)
            {
                var payload = payloads.Of(endpoint, report.CancellationToken);
                var given = payload.Out.Where(o => o.IsGiven && payloads.MayReport(o.Fact)).ToList();
                var taken = payload.In.Where(i => i.IsPhi && payloads.MayReport(i.Fact)).ToList();
                if (PayloadModel.TellsOfSomebody(payload, given.Select(static o => o.Fact).Concat(taken.Select(static i => i.Fact))) && payloads.CallerChecks.Of(endpoint, report.CancellationToken) != CallerCheck.Present
                    && !payloads.CallerChecks.HandOnMarked(endpoint, report.CancellationToken))
                {
                    yield return new Finding(DiagnosticDescriptors.PhiEndpointWithoutPolicy, site.ToList(), endpoint.Id, PayloadText.Of(given, taken))
                    {
                        OffersPolicies = true,
                    };
                    break;
                }
            }
        }
    }

    private static bool AdmitsAnyUser(Protection protection) =>
        protection is { RefusesAnonymous: true, Doubt: null, Policies.IsEmpty: true, Roles.IsEmpty: true }
        && protection.Requirements.All(static r => r is "RequireAuthenticatedUser" or "DenyAnonymousAuthorizationRequirement");
}
