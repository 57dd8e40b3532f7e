using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Chaperone.RuntimeProbe;

/// <summary>Reads the application's endpoint data sources into the report.</summary>
internal static class EndpointReader
{
    /// <returns>The framework's endpoints with their rows, in the framework's order.</returns>
    public static IReadOnlyList<(RouteEndpoint Endpoint, ProbedEndpoint Row)> Read(IServiceProvider services, ProbeReport report)
    {
        // A filter that [ServiceFilter] names is a service, often a scoped one.
        using var scope = services.CreateScope();

        // Endpoints that only serve link generation are never matched.
        var mapped = services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        var pairs = mapped
            .Concat(LegacyActions.Read(services, mapped))
            .Where(endpoint => endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is not { SuppressMatching: true })
            .Select(endpoint => (endpoint, Describe(endpoint, scope.ServiceProvider)))
            .ToList();
        report.Endpoints.AddRange(pairs.Select(pair => pair.Item2));
        return pairs;
    }

    private static ProbedEndpoint Describe(RouteEndpoint endpoint, IServiceProvider services)
    {
        var metadata = MetadataOf(endpoint, services);
        var filters = AuthorizeFilters(metadata, services).ToList();
        return new()
        {
            Route = ConcreteRoute.Of(endpoint.RoutePattern),
            RawText = endpoint.RoutePattern.RawText ?? "",
            Verbs = [.. metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []],
            DisplayName = endpoint.DisplayName ?? "",
            Kind = EndpointKind.Of(metadata),
            Handler = Handler(metadata),
            AuthorizeData = [.. metadata.GetOrderedMetadata<IAuthorizeData>().Select(Describe)],
            FilterAuthorizeData = [.. filters.SelectMany(filter => filter.AuthorizeData ?? []).Select(Describe)],
            Effective = EffectivePolicy.Of(metadata, filters, services),
            AllowAnonymous = metadata.GetOrderedMetadata<IAllowAnonymous>().Count,
            PolicyObjects = [.. metadata.GetOrderedMetadata<AuthorizationPolicy>().Select(Requirements)],
            RequirementData = [.. metadata.GetOrderedMetadata<IAuthorizationRequirementData>().Select(data => data.GetType().FullName ?? "")],
            IsDynamic = metadata.GetMetadata<IDynamicEndpointMetadata>() is { IsDynamic: true },
            ShortCircuit = metadata.Any(item => item.GetType().Name == "ShortCircuitMetadata"),
        };
    }

    /// <summary>
    /// What a page's class and its conventions say is there once the page is loaded, which the matcher does with the endpoint that it has chosen
    /// (PageLoaderMatcherPolicy); so are its filters, global ones included.
    /// </summary>
    private static EndpointMetadataCollection MetadataOf(RouteEndpoint endpoint, IServiceProvider services) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page and not CompiledPageActionDescriptor && services.GetService<PageLoader>() is { } loader
            ? loader.LoadAsync(page, endpoint.Metadata).GetAwaiter().GetResult().Endpoint?.Metadata ?? endpoint.Metadata
            : endpoint.Metadata;

    private static ProbedHandler? Handler(EndpointMetadataCollection metadata)
    {
        if (metadata.GetMetadata<ControllerActionDescriptor>() is { } action)
        {
            return Describe(action.MethodInfo, action.ControllerTypeInfo.FullName);
        }

        return metadata.GetMetadata<MethodInfo>() is { } method ? Describe(method, controller: null) : null;
    }

    private static ProbedHandler Describe(MethodInfo method, string? controller) => new()
    {
        DeclaringType = method.DeclaringType?.FullName ?? "",
        Method = method.Name,
        BaseType = method.GetBaseDefinition().DeclaringType?.FullName ?? "",
        Controller = controller,
        IsCallable = !method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef),
    };

    private static ProbedAuthorizeData Describe(IAuthorizeData data) =>
        new() { Type = data.GetType().FullName ?? "", Policy = data.Policy, Roles = data.Roles, Schemes = data.AuthenticationSchemes };

    private static IEnumerable<AuthorizeFilter> AuthorizeFilters(EndpointMetadataCollection metadata, IServiceProvider services) =>
        metadata.GetMetadata<ActionDescriptor>()?.FilterDescriptors.Select(descriptor => Service(descriptor.Filter, services)).OfType<AuthorizeFilter>() ?? [];

    /// <summary>The filter that [ServiceFilter] or [TypeFilter] stands for, as it is registered or made: MVC's own way to it would lose the policy's name.</summary>
    private static object? Service(IFilterMetadata filter, IServiceProvider services) => filter switch
    {
        ServiceFilterAttribute { ServiceType: { } type } => services.GetService(type),
        TypeFilterAttribute { ImplementationType: { } type, Arguments: { Length: > 0 } arguments } when type == typeof(AuthorizeFilter) => ActivatorUtilities.CreateInstance(services, type, arguments),
        _ => filter,
    };

    private static List<string> Requirements(AuthorizationPolicy policy) => [.. policy.Requirements.Select(r => r.ToString() ?? "")];
}
