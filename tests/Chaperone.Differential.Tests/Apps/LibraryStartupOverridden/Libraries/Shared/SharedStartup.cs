namespace Shared;

public abstract class SharedStartup
{
    protected virtual bool IsClosed => true;

    public static Task RunAsync<TStartup>(string[] args) where TStartup : SharedStartup =>
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<TStartup>()).Build().RunAsync();

    public virtual void ConfigureServices(IServiceCollection services)
    {
        services.AddControllers();
        services.AddAuthorization();
        services.AddHealthChecks();
    }

    public virtual void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapControllers();
            var shared = endpoints.MapHealthChecks("/shared");
            if (IsClosed)
            {
                shared.RequireAuthorization();
            }
        });
    }
}
