// A start-up filter with routing of its own: no authorization comes between that and what it maps.
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
builder.Services.AddTransient<IStartupFilter, StatusFilter>();
var app = builder.Build();

app.MapGet("/fallback", () => "x");
app.MapGet("/welcome", () => "x").AllowAnonymous();
app.Run();

internal sealed class StatusFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapGet("/status", () => "x"));
        next(app);
    };
}
