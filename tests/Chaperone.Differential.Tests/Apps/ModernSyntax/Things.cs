namespace Modern;

internal static class ThingExtensions
{
    extension(IEndpointRouteBuilder routes)
    {
        public IEndpointRouteBuilder MapThings()
        {
            routes.MapGet("/extension/open", () => "x");
            routes.MapGet("/extension/secured", () => "x").RequireAuthorization();
            return routes;
        }
    }

    extension(RouteGroupBuilder group)
    {
        public RouteGroupBuilder MapSecuredThings()
        {
            group.MapThings();
            return group.RequireAuthorization();
        }
    }
}

internal sealed class Things(IEndpointRouteBuilder routes)
{
    private static readonly Func<string> Handler = () => "x";

    public string Suffix { get; init; } = "default";

    public void Map()
    {
        routes.MapGet("/static", Handler);
        routes.MapGet("/instance", Get);
    }

    private string Get() => Suffix;
}
