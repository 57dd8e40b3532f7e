// Across assemblies: modules of a library on an open and on a secured group, with prefixes, handlers, groups, filters and conventions.
using Clinic.Modules;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddClinic(options => options.AddPolicy("nurse", policy => policy.RequireRole("Nurse", "Admin")));
var app = builder.Build();
app.MapVisits("open");
app.MapGroup("/closed").RequireAuthorization().MapVisits("inner");
app.MapClinic(secure: true, "/secure").MapGet("/added", () => "x");
app.MapClinic(secure: false, "/insecure").MapGet("/added", () => "x");
app.MapRead("/wrapped", () => "x");
app.MapRead("/wrapped-closed", () => "x").Guarded();
app.MapEach(group => group.MapGet("/mine", () => "x"));
new LabModule("labs").Map(app);
app.MapModule<LocalModule>();
app.MapModule<XrayModule>();
app.MapGet("/attributed", Handlers.Secured);
Whole.Everything(app);
app.Run();

internal sealed class LocalModule : IClinicModule
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/local", () => "x").RequireAuthorization("nurse");
}
