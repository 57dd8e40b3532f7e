using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Payload;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP1013: an id from the request selects a patient's record, and nothing ties it to the caller.</summary>
/// <remarks>
/// Deliberately silent: a handler that looks at the caller, or hands on to code that is not visible and may; a role, claim or requirement,
/// unless it is the role of patients: that a nurse reads every chart of the ward is the project's decision. Endpoints that anybody reaches
/// are CHP1002's.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObjectLevelCheckMissingAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.ObjectLevelCheckMissing);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        foreach (var site in report.Endpoints.Where(e => e.Protection.RefusesAnonymous && AdmitsPatients(e.Protection, payloads)).GroupBy(static e => e.Location!.SourceSpan))
        {
            var endpoint = site.First();
            var payload = payloads.Of(endpoint, report.CancellationToken);
            var given = payload.Out.Where(o => o.IsGiven && payloads.MayReport(o.Fact)).ToList();
            var taken = payload.In.Where(i => i.IsPhi && !i.Input.IsInUrl && payloads.MayReport(i.Fact)).ToList();
            if (given.Count + taken.Count > 0 && payload.Inputs.FirstOrDefault(static i => SelectsRecord(i)) is { } id && Missing(endpoint, payloads, report.CancellationToken) is { } missing)
            {
                yield return new Finding(DiagnosticDescriptors.ObjectLevelCheckMissing, site.ToList(), endpoint.Id, id.Name, PayloadText.Of(given, taken), missing)
                {
                    Related = PayloadText.PlacesOf(new[] { id.Symbol }),
                };
            }
        }
    }

    /// <summary>What is missing, in words; null when the caller is looked at in time, or that can't be told.</summary>
    private static string? Missing(Endpoint endpoint, PayloadModel payloads, CancellationToken cancellationToken) =>
        payloads.CallerChecks.Of(endpoint, cancellationToken) switch
        {
            CallerCheck.Absent => "nothing ties the record to the caller",
            CallerCheck.Present when payloads.CallerChecks.AreLate(endpoint, cancellationToken) => "it looks at the caller only after it has written",
            CallerCheck.Present when payloads.CallerChecks.ArePartial(endpoint, cancellationToken) => "it looks at the caller on some of its ways only",
            _ => null,
        };

    /// <summary>A key in the URL: of one value, named as an id or standing in the route.</summary>
    private static bool SelectsRecord(RequestInput input) =>
        input.Source == InputSource.Route || (input.Source == InputSource.Query && input.Name.EndsWith("id", System.StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the callers may be patients, each with a record of his own: any signed-in user, or a role that is called so.</summary>
    private static bool AdmitsPatients(Protection protection, PayloadModel payloads) =>
        protection.Doubt is null
        && (protection.Policies.IsEmpty || !protection.Requirements.IsEmpty)
        && protection.Requirements.All(static r => r.Split('(')[0] is "RequireAuthenticatedUser" or "DenyAnonymousAuthorizationRequirement" or "RequireRole")
        && (protection.Roles.IsEmpty || protection.Roles.Any(payloads.Phi.NamesPatients));
}
