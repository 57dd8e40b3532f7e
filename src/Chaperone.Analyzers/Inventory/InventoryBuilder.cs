using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Execution;
using Chaperone.Endpoints.Payload;
using Chaperone.Phi;
using Microsoft.CodeAnalysis;

namespace Chaperone.Inventory;

/// <summary>Turns the model of an application into its inventory.</summary>
internal sealed class InventoryBuilder
{
    private static readonly IReadOnlyDictionary<Branch, int> NoOutcomes = new Dictionary<Branch, int>();

    private readonly string _projectDirectory;
    private readonly ReportedEndpoints? _reported;
    private readonly PayloadModel? _payloads;
    private readonly DocumentedEndpoints? _documented;
    private readonly CancellationToken _cancellationToken;

    /// <summary>
    /// Files are named relative to the project's directory. Without the reported endpoints the rows list no findings, without payloads no PHI,
    /// without the documented ones no documentation.
    /// </summary>
    public InventoryBuilder(string projectDirectory, ReportedEndpoints? reported, PayloadModel? payloads = null, DocumentedEndpoints? documented = null, CancellationToken cancellationToken = default)
    {
        _payloads = payloads;
        _documented = documented;
        _cancellationToken = cancellationToken;
        _projectDirectory = projectDirectory.Replace('\\', '/').TrimEnd('/') + "/";
        _reported = reported;
    }

    public InventoryDocument Build(ApplicationModel model, string project, string assembly, string targetFramework)
    {
        var document = new InventoryDocument
        {
            Project = project,
            Assembly = assembly,
            TargetFramework = targetFramework,
            Application = ApplicationOf(model),
        };
        document.Endpoints.AddRange(model.Endpoints.Select(RowOf));
        return document;
    }

    private InventoryApplication ApplicationOf(ApplicationModel model)
    {
        var host = model.Hosts.FirstOrDefault();
        var application = new InventoryApplication
        {
            IsApplication = model.IsApplication,
            FallbackPolicy = PolicyText(host?.FallbackPolicies) ?? (host is { OpaqueAuthorization.Count: > 0 } ? "unknown" : null),
            DefaultPolicy = PolicyText(host?.DefaultPolicies),
            HealthMode = _payloads?.Phi.IsHealthCode == true,
            AuthorizationMiddleware = host is null ? "unknown" : MiddlewareText(host),
        };
        application.Degraded.AddRange(model.Degradations
            .Select(d => new InventoryDegradation { Cause = d.What, Where = Where(d.Where) })
            .GroupBy(static d => (d.Cause, d.Where))
            .Select(static g => g.First()));
        return application;
    }

    private static string? PolicyText(List<PolicySetting>? settings)
    {
        if (settings is null || settings.Count == 0)
        {
            return null;
        }

        var last = settings[settings.Count - 1];
        var text = last.Content?.ToString() ?? "none";
        return last.When.IsAlways ? text : text + " (under a condition)";
    }

    private static string MiddlewareText(Host host)
    {
        if (host.Pipeline.Steps.Any(static s => !s.When.IsAlways && s.Step is PipelineStep.UseAuthorization or PipelineStep.UseRouting))
        {
            return "unknown";
        }

        return MiddlewareOrder.Of(host.Pipeline, NoOutcomes) switch
        {
            MiddlewareState.Ran => "ran",
            MiddlewareState.RanWithoutEndpoint => "ran-without-endpoint",
            MiddlewareState.NotRun => "not-run",
            _ => "unknown",
        };
    }

    /// <summary>An endpoint's row.</summary>
    public InventoryEndpoint RowOf(Endpoint endpoint)
    {
        var payload = _payloads?.Of(endpoint, _cancellationToken) ?? EndpointPayload.NotRead;
        var row = new InventoryEndpoint
        {
            Id = endpoint.Id,
            Kind = KindText(endpoint.Kind),
            Verbs = endpoint.Verbs.ToList(),
            Route = endpoint.Route,
            Handler = endpoint.Handler,
            Assembly = endpoint.Assembly,
            Location = LocationOf(endpoint.Location),
            Protection = ProtectionOf(endpoint.Protection),
            Phi = PhiOf(payload),
            Documentation = _documented?.Of(endpoint),
            Confidence = endpoint.Confidence.ToString().ToLowerInvariant(),
            Why = endpoint.Why,
        };
        row.Methods.AddRange(endpoint.Methods.Select(m => new InventoryMethod
        {
            Name = m.Name,
            Handler = HandlerIds.Of(m.Method),
            Location = LocationOf(m.Location),
            Protection = ProtectionOf(m.Protection),
        }));
        if (_payloads is not null && (!payload.In.IsEmpty || !payload.Out.IsEmpty))
        {
            row.Protection.ResourceCheck = _payloads.CallerChecks.Of(endpoint, _cancellationToken).ToString().ToLowerInvariant();
        }

        if (_reported is not null)
        {
            row.Findings.AddRange(_reported.RulesOn(endpoint));
        }

        return row;
    }

