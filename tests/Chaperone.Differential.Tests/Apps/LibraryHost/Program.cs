// Across assemblies: a library makes the host, names the start-up class by its type and builds the pipeline.
using Platform;

PlatformHost.CreateHostBuilder<Startup>(args).Build().Run();

internal sealed class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddTestAuthentication();
        services.AddPlatform();
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UsePlatformSecurity();
        app.UseRest(endpoints => endpoints.MapGet("/own", () => "x"));
    }
}
