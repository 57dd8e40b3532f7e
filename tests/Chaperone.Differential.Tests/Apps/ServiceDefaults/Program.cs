// Across assemblies: Aspire's shared project. Nothing in it closes anything, it maps probes, and some of it is conditional.
using Shop.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseCorrelation();
app.MapDefaultEndpoints();
app.MapGet("/open", () => "x");
app.MapGet("/closed", () => "x").RequireAuthorization();
app.MapGet("/staff", () => "x").RequireAuthorization(Policies.Staff);
app.MapGet("/shared", () => "x").RequireAuthorization(Policies.AdminsOnly);
app.MapGet("/named", () => "x").RequireAuthorization(Policies.Named);
app.Run();
