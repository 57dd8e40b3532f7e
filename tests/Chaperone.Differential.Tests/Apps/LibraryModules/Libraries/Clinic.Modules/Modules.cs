using Microsoft.AspNetCore.Authorization;

namespace Clinic.Modules;

public interface IClinicModule
{
    void Map(IEndpointRouteBuilder routes);
}

public static class ClinicExtensions
{
    public static IServiceCollection AddClinic(this IServiceCollection services, Action<AuthorizationOptions> configure)
    {
        services.AddAuthorization(configure);
        services.Configure<AuthorizationOptions>(options => options.AddPolicy("admin", policy => policy.RequireRole("Admin")));
        return services;
    }

    public static IEndpointRouteBuilder MapVisits(this IEndpointRouteBuilder app, string prefix)
    {
        var visits = app.MapGroup($"/{prefix}/visits").WithTags("Visits");
        visits.MapGet("/", List);
        visits.MapGet("/{id:int}", (int id) => id);
        visits.MapPost("/", [Authorize(Roles = "Admin")] () => "x");
        visits.MapDelete("/{id:int}", (int id) => id).RequireAuthorization("admin");
        visits.MapPut("/{id:int}", (int id) => id).AllowAnonymous();
        return app;
    }

    public static RouteGroupBuilder MapClinic(this IEndpointRouteBuilder app, bool secure, string prefix)
    {
        var clinic = app.MapGroup(prefix);
        clinic.MapGet("/first", () => "x");
        if (!secure)
        {
            return clinic;
        }

        clinic.RequireAuthorization(policy => policy.RequireRole("Admin"));
        return clinic;
    }

    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder app, string pattern, Delegate handler) => app.MapGet(pattern, handler);

    public static TBuilder Guarded<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(new AuthorizeAttribute { Roles = "Admin" });

    public static void MapEach(this IEndpointRouteBuilder app, Action<RouteGroupBuilder> map)
    {
        foreach (var (name, closed) in new[] { ("/one", true), ("/two", false) })
        {
            var group = app.MapGroup(name);
            if (closed)
            {
                group.RequireAuthorization();
            }

            map(group);
        }
    }

    public static void MapModule<TModule>(this IEndpointRouteBuilder app) where TModule : IClinicModule, new() => new TModule().Map(app);

    private static string List() => "x";
}

public sealed class LabModule(string prefix) : IClinicModule
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGroup("/labs").RequireAuthorization().MapGet("/results", () => prefix);
}

public sealed class XrayModule : IClinicModule
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/xray", () => "x");
}

public static class Handlers
{
    [Authorize]
    public static string Secured() => "x";
}

public static class Whole
{
    public static void Everything(WebApplication app)
    {
        app.MapGet("/everything", () => "x");
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEndpoints(endpoints => endpoints.MapGet("/inside", () => "x").RequireAuthorization());
    }
}
