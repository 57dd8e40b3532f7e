using Microsoft.AspNetCore.Mvc;

namespace HandedOver;

/// <summary>Start-up code that Main hands to somebody else's code, which runs it: the parser of a command line does so, and Task.Run.</summary>
public static class Program
{
    public static Task Main(string[] args) => Task.FromResult(args).ContinueWith(Start).Unwrap();

    private static Task Start(Task<string[]> args) => Task.Run(() => ServeAsync(args.Result));

    private static async Task ServeAsync(string[] args)
    {
        using var settings = new Settings();
        using var host = Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseOwn(settings)).Build();
        await host.StartAsync();
        await host.WaitForShutdownAsync();
    }

    private static IWebHostBuilder UseOwn(this IWebHostBuilder web, Settings settings) => web.UseStartup(context => new Startup(settings, context.Configuration));
}

public sealed class Settings : IDisposable
{
    public string BasePath { get; } = "";

    public void Dispose()
    {
    }
}

public class Startup(Settings settings, IConfiguration configuration)
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddTestAuthentication();
        services.AddControllers();
        services.AddHealthChecks();
        services.AddAuthorization(options => options.AddPolicy("admin", policy => policy.RequireRole(configuration["Role"] ?? "Admin")));
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UsePathBase(settings.BasePath);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapControllers();
            endpoints.MapHealthChecks("/health").RequireAuthorization("admin");
        });
    }
}

[ApiController]
[Route("charts")]
public class ChartsController : ControllerBase
{
    [HttpGet]
    public string All() => "x";

    [HttpGet("own"), Microsoft.AspNetCore.Authorization.Authorize]
    public string Own() => "x";
}
