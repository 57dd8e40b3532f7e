using System.Linq;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>
/// MapStaticAssets: endpoints for GET and HEAD for each file and each of its compressed forms, from a manifest that the build writes after the
/// compiler has run (StaticAssetsEndpointRouteBuilderExtensions). One row stands for all of them.
/// </summary>
internal static class StaticAssets
{
    private const string RuntimeFiles = "/_framework/{*path}";

    public static Value Map(KindCall map)
    {
        var endpoint = map.Add(new MappedEndpoint(map.On, EndpointKind.Static, map)
        {
            Pattern = RouteText.Unknown,
            Verbs = new[] { "GET", "HEAD" },
            IsPublicByPurpose = true,
            Partial = "one row for all static assets: the build lists them after compiling",
        });

        // Components that were mapped before: what they serve is decided when the endpoints are made, and not in the order of the calls.
        foreach (var files in map.Run.Endpoints.Where(static e => e is { Kind: EndpointKind.Static, Pattern.Text: RuntimeFiles }).ToList())
        {
            map.Run.Endpoints.Remove(files);
            AddCollection(map, files.On);
        }

        return new TargetValue(endpoint);
    }

    /// <summary>
    /// AddInteractiveWebAssemblyRenderMode: where static assets are mapped, their list is served too, under names that hold a hash of it, and no
    /// convention of the components reaches these endpoints (ResourceCollectionConvention, ResourceCollectionUrlEndpoint). One row. Where they are
    /// not, an endpoint among the components hands the runtime's files out (WebAssemblyEndpointProvider).
    /// </summary>
    public static void AddWebAssembly(KindCall map)
    {
        if (map.Run.Endpoints.Any(static e => e is { Kind: EndpointKind.Static, Pattern.Text: not RuntimeFiles }))
        {
            AddCollection(map, map.On);
        }
        else
        {
            // Options may set a prefix.
            map.Add(new MappedEndpoint(map.On, EndpointKind.Static, map)
            {
                Pattern = new RouteText(RuntimeFiles, map.Call.OtherArguments().All(static a => a.Value is ConstantValue { Value: null })),
                IsPublicByPurpose = true,
            });
        }
    }

    private static void AddCollection(KindCall map, RouteBuilder components) =>
        map.Add(new MappedEndpoint(components.Parent ?? components, EndpointKind.Static, map)
        {
            Pattern = new RouteText("/_framework/resource-collection?", false),
            IsPublicByPurpose = true,
            Partial = "one row for the list of static assets: its names hold a hash",
        });
}
