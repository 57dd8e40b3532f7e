using A.Modules;

namespace B.Stores;

public sealed class StoresModule : IModule
{
    public void AddServices(IServiceCollection services) =>
        services.AddAuthorizationBuilder().AddPolicy("write", policy => policy.RequireRole("Admin"));

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var stores = endpoints.MapGroup("/stores");
        Read.Endpoint.Map(stores);
        Update.Endpoint.Map(stores);
        Remove.Endpoint.Map(stores);
        stores.MapMethods("/", ["GET"], () => "all");
        stores.MapMethods("/", ["POST"], () => "new").RequireAuthorization("write");
    }
}
