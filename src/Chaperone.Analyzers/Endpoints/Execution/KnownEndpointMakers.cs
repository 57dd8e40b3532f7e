using System;
using System.Collections.Generic;

namespace Chaperone.Endpoints.Execution;

/// <summary>Calls of the framework and of well-known packages that make endpoints of a kind.</summary>
internal static class KnownEndpointMakers
{
    private static readonly Dictionary<string, (EndpointKind Kind, string? Pattern)> ByName = new(StringComparer.Ordinal)
    {
        ["MapHub"] = (EndpointKind.Hub, null),
        ["MapBlazorHub"] = (EndpointKind.Hub, "/_blazor"),
        ["MapConnectionHandler"] = (EndpointKind.Hub, null),
        ["MapConnections"] = (EndpointKind.Hub, null),
        ["MapGrpcService"] = (EndpointKind.Grpc, null),
        ["MapGrpcReflectionService"] = (EndpointKind.Grpc, null),
        ["MapGrpcHealthChecksService"] = (EndpointKind.Health, null),
        ["MapRazorPages"] = (EndpointKind.RazorPage, null),
        ["MapFallbackToPage"] = (EndpointKind.RazorPage, null),
        ["MapFallbackToAreaPage"] = (EndpointKind.RazorPage, null),
        ["MapRazorComponents"] = (EndpointKind.Component, null),
        ["MapHealthChecks"] = (EndpointKind.Health, null),
        ["MapHealthChecksUI"] = (EndpointKind.Health, null),
        ["MapMetrics"] = (EndpointKind.Health, "/metrics"),
        ["MapPrometheusScrapingEndpoint"] = (EndpointKind.Health, "/metrics"),
        ["MapOpenApi"] = (EndpointKind.OpenApi, "/openapi/{documentName}.json"),
        ["MapSwagger"] = (EndpointKind.OpenApi, "/swagger/{documentName}/swagger.{extension:regex(^(json|ya?ml)$)}"),
        ["MapScalarApiReference"] = (EndpointKind.OpenApi, "/scalar"),
        ["MapStaticAssets"] = (EndpointKind.Static, null),
        ["MapFallbackToFile"] = (EndpointKind.Static, "{*path:nonfile}"),
        ["MapMcp"] = (EndpointKind.Mcp, "/"),
        ["MapReverseProxy"] = (EndpointKind.Proxy, null),
        ["MapForwarder"] = (EndpointKind.Proxy, null),
        ["MapGraphQL"] = (EndpointKind.Opaque, "/graphql"),
        ["MapCarter"] = (EndpointKind.Carter, null),
    };

    /// <summary>What MapIdentityApi makes.</summary>
    public static readonly (string Verb, string Path, bool IsProtected)[] Identity =
    {
        ("POST", "/register", false),
        ("POST", "/login", false),
        ("POST", "/refresh", false),
        ("GET", "/confirmEmail", false),
        ("POST", "/resendConfirmationEmail", false),
        ("POST", "/forgotPassword", false),
        ("POST", "/resetPassword", false),
        ("POST", "/manage/2fa", true),
        ("GET", "/manage/info", true),
        ("POST", "/manage/info", true),
    };

    /// <summary>Whether the call makes exactly one endpoint, at its pattern.</summary>
    public static bool IsExact(string name) => name is "MapHealthChecks" or "MapOpenApi" or "MapFallbackToFile";

    public static string[] VerbsOf(string name) => name switch
    {
        "MapOpenApi" => new[] { "GET" },
        "MapFallbackToFile" => new[] { "GET", "HEAD" },
        _ => System.Array.Empty<string>(),
    };

    public static bool TryGet(string name, out EndpointKind kind, out string? pattern)
    {
        var known = ByName.TryGetValue(name, out var entry);
        (kind, pattern) = (entry.Kind, entry.Pattern);
        return known;
    }
}
