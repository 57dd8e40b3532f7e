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
}
