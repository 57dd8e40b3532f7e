namespace Blocks;

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

    extension<TBuilder>(TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        public TBuilder Secure() => builder.RequireAuthorization();
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
