using Microsoft.AspNetCore.Authorization;

namespace Crud;

public static class CrudExtensions
{
    public static RouteGroupBuilder MapCrud<T>(this IEndpointRouteBuilder routes, string prefix, string? policy = null)
        where T : class
    {
        var group = routes.MapGroup(prefix);
        group.MapGet("/", List<T>);
        group.MapGet("/{id:int}", (int id) => typeof(T).Name);
        var write = group.MapPost("/", Add<T>);
        if (policy is not null)
        {
            write.RequireAuthorization(policy);
        }

        return group;
    }

    public static IEndpointConventionBuilder MapResource<T>(this IEndpointRouteBuilder routes)
    {
        var prefix = "/" + typeof(T).Name;
        return routes.MapGet(prefix, () => "x");
    }

    private static IEnumerable<T> List<T>() => [];

    [Authorize]
    private static IResult Add<T>() => Results.Ok();
}
