// A module whose assembly says nothing of itself is handed the route builder: one row says that what it maps is not visible (U2).
using Clinic.Modules;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
var types = new[] { typeof(IClinicModule).Assembly, typeof(Program).Assembly }
    .SelectMany(assembly => assembly.GetTypes())
    .Where(type => typeof(IClinicModule).IsAssignableFrom(type) && !type.IsAbstract);
foreach (var type in types)
{
    var module = (IClinicModule)Activator.CreateInstance(type)!;
    module.Register(app);
}

app.MapGet("/own", () => "x");
app.Run();

internal sealed class PharmacyModule : IClinicModule
{
    public void Register(IEndpointRouteBuilder routes) => routes.MapGet("/pharmacy", () => "x").RequireAuthorization();
}
