// Modules that run in an order of their own: which of the middleware comes first, nothing but their numbers says.
using A.Contracts;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
ClinicStartup.ConfigurePipeline(app);
app.Run();

internal sealed class AppointmentsModule : IStartupModule
{
    public int Order => 1000;

    public void Configure(WebApplication app) => app.UseEndpoints(endpoints =>
    {
        endpoints.MapGet("/appointments", () => "x").RequireAuthorization();
        endpoints.MapGet("/object", () => "x").WithMetadata(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        endpoints.MapGet("/open", () => "x");
    });
}

internal sealed class SecurityModule : IStartupModule
{
    public int Order => 500;

    public void Configure(WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }
}
