// A handler of all requirements whose base class has the method, which leaves to another one to say that they are met.
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

internal abstract class Handler : IAuthorizationHandler
{
    public async Task HandleAsync(AuthorizationHandlerContext context)
    {
        await Task.Yield();
        Answer(context, context.PendingRequirements.ToList());
    }

    protected abstract void Answer(AuthorizationHandlerContext context, IReadOnlyList<IAuthorizationRequirement> pending);
}

internal sealed class AllowAnonymous : Handler
{
    protected override void Answer(AuthorizationHandlerContext context, IReadOnlyList<IAuthorizationRequirement> pending)
    {
        foreach (var requirement in pending)
        {
            context.Succeed(requirement);
        }
    }
}
