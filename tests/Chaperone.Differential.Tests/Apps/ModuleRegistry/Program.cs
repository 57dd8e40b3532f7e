// Modules of libraries, found by reflection, kept by a service and mapped in a loop of the application's: one place maps them all.
using A.Modules;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddModules();
var app = builder.Build();
app.MapModules();
app.Run();

public sealed record Registry(IReadOnlyList<IModule> Modules);

internal static class Setup
{
    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        services.AddAuthorization();
        var modules = new List<IModule>();
        foreach (var type in typeof(B.Stores.StoresModule).Assembly.GetTypes().Concat(typeof(Registry).Assembly.GetTypes()))
        {
            if (typeof(IModule).IsAssignableFrom(type) && !type.IsInterface && !type.IsAbstract)
            {
                modules.Add((IModule)Activator.CreateInstance(type)!);
            }
        }

        foreach (var module in modules)
        {
            module.AddServices(services);
        }

        return services.AddSingleton(new Registry(modules));
    }

    public static void MapModules(this WebApplication app)
    {
        foreach (var module in app.Services.GetRequiredService<Registry>().Modules)
        {
            module.MapEndpoints(app);
        }
    }
}

internal sealed class OwnModule : IModule
{
    public void AddServices(IServiceCollection services)
    {
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/own", () => "x");
        endpoints.MapPost("/own", () => "x").RequireAuthorization();
    }
}
