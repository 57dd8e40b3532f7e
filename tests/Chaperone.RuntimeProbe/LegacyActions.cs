using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chaperone.RuntimeProbe;

/// <summary>
/// The attribute-routed actions of an application that switched endpoint routing off (<c>UseMvc</c>): MVC's own router serves
/// them, no data source lists them, and authorization is a matter of filters. They are described as endpoints all the same.
/// </summary>
/// <remarks>
/// Conventional routes are not listed: nothing in the running application says what they are. Actions that are mapped as endpoints in spite of
/// the option, by <c>MapControllers</c>, are served once.
/// </remarks>
internal static class LegacyActions
{
    public static IEnumerable<RouteEndpoint> Read(IServiceProvider services, IReadOnlyCollection<RouteEndpoint> mapped)
    {
        if (services.GetService<IOptions<MvcOptions>>()?.Value is not { EnableEndpointRouting: false } || services.GetService<IActionDescriptorCollectionProvider>() is not { } provider)
        {
            return [];
        }

        var listed = mapped.Select(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.Id).ToHashSet();
        return provider.ActionDescriptors.Items.OfType<ControllerActionDescriptor>()
            .Where(action => action.AttributeRouteInfo?.Template is not null && !listed.Contains(action.Id))
            .Select(AsEndpoint);
    }

    private static RouteEndpoint AsEndpoint(ControllerActionDescriptor action)
    {
        var builder = new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse(action.AttributeRouteInfo!.Template!), action.AttributeRouteInfo.Order)
        {
            DisplayName = action.DisplayName,
        };
        builder.Metadata.Add(action);
        if (action.ActionConstraints?.OfType<HttpMethodActionConstraint>().SelectMany(constraint => constraint.HttpMethods).ToList() is { Count: > 0 } verbs)
        {
            builder.Metadata.Add(new HttpMethodMetadata(verbs));
        }

        if (action.FilterDescriptors.Any(descriptor => descriptor.Filter is IAllowAnonymousFilter))
        {
            builder.Metadata.Add(new AllowAnonymousAttribute());
        }

        return (RouteEndpoint)builder.Build();
    }
}
