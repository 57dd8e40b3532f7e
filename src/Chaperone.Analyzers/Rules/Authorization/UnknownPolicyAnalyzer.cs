using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1008: a policy, scheme or list of roles that can't be resolved when a request comes.</summary>
/// <remarks>
/// Deliberately silent, by the model: an own IAuthorizationPolicyProvider, which may know every name; policies or schemes that are
/// registered by code that is not visible, or under names that are not constant.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownPolicyAnalyzer : EndpointAnalyzer
{
    /// <summary>The name that can't be resolved.</summary>
    internal const string NameProperty = "name";

    /// <summary>The registered names, one a line, the most similar one first.</summary>
    internal const string CandidatesProperty = "candidates";

    /// <summary>What is wrong, as the name of an <see cref="AuthorizationDefect"/>.</summary>
    internal const string DefectProperty = "defect";

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.UnknownPolicy);

    internal override IEnumerable<Finding> Find(EndpointReport report) =>
        from asked in report.Endpoints.SelectMany(static e => e.Methods.Select(m => (Endpoint: e, Name: e.Id + "' method '" + m.Name, m.Protection)).Prepend((Endpoint: e, Name: e.Id, e.Protection)))
        where asked.Protection.Defect is AuthorizationDefect.UnknownPolicy or AuthorizationDefect.UnknownScheme or AuthorizationDefect.BlankRoles or AuthorizationDefect.FilterByType
        group asked by report.PlaceOf(asked.Protection.Evidence[0], asked.Endpoint) into site
        let first = site.First()
        select new Finding(DiagnosticDescriptors.UnknownPolicy, site.Select(static a => a.Endpoint).Distinct().ToList(), first.Name, first.Protection.Reason!)
        {
            Location = site.Key,
            Properties = PropertiesOf(first.Endpoint, first.Protection, report),
        };

    private static ImmutableDictionary<string, string?> PropertiesOf(Endpoint endpoint, Protection protection, EndpointReport report)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(DefectProperty, protection.Defect.ToString());
        if (protection.Unresolved is not { } name)
        {
            return properties;
        }

        IEnumerable<string> registered = protection.Defect == AuthorizationDefect.UnknownPolicy ? report.Model.PolicyNames : (IEnumerable<string>?)endpoint.Host?.Schemes ?? Array.Empty<string>();
        var candidates = registered.OrderBy(r => Distance(name, r)).ThenBy(static r => r, StringComparer.Ordinal).Take(3);
        return properties.Add(NameProperty, name).Add(CandidatesProperty, string.Join("\n", candidates));
    }

    /// <summary>How many letters have to be changed (Levenshtein), whatever their case.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }

            previous = current;
        }

        return previous[right.Length];
    }
}
