// A start-up filter puts a middleware in front of all that asks for a key: registered after the start-up class, it comes first all the same.
var host = Host.CreateDefaultBuilder(args)
    .ConfigureWebHostDefaults(web => web.UseStartup<Startup>())
    .ConfigureServices(services => services.AddTransient<IStartupFilter, KeyFilter>())
    .Build();
host.Run();

internal sealed class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddTestAuthentication();
        services.AddAuthorization();
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapGet("/open", () => "x");
            endpoints.MapGet("/user", () => "x").RequireAuthorization();
        });
    }
}

internal sealed class KeyFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, following) =>
        {
            if (context.Request.Headers["X-Test-User"].Count == 0)
            {
                context.Response.StatusCode = 401;
                return;
            }

            await following(context);
        });
        next(app);
    };
}
