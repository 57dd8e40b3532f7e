public static class Modules
{
    public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/orders", () => "orders");
        return routes;
    }

    public static RouteGroupBuilder MapInvoices(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/invoices");
        group.MapGet("/", () => "invoices");
        group.MapPost("/", () => "invoice");
        return group;
    }

    public static IEndpointConventionBuilder MapBoth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/first", () => "first");
        return routes.MapGet("/second", () => "second");
    }
}
