// Everything that issue 2 point 4 names: modules called several times, wrappers, loops, conditions, collections, later statements (2.8).
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Modules;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();

var app = builder.Build();
var sec = app.MapGroup("/sec").RequireAuthorization();

// a module called several times: one set of endpoints a call
app.MapModule();
sec.MapModule();
PatientModule.MapPatients(sec.MapGroup("/v1"));
PatientModule.MapPatients(routes: app.MapGroup("/v2"));

// generic and plain wrappers
app.MapGet("/wrap/generic", () => "x").Secure();
app.MapGroup("/wrap").Secure().MapGet("/group", () => "x");
app.MapGet("/wrap/role", () => "x").SecureFor("Admin");
app.MapSecured("/wrap/own-map", () => "x");
app.MapSecured("/wrap/own-map2", Handlers.Read).WithName("own-map2");
app.MapPair("/pair").RequireAuthorization();

// static abstract interface modules, and generic ones
app.MapEndpoint<GetVisit>().MapEndpoint<DeleteVisit>();
sec.MapEndpoint<GetVisit>();

// loops
foreach (var name in new[] { "a", "b" })
{
    app.MapGet($"/loop/{name}", () => name).RequireAuthorization();
}

var listed = new List<string> { "c" };
foreach (var item in listed)
{
    sec.MapGet("/listed/" + item, () => item);
}

// conditions
if (app.Environment.IsDevelopment())
{
    app.MapGet("/debug/env", () => "never in production");
}

var guarded = app.MapGet("/conditional", () => "x");
if (app.Environment.IsProduction())
{
    guarded.RequireAuthorization();
}

var group = app.Environment.IsDevelopment() ? app.MapGroup("/dev") : sec.MapGroup("/prod");
group.MapGet("/x", () => "x");

// later statements, stored in locals of several kinds
var stored = app.MapGet("/stored", () => "x");
stored.WithName("stored");
stored.RequireAuthorization();
IEndpointConventionBuilder conventions = app.MapPost("/stored", () => "x");
conventions.RequireAuthorization(policy => policy.RequireRole("Admin"));
RouteHandlerBuilder declared;
declared = app.MapPut("/stored", () => "x");
_ = declared.RequireAuthorization();

// aliases of the application
IEndpointRouteBuilder routes = app;
routes.MapGet("/alias/routes", [Authorize] () => "x");
((IEndpointRouteBuilder)app).MapGroup("/alias").MapGet("/cast", () => "x");
EndpointRouteBuilderExtensions.MapGet(app, "/alias/static-call", () => "x").RequireAuthorization();

// UseEndpoints is the same as mapping on the application (2.10)
app.UseRouting();
app.UseAuthorization();
app.UseEndpoints(endpoints =>
{
    endpoints.MapGet("/use/endpoints", () => "x");
    var inner = endpoints.MapGroup("/use/group").RequireAuthorization();
    inner.MapGet("/x", () => "x");
    endpoints.MapModule("/use/module");
});

// groups in fields and properties, local functions, delegates
new FieldModule(app).Map();
MapLocal(app.MapGroup("/local"));
MapLocal(sec.MapGroup("/local"));
Action<IEndpointRouteBuilder> map = endpoints => endpoints.MapGet("/delegate/x", () => "x");
map(app);

// by reflection over an interface (U4)
foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(t => typeof(IModule).IsAssignableFrom(t) && t is { IsInterface: false, IsAbstract: false }))
{
    ((IModule)Activator.CreateInstance(type)!).AddRoutes(sec);
}

app.Run();

static void MapLocal(RouteGroupBuilder group)
{
    group.MapGet("/fn", () => "x");
    group.MapDelete("/fn", () => "x").RequireAuthorization(new AuthorizeAttribute { Roles = "Admin" });
}
