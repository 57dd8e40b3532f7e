using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Execution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1005: a policy object that asks nothing of the caller switches the default or the fallback policy off (AuthorizationPolicy.CombineAsync).</summary>
/// <remarks>
/// Deliberately silent: a policy with a requirement that is not visible or looks at the caller, which may well refuse anonymous ones; an
/// endpoint that something else protects; a policy object alone, where nothing is switched off (CHP1001 reports what it leaves open).
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyObjectSuppressesDefaultAnalyzer : EndpointAnalyzer
{
    private static readonly IReadOnlyDictionary<Branch, int> NoOutcomes = new Dictionary<Branch, int>();

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PolicyObjectSuppressesDefault);

    internal override IEnumerable<Finding> Find(EndpointReport report) =>
        from endpoint in report.Endpoints
        let found = SuppressionOn(endpoint)
        where found is not null
        group (Endpoint: endpoint, found.Value.Policy, found.Value.Suppressed) by report.PlaceOf(found.Value.Policy, endpoint) into site
        let first = site.First()
        select new Finding(
            DiagnosticDescriptors.PolicyObjectSuppressesDefault,
            site.Select(static s => s.Endpoint).ToList(),
            first.Policy.What,
            first.Suppressed.What,
            first.Endpoint.Id)
        {
            Location = site.Key,
            Related = new[] { first.Policy.Where, first.Suppressed.Where }.OfType<Location>().Where(l => !l.Equals(site.Key)).ToImmutableArray(),
        };

    private static (Evidence Policy, Evidence Suppressed)? SuppressionOn(Endpoint endpoint)
    {
        if (endpoint is not { Protection.State: ProtectionState.OpenIneffective or ProtectionState.Unknown, Protection.Defect: AuthorizationDefect.None, Host: { PolicyProvider: null } host, Input: { } input })
        {
            return null;
        }

        var policies = input.Metadata.Where(static m => m.Has(MetadataMeaning.PolicyObject)).ToList();
        if (policies.Count == 0 || !policies.All(static p => p.Content is { IgnoresCaller: true } && p.When.IsAlways))
        {
            return null;
        }

        // What the call itself adds besides its policy is not what somebody relied on.
        var policy = policies[0].Evidence;
        var data = input.Metadata.Where(m => m.Has(MetadataMeaning.AuthorizeData) && policies.All(p => p.Evidence != m.Evidence)).ToList();
        if (data.Count > 0)
        {
            return data.All(static d => d.IsBare) && AsksForUser(host) ? (policy, data[0].Evidence) : null;
        }

        return new PolicyResolver(host, NoOutcomes).Fallback is { Content.RefusesAnonymous: Certainty.Yes } fallback
            ? (policy, new Evidence("the fallback policy (" + fallback.Evidence.What + ")", fallback.Evidence.Where))
            : null;
    }

    private static bool AsksForUser(Host host) => host.DefaultPolicies.All(static p => p.Content?.RefusesAnonymous == Certainty.Yes);
}
