using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace WebHosts;

public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddTestAuthentication();
        services.AddSingleton<Charts>();
        services.AddControllers();
        services.AddAuthorization(options => options.AddPolicy("admin", policy => policy.RequireRole("Admin")));
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapControllers().RequireAuthorization();
            endpoints.MapGet("/", () => "welcome");
            endpoints.MapGet("/admin", () => "x").RequireAuthorization("admin");
        });
    }
}

public class Charts
{
    public List<string> Names { get; } = [];

    public void Fill() => Names.Add("x");
}

[ApiController]
[Route("api/[controller]")]
public class ChartsController(Charts charts) : ControllerBase
{
    [HttpGet] public IEnumerable<string> Get() => charts.Names;

    [HttpGet("count"), AllowAnonymous] public int Count() => charts.Names.Count;
}
