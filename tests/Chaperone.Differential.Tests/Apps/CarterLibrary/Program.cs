// A library that refers to Carter and has no module of its own: nothing of it is mapped.
using Carter;
using Clinic.Routing;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddClinicModules();
var app = builder.Build();
app.MapCarter();
app.Run();

public class VisitModule : ClinicModule
{
    public VisitModule()
        : base("/visits")
    {
    }

    public override void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/", () => "visits").RequireAuthorization();
}

public class WelcomeModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/welcome", () => "welcome");
}
