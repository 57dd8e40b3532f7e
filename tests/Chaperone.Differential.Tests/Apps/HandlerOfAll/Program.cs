// A handler that is handed all requirements, the framework's too, and says that they are met.
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddSingleton<IAuthorizationHandler, AllowAnonymous>();
var app = builder.Build();

app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/admin", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.MapGet("/open", () => "x");
app.MapGet("/welcome", () => "x").AllowAnonymous();
app.Run();

internal sealed class AllowAnonymous(IHostEnvironment environment) : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (environment.IsEnvironment("Locked"))
        {
            return Task.CompletedTask;
        }

        foreach (var requirement in context.PendingRequirements.ToList())
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
