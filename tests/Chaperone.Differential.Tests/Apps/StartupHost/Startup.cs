using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Startups;

/// <summary>3.20: nothing is added for you here.</summary>
public class Startup(IConfiguration configuration)
{
    public IConfiguration Configuration { get; } = configuration;

    public void ConfigureServices(IServiceCollection services)
    {
        services.AddTestAuthentication();
        services.AddControllers();
        services.AddAuthorization(options => options.AddPolicy("admin", policy => policy.RequireRole("Admin")));
    }

    public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
    {
        if (env.IsDevelopment())
        {
            app.UseDeveloperExceptionPage();
        }

        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapControllers();
            endpoints.MapGet("/", context => context.Response.WriteAsync("hello"));
            endpoints.MapGet("/secured", () => "x").RequireAuthorization();
            endpoints.MapGet("/admin", () => "x").RequireAuthorization("admin");
            endpoints.MapGroup("/g").RequireAuthorization().MapGet("/x", () => "x");
        });
    }
}

[ApiController]
[Route("api/[controller]")]
public class WeatherController : ControllerBase
{
    [HttpGet] public string Get() => "sunny";

    [HttpPost, Authorize] public string Post() => "x";

    [HttpDelete, Authorize("admin")] public string Delete() => "x";
}
