namespace Clinic.Modules;

public interface IClinicModule
{
    void Register(IEndpointRouteBuilder routes);
}

public sealed class LabModule : IClinicModule
{
    public void Register(IEndpointRouteBuilder routes) => routes.Map("/labs", static context => context.Response.WriteAsync("x")).RequireAuthorization();
}
