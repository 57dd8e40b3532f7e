using System;
using System.Linq;

namespace Chaperone.Endpoints.Execution;

/// <summary>Libraries that refer to authorization types and are known not to set policies or guard endpoints behind the caller's back.</summary>
internal static class KnownLibraries
{
    private static readonly string[] Prefixes =
    {
        "Swashbuckle.", "NSwag.", "NJsonSchema", "Asp.Versioning", "Serilog", "NLog", "OpenTelemetry", "Scalar.", "Hangfire", "HotChocolate",
        "FluentValidation", "MediatR", "AutoMapper", "Npgsql", "Newtonsoft.", "Azure.", "Grpc.", "Polly", "Quartz", "MassTransit", "prometheus-net", "HealthChecks.",
        "IdentityModel", "Duende.", "OpenIddict", "AspNetCore.HealthChecks", "System.", "Yarp.", "Ardalis.", "Mapster", "Sentry", "Elastic.", "StackExchange.",
        "Chaperone.AspNetCore", "Dapr.", "FastEndpoints", "Carter", "ModelContextProtocol", "protobuf-net", "Google.Protobuf", "Prometheus",
    };

    public static bool IsHarmless(string assembly) => Prefixes.Any(p => assembly.StartsWith(p, StringComparison.OrdinalIgnoreCase));
}
