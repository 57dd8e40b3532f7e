using System.Linq;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>
/// MapStaticAssets: endpoints for GET and HEAD for each file and each of its compressed forms, from a manifest that the build writes after the
/// compiler has run (StaticAssetsEndpointRouteBuilderExtensions). One row stands for all of them.
/// </summary>
internal static class StaticAssets
{
    public static Value Map(KindCall map)
    {
        var endpoint = map.Add(new MappedEndpoint(map.On, EndpointKind.Static, map)
        {
            Pattern = RouteText.Unknown,
            Verbs = new[] { "GET", "HEAD" },
            IsPublicByPurpose = true,
            Partial = "one row for all static assets: the build lists them after compiling",
        });
        return new TargetValue(endpoint);
    }

    /// <summary>
    /// AddInteractiveWebAssemblyRenderMode: where static assets are mapped, their list is served too, under names that hold a hash of it, and no
    /// convention of the components reaches these endpoints (ResourceCollectionConvention, ResourceCollectionUrlEndpoint). One row. Where they are
    /// not, an endpoint among the components hands the runtime's files out (WebAssemblyEndpointProvider).
    /// </summary>
    public static void AddWebAssembly(KindCall map)
    {
        if (map.Run.Endpoints.Any(static e => e.Kind == EndpointKind.Static))
        {
            map.Add(new MappedEndpoint(map.On.Parent ?? map.On, EndpointKind.Static, map)
            {
                Pattern = new RouteText("/_framework/resource-collection?", false),
                IsPublicByPurpose = true,
                Partial = "one row for the list of static assets: its names hold a hash",
            });
        }
        else
        {
            // Options may set a prefix.
            map.Add(new MappedEndpoint(map.On, EndpointKind.Static, map)
            {
                Pattern = new RouteText("/_framework/{*path}", map.Call.OtherArguments().All(static a => a.Value is ConstantValue { Value: null })),
                IsPublicByPurpose = true,
            });
        }
    }
}
