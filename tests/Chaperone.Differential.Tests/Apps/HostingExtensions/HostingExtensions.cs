using Microsoft.AspNetCore.Authorization;

namespace Hosting;

internal static class HostingExtensions
{
    public static WebApplication ConfigureServices(this WebApplicationBuilder builder)
    {
        builder.Services.AddTestAuthentication();
        builder.Services.AddAuthorization(options =>
        {
            foreach (var permission in Permissions.All)
            {
                options.AddPolicy(permission, policy => policy.RequireRole("Admin"));
            }
        });
        return builder.Build();
    }

    public static WebApplication ConfigurePipeline(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            app.UseDeveloperExceptionPage();
        }
        else
        {
            app.UseExceptionHandler("/error");
        }

        app.UseAuthentication();
        app.UseAuthorization();

        app.MapGroup("/wards", wards =>
        {
            wards.MapGet("/", () => "x");
            wards.MapPost("/", () => "x").RequireAuthorization(Permissions.WardsWrite);
        });
        app.MapGroup("/beds", MapBeds).RequireAuthorization();
        app.Map("/error", () => Results.Problem());
        return app;
    }

    /// <summary>A group with a callback.</summary>
    private static RouteGroupBuilder MapGroup(this IEndpointRouteBuilder routes, string prefix, Action<RouteGroupBuilder> configure)
    {
        var group = routes.MapGroup(prefix);
        configure(group);
        return group;
    }

    private static void MapBeds(RouteGroupBuilder beds) => beds.MapGet("/{bed:int:range(1,40)}", (int bed) => bed);
}

internal static class Permissions
{
    public const string WardsRead = "wards.read";
    public const string WardsWrite = "wards.write";

    public static readonly string[] All = [WardsRead, WardsWrite];
}
