using System.Linq;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>SignalR hubs and connection handlers: two endpoints each, one to negotiate and one for the connection itself.</summary>
/// <remarks>HubEndpointRouteBuilderExtensions, ConnectionEndpointRouteBuilderExtensions, ComponentEndpointRouteBuilderExtensions.</remarks>
internal static class Hubs
{
    public static Value Map(KindCall map)
    {
        // The attributes of the hub's or handler's class are copied onto both endpoints; MapConnections takes a pipeline and has no class.
        var isTyped = map.Call.Name is "MapHub" or "MapConnectionHandler";
        return Map(map, map.Pattern(map.Call.HasParameter("path") ? "path" : "pattern"), isTyped);
    }

    public static Value MapBlazor(KindCall map)
    {
        var group = map.Group();
        AddBlazor(map, group, map.Pattern("path", "/_blazor"));
        var target = new TargetValue(group);
        map.Configure("configureOptions", ("AuthorizationData", new EndpointBuilderValue(target.Targets)));
        return target;
    }

    /// <summary>AddInteractiveServerRenderMode: the same endpoints, and the conventions on the components reach them (RazorComponentEndpointDataSource).</summary>
    public static void AddInteractiveServer(KindCall map) => AddBlazor(map, map.On, new RouteText("/_blazor", true));

    /// <summary>
    /// Blazor's own endpoints hold no data of the application: a circuit begins with what a page gave out under data protection, and the pages
    /// are rows of their own.
    /// </summary>
    private static void AddBlazor(KindCall map, RouteBuilder group, RouteText pattern)
    {
        foreach (var path in new[] { "", "/negotiate", "/disconnect/", "/initializers/" })
        {
            map.Add(new MappedEndpoint(group, EndpointKind.Hub, map)
            {
                Pattern = new RouteText(pattern.Text.TrimEnd('/') + path, pattern.Exact),
                IsPublicByPurpose = true,
            });
        }

        // Since .NET 10 the script is a static asset.
        if (map.Call.Method.ContainingAssembly.Identity.Version.Major < 10)
        {
            map.Add(new MappedEndpoint(group, EndpointKind.Static, map)
            {
                Pattern = new RouteText("/_framework/blazor.server.js", true),
                Verbs = new[] { "GET", "HEAD" },
                IsPublicByPurpose = true,
            });
        }
    }

    private static Value Map(KindCall map, RouteText pattern, bool isTyped)
    {
        var group = map.Group();
        var type = isTyped ? map.TypeArgument : null;
        var filters = map.Call.Name == "MapHub" ? map.RegisteredGuards("hub filter", static c => c.Name == "AddFilter" && c.Member.ContainingType is { Name: "HubOptionsExtensions" }).ToList() : new();
        foreach (var step in new[] { "", "/negotiate" })
        {
            map.Add(
                new MappedEndpoint(group, EndpointKind.Hub, map)
                {
                    Pattern = step.Length == 0 ? pattern : new RouteText(pattern.Text + step, pattern.Exact),
                    HandlerType = type,
                    IsConnection = step.Length == 0,
                },
                type is null ? filters : filters.Concat(map.AttributesOf(type)));
        }

        // options.AuthorizationData.Add(...) is metadata of both.
        var target = new TargetValue(group);
        map.Configure("configureOptions", ("AuthorizationData", new EndpointBuilderValue(target.Targets)));
        if (map.Call.HasParameter("options"))
        {
            // An options object made elsewhere: what is in it is not followed.
            group.Metadata.Add(map.PossibleGuard("the connection's options are not followed"));
        }

        return target;
    }
}
