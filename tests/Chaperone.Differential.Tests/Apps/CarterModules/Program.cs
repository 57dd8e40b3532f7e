// Carter modules: plain ones, those with a group that the constructor configures, those that are not public (2.11).
using Carter;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("Write", policy => policy.RequireRole("Admin"));
builder.Services.AddCarter(configurator: carter => carter
    .WithModule<PlainModule>()
    .WithModule<PatientModule>()
    .WithModule<VisitModule>()
    .WithModule<LabModule>());
var app = builder.Build();

app.MapGroup("/v1").MapCarter();
app.Run();

public class PlainModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/plain", () => "plain");
        app.MapPost("/plain", () => "plain").RequireAuthorization();
    }
}

public class PatientModule : CarterModule
{
    public PatientModule()
        : base("/patients")
    {
        RequireAuthorization();
    }

    public override void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/{id:int}", (int id) => id);
        app.MapDelete("/{id:int}", (int id) => id).RequireAuthorization("Write");
        app.MapGet("/form", () => "form").AllowAnonymous();
    }
}

public class VisitModule() : CarterModule("visits")
{
    public override void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("", () => "visits");
        app.MapGet("open", () => "open");
    }
}

public abstract class SecuredModule : CarterModule
{
    protected SecuredModule(string path)
        : base(path)
    {
        RequireAuthorization();
        WithTags("secured");
    }
}

public class LabModule : SecuredModule
{
    public LabModule()
        : base("/labs")
    {
    }

    public override void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/", () => "labs");
}

public class UnusedModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/unused", () => "unused");
}
