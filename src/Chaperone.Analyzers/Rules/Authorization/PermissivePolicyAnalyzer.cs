using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Execution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1010: a default, fallback or named policy whose requirements always hold.</summary>
/// <remarks>
/// Deliberately silent: a policy that is not fully visible or has a requirement that may refuse somebody; one that is set under a condition,
/// as for development; no fallback policy at all, which is the framework's default.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PermissivePolicyAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.PermissivePolicy);

    internal override bool LooksAtSetup => true;

    internal override IEnumerable<Finding> Find(EndpointReport report) =>
        from policy in report.Model.Hosts.SelectMany(PoliciesOf)
        where policy.Setting.Content is { AdmitsEveryone: true } && policy.Setting.When.IsAlways && policy.Setting.Evidence.Where?.SourceTree == report.Tree
        group policy by policy.Setting.Evidence.Where into site
        let first = site.First()
        select new Finding(
            DiagnosticDescriptors.PermissivePolicy,
            report.Model.Endpoints.Where(e => e.Protection.IsOpen && site.Any(p => e.Host == p.Host && p.IsUsedBy(e))).ToList(),
            first.What,
            first.Setting.Content!.ToString())
        {
            Location = site.Key,
            Related = ImmutableArray<Location>.Empty,
        };

    private static IEnumerable<Permission> PoliciesOf(Host host) =>
        host.DefaultPolicies.Select(s => new Permission(host, s, "The default policy", static e => e.Input?.Metadata.Any(static m => m.IsBare) == true))
            .Concat(host.FallbackPolicies.Select(s => new Permission(host, s, "The fallback policy", e => e.Protection.Evidence.Contains(s.Evidence))))
            .Concat(host.NamedPolicies.SelectMany(static n => n.Value.Select(s => (n.Key, Value: s))).Select(n => new Permission(host, n.Value, "Policy '" + n.Key + "'", e => e.Protection.Policies.Contains(n.Key))));

    private sealed record Permission(Host Host, PolicySetting Setting, string What, System.Func<Endpoint, bool> IsUsedBy);
}
