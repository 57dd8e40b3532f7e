using Microsoft.AspNetCore.Authorization;

namespace Modules;

public static class ModuleExtensions
{
    public static IEndpointRouteBuilder MapModule(this IEndpointRouteBuilder routes, string prefix = "/mod")
    {
        var group = routes.MapGroup(prefix);
        group.MapGet("/x", () => "x");
        group.MapPost("/x", Handlers.Write);
        return routes;
    }

    /// <summary>A convention for two endpoints at once.</summary>
    public static IEndpointConventionBuilder MapPair(this IEndpointRouteBuilder routes, string prefix)
    {
        var group = routes.MapGroup(prefix);
        group.MapGet("/left", () => "l");
        group.MapGet("/right", [AllowAnonymous] () => "r");
        return group;
    }

    public static RouteHandlerBuilder MapSecured(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapGet(pattern, handler).RequireAuthorization();

    public static TBuilder Secure<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization();

    public static TBuilder SecureFor<TBuilder>(this TBuilder builder, string role)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.RequireAuthorization(policy => policy.RequireRole(role));
        return builder;
    }
}

public static class PatientModule
{
    private const string Root = "patients";

    public static void MapPatients(RouteGroupBuilder routes)
    {
        routes.MapGet($"{Root}/{{id:int}}", (int id) => id);
        Inner(routes);

        static void Inner(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Root + "/count", () => 1).WithMetadata(new AllowAnonymousAttribute());
    }
}

public static class Handlers
{
    public static string Read() => "x";

    [Authorize(Roles = "Admin")]
    public static string Write() => "x";
}

public sealed class FieldModule
{
    private readonly RouteGroupBuilder _group;

    public FieldModule(IEndpointRouteBuilder routes)
    {
        _group = routes.MapGroup("/field").RequireAuthorization();
        Open = routes.MapGroup("/property");
    }

    private RouteGroupBuilder Open { get; }

    public void Map()
    {
        _group.MapGet("/x", () => "x");
        Open.MapGet("/x", Get);
        this._group.MapPost("/x", Post).AllowAnonymous();
    }

    private string Get() => "x";

    private static string Post() => "x";
}
