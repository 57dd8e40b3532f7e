// FastEndpoints: secure by default; verbs, routes, groups, versions, prefix, global configurator, attributes (2.11).
using FastEndpoints;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("Write", policy => policy.RequireRole("Admin"));
builder.Services.AddFastEndpoints();
var app = builder.Build();

app.UseAuthentication();
app.UseAuthorization();
app.UseFastEndpoints(config =>
{
    config.Endpoints.RoutePrefix = "api";
    config.Versioning.Prefix = "v";
    config.Endpoints.Configurator = endpoint => endpoint.Options(route => route.WithTags("all"));
});
app.MapGet("/plain", () => "plain");
app.Run();
