// Across assemblies: modules in libraries behind an interface of a third, found by reflection; the loop is in a library too.
using A.Contracts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
var modules = builder.Services.AddModules(typeof(B.Orders.OrdersModule).Assembly, typeof(C.Billing.BillingModule).Assembly, typeof(Program).Assembly);
var app = builder.Build();
app.MapModules(modules);
app.Run();

internal sealed class OwnModule : IModule
{
    public void AddServices(IServiceCollection services)
    {
    }

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/own", () => "x");
}
