using A.Contracts;

namespace B.Admin;

public sealed class MvcStartup : IStartupModule
{
    public int Order => 1000;

    public void Configure(WebApplication app)
    {
        var providers = new TypeSearcher().ClassesOfType<IEndpointProvider>()
            .Select(type => (IEndpointProvider)Activator.CreateInstance(type)!)
            .ToList();
        providers.ForEach(provider => provider.Register(app));
    }
}

public sealed class AdminEndpoints : IEndpointProvider
{
    public void Register(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/admin", () => "x").RequireAuthorization();
        routes.MapPost("/admin/login", () => "x");
    }
}