    private static InventoryPhi PhiOf(EndpointPayload payload)
    {
        var phi = new InventoryPhi { Opaque = !payload.Opaque.IsEmpty };
        phi.In.AddRange(payload.In.Select(static i => new InventoryPhiInput
        {
            Member = i.Member,
            Kind = PhiKinds.TextOf(i.Fact.Kind),
            Confidence = ConfidenceText(i.Fact.Confidence),
            Source = i.Input.Source.ToString().ToLowerInvariant(),
        }));
        phi.Out.AddRange(payload.Out.Select(static o => new InventoryPhiOutput
        {
            Member = o.Member,
            Kind = PhiKinds.TextOf(o.Fact.Kind),
            Confidence = ConfidenceText(o.Confidence),
            MaskedBy = o.Mask.State == MaskState.Masked ? o.Mask.By : null,
            Disclosed = o.IsDisclosed,
            Doubt = o.Doubt,
        }));
        return phi;
    }

    private static string ConfidenceText(PhiConfidence confidence) => confidence.ToString().ToLowerInvariant();

    private InventoryProtection ProtectionOf(Protection protection)
    {
        var result = new InventoryProtection
        {
            State = StateText(protection.State),
            Policies = protection.Policies.ToList(),
            Roles = protection.Roles.ToList(),
            Schemes = protection.Schemes.ToList(),
            Requirements = protection.Requirements.ToList(),
            Reason = protection.State is ProtectionState.OpenIneffective or ProtectionState.Broken or ProtectionState.Unknown ? protection.Reason : null,
        };
        result.Evidence.AddRange(protection.Evidence.Select(e => new InventoryEvidence { What = e.What, Where = Where(e.Where) }));
        return result;
    }

    internal static string StateText(ProtectionState state) => state switch
    {
        ProtectionState.Protected => "protected",
        ProtectionState.ProtectedByFallback => "fallback",
        ProtectionState.OpenExplicit => "open-explicit",
        ProtectionState.Open => "open",
        ProtectionState.OpenIneffective => "open-ineffective",
        ProtectionState.Broken => "broken",
        _ => "unknown",
    };

    private static string KindText(EndpointKind kind) => kind == EndpointKind.RazorPage ? "razor-page" : kind.ToString().ToLowerInvariant();

    private InventoryLocation? LocationOf(Location? location) =>
        location is null ? null : new InventoryLocation { File = FileOf(location), Line = location.GetLineSpan().StartLinePosition.Line + 1 };

    private string Where(Location? location) =>
        location is null ? "" : FileOf(location) + ":" + (location.GetLineSpan().StartLinePosition.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string FileOf(Location location)
    {
        var path = (location.SourceTree?.FilePath ?? location.GetLineSpan().Path ?? "").Replace('\\', '/');
        if (path.StartsWith(_projectDirectory, StringComparison.Ordinal))
        {
            return path.Substring(_projectDirectory.Length);
        }

        return RelativeTo(_projectDirectory, path);
    }

    /// <summary>A file outside the project's folder, as <c>../Shared/File.cs</c>; only its name when the two share no folder.</summary>
    private static string RelativeTo(string directory, string path)
    {
        var from = directory.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries);
        var to = path.Split(new[] { '/' }, StringSplitOptions.RemoveEmptyEntries);
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common])
        {
            common++;
        }

        return common == 0 || to.Length == 0
            ? to.LastOrDefault() ?? ""
            : string.Concat(Enumerable.Repeat("../", from.Length - common)) + string.Join("/", to.Skip(common));
    }
}
