using A.Contracts;

namespace B.Orders;

public sealed class OrdersModule : IModule
{
    public void AddServices(IServiceCollection services) =>
        services.AddAuthorizationBuilder().AddPolicy("orders", policy => policy.RequireRole("Admin"));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/orders", () => "x").RequireAuthorization("orders");
        routes.MapGet("/orders/open", () => "x");
    }
}
