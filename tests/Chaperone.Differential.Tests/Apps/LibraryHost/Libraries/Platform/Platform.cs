using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Platform;

public static class PlatformHost
{
    public static IHostBuilder CreateHostBuilder<TStartup>(string[] args) where TStartup : class =>
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<TStartup>());
}

public static class PlatformExtensions
{
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.AddControllers();
        // Two assemblies of the framework have a class of this name: the call is no invisible one (U6).
        services.AddIdentityCore<Microsoft.AspNetCore.Identity.IdentityUser>();
        services.AddAuthorization(options => options.AddPolicy("platform", policy => policy.RequireAuthenticatedUser()));
        return services;
    }

    public static IApplicationBuilder UsePlatformSecurity(this IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseAuthentication();
        return app.UseAuthorization();
    }

    public static void UseRest(this IApplicationBuilder app, Action<IEndpointRouteBuilder> map) => app.UseEndpoints(endpoints =>
    {
        endpoints.MapControllers();
        endpoints.MapGet("/platform", () => "x").RequireAuthorization("platform");
        map(endpoints);
    });
}
