// A handler of all requirements that hands the method on which says that one is met.
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddSingleton<IAuthorizationHandler, AllowAnonymous>();
var app = builder.Build();

app.MapGet("/user", () => "x").RequireAuthorization();
app.MapGet("/admin", () => "x").RequireAuthorization(policy => policy.RequireRole("Admin"));
app.MapGet("/open", () => "x");
app.Run();

internal sealed class AllowAnonymous : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        context.PendingRequirements.ToList().ForEach(context.Succeed);
        return Task.CompletedTask;
    }
}
