namespace Shared;

public abstract class SharedStartup
{
    public static Task RunAsync<TStartup>(string[] args) where TStartup : SharedStartup =>
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<TStartup>()).Build().RunAsync();

    public virtual void ConfigureServices(IServiceCollection services)
    {
        services.AddControllers();
        services.AddAuthorization();
    }

    public virtual void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapControllers();
            endpoints.MapGet("/shared", () => "x").RequireAuthorization();
            endpoints.MapGet("/plain", () => "x");
        });
    }
}
