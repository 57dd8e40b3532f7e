using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Authorization;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>Calls that make the same few endpoints whatever the application is: probes, API descriptions, static files, metrics.</summary>
internal static class Infrastructure
{
    private static readonly string[] Any = Array.Empty<string>();
    private static readonly string[] Get = { "GET" };
    private static readonly string[] GetAndHead = { "GET", "HEAD" };
    private static readonly string[] Put = { "PUT" };
    private static readonly string[] Delete = { "DELETE" };

    private static readonly Dictionary<string, Rows> ByName = new(StringComparer.Ordinal)
    {
        // HealthCheckEndpointRouteBuilderExtensions, OpenApiEndpointRouteBuilderExtensions, StaticFilesEndpointRouteBuilderExtensions.
        ["MapHealthChecks"] = new(EndpointKind.Health, "Microsoft.AspNetCore", "pattern", new Row(null, Any)),
        ["MapOpenApi"] = new(EndpointKind.OpenApi, "Microsoft.AspNetCore", "pattern", new Row("/openapi/{documentName}.json", Get)),
        ["MapFallbackToFile"] = new(EndpointKind.Static, "Microsoft.AspNetCore", "pattern", new Row("{*path:nonfile}", GetAndHead)),

        // prometheus-net.AspNetCore MetricServerEndpointRouteBuilderExtensions, OpenTelemetry.Exporter.Prometheus.AspNetCore.
        ["MapMetrics"] = new(EndpointKind.Health, "Prometheus", "pattern", new Row("/metrics", Any)),
        ["MapPrometheusScrapingEndpoint"] = new(EndpointKind.Health, "OpenTelemetry", "path", new Row("/metrics", Any)),

        // Scalar.AspNetCore since version 2: the page and what it loads, below one prefix.
        ["MapScalarApiReference"] = new(
            EndpointKind.OpenApi,
            "Scalar",
            "endpointPrefix",
            new Row("/scalar", Get) { Below = "/{documentName?}" },
            new Row("/scalar", Get) { Below = "/scalar.js", IsAnonymous = true },
            new Row("/scalar", Get) { Below = "/scalar.aspnetcore.js", IsAnonymous = true },
            new Row("/scalar", Get) { Below = "/favicon.svg", IsAnonymous = true }) { Since = 2 },

        // Swashbuckle: SwaggerBuilderExtensions.
        ["MapSwagger"] = new(EndpointKind.OpenApi, "Swashbuckle", "pattern", new Row("/swagger/{documentName}/swagger.{extension:regex(^(json|ya?ml)$)}", Get)),

        // OData/AspNetCoreOData ODataEndpointConventionBuilderExtensions: what a model has, for minimal APIs.
        ["MapODataMetadata"] = new(EndpointKind.OpenApi, "Microsoft.AspNetCore.OData", "pattern", new Row("", Get)),
        ["MapODataServiceDocument"] = new(EndpointKind.OpenApi, "Microsoft.AspNetCore.OData", "pattern", new Row("", Get)),

        // dapr/dotnet-sdk DaprEndpointRouteBuilderExtensions, ActorsEndpointRouteBuilderExtensions. Who reaches an actor's methods calls the application's own code.
        ["MapSubscribeHandler"] = new(EndpointKind.Minimal, "Dapr", "", new Row("/dapr/subscribe", Get)),
        ["MapActorsHandlers"] = new(
            EndpointKind.Minimal,
            "Dapr",
            "",
            new Row("/dapr/config", Get),
            new Row("/actors/{actorTypeName}/{actorId}", Delete) { IsPublic = false },
            new Row("/actors/{actorTypeName}/{actorId}/method/{methodName}", Put) { IsPublic = false },
            new Row("/actors/{actorTypeName}/{actorId}/method/remind/{reminderName}", Put) { IsPublic = false },
            new Row("/actors/{actorTypeName}/{actorId}/method/timer/{timerName}", Put) { IsPublic = false },
            new Row("/healthz", Any) { IsAnonymous = true }),
    };

    public static bool TryGet(string name, string assembly, out Rows rows) =>
        ByName.TryGetValue(name, out rows!) && assembly.StartsWith(rows.Assembly, StringComparison.Ordinal);

    public static Value Map(KindCall map, Rows rows)
    {
        if (map.Call.Method.ContainingAssembly.Identity.Version.Major < rows.Since)
        {
            var group = map.Group();
            map.AddOpaque(group, rows.Kind, "what " + map.Call.Name + " maps differs in this version");
            return new TargetValue(group);
        }

        return new TargetValue(rows.All.Select(row => Add(map, rows, row)).ToArray<ConventionTarget>());
    }

    private static MappedEndpoint Add(KindCall map, Rows rows, Row row)
    {
        var pattern = map.Call.HasParameter(rows.Parameter) ? map.Pattern(rows.Parameter, row.Pattern ?? "") : new RouteText(row.Pattern ?? "", true);
        var endpoint = new MappedEndpoint(map.On, rows.Kind, map)
        {
            Pattern = new RouteText(pattern.Text.TrimEnd('/') + row.Below, pattern.Exact),
            Verbs = row.Verbs,
            IsPublicByPurpose = row.IsPublic,
        };
        return map.Add(endpoint, row.IsAnonymous ? new[] { map.AllowAnonymous(map.Call.Name + " allows anonymous callers to load it") } : Array.Empty<AuthorizationMetadata>());
    }

    /// <summary>One endpoint: its pattern where none is given, and its verbs.</summary>
    internal sealed record Row(string? Pattern, string[] Verbs)
    {
        /// <summary>What is put behind the pattern, for calls that make several.</summary>
        public string Below { get; init; } = "";

        public bool IsAnonymous { get; init; }

        /// <summary>Whether anybody is meant to call it, as probes, descriptions and files are.</summary>
        public bool IsPublic { get; init; } = true;
    }

    /// <summary>What one call makes; the parameter is the one that gives the pattern.</summary>
    internal sealed record Rows(EndpointKind Kind, string Assembly, string Parameter, params Row[] All)
    {
        /// <summary>The package's first version that makes these.</summary>
        public int Since { get; init; }
    }
}
