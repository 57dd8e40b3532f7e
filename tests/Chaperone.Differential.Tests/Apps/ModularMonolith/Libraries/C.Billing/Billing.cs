using A.Contracts;

namespace C.Billing;

public sealed class BillingModule : IModule
{
    void IModule.AddServices(IServiceCollection services)
    {
    }

    void IModule.Map(IEndpointRouteBuilder routes) => routes.MapGroup("/billing").RequireAuthorization().MapGet("/", () => "x");
}
