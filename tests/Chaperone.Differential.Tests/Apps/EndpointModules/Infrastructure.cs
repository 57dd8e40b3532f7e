using System.Reflection;

namespace EndpointModules;

public abstract class EndpointGroupBase
{
    public abstract void Map(WebApplication app);
}

public static class WebApplicationExtensions
{
    public static RouteGroupBuilder MapGroup(this WebApplication app, EndpointGroupBase group) =>
        app.MapGroup($"/api/{group.GetType().Name}").WithTags(group.GetType().Name);

    public static WebApplication MapEndpoints(this WebApplication app)
    {
        var groups = Assembly.GetExecutingAssembly().GetExportedTypes().Where(type => type.IsSubclassOf(typeof(EndpointGroupBase)));
        foreach (var type in groups)
        {
            if (Activator.CreateInstance(type) is EndpointGroupBase instance)
            {
                instance.Map(app);
            }
        }

        return app;
    }
}

public static class RouteBuilderExtensions
{
    public static IEndpointRouteBuilder MapGet(this IEndpointRouteBuilder builder, Delegate handler, string pattern = "")
    {
        builder.MapGet(pattern, handler).WithName(handler.Method.Name);
        return builder;
    }

    public static IEndpointRouteBuilder MapDelete(this IEndpointRouteBuilder builder, Delegate handler, string pattern)
    {
        builder.MapDelete(pattern, handler).WithName(handler.Method.Name);
        return builder;
    }
}
