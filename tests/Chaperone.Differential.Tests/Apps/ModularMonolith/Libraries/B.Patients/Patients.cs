using A.Contracts;

namespace B.Patients;

public sealed class PatientsModule : IModule
{
    public void AddServices(IServiceCollection services) =>
        services.AddAuthorizationBuilder().AddPolicy("patients", policy => policy.RequireRole("Admin"));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/patients", () => "x").RequireAuthorization("patients");
        routes.MapGet("/patients/open", () => "x");
    }
}
