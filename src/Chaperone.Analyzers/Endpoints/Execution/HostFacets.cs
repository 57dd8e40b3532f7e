using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>The types through which start-up code reaches an application's services and options.</summary>
/// <remarks>They all stand for the same <see cref="Host"/>: which facet an expression is, its static type tells.</remarks>
internal static class HostFacets
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "WebApplicationBuilder", "IHostApplicationBuilder", "HostApplicationBuilder", "IHostBuilder", "HostBuilder", "IWebHostBuilder", "WebHostBuilder",
        "ConfigureHostBuilder", "ConfigureWebHostBuilder", "IHost", "IWebHost", "ISetupBuilder",
        "IServiceCollection", "ServiceCollection",
        "AuthorizationOptions", "AuthorizationBuilder", "AuthenticationBuilder", "AuthenticationOptions", "IdentityBuilder",
        "IRazorComponentsBuilder", "IServerSideBlazorBuilder", "MvcOptions", "CorsOptions", "IMvcBuilder", "IMvcCoreBuilder", "FilterCollection", "FormatterCollection", "RouteOptions", "ApplicationPartManager",
        "RazorPagesOptions", "PageConventionCollection", "OptionsBuilder", "GrpcServiceOptions", "InterceptorCollection", "IGrpcServerBuilder", "ISignalRServerBuilder", "HubOptions", "IMcpServerBuilder", "HttpServerTransportOptions",
        "IReverseProxyBuilder", "IApiVersioningBuilder", "ApiVersioningOptions", "IApiVersioningPolicyBuilder", "ISunsetPolicyBuilder", "IDeprecationPolicyBuilder", "CarterConfigurator", "EndpointDiscoveryOptions",
        "JsonOptions", "MvcNewtonsoftJsonOptions", "ODataOptions",
        "OpenApiOptions", "SwaggerGenOptions",
    };

    private static readonly string[] Namespaces = { "Microsoft.AspNetCore", "Microsoft.Extensions", "Grpc.AspNetCore", "ModelContextProtocol", "Carter", "FastEndpoints", "Asp.Versioning", "Swashbuckle.AspNetCore" };

    /// <summary>Whether the type builds an application.</summary>
    public static bool IsHostBuilder(ITypeSymbol? type) =>
        type is { Name: "WebApplicationBuilder" or "IHostApplicationBuilder" or "IHostBuilder" or "IWebHostBuilder" } && IsFacet(type);

    /// <summary>Whether a value of that type stands for the application it came from.</summary>
    public static bool IsFacet(ITypeSymbol? type)
    {
        if (type is null)
        {
            return false;
        }

        if (Names.Contains(type.Name))
        {
            var space = type.ContainingNamespace?.ToDisplayString() ?? "";
            return Array.Exists(Namespaces, n => space.StartsWith(n, StringComparison.Ordinal));
        }

        // The serializers' own settings, as far as they are reached from an application's options.
        if (type.Name is "JsonSerializerOptions" or "JsonSerializerSettings")
        {
            return type.ContainingNamespace?.ToDisplayString() is "System.Text.Json" or "Newtonsoft.Json";
        }

        return type is INamedTypeSymbol { Name: "IList", TypeArguments: { Length: 1 } arguments }
            && arguments[0].Name is "IApplicationModelConvention" or "ApplicationPart" or "JsonConverter"
            || type is ITypeParameterSymbol { ConstraintTypes: { Length: > 0 } constraints } && IsFacet(constraints[0]);
    }

    /// <summary>
    /// Whether a value that a call with the services gave has them still, as the builders of health checks, of HTTP clients and of most packages
    /// do, so that what follows <c>.Services</c> reaches the application.
    /// </summary>
    public static bool KeepsServices(ITypeSymbol? type)
    {
        for (var current = type; current is { IsReferenceType: true }; current = current.BaseType)
        {
            if (HasServices(current))
            {
                return true;
            }
        }

        return type is { TypeKind: TypeKind.Interface } && type.AllInterfaces.Any(HasServices);
    }

    // By convention it is the collection that the builder was made with; one of another name may be that of a tenant or of a child.
    private static bool HasServices(ITypeSymbol type) => type.GetMembers("Services").Any(static m =>
        m is IPropertySymbol { IsStatic: false, GetMethod: not null, Type: { Name: "IServiceCollection" } collection } && IsFacet(collection));
}
