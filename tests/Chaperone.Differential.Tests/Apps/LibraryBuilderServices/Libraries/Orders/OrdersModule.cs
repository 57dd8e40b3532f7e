using Microsoft.Extensions.DependencyInjection;

namespace Orders;

public static class OrdersModule
{
    public static IServiceCollection AddOrders(this IServiceCollection services) =>
        services
            .AddHealthChecks()
            .Services
            .AddSingleton<Shelf>()
            .AddAuthorization(options => options.AddPolicy("Invoices", policy => policy.RequireRole("Admin")));
}

public sealed class Shelf;
