using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Payload;
using Chaperone.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Phi;

/// <summary>CHP2012: an endpoint that handles patient data answers something of which nothing is known.</summary>
/// <remarks>
/// "Handles patient data" is that its request names a patient or holds PHI, or that another of its answers does. Deliberately silent: typed
/// answers, declared ones (<c>[ProducesResponseType]</c> with a type), views, which are no API, texts and files of which the patient data in them
/// is reported, and what is opaque only somewhere inside of a known type.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OpaquePhiPayloadAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.OpaquePhiPayload);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var payloads = report.Catalog.Payloads(report.AnalyzerOptions);
        if (!payloads.Phi.IsHealthCode)
        {
            yield break;
        }

        foreach (var site in report.Endpoints.Where(static e => (e.Kind == EndpointKind.Controller || e.IsMinimal) && e.HandlerMethod is not null).GroupBy(static e => e.Location!.SourceSpan))
        {
            var endpoint = site.First();
            var payload = payloads.Of(endpoint, report.CancellationToken);
            var unseen = Unseen(payload).Select(static b => b.Opaque ?? "it answers " + b.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)).Distinct().ToList();
            if (unseen.Count > 0 && Patients(payload, payloads) is { } patients && !DeclaresType(endpoint))
            {
                yield return new Finding(DiagnosticDescriptors.OpaquePhiPayload, site.ToList(), endpoint.Id, string.Join(", ", unseen), patients);
            }
        }
    }

    /// <summary>The answers of which nothing is known.</summary>
    internal static IEnumerable<ResponseBody> Unseen(EndpointPayload payload)
    {
        var isWritten = payload.Out.Any(static o => o.OnlyBy == WrittenTexts.Writer);
        return payload.Bodies.Where(b => !b.IsPage && !(isWritten && b.Text is not null) && (b.Opaque is not null || (b.Type is { } type && TypeShape.Of(type).Kind == ShapeKind.Opaque)));
    }

    /// <summary>By what it is known to handle patient data, in words; null when it is not.</summary>
    private static string? Patients(EndpointPayload payload, PayloadModel payloads)
    {
        var given = payload.Out.Where(o => o.IsGiven && payloads.MayReport(o.Fact)).ToList();
        var taken = payload.In.Where(i => i.Fact.Kind == PhiKind.PatientRef || (i.IsPhi && payloads.MayReport(i.Fact))).ToList();
        return given.Count + taken.Count == 0 ? null : PayloadText.Of(given, taken);
    }

    private static bool DeclaresType(Endpoint endpoint) =>
        endpoint.HandlerMethod!.GetAttributes().Any(static a => a.AttributeClass is { Name: "ProducesResponseTypeAttribute" } type
            && (!type.TypeArguments.IsEmpty || a.ConstructorArguments.Any(static c => c.Kind == TypedConstantKind.Type)))
        || endpoint.Conventions.Any(static c => c.Name.StartsWith("Produces", StringComparison.Ordinal) && !c.TypeArguments.IsEmpty);
}
