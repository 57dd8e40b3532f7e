using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Migrated;

public class Startup
{
    public Startup(IConfiguration configuration)
    {
        Configuration = configuration;
    }

    public IConfiguration Configuration { get; }

    public void ConfigureServices(IServiceCollection services)
    {
        services.AddTestAuthentication();
        services.AddControllers();
        ConfigureSecurity(services);
    }

    public void Configure(WebApplication app, IWebHostEnvironment env)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        ConfigureEndpoints(app);
    }

    private static void ConfigureEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/info", () => "x");
        endpoints.MapGet("/info/open", () => "x").AllowAnonymous();
    }

    private void ConfigureSecurity(IServiceCollection services) =>
        services.AddAuthorization(options =>
        {
            var builder = new AuthorizationPolicyBuilder();
            builder = builder.RequireAuthenticatedUser();
            options.FallbackPolicy = builder.Build();
        });
}

[Route("legacy")]
public class LegacyController : ControllerBase
{
    [HttpGet] public string Get() => "x";

    [HttpGet("open"), AllowAnonymous] public string Open() => "x";
}
