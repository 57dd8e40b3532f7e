using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1003: an AllowAnonymous from farther away beats an endpoint's authorization.</summary>
/// <remarks>
/// Deliberately silent: an AllowAnonymous as near as the authorization or nearer, which is how an exception from a rule is written; what stands
/// under a condition; attributes against attributes on a controller's own actions, which ASP0026 reports.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthorizationOverriddenAnalyzer : EndpointAnalyzer
{
    /// <summary>The index of the additional location that is the AllowAnonymous.</summary>
    internal const string AnonymousAt = "anonymousAt";

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.AuthorizationOverridden);

    internal override IEnumerable<Finding> Find(EndpointReport report) =>
        from endpoint in report.Endpoints
        let conflict = ConflictOf(endpoint)
        where conflict is not null
        let place = report.PlaceOf(conflict.Value.Overridden.Evidence, endpoint)
        group (Endpoint: endpoint, Conflict: conflict.Value) by place into site
        let first = site.First()
        let anonymous = first.Conflict.Anonymous.Evidence
        select new Finding(
            DiagnosticDescriptors.AuthorizationOverridden,
            site.Select(static s => s.Endpoint).ToList(),
            first.Conflict.Overridden.Evidence.What,
            first.Endpoint.Id,
            anonymous.What)
        {
            Location = site.Key,
            Related = anonymous.Where is { } written ? ImmutableArray.Create(written) : ImmutableArray<Location>.Empty,
            Properties = ImmutableDictionary<string, string?>.Empty.Add(AnonymousAt, anonymous.Where is null ? null : "0"),
        };

    private static (AuthorizationMetadata Overridden, AuthorizationMetadata Anonymous)? ConflictOf(Endpoint endpoint)
    {
        if (endpoint is not { Protection.State: ProtectionState.OpenExplicit, Input: { LegacyRouting: false } input })
        {
            return null;
        }

        var anonymous = input.Metadata.Where(static m => m.Has(MetadataMeaning.AllowAnonymous) && m.When.IsAlways).OrderBy(static m => m.Distance).FirstOrDefault();
        var overridden = input.Metadata
            .Where(m => m.Has(MetadataMeaning.AuthorizeData | MetadataMeaning.PolicyObject | MetadataMeaning.RequirementData) && m.When.IsAlways && m.Distance < anonymous?.Distance)
            .OrderBy(static m => m.Distance)
            .FirstOrDefault();
        return overridden is null || IsReportedByAsp0026(endpoint, overridden, anonymous!) ? null : (overridden, anonymous!);
    }

    // DetectOverriddenAuthorizeAttribute of Microsoft.AspNetCore.App.Analyzers looks at the members that a controller declares itself.
    private static bool IsReportedByAsp0026(Endpoint endpoint, AuthorizationMetadata overridden, AuthorizationMetadata anonymous) =>
        endpoint.Kind == EndpointKind.Controller && overridden.IsAttribute && anonymous.IsAttribute
        && SymbolEqualityComparer.Default.Equals(endpoint.HandlerMethod?.ContainingType, endpoint.HandlerType);
}
